"""A table as CSV, made to open by a double click in a German office.

UTF-8 with a byte order mark, semicolons, CRLF: what a German Excel and LibreOffice take without asking.
"""

import csv
import io
from datetime import date, time
from decimal import Decimal
from typing import BinaryIO

from app.exports.cells import inert
from app.exports.tables import Table, Value

MEDIA_TYPE = "text/csv; charset=utf-8"
EXTENSION = "csv"


def write_table(table: Table, out: BinaryIO) -> None:
    """Write one table to `out` as CSV; no cell of it is computed."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(inert(column.heading) for column in table.columns)
    writer.writerows([_cell(value) for value in row] for row in table.rows)
    out.write(text.getvalue().encode("utf-8-sig"))


def _cell(value: Value) -> str | int:
    """Days as computers and offices everywhere write them, hours without seconds, decimals with a comma."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return str(value).replace(".", ",")  # what a German office takes for a number
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return value if isinstance(value, int) else inert(value)
