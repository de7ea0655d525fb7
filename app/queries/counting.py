"""What a vote led to. Totals exist only for closed rounds: the rule is asked here, once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.phases import tallies_revealed
from app.domain.reasons import Story, story
from app.domain.selection import Comparison, Pair, Rule, compare, profile
from app.domain.voting import Method, Subject
from app.models import CastBallot, Idea
from app.queries.pairs import pairs
from app.queries.standing import countable
from app.queries.voting import RoundView, closed_rounds

ALL = "all"  # both criteria together
Ballots = tuple[dict[str, int], ...]


@dataclass(frozen=True)
class Outcomes:
    """What each rule proposes for a closed round, with idea numbers.

    `cast` are the ballots by criterion: "all", and "0" and "1" where two were voted side by side; `counts` are the
    comparisons, by the same keys. `exclusive` are pairs of ideas of which only one can be chosen.
    """

    round: RoundView
    places: int
    counts: Mapping[str, Comparison]
    cast: Mapping[str, Ballots] = field(repr=False)
    exclusive: frozenset[Pair] = frozenset()

    @property
    def comparison(self) -> Comparison:
        """All rules on all points together."""
        return self.counts[ALL]

    @property
    def ballots(self) -> Ballots:
        """The ballots as they were cast, in the order of their random ids."""
        return self.cast[ALL]

    @property
    def criteria(self) -> dict[str, str]:
        """The two words voted side by side, by their key; none where there was one vote."""
        words = self.round.criteria if len(self.round.criteria) > 1 else ()
        return {str(number): word for number, word in enumerate(words)}

    @property
    def is_secret(self) -> bool:
        """Whether nobody's name stands beside a ballot."""
        return self.round.level != "open"

    def chosen(self, rule: Rule, criterion: str = ALL) -> tuple[int, ...]:
        """The ideas a rule proposes, in the order it elects them."""
        return tuple(int(idea) for idea in self.counts[criterion].outcomes[rule].chosen)

    def story(self, rule: Rule, criterion: str = ALL) -> Story:
        """Why, round by round, as far as it may be shown."""
        outcome = self.counts[criterion].outcomes[rule]
        counted = profile(self.cast[criterion], tuple(outcome.supporters), self.round.seed, self.exclusive)
        method = method_of(self.round, criterion)
        return story(counted, outcome, method, self.places, secret=self.is_secret)


def ballots_of(session: Session, round_id: int, criterion: str = ALL) -> Ballots:
    """The ballots of a closed round, in the order of their random ids.

    `criterion`: "0" or "1", or "all" for the sum of a voter's points over the criteria. Whoever used only one of two
    criteria has an empty ballot in the other.
    """
    return _ballots(session, [round_id]).get(round_id, {}).get(criterion, ())


def method_of(round_: RoundView, criterion: str) -> Method:
    """How these ballots are counted: approvals by two criteria, added up, are points (0 to 2 on an idea)."""
    return Method.POINTS if len(round_.criteria) > 1 and criterion == ALL else round_.rules.method


def outcomes(session: Session, workshop_id: int, places: int, meeting: int | None = None) -> Outcomes | None:
    """All rules on the latest closed round (of this meeting), or None when nothing has been counted yet."""
    rounds = [one for one in closed_rounds(session, workshop_id) if meeting in (None, one.meeting)]
    if not rounds or not tallies_revealed(closed=rounds[-1].closed):
        return None
    return outcomes_of(session, workshop_id, rounds[-1], places)


def outcomes_of(session: Session, workshop_id: int, round_: RoundView, places: int) -> Outcomes:
    """All rules on a closed round; ideas hidden since are left out, incompatible ones never chosen together."""
    standing = _countable(session, workshop_id)
    ideas = [str(number) for number in round_.ideas if number in standing]
    # Sketches were chosen already: that of two ideas only one could be does not hold for their order.
    apart = pairs(session, workshop_id, "exclusive") if round_.subject is Subject.IDEAS else ()
    exclusive = frozenset((str(one), str(other)) for one, other in apart)
    cast = _ballots(session, [round_.id]).get(round_.id, {ALL: ()})
    keys = (ALL, "0", "1") if len(round_.criteria) > 1 else (ALL,)
    counts = {
        key: compare(cast.get(key, ()), ideas, method_of(round_, key), places, round_.seed, exclusive)
        for key in keys
    }
    return Outcomes(round_, places, counts, {key: cast.get(key, ()) for key in keys}, exclusive)


@dataclass(frozen=True)
class EarlierRound:
    """A closed round by itself: its points, most first, ideas without any left out."""

    round: RoundView
    voters: int
    totals: tuple[tuple[int, int], ...]  # idea, points


def earlier_rounds(session: Session, workshop_id: int, latest: RoundView) -> tuple[EarlierRound, ...]:
    """What the rounds before the latest one led to, newest first; nothing of them is ever overwritten."""
    before = [one for one in closed_rounds(session, workshop_id) if one.number < latest.number]
    return counted(session, workshop_id, before[::-1])


def counted(session: Session, workshop_id: int, rounds: Sequence[RoundView]) -> tuple[EarlierRound, ...]:
    """What these rounds led to, in their order; of one that is not closed nobody is told."""
    told = [one for one in rounds if tallies_revealed(closed=one.closed)]
    if not told:
        return ()
    standing = _countable(session, workshop_id)
    cast = _ballots(session, [one.id for one in told])
    return tuple(_earlier(one, cast.get(one.id, {}).get(ALL, ()), standing) for one in told)


def _countable(session: Session, workshop_id: int) -> set[int]:
    return set(session.scalars(select(Idea.number).where(Idea.workshop_id == workshop_id, countable(Idea))))


def _earlier(round_: RoundView, ballots: Ballots, standing: set[int]) -> EarlierRound:
    totals: dict[int, int] = {}
    for ballot in ballots:
        for idea, points in ballot.items():
            if int(idea) in standing:
                totals[int(idea)] = totals.get(int(idea), 0) + points
    ranked = sorted(totals.items(), key=lambda entry: (-entry[1], entry[0]))
    return EarlierRound(round_, sum(1 for ballot in ballots if ballot), tuple(ranked))


def _ballots(session: Session, round_ids: Iterable[int]) -> dict[int, dict[str, Ballots]]:
    """Ballots by round and criterion."""
    rows = session.execute(
        select(CastBallot.round_id, CastBallot.id, CastBallot.criterion, CastBallot.marks)
        .where(CastBallot.round_id.in_(list(round_ids)))
        .order_by(CastBallot.round_id, CastBallot.id, CastBallot.criterion)
    )
    found: dict[int, dict[str, dict[str, dict[str, int]]]] = {}
    for round_id, voter, criterion, marks in rows:
        for key in (str(criterion), ALL):
            ballot = found.setdefault(round_id, {}).setdefault(key, {}).setdefault(voter, {})
            for idea, points in marks.items():
                ballot[idea] = ballot.get(idea, 0) + points
    return {
        round_id: {key: tuple(cast.values()) for key, cast in by_key.items()}
        for round_id, by_key in found.items()
    }
