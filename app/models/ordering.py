"""What is shared out among people: ideas to be inspired by, ideas to put in order; and pairs of ideas."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Model, UtcDateTime


class Inspiration(Model):
    """An idea of somebody else that a participant is shown while writing; `round` counts how often they were opened."""

    __table_args__ = (Index("ix_inspiration_workshop_id_idea", "workshop_id", "idea"),)
    participant_id: Mapped[int] = mapped_column(
        ForeignKey("participant.id", ondelete="CASCADE"), primary_key=True
    )
    idea: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"))
    round: Mapped[int]


class OrderingShare(Model):
    """Who puts this idea in order, while ordering is shared out: each idea belongs to one participant."""

    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"), primary_key=True)
    idea: Mapped[int] = mapped_column(primary_key=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id", ondelete="CASCADE"), index=True)


class IdeaPair(Model):
    """Two ideas (`one` < `other`) that are told apart.

    `kind`: "different" is not proposed as alike again; of "exclusive" ideas only one can be chosen.
    """

    __table_args__ = (CheckConstraint("one < other", name="order"),)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(16), primary_key=True)
    one: Mapped[int] = mapped_column(primary_key=True)
    other: Mapped[int] = mapped_column(primary_key=True)


class ImportDraft(Model):
    """Rows of a file that were read but not yet taken; they go when they are taken, or after a day."""

    id: Mapped[str] = mapped_column(String(43), primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(120))
    rows: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
