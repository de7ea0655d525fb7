"""What a vote led to. Totals exist only for closed rounds: the rule is asked here, once."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.phases import tallies_revealed
from app.domain.selection import Comparison, Elected, Rule, compare, public_protocol
from app.models import CastBallot
from app.queries.voting import RoundView, closed_rounds, standing_numbers


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


def ballots_of(session: Session, round_id: int) -> tuple[dict[str, int], ...]:
    """The ballots of a closed round, in the order of their random ids."""
    rows = session.scalars(
        select(CastBallot.marks).where(CastBallot.round_id == round_id).order_by(CastBallot.id)
    )
    return tuple(rows)


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
