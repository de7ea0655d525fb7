"""Fact sheets reopen, are tagged as PDF/UA-1, have a page each whatever is in them, and say what was left out."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace

import pypdf
import pytest
from PIL import Image

from app.domain.report import Report, SketchSection
from app.domain.reported_agreement import SketchReservation
from app.domain.section_values import read_section
from app.domain.sketch_kinds import Kind
from app.exports import download, profile
from app.exports.pdf import compiler
from app.exports.profile_fitting import TEMPLATE, fitted
from tests.exports.factories import empty, filled_with, sample
from tests.exports.hostile import MARKUP, strings
from tests.exports.section_factories import LABELS, with_values
from tests.exports.test_pdf import _tags

SENTENCE = "Jede vierte Ausbildung wird im ersten Jahr abgebrochen. "
COMPOUND = "Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikantenvereinigung"
EDGE, FOOT = 20, 297 - 17  # mm: of the page, and where its foot begins


def _reopened(report: Report) -> pypdf.PdfReader:
    out = io.BytesIO()
    profile.write(report, out)
    return pypdf.PdfReader(io.BytesIO(out.getvalue()), strict=True)


def _said(page: pypdf.PageObject) -> str:
    return re.sub("\u00ad ?", "", " ".join(page.extract_text().split()))  # words broken at the end of a line


def _pictures(report: Report) -> list[Image.Image]:
    pages = compiler().compile(
        input=TEMPLATE.read_bytes(),
        format="png",
        ppi=72,
        sys_inputs={"profile": json.dumps(fitted(profile.profile(report)))},
    )
    return [Image.open(io.BytesIO(page)) for page in (pages if isinstance(pages, list) else [pages])]


def _is_empty(page: Image.Image, millimetres: tuple[float, float, float, float]) -> bool:
    """Whether nothing is drawn between left, top, right and bottom."""
    part = page.convert("L").crop(tuple(round(one / 25.4 * 72) for one in millimetres))
    return part.getextrema() == (255, 255)


def _first(*sections: SketchSection, **changes: object) -> Report:
    first = sample().sketches[0]
    return replace(sample(), sketches=(replace(first, sections=sections or first.sections, **changes),))


def _texts(text: str, count: int) -> tuple[SketchSection, ...]:
    return tuple(SketchSection(key=f"k{at}", label=f"Abschnitt {at}", text=text) for at in range(count))


def _steps(count: int) -> SketchSection:
    rows = [
        {"id": str(at), "what": f"Schritt {at}", "begins": f"{at % 12 + 1}.2027", "ends": "", "who": "RAA"}
        for at in range(count)
    ]
    return SketchSection(key="steps", label="Schritte", value=read_section(Kind.STEPS, {}, {"rows": rows}))


@pytest.mark.parametrize(("language", "locale"), [("de", "de-DE"), ("en", "en-GB")])
def test_sheets_are_tagged_titled_and_know_their_language(language: str, locale: str) -> None:
    reader = _reopened(replace(sample(), language=language))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == locale
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    sheets = {"de": "Steckbriefe", "en": "Fact sheets"}[language]
    assert reader.metadata.title.startswith(f"{sheets} · ")


def test_every_sketch_has_its_page_and_its_bookmark() -> None:
    reader = _reopened(with_values())
    assert len(reader.pages) == 2
    assert [one.title for one in reader.outline] == [
        "Lotsen für die Berufsschule",
        "Elterncafé in drei Sprachen",
    ]
    assert [reader.get_destination_page_number(one) for one in reader.outline] == [0, 1]
    assert "Steckbrief 2 von 2" in _said(reader.pages[1])


def test_structure_has_a_heading_for_each_part_and_headers_in_tables() -> None:
    tags = _tags(
        _reopened(_first(*with_values().sketches[0].sections)).trailer["/Root"]["/StructTreeRoot"], []
    )
    assert tags.count("/H1") == 1
    assert tags.count("/H2") == len(LABELS) - 1 + 2  # the span stands in large letters; agreement and origin
    assert tags.count("/TH") == 4 + 4


def test_a_sheet_says_what_the_sketch_says() -> None:
    said = _said(_reopened(with_values()).pages[0])
    for words in (
        "Einmalig zusammen 4.800,00 €",
        "Jährlich zusammen ca. 14.400,50 € dazu 1 ohne klaren Betrag",
        "Zeitrahmen Januar 2027 bis Ende 2028",
        "Abnahme Version 2 23. November 2026",
        "Jugendliche · Alle",
        "Lotsen schulen März 2027 bis Mai 2027 · RAA",
        "(Das Ende liegt vor dem Beginn.)",
        "Abbrüche 24 % 15 % Schuljahr 2028/29",
        "Zustimmung: 24 Mit Bedenken: 1 Widerspruch: 0 Ohne Äußerung: 9 von 34 Anwesenden",
        "Aus der Idee 1: Lotsen für die Berufsschule · Punkte: 19 · Unterstützende: 4",
        "Mit aufgenommen: Idee 6: Ausbildungspaten",
        "Zur Auswahl gehören 2 Vorbehalte; sie stehen im Ergebnisbericht.",
        "Stand 23. November 2026 · Steckbrief 1 von 2",
    ):
        assert words in said


def test_reservations_stand_in_words_also_when_the_sketch_was_opened_again() -> None:
    (version,) = sample().sketches[0].versions[:1]
    said = _said(_reopened(_first(versions=(version,))).pages[0])
    assert "Abnahme wieder geöffnet" in said
    assert "Nach Version 1 wurde diese Skizze wieder geöffnet." in said
    assert "Widerspruch – Politik Die Schulen haben dafür niemanden." in said


def test_what_is_still_open_is_named() -> None:
    said = _said(_reopened(sample()).pages[1])
    assert "Abnahme noch offen" in said
    assert "Noch offen: Kurzbeschreibung, Ausgangslage, Ziele, Zielgruppe" in said
    assert "weggelassen" not in said
    assert "gekürzt" not in said


def test_a_long_text_is_shortened_at_a_sentence_and_the_sheet_says_so() -> None:
    sections = (SketchSection(key="situation", label="Bedarf", text=SENTENCE * 200), *_texts("Kurz.", 3))
    (page,) = _reopened(_first(*sections)).pages
    said = _said(page)
    assert "Für diese Seite gekürzt: Bedarf. Vollständig steht alles im Ergebnisbericht." in said
    assert "abgebrochen. […]" in said
    assert said.count("Kurz.") == 3


def test_a_summary_is_shortened_too() -> None:
    summary = SketchSection(key="summary", label="Kurzbeschreibung", text=SENTENCE * 30)
    said = _said(_reopened(_first(summary)).pages[0])
    assert "Für diese Seite gekürzt: Kurzbeschreibung." in said
    assert said.count(SENTENCE.strip()) == 10


def test_what_has_no_room_is_left_out_as_a_whole_and_named_but_never_reservations() -> None:
    said_by = SketchReservation(stance="objection", text="Zu teuer.", bench="Politik")
    version = replace(sample().sketches[0].versions[1], reservations=(said_by,))
    sections = (*_texts(SENTENCE * 30, 24), _steps(40))
    (page,) = _reopened(_first(*sections, versions=(version,))).pages
    said = _said(page)
    assert "Auf dieser Seite weggelassen: " in said
    assert "Abschnitt 23" in said.split("weggelassen: ")[1]
    assert "Widerspruch – Politik Zu teuer." in said
    assert "Schritt 0 ab Januar 2027 · RAA" in said


@pytest.mark.parametrize("count", [1, 4, 9, 16, 25])
@pytest.mark.parametrize("length", [1, 8, 40])
def test_nothing_runs_into_the_foot_of_the_page(count: int, length: int) -> None:
    (page,) = _pictures(_first(*_texts(SENTENCE * length, count), _steps(count)))
    assert _is_empty(page, (0, FOOT + 0.5, 210, FOOT + 3))


@pytest.mark.parametrize("word", [COMPOUND, "a" * 300, "مدرسة" * 60, "e\u0301" * 100])
def test_endless_words_stay_within_the_page(word: str) -> None:
    (page,) = _pictures(_first(*_texts(word, 2), title=word))
    assert _is_empty(page, (210 - EDGE + 0.5, 80, 210, 297))


def test_arabic_and_markup_are_text() -> None:
    arabic = "الكلفة غير واضحة"
    assert _said(_reopened(_first(title=arabic)).pages[0])
    said = "".join(_said(page) for page in _reopened(filled_with(*MARKUP)).pages)
    assert MARKUP[0] in said
    assert "root:" not in said


def test_same_report_gives_the_same_bytes() -> None:
    assert download(with_values(), "steckbrief") == download(with_values(), "steckbrief")
    assert download(sample(), "steckbrief").file_name.endswith("-steckbriefe-2026-11-23.pdf")


def test_characters_no_font_has_become_a_box_and_a_note() -> None:
    first, second = (_said(page) for page in _reopened(replace(sample(), sketches=_mixed())).pages)
    assert "stehen als ◻" in first
    assert "stehen als ◻" not in second


def _mixed() -> tuple:
    one, other = sample().sketches
    return (replace(one, title="漢字"), other)


def test_without_sketches_there_is_a_page_that_says_so() -> None:
    (page,) = _reopened(empty()).pages
    assert "Es sind noch keine Projektskizzen entstanden." in _said(page)


def test_hostile_strings_do_no_harm() -> None:
    for text in strings()[::10]:
        assert len(_reopened(filled_with(text)).pages) == 1
