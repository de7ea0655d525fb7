"""Texts end at a sentence or a word, rows stay whole, and what was cut is known to be cut."""

from __future__ import annotations

import pytest

from app.exports.blocks import Cell, Paragraph, Table
from app.exports.profile_cuts import MEASURES, measured, shortened, shortened_lines
from app.exports.profile_sheet import Voice

TABLE = Table("", ("Was",), tuple((Cell(f"Zeile {at}"),) for at in range(20)), (1,))


@pytest.mark.parametrize(
    ("text", "limit", "kept"),
    [
        ("Kurz.", 5, "Kurz."),
        ("Ein Satz. Noch einer, viel länger.", 15, "Ein Satz. […]"),
        ("Nur ein sehr langer Satz ohne Ende", 20, "Nur ein sehr langer […]"),
        ("a" * 30, 20, f"{'a' * 20} […]"),
        ("Links \u202brechts oder so\u202c und mehr davon", 16, "Links rechts […]"),
    ],
)
def test_a_text_ends_at_a_sentence_or_a_word(text: str, limit: int, kept: str) -> None:
    assert shortened(text, limit) == kept


def test_lines_end_with_a_sign_when_some_are_missing() -> None:
    assert shortened_lines(("Eins.", "Zwei.", "Drei."), 80) == ("Eins.", "Zwei. […]")
    assert shortened_lines(("Eins.", "Zwei."), 81) == ("Eins.", "Zwei.")


def test_a_part_that_fits_every_measure_has_only_one() -> None:
    assert list(measured((Paragraph("Kurz."),))) == [((Paragraph("Kurz."),), False)]


def test_measures_take_whole_rows_from_the_end() -> None:
    rows = [(len(table.rows), cut) for (table,), cut in measured((TABLE,)) if isinstance(table, Table)]
    assert rows == [(20, False), *((measure.rows, True) for measure in MEASURES)]


def test_what_no_page_holds_is_never_tried_in_full() -> None:
    first, *_ = measured((Paragraph("Wort " * 2000),))
    assert first[1]


def test_reservations_keep_their_number_as_long_as_they_can() -> None:
    voices = tuple(Voice("Widerspruch", "Zu teuer.", "de") for _ in range(4))
    assert [(len(content), cut) for content, cut in measured(voices)] == [(4, False), (3, True)]
