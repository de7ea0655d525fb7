"""The workbook reopens in another library, computes nothing, and keeps numbers and dates what they are."""

import io
import zipfile
from dataclasses import replace
from datetime import datetime, time

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from app.domain.report import Report, ReportedIdea
from app.domain.text import clean_line
from app.exports import xlsx
from tests.exports.factories import empty, filled_with, sample, two_criteria
from tests.exports.hostile import MARKUP, strings
from tests.exports.test_cells import FORMULAS
from tests.support.slide_values import with_response

SHEETS = {
    "de": [
        "Ideen",
        "Bündel",
        "Abstimmungen",
        "Stimmen",
        "Ergebnis je Regel",
        "Ergebnis je Bank",
        "Auswahl & Vorbehalte",
        "Skizzen",
        "Kosten",
        "Rückmeldungen",
        "Abnahme",
        "Stimmungsbild",
        "Was fehlt",
        "Reihenfolge",
        "Stimmen zur Reihenfolge",
        "Reihenfolge nach Regel",
        "Fragen aus dem Raum",
        "Wie es weitergeht",
        "Beteiligung",
        "Sitzungen",
    ],
    "en": [
        "Ideas",
        "Bundles",
        "Votes",
        "Ballots",
        "Result by rule",
        "Result by bench",
        "Choice & reservations",
        "Sketches",
        "Costs",
        "Advice",
        "Agreement",
        "Mood of the room",
        "What is missing",
        "Order",
        "Ballots on the order",
        "Order by rule",
        "Questions from the room",
        "Next steps",
        "Participation",
        "Meetings",
    ],
}


def _bytes(report: Report) -> bytes:
    out = io.BytesIO()
    xlsx.write(report, out)
    return out.getvalue()


def _reopened(report: Report) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(_bytes(report)))


def _rows(book: Workbook, sheet: str) -> list[tuple[object, ...]]:
    return list(book[sheet].iter_rows(min_row=2, values_only=True))


@pytest.mark.parametrize(("language", "locale"), [("de", "de-DE"), ("en", "en-GB")])
def test_sheets_and_properties_speak_the_language_of_the_paper(language: str, locale: str) -> None:
    book = _reopened(replace(sample(), language=language))
    assert book.sheetnames == SHEETS[language]
    assert (book.properties.title, book.properties.language) == (sample().title, locale)
    assert not book.properties.creator


def test_every_sheet_has_a_frozen_head_a_filter_and_room() -> None:
    for sheet in _reopened(sample()):
        assert sheet.freeze_panes[1:] == "2", sheet.title
        assert sheet.auto_filter.ref == sheet.dimensions, sheet.title
        assert sheet.print_title_rows == "$1:$1"
        widths = [one.width for one in sheet.column_dimensions.values()]
        assert all(9 <= width <= 61 for width in widths), sheet.title
        assert all(cell.font.bold for cell in sheet[1])


def test_numbers_dates_and_times_are_what_they_are() -> None:
    book = _reopened(sample())
    assert _rows(book, "Sitzungen")[0] == (1, datetime(2026, 9, 15), time(16), time(19), "Auftakt")
    assert book["Sitzungen"]["B2"].number_format == "dd.mm.yyyy"
    assert _rows(book, "Stimmen")[0] == (
        1,
        "Was bewirkt am meisten?",
        "2345 E678",
        1,
        5,
        "ja",
        "Punkte",
        3,
        "3-1-6-4",
    )
    typed = _reopened(filled_with("-1,5"))["Ideen"]
    assert (typed["B2"].value, typed["B2"].data_type, typed["B2"].number_format) == (-1.5, "n", "0.0")


