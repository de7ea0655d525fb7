"""What a council paper states about a report: which sketches it proposes, what they cost and when they run.

Once and every year are never added up, nor is an amount anybody only guessed at made exact: the sums carry how many of
their amounts are approximate and how many are in no sum.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.report import Report, SketchPaper
from app.domain.section_types import Money, Step, Steps, Sums, Time, Timespan

MOST_YEARS = 30  # in a table by years; a plan that is longer says nothing about budgets


@dataclass(frozen=True)
class YearSum:
    """What the sketches that run in a calendar year cost in it, in cents; `approximate` counts amounts about right."""

    year: int
    cents: int
    approximate: int


@dataclass(frozen=True)
class Planned:
    """A step of a sketch, or its whole span of time: then `what` is empty."""

    sketch: SketchPaper
    what: str
    begins: Time
    ends: Time
    who: str


def proposed(report: Report) -> tuple[SketchPaper, ...]:
    """The sketches to be decided on: those that are agreed on; all while the room was never asked to agree."""
    asked = any(sketch.pending or sketch.versions for sketch in report.sketches)
    return tuple(sketch for sketch in report.sketches if sketch.version or not asked)


def open_sketches(report: Report) -> tuple[SketchPaper, ...]:
    """The sketches that are not agreed on though the room was asked."""
    decided = proposed(report)
    return tuple(sketch for sketch in report.sketches if sketch not in decided)


def chosen_ideas(report: Report) -> tuple[int, ...]:
    """The ideas the room chose, of all meetings, each once; hidden ones no longer count."""
    numbers = dict.fromkeys(number for one in report.decisions for number in one.chosen)
    ideas = [report.idea(number) for number in numbers]
    return tuple(idea.number for idea in ideas if idea and idea.state != "hidden")


def costs(sketches: Iterable[SketchPaper]) -> Money:
    """All costs of these sketches, in their order."""
    values = (section.value for sketch in sketches for section in sketch.sections)
    return Money(tuple(row for value in values if isinstance(value, Money) for row in value.rows))


def has_sum(sums: Sums) -> bool:
    """Whether any amount is in it; 0 euros somebody wrote count as none."""
    return bool(sums.once or sums.yearly)


def years(sketches: Sequence[SketchPaper]) -> tuple[tuple[YearSum, ...], tuple[SketchPaper, ...]]:
    """The yearly amounts by calendar year, and the sketches that have some but no known beginning and end."""
    with_some = [(sketch, costs([sketch]).sums) for sketch in sketches]
    yearly = [(sketch, sums, _span(sketch)) for sketch, sums in with_some if sums.yearly]
    missing = tuple(sketch for sketch, _, span in yearly if span is None)
    known = [(span[0].year, span[1].year, sums) for _, sums, span in yearly if span]
    first, last = min((a for a, _, _ in known), default=0), max((b for _, b, _ in known), default=-1)
    if last - first >= MOST_YEARS:
        return (), tuple(sketch for sketch, _, _ in yearly)
    found = []
    for year in range(first, last + 1):
        running = [sums for begins, ends, sums in known if begins <= year <= ends]
        cents, about = sum(one.yearly for one in running), sum(one.approximate_yearly for one in running)
        found.append(YearSum(year, cents, about))
    return tuple(found), missing


def schedule(report: Report) -> tuple[Planned, ...]:
    """Spans and steps of all sketches in order of time; what has no time comes last."""
    found = [planned for sketch in report.sketches for planned in _planned(sketch)]
    return tuple(sorted(found, key=lambda one: _first_day(one) or date.max))


def _planned(sketch: SketchPaper) -> Iterable[Planned]:
    for section in sketch.sections:
        value = section.value
        if isinstance(value, Timespan) and value.filled:
            yield Planned(sketch, "", value.begins, value.ends, "")
        elif isinstance(value, Steps):
            yield from (_step(sketch, row) for row in value.rows)


def _step(sketch: SketchPaper, row: Step) -> Planned:
    return Planned(sketch, row.what, row.begins, row.ends, row.who)


def _first_day(planned: Planned) -> date | None:
    span = planned.begins.span or planned.ends.span
    return span.first if span else None


def _span(sketch: SketchPaper) -> tuple[date, date] | None:
    """The first and the last day of a sketch, where both are known and in order."""
    for section in sketch.sections:
        value = section.value
        if isinstance(value, Timespan) and value.begins.span and value.ends.span:
            first, last = value.begins.span.first, value.ends.span.last
            return (first, last) if first <= last else None
    return None
