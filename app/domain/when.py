"""Points in time as people type them into a plan: a day, a month, a quarter, "Anfang 2027", a school year.

Everything is read as a span of days, from its first to its last, so that a plan of years and a plan of days can be
compared. There is no clock: "next spring" is no time here. A day comes before its month ("3/4/2027" is 3 April), as in
all languages of the product. Quarters of the weather: spring is March to May, and the winter of a year begins in its
December. A third of a year is "Anfang", "Mitte" or "Ende" of it, ten days those of a month. A school year runs from
1 August to 31 July, as in North Rhine-Westphalia.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from app.domain.errors import RuleBroken
from app.domain.folding import fold
from app.domain.when_words import CODES, MONTHS, PARTS, PHRASES, SEASONS, WRITTEN

LONGEST = 100  # characters that are looked at; a field holds fewer
FIRST_YEAR, LAST_YEAR = 1900, 2199


class Precision(StrEnum):
    """How exactly something was said."""

    DAY = "day"
    PART_OF_MONTH = "part_of_month"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    PART_OF_YEAR = "part_of_year"
    HALF = "half"
    SCHOOL_YEAR = "school_year"
    YEAR = "year"


@dataclass(frozen=True)
class Span:
    """The days somebody may have meant, from the first to the last."""

    first: date
    last: date
    precision: Precision


def when(text: str) -> Span:
    """The span of time `text` means; raises `RuleBroken` when it means none, or a day that does not exist."""
    said = _coded(text)
    for form, read in _FORMS:
        found = form.fullmatch(said)
        if found:
            return read(*found.groups())
    raise RuleBroken("when.unclear")


def _coded(text: str) -> str:
    """`text` with every word as its code and one blank between what belongs apart: "15 . m3 2027"."""
    if len(text) > LONGEST:
        raise RuleBroken("when.unclear")
    plain = re.sub("[\u2010-\u2015\u2212]", "-", fold(text))
    for phrase, code in PHRASES.items():
        plain = plain.replace(phrase, code)
    plain = re.sub(r"(?<=[0-9])'[^\W\d_]+", "", plain)  # "2027'nin"
    parts = re.findall(r"[0-9]+|[^\W\d_]+|\S", plain)
    codes = (part if part[0] in "0123456789./-," else CODES.get(part, "?") for part in parts)
    said = " ".join(code for code in codes if code)
    return re.sub(r"([mophqsj][0-9]*) \.", r"\1", said)  # "Mär. 2027"


def _year(text: str) -> int:
    year = int(text)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise RuleBroken("when.unclear")
    return year


def _months(year: int, first: int, count: int, precision: Precision) -> Span:
    """So many months from one on; they may reach into the next year."""
    if not 1 <= first <= 12:
        raise RuleBroken("when.impossible")
    later, month = divmod(first + count - 2, 12)
    ends = date(year + later, month + 1, monthrange(year + later, month + 1)[1])
    return Span(date(year, first, 1), ends, precision)


def _day(day: str, month: str, year: str) -> Span:
    whole = _year(f"20{year}" if len(year) == 2 else year)
    try:
        found = date(whole, int(month), int(day))
    except ValueError:
        raise RuleBroken("when.impossible") from None
    return Span(found, found, Precision.DAY)


def _month(month: str, year: str) -> Span:
    return _months(_year(year), int(month), 1, Precision.MONTH)


def _portion(number: str, year: str, of: int, precision: Precision) -> Span:
    """One of `of` equal portions of a year, counted from 1."""
    if not 1 <= int(number) <= of:
        raise RuleBroken("when.impossible")
    length = 12 // of
    return _months(_year(year), 1 + length * (int(number) - 1), length, precision)


def _quarter(number: str, year: str) -> Span:
    return _portion(number, year, 4, Precision.QUARTER)


def _half(number: str, year: str) -> Span:
    return _portion(number, year, 2, Precision.HALF)


def _part_of_year(number: str, year: str) -> Span:
    return _portion(number, year, 3, Precision.PART_OF_YEAR)


def _season(number: str, year: str) -> Span:
    return _months(_year(year), 3 * int(number), 3, Precision.SEASON)


def _winter(year: str, following: str) -> Span:
    _must_follow(year, following)
    return _season("4", year)


def _part_of_month(number: str, month: str, year: str) -> Span:
    whole = _month(month, year)
    first = whole.first + timedelta(days=10 * (int(number) - 1))
    last = whole.last if number == "3" else first + timedelta(days=9)
    return Span(first, last, Precision.PART_OF_MONTH)


def _school_year(year: str, following: str) -> Span:
    _must_follow(year, following)
    return _months(_year(year), 8, 12, Precision.SCHOOL_YEAR)


def _must_follow(year: str, following: str) -> None:
    if str(_year(year) + 1)[-len(following) :] != following:
        raise RuleBroken("when.impossible")


def _turned(read: Callable[[str, str], Span]) -> Callable[[str, str], Span]:
    return lambda one, other: read(other, one)


def _whole_year(year: str) -> Span:
    return _months(_year(year), 1, 12, Precision.YEAR)


_Y, _N, _NEXT = r"([0-9]{4})", r"([0-9]{1,2})", r"([0-9]{4}|[0-9]{2})"
_M = r"m([0-9]{1,2})"
_FORMS: tuple[tuple[re.Pattern[str], Callable[..., Span]], ...] = tuple(
    (re.compile(form), read)
    for form, read in (
        (_Y, _whole_year),
        (rf"{_N} [./-] {_Y}", _month),
        (rf"{_M}(?: [/-])? {_Y}", _month),
        (rf"{_Y} - {_N}", _turned(_month)),
        (rf"{_Y} {_M}", _turned(_month)),
        (rf"{_N} \. {_N} \. {_NEXT}", _day),
        (rf"{_N} / {_N} / {_Y}", _day),
        (rf"{_Y} - {_N} - {_N}", lambda year, month, day: _day(day, month, year)),
        (rf"{_N}(?: \.)? {_M}(?: ,)? {_Y}", _day),
        (rf"{_M} {_N}(?: \.)?(?: ,)? {_Y}", lambda month, day, year: _day(day, month, year)),
        (rf"q o?([0-9])(?: [/-])? {_Y}", _quarter),
        (rf"o?([0-9])(?: \.)? q(?: [/-])? {_Y}", _quarter),
        (rf"{_Y}(?: [/-])? q o?([0-9])", _turned(_quarter)),
        (rf"{_Y} o?([0-9])(?: \.)? q", _turned(_quarter)),
        (rf"o([1-4]) / {_Y}", _quarter),  # "III/2027", as offices write
        (rf"h o?([0-9])(?: [/-])? {_Y}", _half),
        (rf"o?([0-9])(?: \.)? h(?: [/-])? {_Y}", _half),
        (rf"{_Y}(?: [/-])? h o?([0-9])", _turned(_half)),
        (rf"{_Y} o?([0-9])(?: \.)? h", _turned(_half)),
        (rf"s([1-4]) {_Y}", _season),
        (rf"{_Y} s([1-4])", _turned(_season)),
        (rf"s4 {_Y} [/-] {_NEXT}", _winter),
        (rf"p([1-3])(?: -)? {_Y}", _part_of_year),
        (rf"{_Y} p([1-3])", _turned(_part_of_year)),
        (rf"p([1-3])(?: -)? {_M} {_Y}", _part_of_month),
        (rf"p([1-3]) {_N} [./] {_Y}", _part_of_month),
        (rf"{_M} {_Y} p([1-3])", lambda month, year, part: _part_of_month(part, month, year)),
        (rf"j {_Y} [/-] {_NEXT}", _school_year),
        (rf"{_Y} [/-] {_NEXT} j(?: j)*", _school_year),
    )
)

_MONTHS_OF: Mapping[Precision, int] = MappingProxyType(
    {Precision.QUARTER: 3, Precision.HALF: 6, Precision.PART_OF_YEAR: 4}
)


def spelled(span: Span, language: str) -> str:
    """A span in words, in a language of the product: "3. Quartal 2027"; German where it is none of ours."""
    language = language if language in WRITTEN else "de"
    first = span.first
    length = _MONTHS_OF.get(span.precision, 12)
    part = (first.month - 1) // length + 1
    words: Mapping[Precision, str] = {
        Precision.SEASON: SEASONS[language][first.month // 3 - 1],
        Precision.PART_OF_YEAR: PARTS[language][(first.month - 1) // 4],
        Precision.PART_OF_MONTH: PARTS[language][min(first.day // 10, 2)],
    }
    return WRITTEN[language][span.precision].format(
        day=first.day,
        month=MONTHS[language][first.month - 1],
        year=first.year,
        next=f"{(first.year + 1) % 100:02d}",
        part=part,
        word=words.get(span.precision, ""),
    )
