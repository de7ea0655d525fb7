"""Idea cards reopen, are tagged, have the size of cards, and hold every text however long or strange it is."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime

import pypdf
import pytest

from app.domain.cards import Card, CardWords, Deck
from app.exports import cards
from tests.exports.hostile import MARKUP, strings

WORDS = CardWords(
    heading="Ideenkarten",
    title="Titel der Idee",
    description="Beschreibung",
    theme="Thema:",
    number="Idee Nr. {number}",
    join="Code",
    qr="QR-Code, der in die Werkstatt führt",
)
BLANK = Deck(
    language="de",
    group="I · Schule",
    question="Was fehlt?",
    themes=("Vorschule", "Sekundarstufe"),
    link="http://192.0.2.1:8000/j/abc",
    code="ABCD 2345",
    words=WORDS,
)
A6 = (419.5, 297.6)  # points: 148 x 105 mm


def reopened(deck: Deck, sheet: str = "a6") -> pypdf.PdfReader:
    out = io.BytesIO()
    cards.write(deck, sheet, out, at=datetime(2026, 11, 24, 17, 5, 3, 999, UTC))  # type: ignore[arg-type]
    return pypdf.PdfReader(io.BytesIO(out.getvalue()), strict=True)


def said(reader: pypdf.PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def of(*texts: tuple[str, str]) -> Deck:
    made = tuple(Card(n, title, text, "Vorschule", "de") for n, (title, text) in enumerate(texts, 1))
    return replace(BLANK, cards=made)


@pytest.mark.parametrize(("sheet", "factor", "cards_on_it"), [("a6", 1, 1), ("a4", 2, 4)])
def test_blank_cards(sheet, factor, cards_on_it):
    reader = reopened(BLANK, sheet)
    (page,) = reader.pages
    assert float(page.mediabox.width) == pytest.approx(A6[0] * factor, abs=4)
    assert float(page.mediabox.height) == pytest.approx(A6[1] * factor, abs=1)
    for word in ("Was fehlt?", "Titel der Idee", "Vorschule", "Sekundarstufe", "ABCD 2345", "I · Schule"):
        assert said(reader).count(word) == cards_on_it, word


def test_cards_are_tagged_and_say_what_the_code_is():
    root = reopened(of(("Chor", "Wir singen"))).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith("de")
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    assert "QR-Code, der in die Werkstatt führt" in str(_alternatives(root["/StructTreeRoot"]))


def test_ideas_stand_on_cards_with_number_theme_and_what_lies_in_them():
    deck = replace(BLANK, cards=(Card(17, "Chor", "Wir singen", "Kultur", "de", ("Singkreis",)),))
    for word in ("Idee Nr. 17", "Chor", "Wir singen", "Kultur", "– Singkreis"):
        assert word in said(reopened(deck))


@pytest.mark.parametrize(("sheet", "pages"), [("a6", 5), ("a4", 2)])
def test_so_many_pages_as_cards_need(sheet, pages):
    assert len(reopened(of(*[(f"Idee {n}", "") for n in range(5)]), sheet).pages) == pages


def test_the_longest_text_fits_on_its_card_to_the_last_word():
    text = "Wort und Wort und noch mehr Wörter. " * 54 + "Schlusswort"
    reader = reopened(of(("Sehr lang " * 12, text)))
    assert len(reader.pages) == 1
    places = []

    def note(text: str, page: list[float], line: list[float], _font: object, _size: float) -> None:
        if "Schlusswort" in text:
            places.append(page[5] + page[3] * line[5])

    reader.pages[0].extract_text(visitor_text=note)
    assert places
    assert 60 < min(places) < A6[1]  # points from the lower edge: above the foot of the card


def test_a_text_of_a_thousand_lines_stays_on_its_card():
    assert len(reopened(of(("Viele Zeilen", "a\n\n" * 600), ("Danach", ""))).pages) == 2


def test_every_script_and_every_hostile_text():
    texts = [text for text in (*MARKUP, *strings(200)) if text.strip()]
    reader = reopened(of(*[(text[:120], text) for text in texts]))
    assert len(reader.pages) == len(texts)
    assert '#read("/etc/passwd")' in said(reader)
    arabic = replace(BLANK, cards=(Card(1, "أماكن لعب", "للأطفال", "", "ar"),))
    assert reopened(arabic).pages[0].extract_text().strip()


def _alternatives(node: object) -> list[str]:
    node = node.get_object() if isinstance(node, pypdf.generic.IndirectObject) else node
    if isinstance(node, list):
        return [text for one in node for text in _alternatives(one)]
    if isinstance(node, dict):
        own = [str(node["/Alt"])] if "/Alt" in node else []
        return own + _alternatives(node.get("/K"))
    return []
