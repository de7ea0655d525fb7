"""What a section of a sketch comes to, as typed values; `section_values.read_section` makes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.domain import when
from app.domain.folding import fold
from app.domain.money import Amount
from app.domain.sketch_kinds import Kind

Label = str | Mapping[str, str]


@dataclass(frozen=True)
class Problem:
    """What is open at a field; `row` is the row's id, "" where there are no rows, `text` what was typed there."""

    row: str
    field: str
    key: str
    text: str = ""

    @property
    def values(self) -> dict[str, str]:
        """What fills the sentence that `key` names."""
        return {"text": self.text}


@dataclass(frozen=True)
class Time:
    """A point in time as typed, and the days it means, if it means any."""

    text: str = ""
    span: when.Span | None = None


@dataclass(frozen=True)
class Partner:
    """Who takes part in a project, as its team wrote it and never taken from the room; `leads` who is in charge."""

    id: str
    name: str
    leads: bool


@dataclass(frozen=True)
class Step:
    """What is done, from when until when, by whom."""

    id: str
    what: str
    begins: Time
    ends: Time
    who: str


@dataclass(frozen=True)
class Cost:
    """What costs how much, once or every year, and who pays for it."""

    id: str
    item: str
    text: str
    amount: Amount | None
    yearly: bool
    funding: str


@dataclass(frozen=True)
class Indicator:
    """By what success is seen: where it stands, where it is to stand, and when."""

    id: str
    what: str
    start: str
    target: str
    due: Time


@dataclass(frozen=True)
class Sums:
    """What costs come to, in cents, and how many of their amounts are only about right, or not in it at all."""

    once: int
    yearly: int
    approximate_once: int
    approximate_yearly: int
    left_out: int

    @property
    def approximate(self) -> int:
        """How many amounts are only about right, once and every year together."""
        return self.approximate_once + self.approximate_yearly


@dataclass(frozen=True)
class FundingSums:
    """What one source of funding pays; `source` is "" where none is named."""

    source: str
    sums: Sums


@dataclass(frozen=True)
class Text:
    """Paragraphs."""

    kind: ClassVar[Kind] = Kind.TEXT
    text: str
    problems: tuple[Problem, ...] = ()

    @property
    def filled(self) -> bool:
        """Whether anything stands here."""
        return bool(self.text.strip())


@dataclass(frozen=True)
class Chosen:
    """An option somebody chose, and what it is called: a text, or texts by language."""

    key: str
    label: Label


@dataclass(frozen=True)
class Choice:
    """The chosen options, in the order in which they are offered."""

    kind: ClassVar[Kind] = Kind.CHOICES
    chosen: tuple[Chosen, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def filled(self) -> bool:
        """Whether anything was chosen."""
        return bool(self.chosen)


@dataclass(frozen=True)
class Timespan:
    """From when until when."""

    kind: ClassVar[Kind] = Kind.SPAN
    begins: Time
    ends: Time
    problems: tuple[Problem, ...] = ()

    @property
    def filled(self) -> bool:
        """Whether a beginning or an end was typed."""
        return bool(self.begins.text or self.ends.text)


@dataclass(frozen=True)
class Partners:
    """Who takes part."""

    kind: ClassVar[Kind] = Kind.PEOPLE
    rows: tuple[Partner, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def filled(self) -> bool:
        """Whether anybody is named."""
        return bool(self.rows)


@dataclass(frozen=True)
class Steps:
    """What is done, in the order in which it was written."""

    kind: ClassVar[Kind] = Kind.STEPS
    rows: tuple[Step, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def filled(self) -> bool:
        """Whether there is any step."""
        return bool(self.rows)

    @property
    def earliest(self) -> date | None:
        """The first day any step may begin or end."""
        return min((span.first for span in self._spans), default=None)

    @property
    def latest(self) -> date | None:
        """The last day any step may begin or end."""
        return max((span.last for span in self._spans), default=None)

    @property
    def _spans(self) -> list[when.Span]:
        return [time.span for row in self.rows for time in (row.begins, row.ends) if time.span]


@dataclass(frozen=True)
class Money:
    """What it costs. Once and every year are never added up."""

    kind: ClassVar[Kind] = Kind.MONEY
    rows: tuple[Cost, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def filled(self) -> bool:
        """Whether there is any cost."""
        return bool(self.rows)

    @property
    def sums(self) -> Sums:
        """What all of it comes to."""
        return _sums(self.rows)

    @property
    def by_funding(self) -> tuple[FundingSums, ...]:
        """The same by source of funding, in the order in which they are first named; those without one last."""
        names: dict[str, str] = {}
        grouped: dict[str, list[Cost]] = {}
        for row in self.rows:
            source = fold(row.funding.strip())
            names.setdefault(source, row.funding)
            grouped.setdefault(source, []).append(row)
        order = sorted(grouped, key=lambda source: not source)
        return tuple(FundingSums(names[source], _sums(grouped[source])) for source in order)


@dataclass(frozen=True)
class Indicators:
    """By what success is seen."""

    kind: ClassVar[Kind] = Kind.INDICATORS
    rows: tuple[Indicator, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def filled(self) -> bool:
        """Whether there is any."""
        return bool(self.rows)


SectionValue = Text | Choice | Timespan | Partners | Steps | Money | Indicators


def _sums(rows: Sequence[Cost]) -> Sums:
    known = [(row.amount, row.yearly) for row in rows if row.amount]
    return Sums(
        once=sum(amount.cents for amount, yearly in known if not yearly),
        yearly=sum(amount.cents for amount, yearly in known if yearly),
        approximate_once=sum(amount.approximate for amount, yearly in known if not yearly),
        approximate_yearly=sum(amount.approximate for amount, yearly in known if yearly),
        left_out=len(rows) - len(known),
    )
