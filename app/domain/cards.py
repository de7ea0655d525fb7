"""Idea cards as plain data: for people who prefer paper, and for a wall one can touch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["blank", "ideas"]
Sheet = Literal["a6", "a4"]  # one card to a page, or four on a sheet to be cut


@dataclass(frozen=True)
class Card:
    """An idea on a card; `more` are the titles of what was merged into it. `locale`: language of its words."""

    number: int
    title: str
    description: str
    theme: str
    locale: str
    more: tuple[str, ...] = ()


@dataclass(frozen=True)
class CardWords:
    """The product's own words on the cards, in the language of whoever prints them."""

    heading: str
    title: str
    description: str
    theme: str
    number: str  # with one {number} in it
    join: str
    qr: str


@dataclass(frozen=True)
class Deck:
    """All cards of one print. `link` is what the QR code leads to; without `cards` it is blank ones."""

    language: str
    group: str
    question: str
    themes: tuple[str, ...]
    link: str
    code: str
    words: CardWords
    cards: tuple[Card, ...] = ()
