"""Workbooks: honest ones are read, hostile ones refused before they can do anything."""

from __future__ import annotations

import io
import re
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from datetime import date, datetime

import openpyxl
import pytest

from app.domain.errors import InvalidInput
from app.imports import read_table, xlsx

SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"


def workbook(*rows: list[object], sheets: int = 1) -> bytes:
    book = openpyxl.Workbook()
    for _ in range(sheets - 1):
        book.create_sheet()
    for row in rows:
        book.worksheets[-1].append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def changed(data: bytes, parts: dict[str, bytes | Callable[[bytes], bytes] | None]) -> bytes:
    """The archive with some of its parts exchanged, added, or (None) left out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = list(dict.fromkeys([*old.namelist(), *parts]))
        for name in names:
            part = parts.get(name, b"") if name in parts else old.read(name)
            if part is not None:
                new.writestr(name, part(old.read(name)) if callable(part) else part)
    return out.getvalue()


def refused(data: bytes) -> str:
    with pytest.raises(InvalidInput) as said:
        read_table(data)
    assert said.value.field == "file"
    return said.value.key


def test_cells_of_every_kind_become_texts():
    data = workbook(
        ["Titel", None, "Zahl"],
        ["Elterncafé\nin zwei Zeilen", True, 3],
        [" =1+1 ", False, 1.5],
        [datetime(2026, 11, 24), date(2026, 1, 2), datetime(2026, 11, 24, 9, 30)],
    )
    assert read_table(data) == [
        ["Titel", "", "Zahl"],
        ["Elterncafé\nin zwei Zeilen", "ja", "3"],
        [" =1+1 ", "nein", "1.5"],
        ["2026-11-24", "2026-01-02", "2026-11-24T09:30:00"],
    ]


def test_first_sheet_with_something_in_it_is_read():
    assert read_table(workbook(["Titel"], ["Chor"], sheets=3)) == [["Titel"], ["Chor"]]
    assert refused(workbook()) == "import.empty"


def test_formulas_give_what_was_last_computed_and_are_never_run():
    formula = b'<c r="A2" t="str"><f>HYPERLINK("http://example.org")</f><v>Chor</v></c>'
    data = changed(
        workbook(["Titel"], ["x"]),
        {
            SHEET: lambda xml: (
                xml.replace(b'<c r="A2" t="inlineStr"><is><t>x</t></is></c>', formula)
                if b"inlineStr" in xml
                else xml.replace(b'<c r="A2" t="s"><v>1</v></c>', formula)
            )
        },
    )
    assert read_table(data) == [["Titel"], ["Chor"]]


def test_macros_passwords_and_other_archives_are_refused_with_what_to_do():
    good = workbook(["Titel"], ["Chor"])
    assert refused(changed(good, {"xl/vbaProject.bin": b"macro"})) == "import.macros"
    assert refused(changed(good, {"xl/workbook.xml": None})) == "import.no_table"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    assert refused(out.getvalue()) == "import.no_table"


@pytest.mark.parametrize("cut", [4, 40, 400, -40])
def test_damaged_workbooks_are_refused(cut):
    assert refused(workbook(["Titel"], ["Chor"])[:cut]) == "import.unreadable"


@pytest.mark.parametrize("name", [SHEET, "xl/workbook.xml", "[Content_Types].xml", "xl/styles.xml"])
@pytest.mark.parametrize("content", [b"", b"<", b"<a/>", b"\x00\xff"])
def test_damaged_parts_are_refused_or_harmless(name, content):
    data = changed(workbook(["Titel"], ["Chor"]), {name: content})
    if name == "xl/styles.xml" and content == b"<a/>":
        assert read_table(data) == [["Titel"], ["Chor"]]  # a table can do without styles
    else:
        assert refused(data) in ("import.unreadable", "import.empty")


BILLION = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]>"""
FOREIGN = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    "head", [BILLION, FOREIGN, FOREIGN.decode().replace("?>", ' encoding="utf-16"?>', 1).encode("utf-16")]
)
@pytest.mark.parametrize("name", [SHEET, "xl/workbook.xml"])
def test_entities_are_refused(head, name):
    def with_entities(xml: bytes) -> bytes:
        body = xml.partition(b"?>")[2] if xml.startswith(b"<?xml") else xml
        if head.startswith(b"\xff\xfe"):
            return head + body.decode().replace("</t>", "&a;</t>", 1).encode("utf-16-le")
        return head + body.replace(b"</t>", b"&d;</t>" if head is BILLION else b"&a;</t>", 1)

    assert refused(changed(workbook(["Titel"], ["Chor"]), {name: with_entities})) == "import.unreadable"


