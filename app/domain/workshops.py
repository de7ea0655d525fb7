"""Rules about leading a workshop: timer, announcements, the question."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.domain.errors import InvalidInput, RuleBroken
from app.domain.text import clean_line, fitting

LONGEST_TIMER = 180  # minutes
ANNOUNCEMENT_LENGTH = 300  # characters
QUESTION_LENGTH = 300  # characters
MOST_PLACES = 100


def timer_end(now: datetime, minutes: int) -> datetime:
    """When a timer of so many minutes ends."""
    if not 1 <= minutes <= LONGEST_TIMER:
        raise InvalidInput("minutes", "timer.range", limit=LONGEST_TIMER)
    return now + timedelta(minutes=minutes)


def extended_timer(ends_at: datetime | None, now: datetime) -> datetime:
    """One minute more; from now on when the time is already over."""
    if ends_at is None:
        raise RuleBroken("timer.not_running")
    extended = max(ends_at, now) + timedelta(minutes=1)
    if extended - now > timedelta(minutes=LONGEST_TIMER):
        raise InvalidInput("minutes", "timer.range", limit=LONGEST_TIMER)
    return extended


def checked_line(field: str, text: str, *, limit: int, required: bool) -> str:
    """One line of text for all screens; raises `InvalidInput` at `field`."""
    text = fitting(field, text, limit=limit, clean=clean_line)
    if required and not text:
        raise InvalidInput(field, "text.missing")
    return text


def checked_places(places: int) -> int:
    """How many ideas the room wants to choose."""
    if not 1 <= places <= MOST_PLACES:
        raise InvalidInput("places", "places.range", limit=MOST_PLACES)
    return places
