"""CSV as every program writes it comes out as the same cells."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import InvalidInput
from app.imports import read_table

ROWS = [
    ["Titel", "Beschreibung", "Themen"],
    ["Elterncafé", 'Mit Kaffee, Kuchen;\nund "Ruhe"', "Bildung; Sport"],
    ["Straßenfest – groß", "€ 5,50 für alle", ""],
]


def written(separator: str, encoding: str, line: str = "\r\n", quoting: int = csv.QUOTE_MINIMAL) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator, lineterminator=line, quoting=quoting).writerows(ROWS)
    return out.getvalue().encode(encoding)


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("line", ["\r\n", "\n"])
@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
def test_every_dialect_reads_the_same(separator, encoding, line, quoting):
    assert read_table(written(separator, encoding, line, quoting)) == ROWS


def test_one_column_needs_no_separator():
    data = "Titel\nElterncafé, jeden Tag\nChor; groß\n".encode()
    assert read_table(data) == [["Titel"], ["Elterncafé, jeden Tag"], ["Chor; groß"]]
    assert read_table(b"Titel\nChor\n") == [["Titel"], ["Chor"]]


def test_a_heading_above_the_table_does_not_hide_its_columns():
    assert read_table(b"Ideen 2026\n\nTitel;Text\nChor;x\n")[2:] == [["Titel", "Text"], ["Chor", "x"]]


def test_empty_rows_keep_the_numbers_of_the_lines():
    assert read_table(b"Titel;Text\n\n;\nChor;x\n\n\n") == [["Titel", "Text"], [], ["", ""], ["Chor", "x"]]


def test_hostile_cells_come_in_as_they_are():
    cells = [
        "=1+1",
        "@SUM(A1)",
        "+49 231",
        "-1,5",
        "=cmd|' /C calc'!A0",
        "＝1",
        "<script>alert(1)</script>",
        "\u202eabc",
    ]
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";").writerows([["Titel", "Text"], *[[cell, "x"] for cell in cells]])
    assert [row[0] for row in read_table(out.getvalue().encode())[1:]] == cells


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "import.empty"),
        (b"  \n \n", "import.empty"),
        (b";;;\n;;;\n", "import.empty"),
        (b"\xef\xbb\xbf", "import.empty"),
        (b"Titel;Text\nab\x00c;x", "import.no_table"),
        (b"%PDF-1.7 ...", "import.no_table"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "import.old_excel"),
        (b"\x89PNG\r\n\x1a\n", "import.no_table"),
        (b"Titel\n" + b"x\n" * 2001, "import.too_many_rows"),
        (b"Titel\n" + b"x\n" * 60_000, "import.too_many_rows"),
        (b'Titel;Text\n"' + b"x" * 200_000, "import.quotes"),
        (b"x" * (5 * 1024 * 1024 + 1), "import.too_large"),
    ],
)
def test_what_is_no_table_of_ideas_is_refused(data, key):
    with pytest.raises(InvalidInput) as refused:
        read_table(data)
    assert (refused.value.field, refused.value.key) == ("file", key)


def test_two_thousand_rows_and_a_heading_fit():
    assert len(read_table(b"Titel\n" + b"x\n" * 2000)) == 2001


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data):
    try:
        found = read_table(data)
    except InvalidInput:
        return
    assert any(cell.strip() for row in found for cell in row)
