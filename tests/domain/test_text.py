"""What a typed text may contain: nothing a paper chokes on, nothing that turns its neighbours round."""

import random
import unicodedata
from xml.etree import ElementTree

import pytest

from app.domain.text import clean_line, clean_text, direction


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Mehr   Bänke\tam\nBahnhof ", "Mehr Bänke am Bahnhof"),
        ("Null\x00 und\x0b Glocke\x07", "Null und Glocke"),
        ("halbes Zeichen \ud83d", "halbes Zeichen"),
        ("\ufeffMarke \ufffe\U0001fffe", "Marke"),
        ("e\u0301cole", "école"),
        ("🙂 bleibt", "🙂 bleibt"),
        ("\u200b\u3164\u2800\u200d", ""),
        ("", ""),
    ],
)
def test_clean_line_keeps_what_can_be_read(typed: str, kept: str) -> None:
    assert clean_line(typed) == kept


def test_clean_text_unifies_line_breaks_and_keeps_paragraphs() -> None:
    assert clean_text("\n\n eins \r\nzwei\rdrei\u2028vier\n\n\n\nfünf \n") == "eins\nzwei\ndrei\nvier\n\nfünf"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\u202eb", "ab"),
        ("a\u202cb\u2069", "ab"),
        ("\u2067x\u2069", "\u2067x\u2069"),
        ("\u202bx\u202c", "\u202bx\u202c"),
        ("\u2067a\u202ab\u2069c", "\u2067ab\u2069c"),
        ("\u2067a\u202cb\u2069c", "\u2067ab\u2069c"),
        ("\u2066\u2067a\u2069", "\u2067a\u2069"),
    ],
)
def test_direction_marks_stay_only_in_pairs(typed: str, kept: str) -> None:
    assert clean_line(typed) == kept
    assert clean_text(typed) == kept


def test_direction_marks_do_not_reach_over_a_line_end() -> None:
    assert clean_text("\u202ea\nb\u202c") == "a\nb"


def test_cleaning_twice_changes_nothing_and_xml_takes_it() -> None:
    rng = random.Random(29)
    for _ in range(1000):
        typed = "".join(chr(rng.choice((rng.randrange(0x3000), rng.randrange(0x110000)))) for _ in range(30))
        for clean in (clean_line, clean_text):
            kept = clean(typed)
            assert clean(kept) == kept
            assert unicodedata.is_normalized("NFC", kept)
            element = ElementTree.Element("p")
            element.text = kept
            assert ElementTree.fromstring(ElementTree.tostring(element, "utf-8")).text in (kept, None)


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("Lotsen", "ltr"),
        ("مقهى Café", "rtl"),
        ("„שלום“", "rtl"),
        ("12 – Мова", "ltr"),
        ("2027: مدرسة", "rtl"),
        ("12 %", "ltr"),
        ("", "ltr"),
    ],
)
def test_direction_is_that_of_the_first_strong_character(text: str, way: str) -> None:
    assert direction(text) == way
