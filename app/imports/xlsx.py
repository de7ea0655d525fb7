"""Excel's own format, read without Excel: the first sheet that has something in it, values instead of formulas.

A workbook is an archive of XML. Its size once unpacked is asked before anything is unpacked. A part that declares a
document type is refused, as no spreadsheet program writes any: with it begin entities that grow, and those that read
other files (openpyxl's parsers refuse most of them, each in its own way). Macros are refused, not for fear of running
them, but because nobody sends them on purpose.
"""

from __future__ import annotations

import io
import warnings
import zipfile
from datetime import date, datetime, time
from typing import Any

import openpyxl  # type: ignore[import-untyped]  # has no types
from openpyxl import DEFUSEDXML

from app.domain.errors import InvalidInput
from app.domain.importing import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS

# What openpyxl misses in a file is nothing that an operator could do anything about.
warnings.filterwarnings("ignore", module="openpyxl")
assert DEFUSEDXML  # without it, a file of a few hundred bytes could take all memory

# Bytes of all parts that are read, a few times any real table. At worst (a row of 750,000 cells, eight sheets of two
# million empty rows) reading takes three to four seconds aside, and half a gigabyte for a moment.
_UNPACKED = 12 * 1024 * 1024
_PARTS = 500
_STYLES = 512 * 1024  # bytes: every style becomes an object, and a real table has a few hundred
_SHEETS = 8  # looked at for the first one that is filled; many may claim the same part
_READ = 4 * MOST_ROWS  # rows, empty ones included: some programs claim a million of those
_DECLARED = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_WORKBOOK = "xl/workbook.xml"


def read(data: bytes) -> list[list[str]]:
    """The rows as texts; raises `InvalidInput` at `file` for what is no workbook, or not a harmless one."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _look_at(archive.infolist())
            _look_into(archive)
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        try:
            return _first_filled(book)
        finally:
            book.close()
    except InvalidInput:
        raise
    except (
        Exception
    ):  # damaged files fail in openpyxl in every way there is: KeyError, TypeError, ParseError …
        raise InvalidInput("file", "import.unreadable") from None


def _look_at(parts: list[zipfile.ZipInfo]) -> None:
    names = {part.filename for part in parts}
    if _WORKBOOK not in names:
        raise InvalidInput("file", "import.no_table")
    if any(name.endswith("vbaProject.bin") for name in names):
        raise InvalidInput("file", "import.macros")
    # The archive cannot lie about this: nothing is unpacked beyond the size a part claims.
    if len(parts) > _PARTS or len(names) < len(parts) or sum(part.file_size for part in parts) > _UNPACKED:
        raise InvalidInput("file", "import.unpacked_too_large")
    if any(part.filename.endswith("styles.xml") and part.file_size > _STYLES for part in parts):
        raise InvalidInput("file", "import.unpacked_too_large")


def _look_into(archive: zipfile.ZipFile) -> None:
    for part in archive.infolist():
        if part.filename.endswith((".xml", ".rels")):
            content = archive.read(part)
            if any(mark in content for mark in _DECLARED):
                raise InvalidInput("file", "import.unreadable")


def _first_filled(book: Any) -> list[list[str]]:
    for sheet in book.worksheets[:_SHEETS]:
        # Claims of a sheet about its own size are not believed; the bounds also end rows numbered a billion.
        sheet.reset_dimensions()
        rows = [
            _trimmed([_text(cell) for cell in row])
            for row in sheet.iter_rows(max_row=_READ, max_col=MOST_COLUMNS + 1, values_only=True)
        ]
        if any(any(row) for row in rows):
            _check_end(sheet, len(rows))
            return rows
    return []


def _check_end(sheet: Any, rows: int) -> None:
    """Ideas far below many empty rows are not left out silently."""
    if rows < _READ:
        return
    for row in sheet.iter_rows(min_row=_READ + 1, max_row=2 * _READ, max_col=MOST_COLUMNS, values_only=True):
        if any(_text(cell) for cell in row):
            raise InvalidInput("file", "import.too_many_rows", limit=MOST_ROWS)


def _trimmed(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _text(value: object) -> str:
    """A cell as somebody would read it aloud."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, float):
        return f"{value:.15g}"
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)[:LONGEST_CELL]
