"""What the records know of a meeting: numbers, institutions, ideas and sketches, and never a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from app.domain.phases import Step
from app.domain.reported_closing import NextStep


@dataclass(frozen=True)
class Present:
    """How many were there for a bench, and of them for each of its seats; no name: for nobody but themselves."""

    name: str
    people: int
    seats: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Stay:
    """A stay in a step; times in UTC, `ends` None while it lasts."""

    step: Step
    begins: datetime
    ends: datetime | None = None


@dataclass(frozen=True)
class Round:
    """A closed vote: `points` or approval, with so many for each person (None: as many as one likes)."""

    number: int
    points: bool
    budget: int | None
    per_idea: int
    level: str
    criteria: tuple[str, ...]
    ideas: int
    ballots: int
    opened_at: datetime
    closed_at: datetime


@dataclass(frozen=True)
class Reserved:
    """A reservation in words; `bench` empty is anonymous, `stance` empty where it is on the choice of the room."""

    text: str
    bench: str = ""
    stance: str = ""
    sketch: str = ""
    version: int = 0


@dataclass(frozen=True)
class Choice:
    """What the room confirmed; `ideas` by number with their titles (empty where hidden), `changed`: not as proposed."""

    rule: str
    places: int
    ideas: tuple[tuple[int, str], ...]
    voted: bool
    changed: bool
    reason: str
    replaced: bool


@dataclass(frozen=True)
class Agreed:
    """A version of a sketch the room agreed on, and why it was opened again, if it was."""

    sketch: str
    version: int
    agreeing: int
    concerned: int
    objecting: int
    present: int
    reason: str = ""


@dataclass(frozen=True)
class Felt:
    """A closed Stimmungsbild: how many chose each level, most in favour first, and what was missed, in words."""

    sketch: str
    counts: tuple[int, ...]
    present: int
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ordered:
    """A closed vote on the order of the sketches: `votes` for each of them, most first; points or approvals."""

    number: int
    points: bool
    ballots: int
    votes: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Facts:
    """A meeting as the records know it; `sketches` are titles by number."""

    meeting: int
    group: str
    process: str
    question: str
    benches: tuple[Present, ...] = ()
    stays: tuple[Stay, ...] = ()
    rounds: tuple[Round, ...] = ()
    choices: tuple[Choice, ...] = ()
    agreed: tuple[Agreed, ...] = ()
    reservations: tuple[Reserved, ...] = ()
    moods: tuple[Felt, ...] = ()
    orders: tuple[Ordered, ...] = ()
    next_steps: tuple[NextStep, ...] = ()
    sketches: Mapping[int, str] = field(default_factory=dict)
