"""Vote rounds and results. Totals exist only for closed rounds: the rule is asked here, once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, bindparam, select
from sqlalchemy.orm import Session

from app.db import table
from app.domain.phases import tallies_revealed
from app.domain.selection import Comparison, Elected, Rule, compare, public_protocol
from app.domain.voting import Method, VoteRules
from app.models import BallotMark, CastBallot, Idea, VoteRound
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


@dataclass(frozen=True)
class Outcomes:
    """What each rule proposes for a closed round, with idea numbers."""

    round: RoundView
    comparison: Comparison
    ballots: tuple[dict[str, int], ...]

    def chosen(self, rule: Rule) -> tuple[int, ...]:
        """The ideas a rule proposes, in the order it elects them."""
        outcome = self.comparison.plain if rule == Rule.PLAIN else self.comparison.equal_shares
        return tuple(int(idea) for idea in outcome.chosen)

    @property
    def protocol(self) -> tuple[Elected, ...]:
        """How equal shares came about, as far as it may be shown."""
        return public_protocol(self.comparison.equal_shares)


# Asked with every point that is given, so built once, and of tables.
_MARKS, _IDEAS, _ROUNDS = table(BallotMark), table(Idea), table(VoteRound)
_LATEST_ROUND = (
    select(_ROUNDS)
    .where(_ROUNDS.c.workshop_id == bindparam("workshop_id"))
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
    """The open round, or the last one."""
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


def ballots_of(session: Session, round_id: int) -> tuple[dict[str, int], ...]:
    """The ballots of a closed round, in the order of their random ids."""
    rows = session.scalars(
        select(CastBallot.marks).where(CastBallot.round_id == round_id).order_by(CastBallot.id)
    )
    return tuple(rows)


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


def outcomes(session: Session, workshop_id: int, places: int) -> Outcomes | None:
    """Both rules on the latest closed round, or None when nothing has been counted yet."""
    rounds = closed_rounds(session, workshop_id)
    if not rounds or not tallies_revealed(closed=rounds[-1].closed):
        return None
    return outcomes_of(session, workshop_id, rounds[-1], places)


def outcomes_of(session: Session, workshop_id: int, round_: RoundView, places: int) -> Outcomes:
    """Both rules on a closed round; ideas hidden since are left out."""
    standing = set(standing_numbers(session, workshop_id))
    ideas = [str(number) for number in round_.ideas if number in standing]
    ballots = ballots_of(session, round_.id)
    kept = [{idea: points for idea, points in ballot.items() if idea in set(ideas)} for ballot in ballots]
    return Outcomes(round_, compare(kept, ideas, round_.rules.method, places, round_.seed), ballots)


def _view(row: VoteRound | Row[Any]) -> RoundView:
    return RoundView(
        id=row.id,
        number=row.number,
        rules=VoteRules(Method(row.method), row.budget, row.per_idea),
        seed=row.seed,
        ideas=tuple(row.ideas),
        closed=row.closed_at is not None,
        voters=row.voters,
    )
