"""The agenda reopens as OpenSlides reads it: its columns, its HTML, its limits, and text that stays text."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import html5lib
import pytest

from app.domain.report import Report, SketchPaper
from app.exports import download, openslides_table
from app.exports.cells import inert
from tests.exports.factories import empty, filled_with, sample
from tests.exports.hostile import MARKUP, strings
from tests.exports.section_factories import with_values
from tests.exports.test_cells import FORMULAS

# What OpenSlides keeps of the text of a topic: ALLOWED_HTML_TAGS_STRICT of its server, as far as we use it.
KEPT = {"p", "ul", "li", "span"}


def _rows(report: Report) -> list[dict[str, str]]:
    out = io.BytesIO()
    openslides_table.write(report, out)
    return list(csv.DictReader(io.StringIO(out.getvalue().decode(), newline=""), strict=True))


def _tags(text: str) -> set[str]:
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parseFragment(text)
    return {node.tag for node in tree.iter()} - {"DOCUMENT_FRAGMENT"}


def _first(**changes: object) -> Report:
    sketch: SketchPaper = replace(sample().sketches[0], **changes)
    return replace(sample(), sketches=(sketch,))


def test_one_topic_for_each_sketch_in_the_order_of_the_report() -> None:
    first, second = _rows(sample())
    assert list(first) == ["title", "text", "agenda_duration", "agenda_comment", "agenda_type"]
    assert first == {
        "title": "Projektskizze 1: Lotsen für die Berufsschule",
        "text": "<p>Lotsinnen und Lotsen begleiten Jugendliche beim Übergang in die Ausbildung.</p>"
        "<p>Abgenommen als Version 2 am 23. November 2026.</p>"
        "<p>Zustimmung 24, mit Bedenken 1, Widerspruch 0; anwesend waren 34.</p>",
        "agenda_duration": "",
        "agenda_comment": "Aus der Idee 1: Lotsen für die Berufsschule. "
        "Ergebnisbericht, Stand 23. November 2026.",
        "agenda_type": "common",
    }
    assert second["text"] == "<p>Diese Skizze ist noch nicht abgenommen.</p>"
    turned = replace(sample(), sketches=sample().sketches[::-1])
    assert [row["title"] for row in _rows(turned)] == [second["title"], first["title"]]


def test_sums_of_money_say_what_is_not_in_them() -> None:
    assert (
        "<p>Kosten: Einmalig zusammen: 4.800,00\u00a0€ Jährlich zusammen: ca. 14.400,50\u00a0€ "
        "Beträge, die fehlen oder nicht zu verstehen sind und deshalb in keiner Summe stehen: 1. "
        "Beträge, die nur ungefähr sind: 1.</p>"
    ) in _rows(with_values())[0]["text"]


def test_reservations_stand_in_words_each_in_its_own_language() -> None:
    (row,) = _rows(_first(versions=(replace(sample().sketches[0].versions[0], reopened=False),)))
    assert row["text"].endswith(
        "<ul><li>Widerspruch – Politik: "
        '<span lang="de" dir="ltr">Die Schulen haben dafür niemanden.</span></li>'
        '<li>mit Bedenken: <span lang="ar" dir="rtl">الكلفة غير واضحة</span></li></ul>'
    )
    assert _tags(row["text"]) == KEPT


def test_a_title_is_never_longer_than_openslides_takes() -> None:
    (row,) = _rows(_first(title="Straßen" * 90))
    assert len(row["title"]) == 256
    assert row["title"].endswith("…")
    (untitled,) = _rows(_first(title=""))
    assert untitled["title"] == "Projektskizze 1"


def test_no_cell_is_a_formula_and_none_is_altered() -> None:
    for text in FORMULAS:
        (row,) = _rows(filled_with(text))
        assert [inert(cell) for cell in row.values()] == list(row.values())
    (row,) = _rows(filled_with("=1+1"))
    assert row["title"] == "Projektskizze 1: =1+1"
    assert row["text"].startswith("<p>=1+1</p>")


def test_english_words() -> None:
    first = _rows(replace(sample(), language="en"))[0]
    assert first["title"].startswith("Project sketch 1: ")
    assert first["agenda_comment"].endswith("Report of results as of 23 November 2026.")
    assert download(sample(), "openslides").file_name.endswith("-tagesordnung-2026-11-23.csv")


def test_without_sketches_only_the_columns_are_named() -> None:
    out = io.BytesIO()
    openslides_table.write(empty(), out)
    assert out.getvalue() == b"title,text,agenda_duration,agenda_comment,agenda_type\r\n"


@pytest.mark.parametrize("text", [*MARKUP, *strings(200)])
def test_hostile_strings_do_no_harm(text: str) -> None:
    (row,) = _rows(filled_with(text))
    assert _tags(row["text"]) <= KEPT
    assert not {"\n", "\r", "\t"} & set("".join(row.values()))
