"""Where spans of time lie on a line of months and years, as parts of ten thousand of its length."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.section_types import Time

WHOLE = 10_000
_UNITS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 3600)  # months between two ticks
_MOST_TICKS = 6
_NARROWEST = 150  # parts; what is shorter is drawn as a point


@dataclass(frozen=True)
class Tick:
    """The beginning of a month that is marked; `month` is None where only years are, `year` where it goes on."""

    at: int
    month: int | None
    year: int | None


@dataclass(frozen=True)
class Bar:
    """A span on the line; `point` where it is too short for a length, `open` where only one end is known."""

    at: int
    length: int
    point: bool
    open: bool


@dataclass(frozen=True)
class Timeline:
    """A line from the first to the last month of all spans; for each of them a bar, or none."""

    ticks: tuple[Tick, ...]
    bars: tuple[Bar | None, ...]


def timeline(spans: Sequence[tuple[Time, Time]], most_ticks: int = _MOST_TICKS) -> Timeline | None:
    """A line on which all spans lie, each a beginning and an end; None where nothing is known of any."""
    known = [_days(begins, ends) for begins, ends in spans]
    drawn = [days for days in known if days]
    if not drawn:
        return None
    first = min(_month(begins) for begins, _, _ in drawn)
    last = max(_month(ends) for _, ends, _ in drawn) + 1
    unit = next((one for one in _UNITS if _count(first, last, one) <= most_ticks), _UNITS[-1])
    first, last = first // unit * unit, -(-last // unit) * unit
    start, whole = _day(first), (_day(last) - _day(first)).days
    ticks = (
        _tick(month, unit, first, WHOLE * (_day(month) - start).days // whole)
        for month in range(first, last, unit)
    )
    bars = (_bar(days, start, whole) if days else None for days in known)
    return Timeline(tuple(ticks), tuple(bars))


def _days(begins: Time, ends: Time) -> tuple[date, date, bool] | None:
    """The first and the last day of a span, and whether one end is open; an end before the beginning is none."""
    if begins.span and ends.span:
        if ends.span.last < begins.span.first:
            return None
        return begins.span.first, ends.span.last, False
    known = begins.span or ends.span
    return (known.first, known.last, True) if known else None


def _bar(days: tuple[date, date, bool], start: date, whole: int) -> Bar:
    begins, ends, one_end = days
    at = WHOLE * (begins - start).days // whole
    length = WHOLE * ((ends - begins).days + 1) // whole
    return Bar(at, length, point=length < _NARROWEST, open=one_end)


def _count(first: int, last: int, unit: int) -> int:
    return -(-last // unit) - first // unit


def _tick(month: int, unit: int, first: int, at: int) -> Tick:
    year, of_year = divmod(month, 12)
    if unit >= 12:
        return Tick(at, None, year)
    return Tick(at, of_year + 1, year if month == first or of_year == 0 else None)


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _day(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)
