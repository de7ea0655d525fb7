"""The council paper as PDF reopens, is tagged as PDF/UA-1 with title, language and bookmarks, and takes any text."""

from __future__ import annotations

import io
from dataclasses import replace

import pypdf
import pytest

from app.domain.report import Report
from app.exports import council_pdf
from tests.exports.council_factories import two_sketches
from tests.exports.factories import empty, filled_with, sample
from tests.exports.hostile import MARKUP, strings
from tests.exports.section_factories import filled_values
from tests.exports.test_council import PARTS
from tests.exports.test_pdf import _tags


def _reopened(report: Report) -> pypdf.PdfReader:
    out = io.BytesIO()
    council_pdf.write(report, out)
    return pypdf.PdfReader(io.BytesIO(out.getvalue()), strict=True)


def _said(reader: pypdf.PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


@pytest.mark.parametrize(("language", "locale"), [("de", "de-DE"), ("en", "en-GB")])
def test_it_is_tagged_titled_and_knows_its_language(language: str, locale: str):
    reader = _reopened(replace(two_sketches(), language=language))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == locale
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    assert "Masterplan Integration" in reader.metadata.title
    assert reader.metadata.title.startswith(("Ratsvorlage: ", "Council paper: "))


def test_bookmarks_are_the_parts():
    outline = _reopened(two_sketches()).outline
    assert [one.title for one in outline if not isinstance(one, list)] == PARTS


def test_headings_lists_and_table_headers_are_tagged():
    tags = _tags(_reopened(two_sketches()).trailer["/Root"]["/StructTreeRoot"], [])
    assert {"/H1", "/H2", "/H3", "/Table", "/TH", "/TD", "/L", "/LI", "/Lbl", "/P"} <= set(tags)


def test_it_numbers_pages_and_shows_blanks():
    said = _said(_reopened(two_sketches()))
    for words in ("Seite 1 von", "[Gremium]", "[Amt oder Fachbereich]", "Widerspruch (Politik)"):
        assert words in said


def test_an_empty_report_is_one_page():
    assert len(_reopened(empty()).pages) == 1


def test_markup_is_text_and_reads_no_file():
    said = _said(_reopened(filled_with(*MARKUP)))
    assert "root:" not in said
    assert MARKUP[0].replace(" ", "") in said.replace(" ", "")


def test_same_report_gives_the_same_bytes():
    first, second = io.BytesIO(), io.BytesIO()
    council_pdf.write(sample(), first)
    council_pdf.write(sample(), second)
    assert first.getvalue() == second.getvalue()


def test_hostile_strings_do_no_harm():
    texts = strings()
    _reopened(filled_values(*texts[:100]))
    for start in range(0, len(texts), 250):
        assert _reopened(filled_with(*texts[start : start + 20])).pages
