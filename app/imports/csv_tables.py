"""CSV as programs write it: UTF-8 with or without its mark, UTF-16, or the old Western code page; any separator."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from app.domain.errors import InvalidInput
from app.domain.importing import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS

_SEPARATORS = (";", ",", "\t")  # the first of them where they are equally likely: German Excel
_NONE = "\x1f"  # of a table with one column
_TRIED = 60  # rows that are looked at to find out
_READ = 4 * MOST_ROWS  # rows, empty ones included


def read(data: bytes) -> list[list[str]]:
    """The rows as texts; raises `InvalidInput` at `file` for what is no text."""
    text = _decoded(data)
    if "\x00" in text:
        raise InvalidInput("file", "import.no_table")
    try:
        rows = _rows(text, _separator(text))
        kept = list(islice(rows, _READ))
        if any(cell.strip() for row in rows for cell in row):
            raise InvalidInput("file", "import.too_many_rows", limit=MOST_ROWS)
        return kept
    except csv.Error:  # a cell longer than the module takes: a quotation mark that is never closed
        raise InvalidInput("file", "import.quotes") from None


def _decoded(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):  # what Excel calls "Unicode Text"
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _separator(text: str) -> str:
    """The separator by which the most rows are equally wide; a few commas in sentences make no columns."""
    best, found = 0, _NONE
    for separator in _SEPARATORS:
        try:
            widths = [len(row) for row in islice(_rows(text, separator), _TRIED) if row]
        except csv.Error:
            continue
        wide = Counter(width for width in widths if width > 1)
        alike = max(wide.values(), default=0)
        if alike > best and (widths[0] > 1 or 2 * alike >= len(widths)):
            best, found = alike, separator
    return found


def _rows(text: str, separator: str) -> Iterator[list[str]]:
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
        yield [cell[:LONGEST_CELL] for cell in row[: MOST_COLUMNS + 1]]
