"""Idea cards as PDF, set by Typst like the paper: A6 for real cards, or four of them on a sheet of A4 to be cut.

Tagged as PDF/UA-1 too: a card can be read aloud before it is printed. A text shrinks until it fits its card.
"""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from typing import BinaryIO

import segno
import typst

from app.domain.cards import Card, Deck, Sheet
from app.domain.text import clean_line, clean_text, direction
from app.exports.glyphs import drawable
from app.exports.pdf import DOCUMENTS, fonts

MEDIA_TYPE = "application/pdf"
EXTENSION = "pdf"
_BULLET = "– "


def write(deck: Deck, sheet: Sheet, out: BinaryIO, *, at: datetime) -> None:
    """Write the cards to `out`; `at` is what the file says about when it was made."""
    compiler = typst.Compiler(root=str(DOCUMENTS), font_paths=fonts(), ignore_system_fonts=True)
    document = compiler.compile(
        input=(DOCUMENTS / "cards.typ").read_bytes(),
        format="pdf",
        sys_inputs={"deck": json.dumps(_deck(deck, sheet), ensure_ascii=False)},
        pdf_standards=["ua-1"],
        timestamp=at.astimezone(UTC).replace(microsecond=0),
    )
    if not isinstance(document, bytes):
        raise TypeError("the typesetter gave no single document")
    out.write(document)


def _deck(deck: Deck, sheet: Sheet) -> dict[str, object]:
    language = deck.language
    words = {name: _said(getattr(deck.words, name), language) for name in _WORDS}
    return {
        "sheet": sheet,
        "lang": language,
        "group": _said(deck.group, language),
        "question": _said(deck.question, language),
        "themes": [_said(theme, language) for theme in deck.themes],
        "link": deck.link,
        "code": deck.code,
        "qr": _qr(deck.link),
        "words": words,
        "cards": [_card(card, deck) for card in deck.cards],
    }


_WORDS = ("heading", "title", "description", "theme", "join", "qr")


def _card(card: Card, deck: Deck) -> dict[str, object]:
    number = deck.words.number.format(number=card.number)
    lines = clean_text(card.description).split("\n") + [_BULLET + clean_line(title) for title in card.more]
    return {
        "number": _said(number, deck.language),
        "title": _said(clean_line(card.title) or number, card.locale),  # no heading may be empty
        "lines": [_said(line, card.locale) for line in lines if line],
        "theme": _said(clean_line(card.theme), deck.language),
    }


def _said(text: str, language: str) -> dict[str, str]:
    """A text with its language and direction, every character of it one that can be drawn."""
    return {
        "text": drawable(text),
        "dir": direction(text),
        "lang": language.partition("-")[0].lower() or "de",
    }


def _qr(link: str) -> str:
    picture = io.BytesIO()
    segno.make(link, error="m").save(picture, kind="svg", border=0, xmldecl=False, dark="#16212b")
    return picture.getvalue().decode()
