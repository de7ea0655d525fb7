"""Tables that people bring along, one module per format: bytes in, cells as texts out.

What comes in is a stranger's file. It is looked at before it is unpacked, never run, and given up as soon as it is
larger than any table of ideas.
"""

from __future__ import annotations

from app.domain.errors import InvalidInput
from app.domain.importing import LARGEST_FILE, MOST_COLUMNS, MOST_ROWS
from app.imports import csv_tables, xlsx

Cells = list[list[str]]

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"  # .xls, and every .xlsx with a password
_OTHERS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!")


def read_table(data: bytes) -> Cells:
    """The rows of a CSV or XLSX file as texts; empty ones are kept, so that a row's number is that in the file.

    Raises `InvalidInput` at `file`, with a key that says what to do about it.
    """
    if not data.strip():
        raise InvalidInput("file", "import.empty")
    if len(data) > LARGEST_FILE:
        raise InvalidInput("file", "import.too_large", limit=LARGEST_FILE // 1024**2)
    if data.startswith(_OLD_OFFICE):
        raise InvalidInput("file", "import.old_excel")
    if data.startswith(_OTHERS):
        raise InvalidInput("file", "import.no_table")
    rows = xlsx.read(data) if data.startswith(b"PK") else csv_tables.read(data)
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    if not rows:
        raise InvalidInput("file", "import.empty")
    if sum(any(cell.strip() for cell in row) for row in rows) > MOST_ROWS + 1:  # one is the heading
        raise InvalidInput("file", "import.too_many_rows", limit=MOST_ROWS)
    if any(cell.strip() for row in rows for cell in row[MOST_COLUMNS:]):
        raise InvalidInput("file", "import.too_many_columns", limit=MOST_COLUMNS)
    return rows
