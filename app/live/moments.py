"""When something happened, in a language of the interface; a script turns it into the time of the reader's device."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from babel.dates import format_datetime

from app.live.languages import LANGUAGES


def stamp(locale: str) -> Callable[[datetime], str]:
    """A moment in UTC, and said to be: for files, and for pages until their script has run."""
    formats = LANGUAGES[locale].formats

    def write(moment: datetime) -> str:
        return f"{format_datetime(moment, 'medium', tzinfo=UTC, locale=formats)} UTC"

    return write
