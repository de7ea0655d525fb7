"""The sheet of one-time codes reopens, is tagged, and has every code with its picture."""

from __future__ import annotations

import io
import re

import pypdf
import pytest
import segno

from app.domain.voting_codes import Sheet, Ticket
from app.exports import tickets


def _sheet(number: int, group: str = "Schule/Ausbildung") -> Sheet:
    made = tuple(
        Ticket(
            f"KH7M {n:04d}",
            segno.make(f"http://127.0.0.1/stimme/{n}", error="m").svg_inline(border=0),
        )
        for n in range(number)
    )
    return Sheet(
        title="Einmal-Codes zum Abstimmen",
        group=group,
        note="Gilt einmal: eine Stimme.",
        how="Kamera auf das Bild, oder eingeben:",
        alt="QR-Code zu diesem Einmal-Code",
        language="de",
        tickets=made,
    )


def _reopened(sheet: Sheet) -> pypdf.PdfReader:
    out = io.BytesIO()
    tickets.write(sheet, out)
    return pypdf.PdfReader(io.BytesIO(out.getvalue()), strict=True)


@pytest.mark.parametrize(("number", "pages"), [(1, 1), (10, 1), (11, 2), (40, 4)])
def test_every_code_is_on_the_sheet_ten_to_a_page(number, pages):
    reader = _reopened(_sheet(number))
    said = " ".join(page.extract_text() for page in reader.pages)
    assert re.findall(r"KH7M \d{4}", said) == [f"KH7M {n:04d}" for n in range(number)]
    assert said.count("Gilt einmal: eine Stimme.") == number
    assert len(reader.pages) == pages
    assert reader.pages[0].mediabox.width == pytest.approx(595.3, abs=1)


def test_it_is_tagged_titled_and_its_pictures_have_words():
    reader = _reopened(_sheet(3))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith("de")
    assert reader.metadata.title == "Einmal-Codes zum Abstimmen"
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    alts = [str(node) for node in _values(root["/StructTreeRoot"], "/Alt")]
    assert alts == [f"QR-Code zu diesem Einmal-Code KH7M {n:04d}" for n in range(3)]


@pytest.mark.parametrize("group", ['#read("/etc/passwd")', "\U00013000 Hieroglyphen", "مدرسة", "=1+1"])
def test_any_name_of_a_group_is_printed(group):
    assert len(_reopened(_sheet(1, group)).pages) == 1


def _values(node: object, name: str) -> list[object]:
    node = node.get_object() if isinstance(node, pypdf.generic.IndirectObject) else node
    if isinstance(node, list):
        return [value for one in node for value in _values(one, name)]
    if not isinstance(node, dict):
        return []
    return ([node[name]] if name in node else []) + _values(node.get("/K"), name)
