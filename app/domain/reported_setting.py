"""Where a workshop takes place, as a report carries it, so that a file alone can set it up again.

Process, group, benches, seats, meetings, themes, terms of the next vote, and the templates sketches are written by;
all wordings in every language there is. Seats are institutions; of people there are only numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.domain.reported_votes import Level, Method
from app.domain.sketch_kinds import Kind
from app.domain.wordings import Wording

PhaseName = Literal["kickoff", "collect", "characterise", "present"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A date of the process as it was typed ("2007-12/2008-01"), and what happened then."""

    when: str
    title: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body that carries the process, with its offices and tasks."""

    name: Wording
    kind: str
    offices: tuple[Wording, ...] = ()
    tasks: tuple[Wording, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessTexts:
    """The texts of a process as they are shown where people work."""

    key: str
    title: Wording
    city: Wording
    motto: Wording
    definition: tuple[Wording, ...] = ()
    principle: tuple[Wording, ...] = ()
    rules: tuple[Wording, ...] = ()
    themes: tuple[Wording, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    bodies: tuple[Body, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SetBench:
    """A bench (kind of institution) and how many people present speak for it, also where that is nobody."""

    name: Wording
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SetSeat:
    """A seat (Sitz): an institution, never a person. `bench` is the place of its bench, counted from 0."""

    name: Wording
    bench: int
    places: int
    expert: bool
    substitute: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SetMeeting:
    """A planned meeting; `starts` and `ends` are local times as they were typed."""

    number: int
    on: date
    starts: str
    ends: str
    phase: PhaseName
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SetTheme:
    """A theme, in the order of the list; one taken off it (`listed` false) keeps its number."""

    number: int
    name: Wording
    listed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteTerms:
    """What holds for the next vote. `budget` 0 is any number; `quorum` maps the place of a bench -> people needed."""

    method: Method
    budget: int
    per_idea: int
    level: Level
    by_bench: bool
    criteria: tuple[str, ...]
    quorum: dict[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class SetOption:
    """An option of a section in which something is chosen."""

    key: str
    label: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class SetSection:
    """A section as a template plans it."""

    key: str
    kind: Kind
    label: Wording
    guidance: Wording
    example: Wording
    required: bool
    options: tuple[SetOption, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SetTemplate:
    """A version of a template; `sketches` are the numbers of those that follow it, `in_use` new ones do."""

    number: int
    version: int
    in_use: bool
    name: Wording
    sections: tuple[SetSection, ...]
    sketches: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """All of it. `meeting` counts the meetings that collect and choose ideas; `alone` speak for no bench."""

    question: str
    process: ProcessTexts
    group_title: Wording
    benches: tuple[SetBench, ...]
    alone: int
    seats: tuple[SetSeat, ...]
    meetings: tuple[SetMeeting, ...]
    themes: tuple[SetTheme, ...]
    meeting: int
    vote: VoteTerms
    templates: tuple[SetTemplate, ...]
