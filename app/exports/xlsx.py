"""The whole report as a workbook for an office: one sheet per table, real numbers, dates and times.

Nothing in it is computed: what people wrote is written as text, so "=1+1" is four characters; a cell that is a number
as a whole stays one. Links, images and macros have no way in.
"""

import io
import zipfile
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import BinaryIO
from xml.sax.saxutils import escape

from xlsxwriter.format import Format as CellFormat  # type: ignore[import-untyped]  # ships no types
from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from app.domain.report import Report
from app.domain.text import direction
from app.exports.all_tables import TABLES
from app.exports.cells import number
from app.exports.cleaning import cleaned
from app.exports.tables import Column, Kind, Table, Value
from app.exports.words import WORDS, Words

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EXTENSION = "xlsx"
LABEL = "Tabellen (XLSX)"

LONGEST_CELL = 32_767  # characters; what is longer makes a spreadsheet call the file damaged
_WIDTHS: dict[Kind, int] = {
    "text": 32,
    "long": 60,
    "code": 16,
    "short": 18,
    "number": 9,
    "money": 14,
    "date": 12,
    "time": 9,
}
_WIDEST_HEADING, _PAGE_WIDTH = 24, 210  # characters; wider tables are printed on pages side by side
_LINE_HEIGHT, _MOST_LINES = 15, 20  # points; no row may fill the window
_A4 = 9
_SMALLEST = 65  # per cent: letters of 7 points
_NOTHING_IS_COMPUTED = {
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "in_memory": True,
}


def write(report: Report, out: BinaryIO) -> None:
    """Write all tables to `out` as one workbook (Office Open XML), dated by the report and so repeatable."""
    report = cleaned(report)
    filled = io.BytesIO()
    book = Workbook(filled, _NOTHING_IS_COMPUTED)
    made = datetime.combine(report.generated_on, time(12), tzinfo=UTC)
    title = report.title or report.group_title or WORDS[report.language].label
    book.set_properties({"title": title[:255], "subject": report.process[:255], "created": made})
    looks = _Looks(book)
    for table in TABLES:
        _sheet(book, table(report), looks, WORDS[report.language])
    book.close()
    _with_language(filled, WORDS[report.language].locale, out)


class _Looks:
    """The few formats of the workbook; a format is made once, however many cells wear it."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[object, ...], CellFormat] = {}

    def head(self, *, of_numbers: bool) -> CellFormat:
        """The format of a heading, which stands where its column does."""
        line = {"bottom": 2, "bottom_color": "#0B5563", "bg_color": "#EEF4F4"}
        where = {"align": "right"} if of_numbers else {"indent": 1}
        return self._format(
            bold=True, font_color="#0B5563", text_wrap=True, valign="vcenter", **line, **where
        )

    def text(self, text: str) -> CellFormat:
        """The format of a text: wrapped, from the side it is read from, a little away from the number before it."""
        rtl = direction(text) == "rtl"
        way = {"align": "right", "reading_order": 2} if rtl else {"align": "left"}
        return self._format(valign="top", text_wrap=True, indent=1, **way)

    def number(self, shown_as: str = "0") -> CellFormat:
        """The format of a number, date or time that is shown in this way."""
        return self._format(valign="top", num_format=shown_as)

    def _format(self, **properties: object) -> CellFormat:
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(properties)
        return self._made[key]


def _sheet(book: Workbook, table: Table, looks: _Looks, words: Words) -> None:
    sheet = book.add_worksheet(table.name)
    widths = [max(_WIDTHS[one.kind], min(len(one.heading) + 4, _WIDEST_HEADING)) for one in table.columns]
    headings = tuple(one.heading for one in table.columns)
    sheet.set_row(0, _LINE_HEIGHT * (_lines(headings, widths) + 0.4))
    for at, (column, width) in enumerate(zip(table.columns, widths, strict=True)):
        sheet.set_column(at, at, width)
        head = looks.head(of_numbers=column.kind in ("number", "money", "date", "time"))
        sheet.write_string(0, at, column.heading[:LONGEST_CELL], head)
    for line, row in enumerate(table.rows, 1):
        sheet.set_row(line, _LINE_HEIGHT * _lines(row, widths))
        for at, (value, column) in enumerate(zip(row, table.columns, strict=True)):
            _cell(sheet, line, at, value, column, looks)
    sheet.freeze_panes(1, table.fixed)
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    _as_printed(sheet, table, words)
    if sum(widths) <= _PAGE_WIDTH:
        sheet.fit_to_pages(1, 0)
    else:
        sheet.set_print_scale(_SMALLEST)


def _as_printed(sheet: Worksheet, table: Table, words: Words) -> None:
    """On paper every page says which table it is and which page, and which row everything on it belongs to."""
    sheet.repeat_rows(0)
    if table.fixed:
        sheet.repeat_columns(0, table.fixed - 1)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
    sheet.set_header("&L&9&A")
    sheet.set_footer(f"&R&9{words.page} &P {words.of} &N")


def _lines(row: tuple[Value, ...], widths: list[int]) -> int:
    """How many lines a row needs; not every spreadsheet finds out by itself when it opens a file."""
    needed = 1
    for value, width in zip(row, widths, strict=True):
        if isinstance(value, str):
            needed = max(needed, sum(_wrapped(line, width - 2) for line in value.split("\n")))
    return min(needed, _MOST_LINES)


def _wrapped(line: str, room: int) -> int:
    """How many lines a paragraph takes: whole words, and what is longer than a line broken anywhere."""
    lines, used = 1, 0
    for word in line.split(" ") if len(line) > room else ():
        if used and used + 1 + len(word) > room:
            lines, used = lines + 1, 0
        used += len(word) + bool(used)
        lines, used = lines + max(used - 1, 0) // room, (used - 1) % room + 1 if used else 0
    return lines


def _cell(sheet: Worksheet, line: int, at: int, value: Value, column: Column, looks: _Looks) -> None:
    if value is None or value == "":
        return
    if isinstance(value, date):
        sheet.write_datetime(line, at, datetime.combine(value, time()), looks.number("dd.mm.yyyy"))
    elif isinstance(value, time):
        sheet.write_datetime(line, at, value, looks.number("hh:mm"))
    elif isinstance(value, int):
        sheet.write_number(line, at, value, looks.number())
    elif isinstance(value, Decimal):  # at most 14 digits: a spreadsheet keeps them all
        sheet.write_number(line, at, float(value), looks.number("#,##0.00"))
    elif column.kind in ("text", "long") and (found := number(value)):
        sheet.write_number(line, at, found.value, looks.number(found.shown_as))
    else:
        sheet.write_string(line, at, _short_enough(value), looks.text(value))


def _short_enough(text: str) -> str:
    """The text, or as much of it as a cell holds; the format counts UTF-16 units."""
    units = text.encode("utf-16-le")
    if len(units) // 2 <= LONGEST_CELL:
        return text
    return units[: 2 * (LONGEST_CELL - 1)].decode("utf-16-le", "ignore") + "…"


def _with_language(filled: io.BytesIO, locale: str, out: BinaryIO) -> None:
    """Copy the workbook and name its language (Dublin Core), for which XlsxWriter has no word."""
    named = f"<dc:language>{escape(locale)}</dc:language></cp:coreProperties>".encode()
    with zipfile.ZipFile(filled) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for part in made.infolist():
            content = made.read(part)
            if part.filename == "docProps/core.xml":
                content = content.replace(b"</cp:coreProperties>", named)
            book.writestr(part, content, zipfile.ZIP_DEFLATED)
