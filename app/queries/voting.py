"""Vote rounds without any totals, and one's own ballot; what they led to is asked of `queries.counting`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Row, bindparam, select
from sqlalchemy.orm import Session

from app.db import table
from app.domain.voting import Method, VoteRules
from app.models import BallotMark, Idea, VoteRound, Workshop
from app.queries.standing import standing


@dataclass(frozen=True)
class RoundView:
    """A vote round without any totals."""

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
    by_bench: dict[str, Any] = field(default_factory=dict)


# Asked with every point that is given, so built once, and of tables.
_MARKS, _IDEAS, _ROUNDS = table(BallotMark), table(Idea), table(VoteRound)
_WORKSHOPS = table(Workshop)
_LATEST_ROUND = (
    select(_ROUNDS)
    .join(_WORKSHOPS, _WORKSHOPS.c.id == _ROUNDS.c.workshop_id)
    .where(
        _ROUNDS.c.workshop_id == bindparam("workshop_id"),
        _ROUNDS.c.meeting == _WORKSHOPS.c.meeting,  # of earlier meetings only the results are left
    )
    .order_by(_ROUNDS.c.number.desc())
    .limit(1)
)
_MY_POINTS = (
    select(_MARKS.c.idea, _MARKS.c.points)
    .join(_ROUNDS, _ROUNDS.c.id == _MARKS.c.round_id)
    .join(_IDEAS, (_IDEAS.c.workshop_id == _ROUNDS.c.workshop_id) & (_IDEAS.c.number == _MARKS.c.idea))
    .where(
        _MARKS.c.round_id == bindparam("round_id"),
        _MARKS.c.participant_id == bindparam("participant_id"),
        _IDEAS.c.withdrawn.is_(False),  # points on an idea that does not stand are free for others
        _IDEAS.c.hidden_reason.is_(None),
    )
)


def latest_round(session: Session, workshop_id: int) -> RoundView | None:
    """The open round, or the last one, of this meeting."""
    row = session.execute(_LATEST_ROUND, {"workshop_id": workshop_id}).first()
    return _view(row) if row else None


def closed_rounds(session: Session, workshop_id: int) -> Sequence[RoundView]:
    """All closed rounds, in order."""
    rows = session.scalars(
        select(VoteRound)
        .where(VoteRound.workshop_id == workshop_id, VoteRound.closed_at.is_not(None))
        .order_by(VoteRound.number)
    )
    return [_view(row) for row in rows]


def my_points(session: Session, round_id: int, participant_id: int) -> dict[int, int]:
    """A participant's own points while the round is open."""
    rows = session.execute(_MY_POINTS, {"round_id": round_id, "participant_id": participant_id})
    return {idea: points for idea, points in rows}


def standing_numbers(session: Session, workshop_id: int) -> Sequence[int]:
    """Ideas that stand by themselves: not withdrawn, hidden or merged into another."""
    return list(
        session.scalars(
            select(Idea.number).where(Idea.workshop_id == workshop_id, standing(Idea)).order_by(Idea.number)
        )
    )


def _view(row: VoteRound | Row[Any]) -> RoundView:
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
        by_bench=row.by_bench,
    )
