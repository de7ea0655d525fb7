"""Who has seen which idea, what was asked about it, and what somebody found offensive."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Model, UtcDateTime


class Sight(Model):
    """A participant has seen an idea: for "unseen first", and for what has been read; never shown with a person."""

    __table_args__ = (Index("ix_sight_workshop_id_idea", "workshop_id", "idea"),)
    participant_id: Mapped[int] = mapped_column(
        ForeignKey("participant.id", ondelete="CASCADE"), primary_key=True
    )
    idea: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"))


class Remark(Model):
    """A question on an idea (Rückfrage), or an answer to one: `answers` is the number of the question.

    `participant_id` None is the moderator, or somebody who is gone; `named` says whether the name may be shown.
    """

    __table_args__ = (
        UniqueConstraint("workshop_id", "number"),
        Index("ix_remark_workshop_id_idea", "workshop_id", "idea"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"))
    number: Mapped[int]
    idea: Mapped[int]
    answers: Mapped[int | None]
    participant_id: Mapped[int | None] = mapped_column(ForeignKey("participant.id", ondelete="SET NULL"))
    by_facilitator: Mapped[bool] = mapped_column(default=False)
    named: Mapped[bool] = mapped_column(default=False)
    locale: Mapped[str] = mapped_column(String(8), default="de")
    text: Mapped[str] = mapped_column(Text)
    hidden_reason: Mapped[str | None] = mapped_column(String(300))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class Complaint(Model):
    """Somebody found something offensive; only the moderator reads it, and settles it.

    It is about an idea, a remark on it, or a piece of advice on the sketch that came of it.
    """

    __table_args__ = (Index("ix_complaint_workshop_id_settled", "workshop_id", "settled"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"))
    idea: Mapped[int]
    remark: Mapped[int | None]
    advice: Mapped[int | None]
    participant_id: Mapped[int | None] = mapped_column(ForeignKey("participant.id", ondelete="SET NULL"))
    reason: Mapped[str] = mapped_column(String(300))
    settled: Mapped[bool] = mapped_column(default=False)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
