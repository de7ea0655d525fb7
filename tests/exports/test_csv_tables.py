"""The table reopens as a German office opens it, and computes nothing."""

import csv
import io
from typing import Any

from app.domain.report import Report
from app.exports import ballot_table, csv_tables
from app.exports.cells import inert
from tests.exports import recounters
from tests.exports.factories import empty, filled_with, sample, two_criteria
from tests.exports.hostile import strings
from tests.exports.test_cells import FORMULAS

RULES = ("Die meisten Stimmen", "Gleiche Anteile", "Phragmén", "PAV, Platz für Platz", "Auswahl des Raums")


def _bytes(report: Report, module: Any = csv_tables) -> bytes:
    """The file, or of the tables the first: that of the ideas."""
    out = io.BytesIO()
    module.write(report, out)
    return recounters.ideas_of(out.getvalue()) if module is csv_tables else out.getvalue()


def _read(module: Any, report: Report) -> list[dict[str, str]]:
    text = _bytes(report, module).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def _rows(report: Report) -> list[dict[str, str]]:
    return _read(csv_tables, report)


def test_bytes_open_in_a_german_spreadsheet() -> None:
    raw = _bytes(sample())
    assert raw.startswith(b'\xef\xbb\xbf"Nr.";"Titel"')
    assert raw.count(b"\r\n") == 9
    assert _bytes(sample(), ballot_table).startswith(b'\xef\xbb\xbf"Abstimmung";')


def test_row_has_what_is_known_of_an_idea() -> None:
    first, third, fourth, sixth, seventh = (_rows(sample())[at] for at in (0, 2, 3, 5, 6))
    assert first == {
        "Nr.": "1",
        "Titel": "Lotsen für die Berufsschule",
        "Beschreibung": "Ausgebildete Lotsinnen und Lotsen begleiten Jugendliche in der Probezeit.",
        "Sprache": "de",
        "Thema": "Übergang Schule/Beruf",
        "Zielgruppe": "Jugendliche in der Probezeit",
        "Herkunft": "eingereicht",
        "Ideensitzung": "1",
        "Stand der Idee": "eigenständig",
        "Ablage": "",
        "Bündel": "Begleitung",
        "Zusammengeführt mit": "",
        "Mit aufgenommen": "6",
        "Nur eine von beiden mit": "",
        "Fragen und Antworten": "Frage: Wer bildet die Lotsen aus?\n"
        "Antwort (Moderation): Die Kammern bilden sie aus.",
        "Stimmen": "19",
        "Unterstützende": "4",
        "Die meisten Stimmen": "ja",
        "Gleiche Anteile": "ja",
        "Phragmén": "ja",
        "PAV, Platz für Platz": "ja",
        "Auswahl des Raums": "ja",
        "Skizze": "1",
        "Abnahme der Skizze": "Version 1 (2026-11-20): Zustimmung 20, mit Bedenken 2, Widerspruch 1; anwesend waren "
        "34.\n"
        "Widerspruch – Politik: Die Schulen haben dafür niemanden.\nmit Bedenken: الكلفة غير واضحة\n"
        "Wieder geöffnet: Die Kosten fehlen.\n"
        "Version 2 (2026-11-23): Zustimmung 24, mit Bedenken 1, Widerspruch 0; anwesend waren 34.",
    }
    assert [fourth[key] for key in RULES] == ["ja", "nein", "nein", "nein", "ja"]
    assert (third["Herkunft"], third["Ablage"]) == ("aus einer früheren Sammlung", "im Ideenspeicher")
    assert (third["Nur eine von beiden mit"], fourth["Herkunft"]) == ("2", "im Raum erfasst")
    assert (sixth["Zusammengeführt mit"], sixth["Stimmen"]) == ("1", "")
    assert {key for key, value in seventh.items() if value} == {
        "Nr.",
        "Ideensitzung",
        "Stand der Idee",
        *RULES,
    }
    assert seventh["Stand der Idee"] == "verborgen"


def test_two_criteria_have_columns_of_their_own() -> None:
    header = list(_rows(two_criteria())[0])
    assert header[15:21] == [
        "Stimmen",
        "Unterstützende",
        "Stimmen (mutig)",
        "Unterstützende (mutig)",
        "Stimmen (machbar)",
        "Unterstützende (machbar)",
    ]
    assert header[21:-3] == [
        "Die meisten Stimmen",
        "Die meisten Stimmen (mutig)",
        "Die meisten Stimmen (machbar)",
    ]


def test_ballots_stand_by_their_control_numbers_as_their_voters_know_them() -> None:
    rows = _read(ballot_table, sample())
    assert rows[0] == {
        "Abstimmung": "1",
        "Kriterium": "Was bewirkt am meisten?",
        "Kontrollnummer": "2345 E678",
        "Idee": "1",
        "Punkte": "5",
        "Zählt": "ja",
        "Verfahren": "Punkte",
        "Plätze": "3",
        "Los-Startwert": "3-1-6-4",
    }
    assert len(rows) == 14
    numbers = [row["Kontrollnummer"] for row in rows]
    assert numbers == sorted(numbers)


def test_an_empty_ballot_is_there_to_be_found() -> None:
    last = _read(ballot_table, two_criteria())[-1]
    assert [last[key] for key in ("Kontrollnummer", "Idee", "Punkte", "Zählt")] == [
        "ZZZZ 2222",
        "",
        "0",
        "nein",
    ]


def test_no_cell_is_a_formula() -> None:
    rows = _rows(filled_with(*FORMULAS))
    assert len(rows) == len(FORMULAS)
    for row in [*rows, *(row for text in FORMULAS for row in _read(ballot_table, filled_with(text))[:1])]:
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
    assert {len(row) for row in rows} == {24}
