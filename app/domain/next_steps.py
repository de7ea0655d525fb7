"""Rules about what happens next: what, by whom and until when, in words a paper can carry.

Until when is read as any point in time of a plan (`domain.when`). Words that name no day ("im Herbst") are kept as
they are; what looks like a date but is none, or is over, is refused while it can still be put right.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from app.domain.errors import InvalidInput, RuleBroken, both
from app.domain.folding import fold
from app.domain.text import clean_line, fitting
from app.domain.when import Span, when

WHAT_LENGTH = 300  # characters
WHO_LENGTH = 120
DUE_LENGTH = 60
MOST = 50  # of a workshop, those taken out included: more is no list any more
# What is over on any day it is said, and what may stand around a day.
_OVER = (
    "gestern|vorgestern|letzte woche|vorige woche|vergangene woche|letzten monat|vorigen monat|letztes jahr|"
    "voriges jahr|yesterday|the day before yesterday|last week|last month|last year|dün|evvelsi gün|önceki gün|"
    "geçen hafta|geçen ay|geçen yıl|geçen sene|أمس|البارحة|أول أمس|الأسبوع الماضي|الشهر الماضي|العام الماضي|"
    "السنة الماضية"
)
_BEFORE = (
    "bis(?: zum)?|spätestens(?: bis(?: zum)?| am)?|vor(?: dem)?|am|until|by|before|no later than|"
    "(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|mo|di|mi|do|fr|sa|so|"
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    "pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar)[.,]?"
)
_GONE = re.compile(fold(_OVER))
_LEADS = re.compile(rf"(?:(?:{fold(_BEFORE)}) +)*")
_ENDS = re.compile(r"(?:,? +[0-9]{1,2}(?:[:.][0-9]{2})?(?: uhr| h)?| uhr)?[ !.,]*$")
_DIGITS = re.compile(r"[0-9./\-\s]*[0-9][0-9./\-\s]*")


@dataclass(frozen=True)
class Planned:
    """A next step as it is kept."""

    what: str
    who: str
    due: str


def checked_step(what: str, who: str, due: str, *, today: date) -> Planned:
    """A next step as it is kept; raises `InvalidInput` with all that is wrong in it."""
    first, until = both(lambda: both(lambda: _what(what), lambda: _who(who)), lambda: _due(due, today))
    return Planned(*first, until)


def due_span(due: str) -> Span | None:
    """The days `due` means; None where it names none."""
    try:
        return when(due) if due else None
    except RuleBroken:
        return None


def check_revision(*, base: int, present: int, what: str) -> None:
    """Two desks may have the same step open: the later does not overwrite what the earlier wrote."""
    if base != present:
        raise InvalidInput("what", "next_step.changed", now=what)


def check_number(planned: int) -> None:
    """A list nobody can read through helps nobody."""
    if planned >= MOST:
        raise RuleBroken("next_step.too_many", limit=MOST)


def _what(typed: str) -> str:
    what = fitting("what", typed, limit=WHAT_LENGTH, clean=clean_line)
    if not what:
        raise InvalidInput("what", "next_step.what_missing")
    return what


def _who(typed: str) -> str:
    return fitting("who", typed, limit=WHO_LENGTH, clean=clean_line)


def _due(typed: str, today: date) -> str:
    due = fitting("due", typed, limit=DUE_LENGTH, clean=clean_line)
    if _is_over(due, today):
        raise InvalidInput("due", "next_step.past")
    try:
        if due:
            when(due)
    except RuleBroken as problem:
        if problem.key == "when.impossible":
            raise InvalidInput("due", "next_step.impossible") from None
        if _DIGITS.fullmatch(due):
            raise InvalidInput("due", "next_step.no_year") from None
    return due


def _is_over(due: str, today: date) -> bool:
    """Whether `due` means a time before today, also with "bis" before it or an hour behind it."""
    said = fold(due).strip()
    core = said[_LEADS.match(said).end() :]  # type: ignore[union-attr]  # it matches nothing, too
    spans = (due_span(one) for one in (said, core, _ENDS.sub("", core, count=1)))
    return bool(_GONE.fullmatch(core.rstrip(" !.,"))) or any(span.last < today for span in spans if span)
