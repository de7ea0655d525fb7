"""When something happened, in a language of the interface: as the reader's device tells it, or as the room did."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from babel.dates import format_date, format_datetime, format_time

from app.domain.minutes import local
from app.live.languages import LANGUAGES


def stamp(locale: str) -> Callable[[datetime], str]:
    """A moment in UTC, and said to be: for files, and for pages until a script makes it the device's own time."""
    formats = LANGUAGES[locale].formats

    def write(moment: datetime) -> str:
        return f"{format_datetime(moment, 'medium', tzinfo=UTC, locale=formats)} UTC"

    return write


def in_the_room(locale: str) -> Callable[[datetime], str]:
    """A moment by the clock of the room, as the Protokoll and all papers tell theirs."""
    formats = LANGUAGES[locale].formats

    def write(moment: datetime) -> str:
        there = local(moment)
        return f"{format_date(there, 'long', locale=formats)}, {format_time(there, 'HH:mm', locale=formats)}"

    return write
