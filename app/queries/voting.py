"""Vote rounds without any totals, and one's own ballot; what they led to is asked of `queries.counting`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Row, bindparam, select
from sqlalchemy.orm import Session

from app.db import table
from app.domain.voting import Method, Subject, VoteRules
from app.models import BallotMark, BallotPaper, Idea, VoteRound, Workshop
from app.queries.standing import standing


@dataclass(frozen=True)
class RoundView:
    """A vote round without any totals; `voters` is told in steps of five while it is open."""

    id: int
    number: int
    rules: VoteRules
    seed: str
    ideas: tuple[int, ...]
    closed: bool
    voters: int
    level: str = "anonymous"
    criteria: tuple[str, ...] = ()
    meeting: int = 1
    quorum: dict[str, int] = field(default_factory=dict)
    present: dict[str, int] = field(default_factory=dict)
    with_benches: bool = True
    by_bench: dict[str, Any] = field(default_factory=dict)
    subject: Subject = Subject.IDEAS
    places: int | None = None


# Asked with every point that is given, so built once, and of tables.
_MARKS, _IDEAS, _ROUNDS = table(BallotMark), table(Idea), table(VoteRound)
_WORKSHOPS = table(Workshop)
_LATEST_ROUND = (
    select(_ROUNDS)
    .join(_WORKSHOPS, _WORKSHOPS.c.id == _ROUNDS.c.workshop_id)
    .where(
        _ROUNDS.c.workshop_id == bindparam("workshop_id"),
        _ROUNDS.c.subject == bindparam("subject"),
        _ROUNDS.c.meeting == _WORKSHOPS.c.meeting,  # of earlier meetings only the results are left
    )
    .order_by(_ROUNDS.c.number.desc())
    .limit(1)
)
_PAPERS = table(BallotPaper)
_MY_NUMBER = select(_PAPERS.c.number).where(
    _PAPERS.c.round_id == bindparam("round_id"), _PAPERS.c.participant_id == bindparam("participant_id")
)
_MY_POINTS = (
    select(_MARKS.c.criterion, _MARKS.c.idea, _MARKS.c.points)
    .join(_ROUNDS, _ROUNDS.c.id == _MARKS.c.round_id)
    .join(_IDEAS, (_IDEAS.c.workshop_id == _ROUNDS.c.workshop_id) & (_IDEAS.c.number == _MARKS.c.idea))
    .where(
        _MARKS.c.round_id == bindparam("round_id"),
        _MARKS.c.participant_id == bindparam("participant_id"),
        _IDEAS.c.withdrawn.is_(False),  # points on an idea that does not stand are free for others
        _IDEAS.c.hidden_reason.is_(None),
    )
)


def latest_round(session: Session, workshop_id: int, subject: Subject = Subject.IDEAS) -> RoundView | None:
    """The open round, or the last one, of this meeting; on sketches only where they are asked for."""
    about = {"workshop_id": workshop_id, "subject": subject.value}
    row = session.execute(_LATEST_ROUND, about).first()
    return view_of(row) if row else None


def closed_rounds(
    session: Session, workshop_id: int, subject: Subject = Subject.IDEAS
) -> Sequence[RoundView]:
    """All closed rounds on ideas, in order; those on sketches only where they are asked for: they choose nothing."""
    rows = session.scalars(
        select(VoteRound)
        .where(
            VoteRound.workshop_id == workshop_id,
            VoteRound.subject == subject.value,
            VoteRound.closed_at.is_not(None),
        )
        .order_by(VoteRound.number)
    )
    return [view_of(row) for row in rows]


def my_points(session: Session, round_id: int, participant_id: int) -> dict[int, dict[int, int]]:
    """A participant's own points while the round is open: criterion -> idea -> points."""
    mine: dict[int, dict[int, int]] = {}
    rows = session.execute(_MY_POINTS, {"round_id": round_id, "participant_id": participant_id})
    for criterion, idea, points in rows:
        mine.setdefault(criterion, {})[idea] = points
    return mine


def my_number(session: Session, round_id: int, participant_id: int) -> str | None:
    """A participant's own control number while the round is open; None before their first point."""
    whose = {"round_id": round_id, "participant_id": participant_id}
    return session.execute(_MY_NUMBER, whose).scalar_one_or_none()


def standing_numbers(session: Session, workshop_id: int) -> Sequence[int]:
    """Ideas that stand by themselves: not withdrawn, hidden or merged into another."""
    return list(
        session.scalars(
            select(Idea.number).where(Idea.workshop_id == workshop_id, standing(Idea)).order_by(Idea.number)
        )
    )


def view_of(row: VoteRound | Row[Any]) -> RoundView:
    """A round as it may be seen."""
    return RoundView(
        id=row.id,
        number=row.number,
        rules=VoteRules(Method(row.method), row.budget, row.per_idea),
        seed=row.seed,
        ideas=tuple(row.ideas),
        closed=row.closed_at is not None,
        voters=row.voters,
        level=row.level,
        criteria=tuple(row.criteria),
        meeting=row.meeting,
        quorum=row.quorum,
        present=row.present,
        with_benches=row.with_benches,
        by_bench=row.by_bench,
        subject=Subject(row.subject),
        places=row.places,
    )
