"""A finished workshop as plain data: all that exporters ever see.

There is no field for a person anywhere in these types, so no participant's name can reach a paper. What is
not to be published has no place either: a hidden idea is a number without words.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Literal

Language = Literal["de", "en"]
IdeaState = Literal["visible", "merged", "hidden"]
Method = Literal["points", "approval"]
Rule = Literal["plain", "equal_shares"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One meeting of the group. `phase` is its name as people read it; times are local."""

    number: int
    on: date
    phase: str
    starts: time | None = None
    ends: time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchCount:
    """How many people of one bench (kind of institution) were present: a number, never who."""

    name: str
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedIdea:
    """One idea as it may be published.

    `number` is the idea's number in its workshop. `language` is a BCP 47 tag of the text, empty when unknown.
    `merged_into` is the idea that now stands for this one, `sources` the ideas this one stands for.

    Raises ValueError when a hidden idea carries words, or when `merged_into` and `state` contradict each
    other.
    """

    number: int
    title: str
    description: str = ""
    language: str = ""
    state: IdeaState = "visible"
    merged_into: int | None = None
    sources: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what must not be published."""
        if self.state == "hidden" and (self.title or self.description):
            raise ValueError(f"idea {self.number} is hidden and must carry no words")
        if (self.state == "merged") != (self.merged_into is not None):
            raise ValueError(f"idea {self.number}: state and merged_into contradict each other")


@dataclass(frozen=True, slots=True, kw_only=True)
class VotingRound:
    """One round of voting, closed.

    `budget` and `per_idea` are points a person had and could give to one idea; None where the method has
    none. `ballots_cast` counts the ballots that were not empty. `totals` maps an
    idea's number to its points (approval: approvals). `ballots` maps idea number -> points per ballot;
    approval counts as 1. They are put in an order of their own here, so that no order of casting can
    survive by accident.
    """

    number: int
    method: Method
    budget: int | None
    per_idea: int | None
    ballots_cast: int
    seed: str
    totals: Mapping[int, int]
    ballots: tuple[Mapping[int, int], ...] = ()

    def __post_init__(self) -> None:
        """Put the ballots in canonical order."""
        ordered = tuple(dict(pairs) for pairs in sorted(sorted(ballot.items()) for ballot in self.ballots))
        object.__setattr__(self, "ballots", ordered)

    def supporters(self) -> Mapping[int, int] | None:
        """Return how many people supported each idea, or None when the report does not say.

        With points and without ballots it is unknown: ten points may be ten people or two.
        """
        if self.ballots:
            return Counter(number for ballot in self.ballots for number, given in ballot.items() if given > 0)
        return self.totals if self.method == "approval" else None


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleOutcome:
    """What one rule would choose in round `round_number`, for so many `places`.

    `places` decides how large everybody's purse is, so nobody can recount without it. `chosen` holds idea
    numbers in the order of election, `totals` what the rule counted, `protocol` the steps in words,
    `left_out` the people without any chosen idea they voted for.
    """

    rule: Rule
    round_number: int
    places: int
    chosen: tuple[int, ...]
    totals: Mapping[int, int]
    protocol: tuple[str, ...] = ()
    left_out: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomSelection:
    """What the room confirmed: `rule` proposed, `changed` if the room departed from it, `reason` why."""

    rule: Rule
    places: int
    chosen: tuple[int, ...]
    reason: str = ""
    changed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SketchSection:
    """One section of a sketch: a stable key, its label in the report's language, its text (may be empty)."""

    key: str
    label: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SketchOrigin:
    """Where a sketch came from: the ideas, merged ones included, and their votes (None if none)."""

    ideas: tuple[int, ...]
    votes: int | None = None
    supporters: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SketchPaper:
    """One project sketch: `idea` is the number of the selected idea, `sections` stand in reading order."""

    number: int
    title: str
    idea: int
    origin: SketchOrigin
    sections: tuple[SketchSection, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A workshop as it may be published, in the language its paper is written in."""

    title: str
    city: str
    process: str
    motto: str
    group_code: str
    group_title: str
    language: Language
    generated_on: date
    meetings: tuple[Meeting, ...] = ()
    benches: tuple[BenchCount, ...] = ()
    ideas: tuple[ReportedIdea, ...] = ()
    rounds: tuple[VotingRound, ...] = ()
    outcomes: tuple[RuleOutcome, ...] = ()
    selection: RoomSelection | None = None
    sketches: tuple[SketchPaper, ...] = ()

    @property
    def people(self) -> int:
        """How many people were present, all benches together."""
        return sum(bench.people for bench in self.benches)

    @property
    def latest_round(self) -> VotingRound | None:
        """The last round that was counted, if any."""
        return max(self.rounds, key=lambda one: one.number, default=None)

    def outcome(self, rule: Rule) -> RuleOutcome | None:
        """Return what `rule` chose in the latest round it was applied to."""
        counted = [one for one in self.outcomes if one.rule == rule]
        return max(counted, key=lambda one: one.round_number, default=None)

    def idea(self, number: int) -> ReportedIdea | None:
        """Return the idea with this number, None when the report has none."""
        return next((one for one in self.ideas if one.number == number), None)
