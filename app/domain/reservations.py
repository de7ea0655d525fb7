"""Rules about reservations (Vorbehalte): what a minority holds against a choice, recorded in its own words."""

from __future__ import annotations

from app.domain.errors import InvalidInput, RuleBroken
from app.domain.text import clean_text, fitting

RESERVATION_LENGTH = 1000  # characters
MOST_STANDING = 5  # of one person on one selection: enough for every point, too few to drown the others'


def checked_reservation(text: str) -> str:
    """The words of a reservation as they are kept."""
    text = fitting("text", text, limit=RESERVATION_LENGTH, clean=clean_text)
    if not text:
        raise InvalidInput("text", "reservation.missing")
    return text


def check_number(standing: int) -> None:
    """One person may let so many stand at a time."""
    if standing >= MOST_STANDING:
        raise RuleBroken("reservation.too_many", limit=MOST_STANDING)
