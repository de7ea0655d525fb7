"""The table reopens as a German office opens it, and computes nothing."""

import csv
import io

from app.domain.report import Report
from app.exports import csv_tables
from app.exports.cells import inert
from tests.exports.factories import empty, filled_with, sample
from tests.exports.hostile import strings
from tests.exports.test_cells import FORMULAS


def _bytes(report: Report) -> bytes:
    out = io.BytesIO()
    csv_tables.write(report, out)
    return out.getvalue()


def _rows(report: Report) -> list[dict[str, str]]:
    text = _bytes(report).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def test_bytes_open_in_a_german_spreadsheet() -> None:
    raw = _bytes(sample())
    assert raw.startswith(b'\xef\xbb\xbf"Nr.";"Titel"')
    assert raw.count(b"\r\n") == 9


def test_row_has_votes_choices_and_sketch() -> None:
    first, fourth, sixth, seventh = (_rows(sample())[at] for at in (0, 3, 5, 6))
    assert first == {
        "Nr.": "1",
        "Titel": "Lotsen für die Berufsschule",
        "Beschreibung": "Ausgebildete Lotsinnen und Lotsen begleiten Jugendliche in der Probezeit.",
        "Sprache": "de",
        "Stand der Idee": "eigenständig",
        "Zusammengeführt mit": "",
        "Mit aufgenommen": "6",
        "Stimmen": "19",
        "Unterstützende": "4",
        "Die meisten Stimmen": "ja",
        "Gleiche Anteile": "ja",
        "Auswahl des Raums": "ja",
        "Skizze": "1",
    }
    assert [fourth[key] for key in ("Die meisten Stimmen", "Gleiche Anteile", "Auswahl des Raums")] == [
        "nein",
        "nein",
        "ja",
    ]
    assert (sixth["Zusammengeführt mit"], sixth["Stimmen"]) == ("1", "")
    assert (seventh["Titel"], seventh["Stand der Idee"]) == ("", "verborgen")


def test_no_cell_is_a_formula() -> None:
    rows = _rows(filled_with(*FORMULAS))
    assert len(rows) == len(FORMULAS)
    for row in rows:
        for value in row.values():
            assert inert(value) == value
    assert _rows(filled_with("-1,5"))[0]["Titel"] == "-1,5"


def test_empty_report_is_a_table_with_a_header() -> None:
    assert _rows(empty()) == []
    assert _bytes(empty()).count(b"\r\n") == 1


def test_hostile_strings_do_no_harm() -> None:
    texts = strings()
    rows = _rows(filled_with(*texts))
    assert [row["Nr."] for row in rows] == [str(number) for number in range(1, len(texts) + 1)]
    assert {len(row) for row in rows} == {13}
