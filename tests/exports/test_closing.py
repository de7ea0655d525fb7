"""What happens next, and the Protokoll, in papers, tables, calendars and data; drafts say that they are drafts."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date

import docx
import icalendar
import openpyxl
import pypdf
import pytest

from app.domain.report import Language, Report
from app.exports import FORMATS, download, file_name, is_offered
from app.exports.blocks import Heading, Items, Paragraph, Table
from app.exports.closing_words import CLOSING_WORDS
from app.exports.paper import compose
from app.exports.paper_minutes import compose as compose_minutes
from app.exports.paper_minutes import section_text
from tests.exports.closing_factories import minutes
from tests.exports.factories import empty, sample
from tests.exports.hostile import MARKUP, strings

FIXED = "Festgehalten am 23. November 2026, 18:55 Uhr, Fassung 2."
EARLIER = (
    "Fassung 1, festgehalten am 20. November 2026, 19:00 Uhr, "
    "wieder geöffnet am 23. November 2026, 18:55 Uhr: Ein Beschluss fehlte."
)


def _written(report: Report, key: str) -> io.BytesIO:
    out = io.BytesIO()
    FORMATS[key].write(report, out)
    return out


def _pages(report: Report) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(_written(report, "protokoll-pdf")).pages]


def _words(report: Report) -> list[str]:
    return [" ".join(one.text.split()) for one in docx.Document(_written(report, "protokoll")).paragraphs]


def test_next_steps_are_a_table_of_the_paper_with_days_in_its_language() -> None:
    blocks = compose(replace(sample(), language="en")).blocks
    at = blocks.index(Heading(1, "What happens next"))
    table = blocks[at + 1]
    assert isinstance(table, Table)
    assert [[cell.text for cell in row] for row in table.rows] == [
        [
            "Vorlage für den Ausschuss schreiben",
            "Integrationsbüro",
            "15 March 2027",
            "1. Lotsen für die Berufsschule",
        ],
        ["Mit den Kammern sprechen", "IHK, HWK", "May 2027", "–"],
        ["Wieder zusammenkommen", "–", "nach der Sommerpause", "–"],
    ]


def test_a_paper_in_which_nothing_is_planned_does_not_speak_of_it() -> None:
    assert Heading(1, "Wie es weitergeht") not in compose(replace(sample(), next_steps=())).blocks


def test_their_days_are_real_days_in_the_workbook() -> None:
    sheet = openpyxl.load_workbook(_written(sample(), "xlsx"))["Wie es weitergeht"]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert [(row[1], row[4] and row[4].date(), row[5] and row[5].date(), row[6]) for row in rows] == [
        ("Vorlage für den Ausschuss schreiben", date(2027, 3, 15), date(2027, 3, 15), 1),
        ("Mit den Kammern sprechen", date(2027, 5, 1), date(2027, 5, 31), None),
        ("Wieder zusammenkommen", None, None, None),
    ]


def test_those_with_a_day_are_whole_days_of_the_calendar_that_keep_nobody_busy() -> None:
    events = icalendar.Calendar.from_ical(_written(sample(), "ics").getvalue()).events
    due = [event for event in events if "transp" in event]
    assert [(str(one["summary"]), one["dtstart"].dt, one["dtend"].dt, str(one["transp"])) for one in due] == [
        (
            "Bis heute: Vorlage für den Ausschuss schreiben",
            date(2027, 3, 15),
            date(2027, 3, 16),
            "TRANSPARENT",
        ),
        ("Bis heute: Mit den Kammern sprechen", date(2027, 5, 31), date(2027, 6, 1), "TRANSPARENT"),
    ]
    assert "Wer: Integrationsbüro" in str(due[0]["description"])


def test_a_step_keeps_its_place_in_calendars_when_it_is_reworded() -> None:
    def name(report: Report) -> str:
        events = icalendar.Calendar.from_ical(_written(report, "ics").getvalue()).events
        return next(str(event["uid"]) for event in events if "transp" in event)

    first, *others = sample().next_steps
    assert name(replace(sample(), next_steps=(replace(first, what="Anders"), *others))) == name(sample())


def test_the_minutes_say_when_they_were_fixed_and_why_they_were_opened() -> None:
    for said in (_words(sample()), _pages(sample())[0].replace("\n", " ").split("\x00")):
        text = " ".join(" ".join(said).split())
        assert FIXED in text
        assert EARLIER in text
        assert "Entwurf" not in text


def test_their_headings_are_those_they_were_fixed_with() -> None:
    found = docx.Document(_written(sample(), "protokoll"))
    assert [
        (one.style.name, one.text) for one in found.paragraphs if one.style.name.startswith("Heading")
    ] == [
        ("Heading 1", "Sitzung"),
        ("Heading 1", "Wer da war"),
        ("Heading 1", "Frühere Fassungen"),
    ]
    assert (found.core_properties.title, found.core_properties.language) == (
        "Protokoll: Ideensitzung 1",
        "de-DE",
    )


def test_the_pdf_has_tags_a_language_and_bookmarks() -> None:
    found = pypdf.PdfReader(_written(sample(), "protokoll-pdf"))
    root = found.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert str(root["/Lang"]).startswith("de")
    assert [one.title for one in found.outline] == ["Sitzung", "Wer da war", "Frühere Fassungen"]
    assert "pdfuaid" in found.xmp_metadata.stream.get_data().decode()


def test_a_draft_says_so_on_every_page() -> None:
    long = minutes("\n".join(f"Zeile {n}" for n in range(120)), fixed=False)
    pages = _pages(replace(sample(), minutes=long))
    assert len(pages) > 2
    assert all("Entwurf" in page for page in pages)
    assert any(
        line.startswith("Entwurf: Dieses Protokoll") for line in _words(replace(sample(), minutes=long))
    )


def test_one_that_is_worked_on_again_says_that_it_still_holds() -> None:
    (one,) = minutes()
    again = replace(one, reopened_at=one.fixed_at, reason="Ein Name war falsch.")
    assert "Am 23. November 2026, 18:55 Uhr wieder geöffnet: Ein Name war falsch. " in " ".join(
        _words(replace(sample(), minutes=(again,)))
    )


def test_several_meetings_are_several_parts() -> None:
    (one,) = minutes()
    both = (one, replace(one, meeting=2, language="en"))
    paper = compose_minutes(replace(sample(), minutes=both))
    parts = [block for block in paper.blocks if isinstance(block, Heading)]
    assert paper.title == "Protokoll"
    assert [(part.level, part.text, part.language) for part in parts[:3]] == [
        (1, "Ideensitzung 1", ""),
        (2, "Sitzung", ""),
        (2, "Wer da war", ""),
    ]
    assert (2, "Sitzung", "en") in [(part.level, part.text, part.language) for part in parts]


def test_lines_that_begin_as_a_list_are_one() -> None:
    assert list(section_text("Erst.\n– eins\n- zwei\nDann.")) == [
        Paragraph("Erst."),
        Items(("eins", "zwei")),
        Paragraph("Dann."),
    ]


def test_without_minutes_there_is_no_paper_of_them() -> None:
    assert [is_offered(empty(), key) for key in ("protokoll", "protokoll-pdf", "docx", "zip")] == [
        False,
        False,
        True,
        True,
    ]
    assert is_offered(sample(), "protokoll")


def test_data_hold_fixed_minutes_and_no_draft() -> None:
    found = json.loads(_written(sample(), "json").getvalue())
    (one,) = found["minutes"]
    assert (one["version"], one["fixed_at"]) == (2, "2026-11-23T17:55:00+00:00")
    assert one["earlier"][0]["reason"] == "Ein Beschluss fehlte."
    days = [step["span"] and step["span"]["last"] for step in found["next_steps"]]
    assert days == ["2027-03-15", "2027-05-31", None]


def test_data_hold_what_was_fixed_before_a_draft_also_at_the_desk() -> None:
    (draft,) = minutes(fixed=False)
    found = json.loads(_written(replace(sample(), minutes=(draft,)), "json").getvalue())
    (one,) = found["minutes"]
    assert (one["version"], one["reopened_at"], one["reason"], one["earlier"]) == (
        1,
        "2026-11-23T17:55:00+00:00",
        "Ein Beschluss fehlte.",
        [],
    )
    assert [part["key"] for part in one["sections"]] == ["session"]  # the second is only in the draft
    never_fixed = replace(draft, version=1, earlier=())
    assert json.loads(_written(replace(sample(), minutes=(never_fixed,)), "json").getvalue())["minutes"] == []


@pytest.mark.parametrize(("language", "name"), [("de", "protokoll"), ("en", "minutes")])
def test_the_files_are_named_after_what_they_are(language: Language, name: str) -> None:
    report = replace(sample(), language=language)
    assert f"-{name}-2026-11-23.docx" in file_name(report, "protokoll")
    assert f"-{name}-2026-11-23.pdf" in file_name(report, "protokoll-pdf")


def test_the_same_report_gives_the_same_bytes() -> None:
    assert download(sample(), "protokoll-pdf") == download(sample(), "protokoll-pdf")


def test_both_languages_have_all_words() -> None:
    for field in CLOSING_WORDS["de"].__slots__:
        assert all(getattr(CLOSING_WORDS[language], field) for language in ("de", "en")), field


@pytest.mark.parametrize("text", [*MARKUP, *strings()[::100]])
@pytest.mark.parametrize("key", ["protokoll", "protokoll-pdf"])
def test_hostile_strings_do_no_harm(key: str, text: str) -> None:
    assert download(replace(sample(), minutes=minutes(text)), key).body
