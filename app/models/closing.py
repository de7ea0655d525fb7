"""What closes a meeting: what happens next, and its Protokoll with every version that was ever fixed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Model, UtcDateTime


class NextStep(Model):
    """What happens next: `what`, by whom (an institution) and until when, in the words of the desk.

    `sketch` is the number of the sketch it belongs to, `meeting` the one in which it was planned, `revision` counts
    its changes. One that was taken out is kept, so that this can be undone.
    """

    __tablename__ = "next_step"
    __table_args__ = (UniqueConstraint("workshop_id", "number"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"))
    number: Mapped[int]
    position: Mapped[int]
    what: Mapped[str] = mapped_column(Text)
    who: Mapped[str] = mapped_column(String(120))
    due: Mapped[str] = mapped_column(String(60))
    sketch: Mapped[int | None]
    meeting: Mapped[int]
    revision: Mapped[int] = mapped_column(default=1)
    listed: Mapped[bool] = mapped_column(default=True)


class Minutes(Model):
    """One version of the Protokoll of a meeting (Ideensitzung).

    While it is a draft, `edits` holds what the desk wrote instead of what the records say, by section: heading, text
    (both None once taken back) and `revision`. Fixed at `fixed_at`, `sections` is all of it as it stood, in
    `language`; it is never changed. `reopened_at` and `reason` say when and why a further version was begun.
    """

    __tablename__ = "minutes"
    __table_args__ = (UniqueConstraint("workshop_id", "meeting", "version"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"))
    meeting: Mapped[int]
    version: Mapped[int]
    edits: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    sections: Mapped[list[dict[str, str]]] = mapped_column(JSON, default=list)
    language: Mapped[str] = mapped_column(String(8), default="")
    fixed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reopened_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reason: Mapped[str] = mapped_column(String(500), default="")
