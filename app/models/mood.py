"""Stimmungsbilder: when the room was asked what it makes of a sketch, its answers until then, and what is kept."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Model, UtcDateTime


class MoodRound(Model):
    """One time the room was asked about a sketch; asked again it is a new row, never an overwritten one.

    `shown_at` is when it was last put on the big screen, None once it was taken off. `with_benches`: whether the
    result is kept by bench too. Once closed, `counts` are answers by level, empty where they were too few to be kept,
    `by_bench` is as `domain.benches.results_by_bench` makes it, and `present` people had a place in the room.
    """

    __tablename__ = "mood_round"
    __table_args__ = (UniqueConstraint("sketch_id", "number"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    sketch_id: Mapped[int] = mapped_column(ForeignKey("sketch.id", ondelete="CASCADE"))
    number: Mapped[int]
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    shown_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    with_benches: Mapped[bool]
    present: Mapped[int] = mapped_column(default=0)
    counts: Mapped[dict[str, int]] = mapped_column(JSON, default=dict)
    by_bench: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


class MoodMark(Model):
    """What somebody answers while a question is open; deleted when it closes, as the marks of a vote are."""

    __tablename__ = "mood_mark"
    round_id: Mapped[int] = mapped_column(ForeignKey("mood_round.id", ondelete="CASCADE"), primary_key=True)
    participant_id: Mapped[int] = mapped_column(
        ForeignKey("participant.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    mood: Mapped[int]
    text: Mapped[str] = mapped_column(Text, default="")


class MoodWord(Model):
    """What somebody missed, in a drawn order: without a person, a bench, a time, a language, or the level they chose.

    `hidden_reason`: why the moderator took it off all screens and out of all papers; None while it is told.
    """

    __tablename__ = "mood_word"
    round_id: Mapped[int] = mapped_column(ForeignKey("mood_round.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    hidden_reason: Mapped[str | None] = mapped_column(String(300))
