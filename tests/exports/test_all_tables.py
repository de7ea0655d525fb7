"""The workbook and the CSV files have the same tables, in the same words and order, and say the same."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace
from datetime import datetime, time

import openpyxl
import pytest

from app.domain.report import Language, Report
from app.exports import csv_tables, xlsx
from app.exports.cells import inert
from app.exports.file_names import plain_name
from tests.exports.factories import empty, filled_with, sample
from tests.exports.test_cells import FORMULAS
from tests.support.slide_values import with_response

_OWN_COLUMN = 1  # what became of its sketch: only the table of ideas has it, and only where it stands alone


def _files(report: Report) -> dict[str, list[list[str]]]:
    out = io.BytesIO()
    csv_tables.write(report, out)
    with zipfile.ZipFile(out) as parts:
        assert parts.testzip() is None
        texts = {name: parts.read(name) for name in parts.namelist()}
    assert all(raw.startswith(b"\xef\xbb\xbf") for raw in texts.values())
    return {
        name: list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"))
        for name, raw in texts.items()
    }


def _sheets(report: Report) -> dict[str, list[list[str]]]:
    out = io.BytesIO()
    xlsx.write(report, out)
    book = openpyxl.load_workbook(out)
    return {sheet.title: [[_said(cell.value) for cell in row] for row in sheet.iter_rows()] for sheet in book}


def _said(value: object) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, int | float):
        return f"{value:g}" if abs(value) < 10**6 else str(value)
    return str(value or "")


def _plain(cell: str) -> str:
    """A cell without the apostrophe that keeps it from being computed, a number without what only its spelling adds."""
    cell = cell.removeprefix("'")
    try:
        return _said(float(cell.replace(",", ".")))
    except ValueError:
        return cell


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("report", [sample(), with_response(), empty()])
def test_there_is_a_file_for_each_sheet_with_the_same_cells(report: Report, language: Language) -> None:
    report = replace(report, language=language)
    files, sheets = _files(report), _sheets(report)
    assert list(files) == [f"{at:02}-{plain_name(name)}.csv" for at, name in enumerate(sheets, 1)]
    for at, (rows, lines) in enumerate(zip(files.values(), sheets.values(), strict=True)):
        own = [row[: len(row) - _OWN_COLUMN] for row in rows] if at == 0 else rows
        assert own[0] == lines[0]
        assert [[_plain(cell) for cell in row] for row in own[1:]] == lines[1:]


def test_all_the_issue_names_is_among_them() -> None:
    names = " ".join(_files(sample()))
    for one in (
        "ideen buendel abstimmungen ergebnis-je-regel skizzen kosten beteiligung stimmungsbild was-fehlt reihenfolge "
        "wie-es-weitergeht fragen-aus-dem-raum sitzungen rueckmeldungen abnahme"
    ).split():
        assert one in names


def test_no_cell_of_any_file_is_a_formula() -> None:
    cells = [
        cell
        for text in FORMULAS
        for rows in _files(filled_with(text)).values()
        for row in rows
        for cell in row
    ]
    assert len(cells) > 1000
    assert [cell for cell in cells if inert(cell) != cell] == []
