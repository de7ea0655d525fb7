"""The council paper as Word document reopens, is marked for assistive technology, and takes any text."""

from __future__ import annotations

import io
from dataclasses import replace

import docx as word
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from app.domain.report import Report
from app.exports import council_docx
from tests.exports.council_factories import two_sketches
from tests.exports.factories import empty, filled_with, sample
from tests.exports.hostile import MARKUP, strings
from tests.exports.section_factories import filled_values


def _reopened(report: Report) -> Document:
    out = io.BytesIO()
    council_docx.write(report, out)
    return word.Document(io.BytesIO(out.getvalue()))


def _said(document: Document) -> list[str]:
    return ["".join(t.text or "" for t in p.iter(qn("w:t"))) for p in document.element.body.iter(qn("w:p"))]


@pytest.mark.parametrize(
    ("language", "locale", "label"), [("de", "de-DE", "Ratsvorlage"), ("en", "en-GB", "Council")]
)
def test_title_and_language_are_set(language: str, locale: str, label: str):
    document = _reopened(replace(sample(), language=language))
    core = document.core_properties
    assert core.title.startswith(f"{label}")
    assert "Masterplan Integration" in core.title
    assert (core.language, core.author, core.comments) == (locale, "", "")
    assert {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))} == {locale}


def test_parts_are_headings_and_every_style_is_known():
    document = _reopened(two_sketches())
    parts = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert parts[:3] == ["Betreff", "Beschlussvorschlag", "Begründung"]
    assert parts[-1] == "Anlagen"
    used = {one.get(qn("w:val")) for one in document.element.body.iter(qn("w:pStyle"))}
    assert used <= {style.style_id for style in document.styles}


def test_every_table_with_a_header_repeats_it_and_has_a_caption():
    tables = _reopened(two_sketches()).tables
    marked = [t for t in tables if t._tbl.findall(f".//{qn('w:tblHeader')}")]
    plain = [t for t in tables if t not in marked]
    assert all(t._tbl.tblPr.find(qn("w:tblCaption")) is not None for t in marked)
    assert ["Projektskizze", "einmalig", "je Jahr"] in [[c.text for c in t.rows[0].cells] for t in marked]
    assert ["Wann", "Schritt", "Wer", "Projektskizze"] in [[c.text for c in t.rows[0].cells] for t in marked]
    assert plain[0].rows[0].cells[0].text == "Drucksache Nr."


def test_lists_are_numbered_by_word_and_begin_at_one():
    document = _reopened(two_sketches())
    lists: dict[int, list[int]] = {}
    for properties in document.element.body.iter(qn("w:numPr")):
        lists.setdefault(properties.numId.val, []).append(properties.ilvl.val)
    assert list(lists.values()) == [[0, 0, 1, 0, 0, 1, 0, 0], [0] * 6]
    known = {int(one.get(qn("w:numId"))) for one in document.part.numbering_part.element.iter(qn("w:num"))}
    assert set(lists) <= known


def test_blanks_are_marked_and_nothing_else_is():
    document = _reopened(filled_with("[Gremium]"))
    marked = [
        "".join(t.text or "" for t in run.iter(qn("w:t")))
        for run in document.element.body.iter(qn("w:r"))
        if run.findall(f".//{qn('w:highlight')}")
    ]
    assert marked == [
        "[Nummer]",
        "[Gremium]",
        "[Sitzungstag]",
        "[Amt oder Fachbereich]",
        "[Amt oder Fachbereich]",
        "[Datum]",
        "[Stellen und Personalaufwand]",
    ]


def test_pages_are_numbered():
    section = _reopened(sample()).sections[0]
    for footer in (section.footer, section.first_page_footer):
        assert [one.get(qn("w:instr")) for one in footer._element.iter(qn("w:fldSimple"))] == [
            "PAGE",
            "NUMPAGES",
        ]
        assert footer.paragraphs[0].text.startswith("Seite ")


def test_an_empty_report_is_a_paper():
    assert "Ergebnisse liegen noch nicht vor." in _said(_reopened(empty()))


def test_markup_is_text():
    for text in MARKUP:
        assert any(text in line for line in _said(_reopened(filled_with(text))))


def test_hostile_strings_do_no_harm():
    texts = strings()
    _reopened(filled_values(*texts[:200]))
    for text in texts[::50]:
        assert _reopened(filled_with(text)).tables
