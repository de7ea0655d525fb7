"""A presentation as data: what stands on each slide, whatever shows it (a big screen, a page, a file of an office).

Slides are made from a `Report` by `sketch_slides` and `workshop_slides`; what is too long for one is parted by
`slide_parting`. Nothing here knows letters' sizes, colours or markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal

from app.domain.timeline import Bar

Tone = Literal["body", "label", "item", "quiet"]


class SlideKind(StrEnum):
    """What a slide is about."""

    COVER = "cover"
    OVERVIEW = "overview"
    SKETCH = "sketch"
    SUMMARY = "summary"
    NEED = "need"
    AUDIENCE = "audience"
    PLAN = "plan"
    COSTS = "costs"
    SUCCESS = "success"
    MORE = "more"
    ORIGIN = "origin"
    RESERVATIONS = "reservations"
    MOOD = "mood"
    ORDER = "order"
    NEXT = "next"
    CHOICE = "choice"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands below the title of a first slide: one sentence, and a quiet line."""

    sentence: str
    quiet: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph; `language` is a BCP 47 tag, empty where nobody said it. A label names what follows it."""

    text: str
    tone: Tone = "body"
    language: str = ""


@dataclass(frozen=True, slots=True)
class Passages:
    """Paragraphs, in reading order."""

    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under one header.

    `weights` are relative widths, `numeric` columns end flush, the last `sums` rows are sums.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    weights: tuple[int, ...]
    numeric: tuple[int, ...] = ()
    sums: int = 0


@dataclass(frozen=True, slots=True)
class PlanStep:
    """A step beside its bar, which is missing where no time is understood or a long step goes on."""

    what: str
    when_and_who: str
    bar: Bar | None


@dataclass(frozen=True, slots=True)
class PlanTick:
    """A mark on the line of time, at so many parts of `timeline.WHOLE`."""

    at: int
    label: str


@dataclass(frozen=True, slots=True)
class Plan:
    """Steps on a line of time; every part of a long plan has the line of the whole. `header` names the two texts."""

    header: tuple[str, str]
    steps: tuple[PlanStep, ...]
    ticks: tuple[PlanTick, ...]


@dataclass(frozen=True, slots=True)
class MoneyBar:
    """What one source of funding pays, in whole cents, once and every year: never added up; `said` is both in words."""

    source: str
    once: int
    yearly: int
    said: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class MoneyBars:
    """Money by funding; `once` and `yearly` are the names of the two amounts, a name is empty where there is none."""

    bars: tuple[MoneyBar, ...]
    once: str
    yearly: str


@dataclass(frozen=True, slots=True)
class PeopleBar:
    """How many people (or votes) there are for something, in so many parts."""

    name: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PeopleBars:
    """Counts of people side by side; `parts` are the names of what each bar is made of, one or more."""

    people: tuple[PeopleBar, ...]
    parts: tuple[str, ...]

    @property
    def most(self) -> int:
        """The longest bar; never nothing."""
        return max((sum(one.counts) for one in self.people), default=0) or 1


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and what it counts."""

    label: str
    number: int


@dataclass(frozen=True, slots=True)
class Figures:
    """A few numbers, each large."""

    figures: tuple[Figure, ...]


Content = Opening | Passages | Table | Plan | MoneyBars | PeopleBars | Figures


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: `topic` says what it tells, `subject` of what (a sketch, a city; may be empty).

    `notes` are for whoever speaks: what stands there in full, as plain text, and hints.
    """

    kind: SlideKind
    subject: str
    topic: str
    content: Content
    notes: str

    @property
    def title(self) -> str:
        """Its whole title; no other slide of its deck has the same."""
        return f"{self.subject}: {self.topic}" if self.subject else self.topic


@dataclass(frozen=True, slots=True)
class Deck:
    """A presentation in one language (that of the report)."""

    title: str
    language: str
    slides: tuple[Slide, ...]


def told_apart(slides: Iterable[Slide]) -> Iterator[Slide]:
    """The slides with a number behind every title that stood before: two sections may have one name."""
    taken: set[str] = set()
    for slide in slides:
        found, number = slide, 1
        while found.title in taken:
            number += 1
            found = replace(slide, topic=f"{slide.topic} [{number}]")
        taken.add(found.title)
        yield found
