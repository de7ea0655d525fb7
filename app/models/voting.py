"""Vote rounds, ballots while open, ballots once cast, and the room's selection."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Model, UtcDateTime


class VoteRound(Model):
    """A vote round; a repeated round is a new row, never an overwritten one."""

    __table_args__ = (UniqueConstraint("workshop_id", "number"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"))
    number: Mapped[int]
    method: Mapped[str] = mapped_column(String(16))
    budget: Mapped[int]
    per_idea: Mapped[int]
    seed: Mapped[str] = mapped_column(String(16))
    ideas: Mapped[list[int]] = mapped_column(JSON)
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    voters: Mapped[int] = mapped_column(default=0)


class BallotMark(Model):
    """Points of a person on an idea, only while the round is open; wiped when it closes."""

    __table_args__ = (CheckConstraint("points >= 1", name="points"),)
    round_id: Mapped[int] = mapped_column(ForeignKey("vote_round.id", ondelete="CASCADE"), primary_key=True)
    participant_id: Mapped[int] = mapped_column(
        ForeignKey("participant.id", ondelete="CASCADE"), primary_key=True
    )
    idea: Mapped[int] = mapped_column(primary_key=True)
    points: Mapped[int]


class CastBallot(Model):
    """A ballot (Stimmabgabe) of a closed round: no person, no time; its id is random, and so is its place."""

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("vote_round.id", ondelete="CASCADE"), index=True)
    marks: Mapped[dict[str, int]] = mapped_column(JSON)


class Selection(Model):
    """A confirmed selection (Auswahl) of the room; every confirmation is kept."""

    __table_args__ = (UniqueConstraint("workshop_id", "number"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"))
    number: Mapped[int]
    round_number: Mapped[int | None]
    rule: Mapped[str] = mapped_column(String(16))
    places: Mapped[int]
    proposed: Mapped[list[int]] = mapped_column(JSON)
    ideas: Mapped[list[int]] = mapped_column(JSON)
    reason: Mapped[str] = mapped_column(String(500), default="")
    confirmed_at: Mapped[datetime] = mapped_column(UtcDateTime)
