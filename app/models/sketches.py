"""Project sketches and their sections; every earlier text is kept."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Model, UtcDateTime


class SketchTemplate(Model):
    """A version of a process's template for sketches; a version is never changed, and lives while a sketch has it."""

    __table_args__ = (UniqueConstraint("process_id", "number", "version"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    process_id: Mapped[int] = mapped_column(ForeignKey("process.id", ondelete="CASCADE"))
    number: Mapped[int]
    version: Mapped[int]
    name: Mapped[dict[str, str]] = mapped_column(JSON)
    data: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Sketch(Model):
    """A project sketch (Projektskizze) that grew out of a selected idea.

    `active` says whether the idea is in the room's latest selection; a sketch is never deleted. `team_size` is how
    many people are wished for here, where that differs from the workshop's.
    """

    __table_args__ = (UniqueConstraint("workshop_id", "number"), UniqueConstraint("workshop_id", "idea"))
    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"))
    template_id: Mapped[int] = mapped_column(ForeignKey("sketch_template.id"), index=True)
    number: Mapped[int]
    idea: Mapped[int]
    position: Mapped[int]
    active: Mapped[bool] = mapped_column(default=True)
    team_size: Mapped[int | None]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class HelpCall(Model):
    """A team asks the moderator to come; the row goes when that is done. Who asked is not kept."""

    sketch_id: Mapped[int] = mapped_column(ForeignKey("sketch.id", ondelete="CASCADE"), primary_key=True)
    note: Mapped[str] = mapped_column(String(200))
    locale: Mapped[str] = mapped_column(String(8))
    called_at: Mapped[datetime] = mapped_column(UtcDateTime)
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Section(Model):
    """A section (Feld) of a sketch: what it says now, and the shared document behind it.

    `text` is its text, or JSON of its fields where it has some. `revision` counts its changes. `state` is the document
    merged up to change number `compacted`; while it is NULL nobody has written yet, and the document is made of `text`.
    """

    sketch_id: Mapped[int] = mapped_column(ForeignKey("sketch.id", ondelete="CASCADE"), primary_key=True)
    key: Mapped[str] = mapped_column(String(32), primary_key=True)
    position: Mapped[int]
    text: Mapped[str] = mapped_column(Text, default="")
    revision: Mapped[int] = mapped_column(default=0)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime)
    state: Mapped[bytes | None] = mapped_column(LargeBinary)
    compacted: Mapped[int] = mapped_column(default=0)


class SectionUpdate(Model):
    """A change of a section as it was sent (Yjs update); `seq` is the journal's number that told of it."""

    sketch_id: Mapped[int] = mapped_column(ForeignKey("sketch.id", ondelete="CASCADE"), primary_key=True)
    key: Mapped[str] = mapped_column(String(32), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    seq: Mapped[int]
    data: Mapped[bytes] = mapped_column(LargeBinary)
    participant_id: Mapped[int | None] = mapped_column(ForeignKey("participant.id", ondelete="SET NULL"))


class SectionDevice(Model):
    """For which device (an opened page, by its Yjs client id) of a section who writes: whoever first did.

    `pen` is a digest of a secret that the browser keeps, `participant_id` who wrote first as this device.
    """

    sketch_id: Mapped[int] = mapped_column(ForeignKey("sketch.id", ondelete="CASCADE"), primary_key=True)
    key: Mapped[str] = mapped_column(String(32), primary_key=True)
    device: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    pen: Mapped[bytes] = mapped_column(LargeBinary)
    participant_id: Mapped[int | None] = mapped_column(
        ForeignKey("participant.id", ondelete="SET NULL"), index=True
    )


class SectionVersion(Model):
    """What a section said after a spell of work; number 0 is what the sketch began with.

    `text` of the newest version is NULL: it is the section's present text. `restored` is the number of the earlier
    version it was made of, if it was.
    """

    sketch_id: Mapped[int] = mapped_column(ForeignKey("sketch.id", ondelete="CASCADE"), primary_key=True)
    key: Mapped[str] = mapped_column(String(32), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str | None] = mapped_column(Text)
    begun_at: Mapped[datetime] = mapped_column(UtcDateTime)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    restored: Mapped[int | None]


class SectionWriter(Model):
    """Who wrote in a version of a section."""

    sketch_id: Mapped[int] = mapped_column(ForeignKey("sketch.id", ondelete="CASCADE"), primary_key=True)
    key: Mapped[str] = mapped_column(String(32), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    participant_id: Mapped[int] = mapped_column(
        ForeignKey("participant.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class SketchMember(Model):
    """A participant in the team of a sketch."""

    sketch_id: Mapped[int] = mapped_column(ForeignKey("sketch.id", ondelete="CASCADE"), primary_key=True)
    participant_id: Mapped[int] = mapped_column(
        ForeignKey("participant.id", ondelete="CASCADE"), primary_key=True, index=True
    )
