"""What a typed text may contain: nothing a paper chokes on, nothing that turns its neighbours round."""

import random
import time
import unicodedata
from xml.etree import ElementTree

import pytest

from app.domain import ideas, people, workshops
from app.domain.errors import InvalidInput
from app.domain.text import clean_line, clean_text, direction, fitting, longest_raw


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
    "typed",
    [
        "\u202a" * 40_000 + "\u2069" * 40_000,
        "\u2067\u202a" * 40_000 + "\u2069" * 80_000,
        "a" + "\u0301\u0323" * 40_000,
        "\u0f73" * 80_000,
    ],
    ids=["embeddings", "isolates", "marks", "marks that fall apart"],
)
@pytest.mark.parametrize("clean", [clean_line, clean_text])
def test_cleaning_takes_time_in_proportion_to_the_text(clean, typed: str) -> None:
    """The bound is far above what that takes, and far below its square: tens of seconds."""
    began = time.process_time()
    clean(typed)
    assert time.process_time() - began < 5


def test_a_letter_carries_thirty_marks_at_most() -> None:
    marks = "\u0323" * 60
    assert clean_line(f"x{marks}y") == "x" + "\u0323" * 30 + "y"
    assert clean_text("q" + "\u0344" * 30 + "y") == "q" + "\u0308\u0301" * 15 + "y"
    verse = "بِسْمِ اللَّهِ " * 20
    assert clean_text(verse) == unicodedata.normalize("NFC", verse.strip())


def test_a_text_far_over_its_limit_is_refused_before_it_is_cleaned() -> None:
    def never(_text: str) -> str:
        raise AssertionError

    with pytest.raises(InvalidInput) as refused:
        fitting("title", " " * (longest_raw(120) + 1), limit=120, clean=never)
    assert (refused.value.field, refused.value.key) == ("title", "text.too_long")
    assert refused.value.values == {"length": longest_raw(120) + 1, "limit": 120}
    assert fitting("title", "x" + " " * (longest_raw(120) - 1), limit=120, clean=clean_line) == "x"


@pytest.mark.parametrize(
    ("field", "take"),
    [
        ("title", lambda text: ideas.checked_wording(text, "")),
        ("description", lambda text: ideas.checked_wording("Titel", text)),
        ("reason", ideas.checked_reason),
        ("name", lambda text: people.checked_name(text, "")),
        ("question", lambda text: workshops.checked_line("question", text, limit=300, required=False)),
    ],
)
def test_every_field_has_an_end_even_for_what_nobody_sees(field: str, take) -> None:
    with pytest.raises(InvalidInput) as refused:
        take("x" + " " * 60_000)
    assert (refused.value.field, refused.value.key) == (field, "text.too_long")


def test_a_pseudonym_that_was_tampered_with_is_cut() -> None:
    assert people.kept_pseudonym("Ruhiger  Dachs") == "Ruhiger Dachs"
    assert people.kept_pseudonym("x" * 70) == "x" * people.NAME_LENGTH
    assert people.checked_name("", " " * 60_000 + "x") == ""


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
