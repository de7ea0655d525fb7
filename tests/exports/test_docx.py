"""The Word paper reopens, is marked for assistive technology, and says everything."""

import io
import itertools
from dataclasses import replace

import docx as word
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from app.domain.report import Report
from app.exports import docx
from tests.exports.factories import empty, filled_with, sample
from tests.exports.hostile import MARKUP, strings
from tests.prove.evening import rich_evening


def _reopened(report: Report) -> Document:
    out = io.BytesIO()
    docx.write(report, out)
    return word.Document(io.BytesIO(out.getvalue()))


def _said(document: Document) -> list[str]:
    return ["".join(t.text or "" for t in p.iter(qn("w:t"))) for p in document.element.body.iter(qn("w:p"))]


def test_properties_name_the_paper_and_no_library() -> None:
    core = _reopened(sample()).core_properties
    assert core.title == "Bildung im Stadtteil: Ideen und Projektskizzen"
    assert (core.language, core.author, core.comments, core.last_modified_by) == ("de-DE", "", "", "")


@pytest.mark.parametrize(("language", "locale"), [("de", "de-DE"), ("en", "en-GB")])
def test_language_stands_in_the_styles(language: str, locale: str) -> None:
    document = _reopened(replace(sample(), language=language))
    spoken = [one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))]
    assert spoken
    assert set(spoken) == {locale}


def test_headings_are_headings_and_every_style_is_known() -> None:
    document = _reopened(sample())
    headings = [
        (p.style.name, p.text) for p in document.paragraphs if p.style.name.startswith(("Heading", "Title"))
    ]
    assert headings[:3] == [
        ("Title", "Bildung im Stadtteil: Ideen und Projektskizzen"),
        ("Heading 1", "Auf einen Blick"),
        ("Heading 1", "Beteiligung"),
    ]
    assert ("Heading 2", "1. Lotsen für die Berufsschule") in headings
    assert ("Heading 3", "Ausgangslage") in headings
    assert headings.index(("Heading 2", "Vorbehalte")) == headings.index(("Heading 2", "Entscheidung")) + 1
    used = {one.get(qn("w:val")) for one in document.element.body.iter(qn("w:pStyle"))}
    assert used <= {style.style_id for style in document.styles}


def test_table_headers_are_marked_and_repeat() -> None:
    tables = _reopened(sample()).tables
    marked = [t for t in tables if t._tbl.findall(f".//{qn('w:tblHeader')}")]
    assert [[cell.text for cell in t.rows[0].cells] for t in marked] == [
        ["Bank", "Personen"],
        ["Sitzung", "Datum", "Uhrzeit", "Phase"],
        ["Bank", "Nötig", "Anwesend"],
        ["Regel", "Schlägt vor", "Ohne eine Idee"],
        ["Idee", "Punkte", "Die meisten Stimmen", "Gleiche Anteile", "Auswahl des Raums"],
        ["Bank", "Idee 1", "Idee 2", "Idee 5", "Idee 4"],
        ["Frage", "Zu Skizze", "Personen", "Beantwortet"],
        ["Was", "Wer", "Bis wann", "Skizze"],
        ["Nr.", "Idee", "Punkte", "Unterstützende"],
        ["Nr.", "Idee", "Thema", "Ideensitzung"],
    ]


def test_page_numbers_stand_in_every_footer() -> None:
    section = _reopened(sample()).sections[0]
    for footer in (section.footer, section.first_page_footer):
        fields = [one.get(qn("w:instr")) for one in footer._element.iter(qn("w:fldSimple"))]
        assert fields == ["PAGE", "NUMPAGES"]


def test_text_from_right_to_left_is_set_so() -> None:
    turned = [p for p in _reopened(sample()).element.body.iter(qn("w:p")) if p.findall(f".//{qn('w:bidi')}")]
    said = ["".join(t.text or "" for t in p.iter(qn("w:t"))) for p in turned]
    assert said == [
        "لا مكان للكبار بلا مقهى اللغة.",
        "الكلفة غير واضحة",
        "مقهى لتعلّم اللغة",
        "لقاء أسبوعي للحديث بالألمانية والعربية مع جيران من الحي.",
    ]
    assert all(p.findall(f".//{qn('w:rtl')}") for p in turned)
    assert {one.get(qn("w:bidi")) for p in turned for one in p.iter(qn("w:lang"))} == {"ar"}


def test_sketch_says_where_it_came_from_and_what_is_open() -> None:
    said = _said(_reopened(sample()))
    assert "Noch offen: Zielgruppe, Federführung, Zeitrahmen, Kosten und Finanzierung, " in " ".join(said)
    for words in (
        "Idee 6: Ausbildungspaten",
        "Eltern kennen das duale System oft nicht.",
        "19",
        "Mit aufgenommen",
    ):
        assert words in said


def test_markup_is_text() -> None:
    said = _said(_reopened(filled_with(*MARKUP)))
    for text in MARKUP:
        assert text in said


def test_empty_report_is_a_paper() -> None:
    said = _said(_reopened(empty()))
    assert "Es wurden keine Ideen eingereicht." in said
    assert "Ergebnisbericht" in said


def test_hostile_strings_do_no_harm() -> None:
    texts = strings()
    assert len(_reopened(filled_with(*texts)).tables[-2].rows) == len(texts) + 1
    for text in texts[::100]:
        assert _reopened(filled_with(text)).tables


def test_short_tables_stay_on_one_page_and_of_long_ones_the_sums_stay_with_a_row() -> None:
    document = _reopened(sample())
    tables = {len(table.rows): table for table in document.tables}
    for length, table in tables.items():
        stays = [bool(row._tr.xpath(".//w:pPr/w:keepNext[not(@w:val)]")) for row in table.rows]
        assert not stays[-1]
        assert all(stays[:-1]) or length > 14, length
        assert stays[:2] == [True, True] or length < 3
        assert stays[-2] or length < 2


def test_nothing_stands_between_a_table_and_a_heading_that_could_fill_a_page_alone() -> None:
    body = list(_reopened(rich_evening()).element.body)
    gaps = [after for one, after in itertools.pairwise(body) if one.tag == qn("w:tbl")]
    styles = [one.pPr.style if one.tag == qn("w:p") and one.pPr is not None else "" for one in gaps]
    assert any(style.startswith("Heading") for style in styles)
    for gap, style in zip(gaps, styles, strict=True):
        if style == "TableGap":
            following = gap.getnext()
            assert following.tag != qn("w:p") or not (following.pPr.style or "").startswith("Heading")
        assert gap.tag == qn("w:p")  # two tables would be one


def test_word_hyphenates_and_does_not_fall_back_to_an_older_self() -> None:
    document = _reopened(sample())
    settings = document.settings.element
    assert settings.xpath("./w:autoHyphenation/@w:val") == ["1"]
    assert settings.xpath(".//w:compatSetting[@w:name='compatibilityMode']/@w:val") == ["15"]
    for name in ("Title", "Heading 1", "Heading 2"):
        assert document.styles[name].element.xpath("./w:pPr/w:suppressAutoHyphens")
