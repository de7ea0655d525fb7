"""Costs, steps and the like are tables and numbers in every paper, and no text in them does harm."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import datetime

import docx as word
import openpyxl
import pytest
from docx.oxml.ns import qn
from pypdf import PdfReader

from app.domain.report import Report
from app.domain.section_text import plain_text
from app.domain.sketch_kinds import Kind
from app.exports import FORMATS, csv_tables, docx, json_data, pdf, xlsx
from app.exports.blocks import Items, Paragraph, Table
from app.exports.paper import compose
from app.exports.section_words import SECTION_WORDS
from tests.exports.factories import sample
from tests.exports.hostile import MARKUP, strings
from tests.exports.recounters import ideas_of
from tests.exports.section_factories import filled_values, values, with_values
from tests.exports.test_cells import FORMULAS


def _written(report: Report, format_: object) -> bytes:
    out = io.BytesIO()
    format_.write(report, out)  # type: ignore[attr-defined]
    return out.getvalue()


def _table(report: Report, caption: str) -> list[list[str]]:
    found = next(one for one in compose(report).blocks if isinstance(one, Table) and one.caption == caption)
    return [list(found.header), *([cell.text for cell in row] for row in found.rows)]


def test_costs_are_a_table_with_sums_that_say_what_is_missing() -> None:
    assert _table(with_values(), "Was es kostet, und wer es zahlt") == [
        ["Wofür", "Wie oft", "Finanzierung", "Betrag"],
        ["Schulung", "einmalig", "Stadt", "4.800,00\u00a0€"],
        ["Lotsen", "jährlich", "Land", "ca. 14.400,50\u00a0€"],
        ["Fest", "einmalig", "noch offen", "=viel"],
        ["Einmalig zusammen", "", "", "4.800,00\u00a0€"],
        ["Jährlich zusammen", "", "", "ca. 14.400,50\u00a0€"],
    ]
    said = [one.text for one in compose(with_values()).blocks if isinstance(one, Paragraph)]
    assert (
        "Beträge, die fehlen oder nicht zu verstehen sind und deshalb in keiner Summe stehen: 1. "
        "Beträge, die nur ungefähr sind: 1." in said
    )
    assert _table(with_values(), "Nach Finanzierung")[1:] == [
        ["Stadt", "4.800,00\u00a0€", "–"],
        ["Land", "–", "ca. 14.400,50\u00a0€"],
        ["noch offen", "–", "–"],
    ]


def test_steps_indicators_people_and_choices_in_the_paper() -> None:
    report = with_values()
    assert _table(report, "Was wann geschieht")[1:] == [
        ["Lotsen schulen", "März 2027", "Mai 2027", "RAA"],
        ["Auswerten", "2029", "Ende 2028", "–"],
    ]
    steps = next(
        one
        for one in compose(report).blocks
        if isinstance(one, Table) and one.caption == "Was wann geschieht"
    )
    assert [one.text for one in steps.rows[1][0].detail] == ["(Das Ende liegt vor dem Beginn.)"]
    assert _table(report, "Wo es heute steht, und wo es hinsoll")[1:] == [
        ["Abbrüche", "24 %", "15 %", "Schuljahr 2028/29"]
    ]
    lists = [one.lines for one in compose(report).blocks if isinstance(one, Items)]
    assert lists == [("Alle",), ("Jugendliche", "Alle"), ("Integrationsbüro (Federführung)", "IHK")]
    said = [one.text for one in compose(report).blocks if isinstance(one, Paragraph)]
    assert "Januar 2027 bis Ende 2028" in said
    assert sum(text.startswith("Noch offen: Ausgangslage, Stadtteil, ") for text in said) == 1


def test_the_paper_speaks_its_own_language() -> None:
    english = replace(with_values(), language="en")
    assert _table(english, "What it costs, and who pays")[2] == [
        "Lotsen",
        "every year",
        "Land",
        "approx. €14,400.50",
    ]
    assert _table(english, "What happens when")[1] == ["Lotsen schulen", "March 2027", "May 2027", "RAA"]
    assert any(isinstance(one, Items) and "Young people" in one.lines for one in compose(english).blocks)


def test_word_and_pdf_say_the_same() -> None:
    document = word.Document(io.BytesIO(_written(with_values(), docx)))
    headed = [t for t in document.tables if t._tbl.findall(f".//{qn('w:tblHeader')}")]
    heads = [[cell.text for cell in table.rows[0].cells] for table in headed]
    assert ["Wofür", "Wie oft", "Finanzierung", "Betrag"] in heads
    assert [p.text for p in document.paragraphs if p.style.name == "List Bullet"][-1] == "IHK"
    pages = PdfReader(io.BytesIO(_written(with_values(), pdf))).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    for said in ("4.800,00 €", "Jährlich zusammen", "Integrationsbüro (Federführung)", "Schuljahr 2028/29"):
        assert said in text.replace("\u00a0", " ")


def test_the_workbook_has_sums_and_days_as_numbers_and_dates() -> None:
    book = openpyxl.load_workbook(io.BytesIO(_written(with_values(), xlsx)))
    first, second = book["Skizzen"].iter_rows(min_row=2, values_only=True)
    assert first == (
        *(1, "Lotsen für die Berufsschule", 1, 4800, 14400.5, 1, 1),
        *(datetime(2027, 1, 1), datetime(2029, 12, 31), 2),
    )
    assert second == (2, "Elterncafé in drei Sprachen", 4, *[None] * 6, 0)
    assert (book["Skizzen"]["E2"].data_type, book["Skizzen"]["E2"].number_format) == ("n", "#,##0.00")
    costs = list(book["Kosten"].iter_rows(min_row=2, values_only=True))
    assert costs[1] == (1, "Kosten", "Lotsen", "jährlich", "Land", 14400.5, "ca. 14.400,50")
    assert costs[2] == (1, "Kosten", "Fest", "einmalig", None, None, "=viel")
    assert book["Kosten"]["G4"].data_type == "s"


def test_the_table_of_ideas_has_what_its_sketch_costs() -> None:
    def rows(report: Report) -> list[list[str]]:
        text = ideas_of(_written(report, csv_tables)).decode("utf-8-sig")
        return list(csv.reader(io.StringIO(text), delimiter=";"))

    head, *lines = rows(with_values())
    at = head.index("Kosten einmalig (Euro)")
    assert head[at + 1] == "Kosten im Jahr (Euro)"
    assert [line[at : at + 2] for line in lines[:2]] == [["4800,00", "14400,50"], ["", ""]]
    assert not [name for name in rows(sample())[0] if "Euro" in name]


def test_data_has_cents_and_days() -> None:
    data = json.loads(_written(with_values(), json_data))
    held = {one["key"]: one["value"] for one in data["sketches"][0]["sections"]}
    assert held["money"]["sums"] == {
        "once": 480_000,
        "yearly": 1_440_050,
        "approximate_once": 0,
        "approximate_yearly": 1,
        "left_out": 1,
    }
    assert held["money"]["rows"][1] == {
        "id": "b",
        "item": "Lotsen",
        "typed": "ca. 14.400,50",
        "amount": {"cents": 1_440_050, "approximate": True},
        "yearly": True,
        "funding": "Land",
    }
    assert held["span"]["begins"] == {
        "typed": "1/2027",
        "span": {"first": "2027-01-01", "last": "2027-01-31", "precision": "month"},
    }
    assert held["steps"]["problems"] == [
        {"row": "b", "field": "ends", "problem": "when.end_before_begin", "typed": "Ende 2028"}
    ]
    assert held["choices"]["chosen"][0] == {
        "key": "young",
        "label": {"de": "Jugendliche", "en": "Young people"},
    }
    assert json.loads(_written(sample(), json_data))["sketches"][0]["sections"][0]["value"] is None


def test_plain_text_holds_all_that_was_typed() -> None:
    words = SECTION_WORDS["de"]
    said = {kind: plain_text(value, words).replace("\u00a0", " ") for kind, value in values().items()}
    assert said[Kind.MONEY].split("\n")[:4] == [
        "Schulung · 4.800,00 € · einmalig · Stadt",
        "Lotsen · ca. 14.400,50 € · jährlich · Land",
        "Fest · =viel · einmalig",
        "Einmalig zusammen: 4.800,00 €",
    ]
    assert said[Kind.STEPS] == "Lotsen schulen · März 2027 bis Mai 2027 · RAA\nAuswerten · 2029 bis Ende 2028"
    assert said[Kind.INDICATORS] == "Abbrüche · Heute: 24 % · Ziel: 15 % · Bis wann: Schuljahr 2028/29"
    assert said[Kind.PEOPLE] == "Integrationsbüro (Federführung)\nIHK"
    assert (said[Kind.CHOICES], said[Kind.SPAN]) == ("Jugendliche\nAlle", "Januar 2027 bis Ende 2028")
    assert said[Kind.TEXT] == "Viele brechen ab.\nEltern fehlen."


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "zip"])  # which holds all the others
def test_hostile_strings_do_no_harm(name: str) -> None:
    texts = (*strings(120), *MARKUP, *FORMULAS)
    out = _written(filled_values(*texts), FORMATS[name])
    assert out
    if name == "docx":
        assert word.Document(io.BytesIO(out)).tables
    elif name == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(out))
        assert book["Skizzen"].max_row == len(texts) + 1
        assert not [c for sheet in book for row in sheet for c in row if c.data_type in ("f", "e")]
    elif name == "json":
        assert len(json.loads(out)["sketches"]) == len(texts)
    elif name == "pdf":
        assert PdfReader(io.BytesIO(out)).pages
    elif name == "steckbrief":
        assert len(PdfReader(io.BytesIO(out)).pages) == len(texts)


def test_markup_is_text() -> None:
    document = word.Document(io.BytesIO(_written(filled_values(MARKUP[0], MARKUP[5]), docx)))
    said = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    assert {MARKUP[0], MARKUP[5]} <= said
