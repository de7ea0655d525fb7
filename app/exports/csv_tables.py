"""Every table of the workbook as a file of its own, in one ZIP: CSV as `csv_file` writes it.

The first is that of the ideas; it also says what became of the sketch of each, for whoever opens this one alone. Tables
without rows are there with their headings, so that a program finds every file. The same report gives the same bytes.
"""

import io
import zipfile
from typing import BinaryIO

from app.domain.report import Report
from app.exports.agreement_tables import with_agreement
from app.exports.all_tables import TABLES
from app.exports.cleaning import cleaned
from app.exports.csv_file import write_table
from app.exports.file_names import plain_name
from app.exports.packing import dated_part
from app.exports.tables import Table

MEDIA_TYPE = "application/zip"
EXTENSION = "zip"
LABEL = "Tabellen (CSV)"
NAMES = {"de": "tabellen", "en": "tables"}


def write(report: Report, out: BinaryIO) -> None:
    """Write one CSV for each table to `out`; a hidden idea is a row with its number and nothing it said."""
    report = cleaned(report)
    with zipfile.ZipFile(out, "w") as archive:
        for number, table in enumerate(tables(report), 1):
            body = io.BytesIO()
            write_table(table, body)
            archive.writestr(dated_part(file_name(number, table), report.generated_on), body.getvalue())


def tables(report: Report) -> tuple[Table, ...]:
    """The tables of a (cleaned) report, in the order of the sheets of the workbook."""
    ideas, *others = (make(report) for make in TABLES)
    return (with_agreement(report, ideas), *others)


def file_name(number: int, table: Table) -> str:
    """Return "07-auswahl-vorbehalte.csv": they sort as the sheets do."""
    return f"{number:02}-{plain_name(table.name)}.csv"