def test_rules_choices_and_reservations_stand_in_rows() -> None:
    book = _reopened(sample())
    by_rule = _rows(book, "Ergebnis je Regel")
    assert by_rule[-1] == (
        1,
        "Was bewirkt am meisten?",
        "PAV, Platz für Platz",
        3,
        3,
        2,
        "Praktikumsbörse im Stadtteil",
        17,
        1,
        6,
    )
    assert len(by_rule) == 4 * 3
    first, second = _rows(book, "Auswahl & Vorbehalte")
    assert first[:9] == (1, 1, 1, "Gleiche Anteile", "Was bewirkt am meisten?", 3, "ja", "1, 2, 5", "1, 2, 4")
    assert first[10].startswith("Ohne Sprachcafé")
    assert (first[11], second[11], second[12]) == ("Migrantenselbstorganisationen", None, "ar")
    assert [row[:3] for row in _rows(book, "Bündel")] == [(1, "Begleitung", 1), (1, "Begleitung", 6)]
    assert _rows(book, "Ergebnis je Bank")[0][1:] == (
        "Migrantenselbstorganisationen",
        "Was bewirkt am meisten?",
        1,
        15,
    )
    assert _rows(book, "Beteiligung")[-1] == ("Abstimmung 1", "Migrantenselbstorganisationen", 12, 5, 5)


def test_two_criteria_stand_side_by_side() -> None:
    book = _reopened(two_criteria())
    assert [row[1] for row in _rows(book, "Ergebnis je Regel")] == ["zusammen", "mutig", "machbar"]
    assert _rows(book, "Abstimmungen")[0][5:8] == ("offen", "mutig", "machbar")
    assert {row[1] for row in _rows(book, "Stimmen")} == {"mutig", "machbar"}


def test_no_cell_is_a_formula_a_link_or_an_error() -> None:
    raw = _bytes(filled_with(*FORMULAS, "http://example.org/", "mailto:a@b.c", *MARKUP))
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        sheets = [parts.read(name).decode() for name in parts.namelist() if "worksheets/" in name]
        assert not [name for name in parts.namelist() if "external" in name or "vba" in name.lower()]
    assert len(sheets) == len(SHEETS["de"])
    assert [text for text in sheets if "<f>" in text or "<f " in text or "hyperlink" in text] == []
    book = openpyxl.load_workbook(io.BytesIO(raw))
    titles = [row[1] for row in _rows(book, "Ideen")]
    for text, title in zip((*FORMULAS, "http://example.org/", "mailto:a@b.c", *MARKUP), titles, strict=True):
        assert (title or "") == clean_line(text)


def test_text_from_right_to_left_is_set_so() -> None:
    sheet = _reopened(sample())["Ideen"]
    ways = [
        (sheet.cell(row, 2).alignment.horizontal, sheet.cell(row, 2).alignment.readingOrder) for row in (2, 6)
    ]
    assert ways == [("left", 0), ("right", 2)]
    assert sheet.row_dimensions[2].height == 30  # two lines of text


def test_a_text_too_long_for_a_cell_is_cut_and_says_so() -> None:
    whole, cut = ("🙂" * 16_383, "🙂" * 16_384)
    titles = [row[2] for row in _rows(_reopened(filled_with(whole, cut)), "Ideen")]
    assert titles[0] == whole
    assert titles[1] == "🙂" * 16_383 + "…"


def test_same_report_gives_the_same_bytes() -> None:
    assert _bytes(sample()) == _bytes(sample())


def test_empty_report_is_a_workbook() -> None:
    book = _reopened(empty())
    assert book.sheetnames == SHEETS["de"]
    assert {sheet.max_row for sheet in book} == {1}
    assert book.properties.title == "Ergebnisbericht"


def test_hostile_strings_do_no_harm() -> None:
    texts = strings()
    rows = _rows(_reopened(filled_with(*texts)), "Ideen")
    assert [row[0] for row in rows] == list(range(1, len(texts) + 1))
    for text in texts[::50]:
        assert _reopened(filled_with(text)).sheetnames == SHEETS["de"]


def test_every_printed_page_says_which_table_and_which_page_it_is() -> None:
    for sheet in _reopened(sample()):
        assert sheet.oddHeader.left.text == "&A"
        assert sheet.oddFooter.right.text.startswith("Seite &P von ")
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.print_title_cols is not None


def test_long_headings_have_the_lines_they_need() -> None:
    sheet = _reopened(with_response())["Stimmungsbild"]
    assert sheet.row_dimensions[1].height >= 2 * 15  # "Das sollten wir auf keinen Fall tun"


def test_a_row_is_as_high_as_its_words_need() -> None:
    title = "Mehrsprachige Berufsorientierungsveranstaltungsreihe (7)"
    report = replace(sample(), ideas=(ReportedIdea(number=1, title=title),))
    assert _reopened(report)["Ideen"].row_dimensions[2].height == 3 * 15
