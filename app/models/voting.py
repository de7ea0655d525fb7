"""Vote rounds, ballots while open, ballots once cast, and the room's selection."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Model, UtcDateTime


class VoteRound(Model):
    """A vote round; a repeated round is a new row, never an overwritten one.

    `level`: "open", "anonymous" or "code". `criteria`: up to two words that are voted side by side; none is one vote
    without a word. `quorum`: bench id -> people needed, `present`: bench id -> people who were there when it closed.
    `with_benches`: whether the result is kept by bench too; `by_bench`: bench id -> totals by criterion, only of
    benches with enough ballots. `voters` is in steps while open.
    `subject`: "ideas", of which the room chooses some, or "sketches", which it puts in order (each by the number of
    its idea) for `places`; rounds on sketches never lead to a selection.
    """

    __table_args__ = (UniqueConstraint("workshop_id", "number"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"))
    number: Mapped[int]
    subject: Mapped[str] = mapped_column(String(16), default="ideas")
    places: Mapped[int | None]
    method: Mapped[str] = mapped_column(String(16))
    budget: Mapped[int]
    per_idea: Mapped[int]
    seed: Mapped[str] = mapped_column(String(16))
    level: Mapped[str] = mapped_column(String(16), default="anonymous")
    criteria: Mapped[list[str]] = mapped_column(JSON, default=list)
    meeting: Mapped[int] = mapped_column(default=1)
    ideas: Mapped[list[int]] = mapped_column(JSON)
    quorum: Mapped[dict[str, int]] = mapped_column(JSON, default=dict)
    present: Mapped[dict[str, int]] = mapped_column(JSON, default=dict)
    with_benches: Mapped[bool] = mapped_column(default=True)
    by_bench: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
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
    criterion: Mapped[int] = mapped_column(primary_key=True, default=0)
    idea: Mapped[int] = mapped_column(primary_key=True)
    points: Mapped[int]


class BallotPaper(Model):
    """Whose control number it is, only while the round is open; the ballot keeps the number, not the person."""

    __table_args__ = (UniqueConstraint("round_id", "number"),)
    round_id: Mapped[int] = mapped_column(ForeignKey("vote_round.id", ondelete="CASCADE"), primary_key=True)
    participant_id: Mapped[int] = mapped_column(
        ForeignKey("participant.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[str] = mapped_column(String(32))


class CastBallot(Model):
    """A ballot (Stimmabgabe) of a closed round: no time, and no person unless the vote was open.

    Its id is random, the control number its voter knows, and so is its place. One row for each criterion.
    """

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    round_id: Mapped[int] = mapped_column(
        ForeignKey("vote_round.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    criterion: Mapped[int] = mapped_column(primary_key=True, default=0)
    name: Mapped[str | None] = mapped_column(String(60))
    marks: Mapped[dict[str, int]] = mapped_column(JSON)


class VotingCode(Model):
    """A one-time code (Einmal-Code): it lets one place vote. `token` is in its QR link."""

    __table_args__ = (UniqueConstraint("workshop_id", "participant_id"),)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"), primary_key=True)
    code: Mapped[str] = mapped_column(String(8), primary_key=True)
    token: Mapped[str] = mapped_column(String(43), unique=True)
    participant_id: Mapped[int | None] = mapped_column(ForeignKey("participant.id", ondelete="SET NULL"))


class Selection(Model):
    """A confirmed selection (Auswahl) of the room; every confirmation is kept."""

    __table_args__ = (UniqueConstraint("workshop_id", "number"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"))
    number: Mapped[int]
    round_number: Mapped[int | None]
    rule: Mapped[str] = mapped_column(String(16))
    places: Mapped[int]
    meeting: Mapped[int] = mapped_column(default=1)
    criterion: Mapped[str] = mapped_column(String(8), default="all")
    proposed: Mapped[list[int]] = mapped_column(JSON)
    ideas: Mapped[list[int]] = mapped_column(JSON)
    reason: Mapped[str] = mapped_column(String(500), default="")
    confirmed_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Reservation(Model):
    """A reservation (Vorbehalt) against a selection, in words; it goes with the selection into every paper."""

    __table_args__ = (UniqueConstraint("workshop_id", "number"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"))
    number: Mapped[int]
    selection: Mapped[int]
    text: Mapped[str] = mapped_column(String(1000))
    locale: Mapped[str] = mapped_column(String(8), default="de")
    bench_id: Mapped[int | None] = mapped_column(ForeignKey("bench.id", ondelete="SET NULL"))
    participant_id: Mapped[int | None] = mapped_column(ForeignKey("participant.id", ondelete="SET NULL"))
    withdrawn: Mapped[bool] = mapped_column(default=False)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
