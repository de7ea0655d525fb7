"""Questions of the audience while results are presented, and who supports them as long as that counts."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Model, UtcDateTime


class AudienceQuestion(Model):
    """A question, to a sketch (its number) or to all; `participant_id` None: the moderator entered it for somebody.

    `support` is how many others wanted to know and are forgotten: all of them when the question is `settled`, before
    that those who were removed. An anonymous one forgets its `participant_id` when it is answered, or the presenting
    ends; its `locale` is what its letters tell.
    """

    __tablename__ = "audience_question"
    __table_args__ = (UniqueConstraint("workshop_id", "number"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"))
    number: Mapped[int]
    sketch: Mapped[int | None]
    participant_id: Mapped[int | None] = mapped_column(
        ForeignKey("participant.id", ondelete="SET NULL"), index=True
    )
    by_facilitator: Mapped[bool] = mapped_column(default=False)
    named: Mapped[bool] = mapped_column(default=False)
    locale: Mapped[str] = mapped_column(String(8), default="de")
    text: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(16))
    hidden_reason: Mapped[str | None] = mapped_column(String(300))
    support: Mapped[int] = mapped_column(default=0)
    settled: Mapped[bool] = mapped_column(default=False)
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)


class AudienceSupport(Model):
    """Somebody wants to know that too; deleted when the question is answered or hidden."""

    __tablename__ = "audience_support"
    question_id: Mapped[int] = mapped_column(
        ForeignKey("audience_question.id", ondelete="CASCADE"), primary_key=True
    )
    participant_id: Mapped[int] = mapped_column(
        ForeignKey("participant.id", ondelete="CASCADE"), primary_key=True, index=True
    )
