"""Rules about people and places: names, whom one speaks for, moving a place, guessing codes."""

from __future__ import annotations

from datetime import timedelta

from app.domain.errors import RuleBroken, TooFast
from app.domain.text import clean_line, fitting, longest_raw

NAME_LENGTH = 60  # characters
TAKEOVER_VALID = timedelta(minutes=10)
GUESS_WINDOW = timedelta(minutes=1)
GUESSES_PER_ADDRESS = 10  # failed guesses in the window from one address (IPv6: one /64)
GUESSES_IN_ALL = 300  # failed guesses in the window from everywhere


def checked_name(name: str, pseudonym: str) -> str:
    """The name to show; the offered pseudonym when the field was left empty."""
    return fitting("name", name, limit=NAME_LENGTH, clean=clean_line) or kept_pseudonym(pseudonym)


def kept_pseudonym(offered: str) -> str:
    """The pseudonym a form brings back; it was the product's own, so one that was tampered with is cut."""
    return clean_line(offered[: longest_raw(NAME_LENGTH)])[:NAME_LENGTH]


def check_guesses(*, from_address: int, in_all: int) -> None:
    """Refuse a try when too many have failed lately; only failures are counted, never joins."""
    if from_address >= GUESSES_PER_ADDRESS or in_all >= GUESSES_IN_ALL:
        raise TooFast("code.too_many_guesses")


def check_door(*, open_: bool) -> None:
    """A closed door lets nobody new in, and says no more than that."""
    if not open_:
        raise RuleBroken("code.unknown")
