"""One-time codes (Einmal-Codes): a code lets one place vote. And the sheet they are printed on, as plain data."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.errors import InvalidInput

MOST_CODES = 500


@dataclass(frozen=True)
class NewCode:
    """A code as drawn: what people type, and the secret in its QR link (128 bits and more)."""

    code: str
    token: str


@dataclass(frozen=True)
class Ticket:
    """One ticket to cut out: the code as it is read, and its QR picture as SVG."""

    code: str
    picture: str


@dataclass(frozen=True)
class Sheet:
    """All tickets of a workshop, with the words that stand on each of them."""

    title: str
    group: str
    note: str
    how: str
    alt: str
    language: str
    tickets: tuple[Ticket, ...]


def checked_number(number: int) -> int:
    """How many codes to make."""
    if not 1 <= number <= MOST_CODES:
        raise InvalidInput("number", "codes.range", limit=MOST_CODES)
    return number
