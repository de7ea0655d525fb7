"""Bars of people on slides: native charts an office can change, and bars on a page that say their numbers."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import html5lib
import openpyxl
import pptx
import pytest
from pptx.enum.chart import XL_CHART_TYPE

from app.domain.report import Report
from app.exports import slides_html, slides_pptx
from app.exports.mood_words import MOOD_WORDS
from tests.exports.mood_factories import asked
from tests.support.slide_values import with_response

LEVELS = list(MOOD_WORDS["de"].levels)


@pytest.fixture(scope="module")
def charts() -> dict[str, Any]:
    """The shapes of charts by the titles of their slides."""
    out = io.BytesIO()
    slides_pptx.write(with_response(), out)
    made = pptx.Presentation(io.BytesIO(out.getvalue()))
    return {
        slide.shapes.title.text_frame.paragraphs[-1].text: shape
        for slide in made.slides
        for shape in slide.shapes
        if shape.has_chart
    }


def test_moods_and_the_order_are_charts(charts: dict[str, Any]) -> None:
    assert list(charts) == [
        "Kosten – Nach Finanzierung",
        "Stimmungsbild",
        "Stimmungsbild nach Bänken",
        "In welcher Reihenfolge?",
    ]


def test_a_bar_for_each_level_with_its_number_in_the_workbook(charts: dict[str, Any]) -> None:
    chart = charts["Stimmungsbild"].chart
    assert chart.chart_type == XL_CHART_TYPE.BAR_CLUSTERED
    assert list(chart.plots[0].categories) == LEVELS
    assert [list(one.values) for one in chart.plots[0].series] == [[3, 9, 4, 6, 1]]
    assert not chart.has_legend
    book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    assert [row[1].value for row in book["Sheet1"].iter_rows(min_row=2)] == [3, 9, 4, 6, 1]


def test_a_bar_for_each_bench_in_parts_that_hold_their_numbers(charts: dict[str, Any]) -> None:
    chart = charts["Stimmungsbild nach Bänken"].chart
    assert chart.chart_type == XL_CHART_TYPE.BAR_STACKED
    assert list(chart.plots[0].categories) == ["Politik"]
    parts = [(one.name, *one.values) for one in chart.plots[0].series]
    assert parts == list(zip(LEVELS, (None, 1, None, 4, 1), strict=True))  # nothing is no number on a bar
    assert chart.has_legend
    assert all(one.data_labels.show_value for one in chart.plots[0].series)


def test_charts_say_in_words_what_they_show(charts: dict[str, Any]) -> None:
    for title in ("Stimmungsbild", "Stimmungsbild nach Bänken"):
        said = charts[title]._element.xpath(".//p:cNvPr")[0].get("descr")
        assert "Das sollten wir eher nicht tun: " in said


def _bars(report: Report) -> list[tuple[str, str]]:
    out = io.BytesIO()
    slides_html.write(report, out)
    page = html5lib.parse(out.getvalue().decode(), namespaceHTMLElements=False)
    return [
        (
            "".join(one.find(".//*[@class='slide__source']").itertext()),
            "".join(one.find(".//*[@class='slide__many']").itertext()),
        )
        for one in page.iter("li")
        if one.find(".//*[@class='slide__many']") is not None
    ]


def test_bars_on_the_page_say_their_numbers_in_the_order_of_the_answers() -> None:
    assert _bars(with_response())[:6] == [
        *zip(LEVELS, ("3", "9", "4", "6", "1"), strict=True),
        ("Politik", "0 · 1 · 0 · 4 · 1"),
    ]


def test_nobody_answered_is_no_division_by_nothing() -> None:
    first, second = with_response().sketches
    mood = asked()[1]
    nobody = replace(mood, everybody=replace(mood.everybody, counts=(0,) * 5))
    report = replace(with_response(), sketches=(replace(first, moods=(nobody,)), second))
    assert _bars(report)[:5] == [(level, "0") for level in LEVELS]
    slides_pptx.write(report, io.BytesIO())
