"""All ideas as one table, made to open by a double click in a German office.

UTF-8 with a byte order mark, semicolons, CRLF: what a German Excel and LibreOffice take without asking.
"""

import csv
import io
from decimal import Decimal
from typing import BinaryIO

from app.domain.report import Report
from app.exports.agreement_tables import with_agreement
from app.exports.cells import inert
from app.exports.cleaning import cleaned
from app.exports.idea_tables import ideas
from app.exports.tables import Table, Value

MEDIA_TYPE = "text/csv; charset=utf-8"
EXTENSION = "csv"
LABEL = "Tabelle (CSV)"


def write(report: Report, out: BinaryIO) -> None:
    """Write one row per idea to `out`; a hidden idea is a row with its number and nothing it said."""
    report = cleaned(report)
    write_table(with_agreement(report, ideas(report)), out)


def write_table(table: Table, out: BinaryIO) -> None:
    """Write one table to `out` as CSV."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(inert(column.heading) for column in table.columns)
    writer.writerows([_cell(value) for value in row] for row in table.rows)
    out.write(text.getvalue().encode("utf-8-sig"))


def _cell(value: Value) -> str | int:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return str(value).replace(".", ",")  # what a German office takes for a number
    return value if isinstance(value, int) else inert(str(value))
