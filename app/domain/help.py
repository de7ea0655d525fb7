"""Rules of calling for help: what a team may write to the moderator, and what becomes of the call."""

from __future__ import annotations

from app.domain.errors import NotPermitted
from app.domain.text import clean_line, fitting

NOTE_LENGTH = 200  # characters


def checked_note(note: str) -> str:
    """What the moderator is to know beforehand; it may be empty. Raises `InvalidInput` at `words`."""
    return fitting("words", note, limit=NOTE_LENGTH, clean=clean_line)


def check_called(called: bool) -> None:
    """Only a call that stands can be answered: it may have been taken back a moment ago."""
    if not called:
        raise NotPermitted("help.none")
