"""Votes and choices of a report: rounds with their ballots, what rules propose, what the room decided.

A ballot carries its control number and no name, also where the vote was open: names stand beside ballots in the
room only. Everything here stands in a canonical order, so that no order of casting can survive by accident.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Method = Literal["points", "approval"]
Level = Literal["open", "anonymous", "code"]
Rule = Literal["plain", "equal_shares", "phragmen", "sequential_pav"]
Criterion = Literal["all", "0", "1"]  # all points together, or those on the first or second criterion

RULES: tuple[Rule, ...] = ("plain", "equal_shares", "phragmen", "sequential_pav")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """One ballot. `number` is the control number its voter knows.

    `marks` maps idea number -> points (approval: 1), once for each criterion of the round, and once where it has none.
    """

    number: str
    marks: tuple[Mapping[int, int], ...]

    def __post_init__(self) -> None:
        """Put the ideas in order and leave out what got nothing."""
        tidy = tuple({idea: mark[idea] for idea in sorted(mark) if mark[idea] > 0} for mark in self.marks)
        object.__setattr__(self, "marks", tidy)

    def points(self, criterion: Criterion = "all") -> Mapping[int, int]:
        """Points by idea on one criterion, or the sum over all of them."""
        if criterion != "all":
            return self.marks[int(criterion)]
        ideas = sorted({idea for mark in self.marks for idea in mark})
        return {idea: sum(mark.get(idea, 0) for mark in self.marks) for idea in ideas}


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchVote:
    """One bench in a round: how many people were `needed` (quorum) and `present`, None where not set or not known.

    `ballots` is how many it cast and `totals` holds its points by idea, once for each criterion; both are missing
    where so few were cast that somebody could be looked through.
    """

    name: str
    needed: int | None = None
    present: int | None = None
    ballots: int | None = None
    totals: tuple[Mapping[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VotingRound:
    """One round of voting, closed.

    `budget` and `per_idea` are points a person had (for each criterion) and could give to one idea; None where the
    method has none. `ideas` stood on the ballot, `seed` decides ties, `criteria` are up to two words that were voted
    side by side. `meeting` counts the meetings that collect and choose ideas, from 1. Raises ValueError when a ballot
    does not have one mapping for each criterion.
    """

    number: int
    method: Method
    budget: int | None
    per_idea: int | None
    seed: str
    ideas: tuple[int, ...]
    ballots: tuple[Ballot, ...] = ()
    meeting: int = 1
    level: Level = "anonymous"
    criteria: tuple[str, ...] = ()
    benches: tuple[BenchVote, ...] = ()

    def __post_init__(self) -> None:
        """Sort the ballots by their control numbers, which are random."""
        width = max(1, len(self.criteria))
        if any(len(ballot.marks) != width for ballot in self.ballots):
            raise ValueError(f"round {self.number}: every ballot needs {width} mappings")
        object.__setattr__(self, "ballots", tuple(sorted(self.ballots, key=lambda one: one.number)))

    @property
    def ballots_cast(self) -> int:
        """How many ballots were not empty; empty ones do not count."""
        return sum(any(ballot.marks) for ballot in self.ballots)

    @property
    def counted(self) -> tuple[Criterion, ...]:
        """By what it is counted: all points together and, where there are two criteria, each of them."""
        return ("all", "0", "1") if len(self.criteria) > 1 else ("all",)

    def method_by(self, criterion: Criterion) -> Method:
        """How it is counted: approvals by two criteria, added up, are points (0 to 2 on an idea)."""
        return "points" if criterion == "all" and len(self.criteria) > 1 else self.method

    def criterion_name(self, criterion: Criterion) -> str:
        """The word of a criterion; for all together nothing, or the only word there is."""
        if criterion == "all":
            return self.criteria[0] if len(self.criteria) == 1 else ""
        return self.criteria[int(criterion)]

    def totals(self, criterion: Criterion = "all") -> Mapping[int, int]:
        """Points (approval: approvals) of every idea on the ballot."""
        found = dict.fromkeys(self.ideas, 0)
        for ballot in self.ballots:
            for idea, points in ballot.points(criterion).items():
                found[idea] = found.get(idea, 0) + points
        return found

    def supporters(self, criterion: Criterion = "all") -> Mapping[int, int]:
        """How many people gave something to each idea."""
        found = dict.fromkeys(self.ideas, 0)
        for ballot in self.ballots:
            for idea in ballot.points(criterion):
                found[idea] = found.get(idea, 0) + 1
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleOutcome:
    """What one rule would choose in round `round_number` by one criterion, for so many `places`.

    `places` decides how large everybody's purse is, so nobody can recount without it. `chosen` holds idea numbers in
    the order of election, `totals` what the rule counted (its keys are the ideas that stood for election), `protocol`
    the steps in words, `left_out` the people of `voters` without any chosen idea they voted for.
    """

    rule: Rule
    round_number: int
    places: int
    chosen: tuple[int, ...]
    totals: Mapping[int, int]
    criterion: Criterion = "all"
    protocol: tuple[str, ...] = ()
    left_out: int = 0
    voters: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reservation:
    """A reservation (Vorbehalt) against a selection; `bench` is the bench it speaks for, empty when nobody said so."""

    text: str
    bench: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomSelection:
    """What the room confirmed after `rule` had `proposed`; `reason` says why it departed from it.

    `round_number` is the round it rests on, None when there was no vote; `meeting` as in `VotingRound`.
    """

    number: int
    rule: Rule
    places: int
    proposed: tuple[int, ...]
    chosen: tuple[int, ...]
    criterion: Criterion = "all"
    round_number: int | None = None
    meeting: int = 1
    reason: str = ""
    reservations: tuple[Reservation, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether the room departed from what was proposed."""
        return set(self.proposed) != set(self.chosen)
