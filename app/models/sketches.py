"""Project sketches and their sections; every earlier text is kept."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Model, UtcDateTime


class Sketch(Model):
    """A project sketch (Projektskizze) that grew out of a selected idea.

    `active` says whether the idea is in the room's latest selection; a sketch is never deleted. `team_size` is how
    many people are wished for here, where that differs from the workshop's.
    """

    __table_args__ = (UniqueConstraint("workshop_id", "number"), UniqueConstraint("workshop_id", "idea"))
    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"))
    number: Mapped[int]
    idea: Mapped[int]
    position: Mapped[int]
    active: Mapped[bool] = mapped_column(default=True)
    team_size: Mapped[int | None]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Section(Model):
    """A section (Feld) of a sketch with its present text."""

    sketch_id: Mapped[int] = mapped_column(ForeignKey("sketch.id", ondelete="CASCADE"), primary_key=True)
    key: Mapped[str] = mapped_column(String(32), primary_key=True)
    position: Mapped[int]
    text: Mapped[str] = mapped_column(Text, default="")
    revision: Mapped[int] = mapped_column(default=0)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime)


class SectionVersion(Model):
    """A text a section had or has; revision 0 is what the sketch began with."""

    sketch_id: Mapped[int] = mapped_column(ForeignKey("sketch.id", ondelete="CASCADE"), primary_key=True)
    key: Mapped[str] = mapped_column(String(32), primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    participant_id: Mapped[int | None] = mapped_column(ForeignKey("participant.id", ondelete="SET NULL"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class SketchMember(Model):
    """A participant in the team of a sketch."""

    sketch_id: Mapped[int] = mapped_column(ForeignKey("sketch.id", ondelete="CASCADE"), primary_key=True)
    participant_id: Mapped[int] = mapped_column(
        ForeignKey("participant.id", ondelete="CASCADE"), primary_key=True, index=True
    )
