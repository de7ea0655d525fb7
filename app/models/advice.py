"""Advice on sketches, what became of it, who has read it, and the seats of the advisory board (Beirat)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Model, UtcDateTime


class Adviser(Model):
    """A seat of the advisory board and its link; a revoked one opens nothing, what it said keeps its name."""

    __table_args__ = (UniqueConstraint("workshop_id", "number"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"))
    number: Mapped[int]
    name: Mapped[str] = mapped_column(String(80))
    token_digest: Mapped[str] = mapped_column(String(64), unique=True)
    issued_at: Mapped[datetime] = mapped_column(UtcDateTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Advice(Model):
    """A piece of advice on a sketch or one of its sections, or an answer: `answers` is the number of the piece.

    `voice` is who speaks, also when the person is gone; `named` says whether a participant's name may be shown.
    """

    __table_args__ = (
        UniqueConstraint("workshop_id", "number"),
        Index("ix_advice_workshop_id_sketch", "workshop_id", "sketch"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"))
    number: Mapped[int]
    sketch: Mapped[int]
    section: Mapped[str | None] = mapped_column(String(32))
    answers: Mapped[int | None]
    voice: Mapped[str] = mapped_column(String(16))
    participant_id: Mapped[int | None] = mapped_column(
        ForeignKey("participant.id", ondelete="SET NULL"), index=True
    )
    adviser_id: Mapped[int | None] = mapped_column(ForeignKey("adviser.id", ondelete="SET NULL"))
    named: Mapped[bool] = mapped_column(default=False)
    locale: Mapped[str] = mapped_column(String(8))
    text: Mapped[str] = mapped_column(Text)
    withdrawn: Mapped[bool] = mapped_column(default=False)
    hidden_reason: Mapped[str | None] = mapped_column(String(300))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class AdviceVerdict(Model):
    """What became of a piece of advice; the last one holds, and all are kept."""

    __table_args__ = (
        ForeignKeyConstraint(
            ["workshop_id", "advice"], ["advice.workshop_id", "advice.number"], ondelete="CASCADE"
        ),
    )
    workshop_id: Mapped[int] = mapped_column(primary_key=True)
    advice: Mapped[int] = mapped_column(primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str] = mapped_column(Text)
    locale: Mapped[str] = mapped_column(String(8))
    by_team: Mapped[bool]
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class AdviceSeen(Model):
    """Up to which number a participant has seen the advice on a sketch; for "new since your last visit"."""

    participant_id: Mapped[int] = mapped_column(
        ForeignKey("participant.id", ondelete="CASCADE"), primary_key=True
    )
    sketch: Mapped[int] = mapped_column(primary_key=True)
    upto: Mapped[int]
