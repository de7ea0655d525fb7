"""The presentation reopens, is marked for assistive technology, holds its numbers, and nothing runs over."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date
from typing import Any

import openpyxl
import pptx
import pytest
from PIL import ImageFont
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.util import Pt

from app.domain.report import Report, SketchSection
from app.domain.section_values import read_section
from app.domain.sketch_kinds import Kind
from app.domain.slide_parting import width
from app.domain.text import clean_line
from app.exports import slides_pptx
from app.exports.glyphs import FONTS
from tests.exports.factories import empty, filled_with, sample
from tests.exports.hostile import MARKUP, strings
from tests.exports.section_factories import filled_values, values, with_values


def _bytes(report: Report) -> bytes:
    out = io.BytesIO()
    slides_pptx.write(report, out)
    return out.getvalue()


def _reopened(report: Report) -> Presentation:
    return pptx.Presentation(io.BytesIO(_bytes(report)))


def _titles(made: Presentation) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in made.slides]


def _drawn(made: Presentation, kind: MSO_SHAPE_TYPE) -> list[Any]:
    return [shape for slide in made.slides for shape in slide.shapes if shape.shape_type == kind]


def _said(made: Presentation) -> str:
    return " ".join(t.text or "" for slide in made.slides for t in slide._element.iter(qn("a:t")))


def _with_costs(*rows: dict[str, str]) -> Report:
    report = with_values()
    raw = {"rows": [{"id": str(at), **row} for at, row in enumerate(rows)]}
    section = SketchSection(key="costs", label="Kosten", value=read_section(Kind.MONEY, {}, raw))
    return replace(report, sketches=(replace(report.sketches[0], sections=(section,)),))


def test_slides_are_wide_and_of_three_layouts_in_the_colours_of_the_house() -> None:
    made = _reopened(sample())
    assert made.slide_width * 9 == made.slide_height * 16
    assert [one.name for one in made.slide_layouts] == ["Title Slide", "Title and Content", "Title Only"]
    with zipfile.ZipFile(io.BytesIO(_bytes(sample()))) as parts:
        theme = parts.read("ppt/theme/theme1.xml").decode()
        assert not [name for name in parts.namelist() if "thumbnail" in name or "printer" in name]
        assert b"Canny" not in b"".join(parts.read(name) for name in parts.namelist())
    assert theme.count('typeface="Atkinson Hyperlegible Next" panose="020B0604020202020204"') == 2
    for colour in ("16212B", "0B5563", "FAF7F1", "F0B03F"):
        assert colour in theme


def test_properties_name_the_presentation_and_no_person() -> None:
    core = _reopened(sample()).core_properties
    assert core.title == "Bildung im Stadtteil: Ideen und Projektskizzen"
    assert (core.language, core.author) == ("de-DE", "Dortmund · Masterplan Integration")
    assert (core.last_modified_by, core.comments, core.keywords) == ("", "", "")
    assert core.created.date() == date(2026, 11, 23)


@pytest.mark.parametrize("report", [sample(), with_values(), empty(), filled_with("Lang " * 300, "b")])
def test_every_slide_has_a_title_of_its_own_notes_and_something_on_it(report: Report) -> None:
    made = _reopened(report)
    titles = _titles(made)
    assert all(titles)
    assert len(set(titles)) == len(titles)
    for slide in made.slides:
        assert slide.has_notes_slide
        assert slide.notes_slide.notes_text_frame.text.strip()
        told = [one for one in slide.placeholders if one.placeholder_format.idx == 1]
        assert all(one.text_frame.text.strip() for one in told)
        assert any(shape.has_text_frame or shape.is_placeholder is False for shape in slide.shapes)


def test_tables_charts_and_groups_have_a_text_alternative() -> None:
    made = _reopened(with_values())
    kinds = (MSO_SHAPE_TYPE.TABLE, MSO_SHAPE_TYPE.CHART, MSO_SHAPE_TYPE.GROUP)
    drawn = [shape for kind in kinds for shape in _drawn(made, kind)]
    assert [len(_drawn(made, kind)) for kind in kinds] == [7, 1, 1]
    assert all(shape._element.xpath(".//p:cNvPr")[0].get("descr") for shape in drawn)
    (chart,) = _drawn(made, MSO_SHAPE_TYPE.CHART)
    said = chart._element.xpath(".//p:cNvPr")[0].get("descr")
    assert "Stadt: 4.800,00\u00a0€ einmalig\nLand: ca. 14.400,50\u00a0€ jährlich" in said


def test_tables_mark_their_header() -> None:
    tables = [shape.table for shape in _drawn(_reopened(with_values()), MSO_SHAPE_TYPE.TABLE)]
    assert all(table.first_row for table in tables)
    assert [[cell.text for cell in table.rows[0].cells] for table in tables] == [
        ["Nr.", "Titel", "Stand"],
        ["Schritt", "Wann, und wer"],
        ["Wofür", "Wie oft", "Finanzierung", "Betrag"],
        ["Woran man es sieht", "Heute", "Ziel", "Bis wann"],
        ["Was", "Wer", "Bis wann"],
        ["Bank", "Personen"],
        ["Runde", "Zur Wahl", "Stimmabgaben", "Ausgewählt"],
    ]


def test_the_chart_holds_exact_numbers_in_two_series_and_in_its_workbook() -> None:
    report = _with_costs(
        {"item": "Schulung", "amount": "0,10", "rhythm": "once", "funding": "Stadt"},
        {"item": "Raum", "amount": "0,20", "rhythm": "once", "funding": "Stadt"},
        {"item": "Lotsen", "amount": "123456789,01", "rhythm": "yearly", "funding": "=1+1"},
    )
    (shape,) = _drawn(_reopened(report), MSO_SHAPE_TYPE.CHART)
    chart = shape.chart
    assert list(chart.plots[0].categories) == ["Stadt", "=1+1"]
    assert [(one.name, list(one.values)) for one in chart.plots[0].series] == [
        ("einmalig", [0.30, None]),
        ("jährlich", [None, 123456789.01]),
    ]
    assert {"0.30", "123456789.01"} <= {one.text for one in chart._chartSpace.iter(qn("c:v"))}
    book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    cells = [[cell.value for cell in row] for row in book["Sheet1"].iter_rows()]
    assert cells == [[None, "einmalig", "jährlich"], ["Stadt", 0.3, None], ["=1+1", None, 123456789.01]]
    assert book["Sheet1"]["A3"].data_type == "s"


def test_a_chart_of_one_rhythm_has_one_series() -> None:
    report = _with_costs({"item": "a", "amount": "5", "rhythm": "yearly", "funding": ""})
    (shape,) = _drawn(_reopened(report), MSO_SHAPE_TYPE.CHART)
    assert [(one.name, list(one.values)) for one in shape.chart.plots[0].series] == [("jährlich", [5.0])]
    assert not shape.chart.has_legend
    assert not shape.chart.plots[0].vary_by_categories


def test_the_line_of_time_is_made_of_shapes_beside_their_rows() -> None:
    made = _reopened(with_values())
    (group,) = _drawn(made, MSO_SHAPE_TYPE.GROUP)
    names = [shape.name for shape in group.shapes]
    assert "Lotsen schulen" in names
    assert "Auswerten" not in names  # its end lies before its beginning
    bar = next(shape for shape in group.shapes if shape.name == "Lotsen schulen")
    table = next(one for one in _drawn(made, MSO_SHAPE_TYPE.TABLE) if one.name.endswith("Schritte"))
    head, first, *_ = [row.height for row in table.table.rows]
    middle = bar.top + bar.height // 2
    assert abs(middle - (table.top + head + first // 2)) <= Pt(1)
    assert bar.left >= table.left + table.width


@pytest.mark.parametrize(("language", "locale"), [("de", "de-DE"), ("en", "en-GB")])
def test_every_run_says_its_language(language: Any, locale: str) -> None:
    made = _reopened(replace(with_values(), language=language))
    spoken = [run.get("lang") for slide in made.slides for run in slide._element.iter(qn("a:rPr"))]
    assert set(spoken) <= {locale, "ar", "de", "uk"}
    assert spoken.count(locale) > len(spoken) / 2
    defaults = [one.get("lang") for one in made.slide_master._element.iter(qn("a:rPr"), qn("a:endParaRPr"))]
    assert set(defaults) == {locale}


def test_text_from_right_to_left_is_set_so() -> None:
    made = _reopened(sample())
    turned = [
        p
        for slide in made.slides
        for p in slide._element.iter(qn("a:p"))
        if (found := p.find(qn("a:pPr"))) is not None and found.get("rtl") == "1"
    ]
    assert ["".join(t.text or "" for t in p.iter(qn("a:t"))) for p in turned] == [
        "لا مكان للكبار بلا مقهى اللغة."
    ]
    assert [p.find(f"{qn('a:pPr')}/{qn('a:lnSpc')}/{qn('a:spcPts')}").get("val") for p in turned] == ["3120"]
    assert {run.get("lang") for p in turned for run in p.iter(qn("a:rPr"))} == {"ar"}


def test_the_same_report_makes_the_same_bytes() -> None:
    first = _bytes(with_values())
    assert first == _bytes(with_values())
    with zipfile.ZipFile(io.BytesIO(first)) as parts:
        assert {one.date_time for one in parts.infolist()} == {(2026, 11, 23, 12, 0, 0)}


@pytest.mark.parametrize("face", ["Regular", "Bold"])
def test_lines_are_counted_too_wide_rather_than_too_narrow(face: str) -> None:
    font = ImageFont.truetype(FONTS / f"AtkinsonHyperlegibleNext-{face}.ttf", 1000, layout_engine=0)
    for text in (
        "Jede vierte Ausbildung wird im ersten Jahr abgebrochen, oft weil niemand da ist, den man fragen kann.",
        "One in four trainings is broken off in the first year, often because there is nobody to ask.",
        "Danışabileceği biri olmadığı için mesleki eğitim çoğu kez yarıda bırakılıyor.",
        "BAUTZEN UND DORTMUND 12.345,67 € (100 %)",
        "WWWMMMwwwmmm@@@%%%",
    ):
        assert font.getlength(text) / 10 <= width(text)


@pytest.mark.parametrize(
    "report",
    [
        with_values(),
        filled_with("Lang " * 300, "b"),
        filled_with("W" * 900),
        filled_values("Mm w " * 200, ""),
    ],
)
def test_everything_stands_on_its_slide_and_above_the_number(report: Report) -> None:
    made = _reopened(report)
    for slide in made.slides:
        for shape in slide.shapes:
            if shape.is_placeholder and shape.placeholder_format.idx == 12:
                continue
            assert shape.left >= 0
            assert shape.left + shape.width <= made.slide_width
            assert shape.top + shape.height <= Pt(502)
            if shape.has_table:
                rows = sum(row.height for row in shape.table.rows)
                assert shape.top + rows <= Pt(502)


def test_ids_are_unique_and_every_part_is_well_formed() -> None:
    made = _reopened(with_values())
    for slide in made.slides:
        numbers = slide._element.xpath("//p:cNvPr/@id")
        assert len(set(numbers)) == len(numbers)
        assert slide.notes_slide.notes_placeholder is not None
    assert len({slide.slide_id for slide in made.slides}) == len(made.slides)


def test_markup_is_text() -> None:
    said = _said(_reopened(filled_with(*MARKUP)))
    assert MARKUP[0] in said
    said = _said(_reopened(filled_with(MARKUP[5])))
    assert MARKUP[5] in said


def test_hostile_strings_do_no_harm() -> None:
    texts = strings()
    for at in range(0, len(texts), 250):
        some = texts[at : at + 250]
        report = filled_values(*some)
        sketches = tuple(  # one kind of section for each text
            replace(one, title=text, sections=(one.sections[one.number % len(one.sections)],), versions=())
            for one, text in zip(report.sketches, some, strict=True)
        )
        made = _reopened(replace(report, sketches=sketches))
        titles = _titles(made)
        assert len(set(titles)) == len(titles)
        said = _said(made)
        assert all(word in said for text in some for word in clean_line(text).split(" ") if len(word) < 8)
    for text in texts[::50]:
        assert _titles(_reopened(filled_with(text)))
        assert _titles(_reopened(filled_values(text)))


def test_every_kind_of_section_is_on_a_slide() -> None:
    said = _said(_reopened(with_values()))
    assert len(values()) == 8
    for words in (
        "Viele brechen ab.",
        "Alle",
        "Jugendliche",
        "Januar 2027 bis Ende 2028",
        "IHK",
        "Auswerten",
        "Fest",
        "24 %",
    ):
        assert words in said