def test_bombs_are_refused_before_they_are_unpacked():
    bomb = changed(workbook(["Titel"]), {"xl/media/image1.png": b"\0" * (200 * 1024 * 1024)})
    assert len(bomb) < 1024 * 1024
    tracemalloc.start()
    assert refused(bomb) == "import.unpacked_too_large"
    assert tracemalloc.get_traced_memory()[1] < 20 * 1024 * 1024
    tracemalloc.stop()
    many = changed(workbook(["Titel"]), {f"xl/x{n}": b"" for n in range(600)})
    assert refused(many) == "import.unpacked_too_large"


def test_a_part_that_claims_to_be_small_is_not_unpacked_beyond_that():
    data = bytearray(changed(workbook(["Titel"]), {SHEET: b"<x>" + b" " * 40_000_000 + b"</x>"}))
    size = (40_000_007).to_bytes(4, "little")
    assert size in data
    while size in data:
        at = data.index(size)
        data[at : at + 4] = (1000).to_bytes(4, "little")
    assert refused(bytes(data)) == "import.unreadable"


def test_sheets_that_claim_a_billion_rows_end_soon():
    row = (
        b'<row r="999999999"><c r="A999999999" t="inlineStr"><is><t>weit unten</t></is></c></row></sheetData>'
    )
    data = changed(workbook(["Titel"], ["Chor"]), {SHEET: lambda xml: xml.replace(b"</sheetData>", row)})
    began = time.process_time()
    assert read_table(data) == [["Titel"], ["Chor"]]
    assert time.process_time() - began < 10


def test_too_many_rows_are_refused():
    assert refused(workbook(["Titel"], *[["x"]] * 2001)) == "import.too_many_rows"
    assert len(read_table(workbook(["Titel"], *[["x"]] * 2000))) == 2001


@pytest.mark.parametrize(
    "written", [workbook, lambda *rows: "\n".join(";".join(row) for row in rows).encode()]
)
def test_columns_are_never_cut_off_silently(written):
    wide = [[f"Spalte {n}" for n in range(51)], ["x"] * 50]
    assert refused(written(*wide)) == "import.too_many_columns"
    assert [len(row) for row in read_table(written(wide[0][:50], wide[1]))] == [50, 50]


@pytest.mark.parametrize(
    "written", [workbook, lambda *rows: "\n".join(";".join(row) for row in rows).encode()]
)
def test_ideas_below_thousands_of_empty_rows_are_not_left_out_silently(written):
    assert refused(written(["Titel"], ["Chor"], *[[""]] * 8100, ["Lotsen"])) == "import.too_many_rows"


def test_a_workbook_with_millions_of_styles_is_refused_before_they_are_read():
    styles = b'<styleSheet xmlns="x"><cellXfs>' + b"<xf/>" * 200_000 + b"</cellXfs></styleSheet>"
    assert refused(changed(workbook(["Titel"]), {"xl/styles.xml": styles})) == "import.unpacked_too_large"


def test_a_thousand_sheets_of_one_part_are_read_eight_times_at_most(monkeypatch):
    def repeated(xml: bytes) -> bytes:
        sheet = re.search(rb"<sheet [^>]*/>", xml)[0]
        many = [sheet.replace(b'"Sheet"', b'"S%d"' % n).replace(b'"1"', b'"%d"' % n) for n in range(2, 1000)]
        return xml.replace(sheet, sheet + b"".join(many))

    rows: list[list[str]] = []
    monkeypatch.setattr(xlsx, "_trimmed", lambda cells: rows.append(cells) or [])
    assert refused(changed(workbook([""]), {"xl/workbook.xml": repeated})) == "import.empty"
    assert len(rows) == 8  # of one row each
