"""Advice in the papers: in full as data and tables, shortly in the report, and never with a name."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import fields, replace

import openpyxl
import pytest

from app.domain.report import AdviceAnswer, Report, SketchAdvice
from app.exports import advice_table, download, json_data, xlsx
from app.exports.blocks import Heading, Paragraph
from app.exports.paper import compose
from tests.exports.factories import sample
from tests.exports.hostile import strings

ARABIC = "من يدفع؟"


def advised(*more: SketchAdvice) -> Report:
    """The full report with advice in every state on its first sketch."""
    pieces = (
        SketchAdvice(
            number=1,
            text="Wer zahlt?",
            section="goals",
            language="de",
            voice="adviser",
            state="declined",
            reason="Das klärt der Rat.",
            reason_language="de",
            answers=(AdviceAnswer(text="Die Stadt.", language="de", voice="facilitator"),),
        ),
        SketchAdvice(number=3, text=ARABIC, language="ar"),
        SketchAdvice(number=4, text="=1+1", language="de", state="taken_up"),
        SketchAdvice(number=5, text="", state="withdrawn"),
        *more,
    )
    first, *others = sample().sketches
    return replace(sample(), sketches=(replace(first, advice=pieces), *others))


def _body(module, report: Report) -> bytes:
    out = io.BytesIO()
    module.write(report, out)
    return out.getvalue()


def test_the_data_has_every_piece_with_what_became_of_it() -> None:
    first, second = json.loads(_body(json_data, advised()))["sketches"]
    assert second["advice"] == []
    assert first["advice"][0] == {
        "number": 1,
        "section": "goals",
        "text": "Wer zahlt?",
        "language": "de",
        "voice": "adviser",
        "state": "declined",
        "reason": "Das klärt der Rat.",
        "reason_language": "de",
        "by_team": False,
        "name": "",
        "answers": [{"text": "Die Stadt.", "language": "de", "voice": "facilitator", "name": ""}],
    }
    assert [(one["state"], one["section"], one["voice"]) for one in first["advice"][1:]] == [
        ("open", "", "participant"),
        ("taken_up", "", "participant"),
        ("withdrawn", "", "participant"),
    ]


def test_the_table_is_the_same_as_a_sheet_and_a_file() -> None:
    rows = list(csv.reader(io.StringIO(_body(advice_table, advised()).decode("utf-8-sig")), delimiter=";"))
    assert rows[0][:4] == ["Skizze", "Titel", "Nr.", "Abschnitt"]
    assert rows[1][2:] == [
        "1",
        "Ziele",
        "Wer zahlt?",
        "de",
        "Beirat",
        "abgelehnt",
        "Das klärt der Rat.",
        "Moderation: Die Stadt.",
    ]
    assert rows[3][4] == "'=1+1"
    assert rows[4][4:8] == ["", "", "anonym", "zurückgezogen"]
    book = openpyxl.load_workbook(io.BytesIO(_body(xlsx, advised())))
    sheet = [[cell or "" for cell in row] for row in book["Rückmeldungen"].iter_rows(values_only=True)]
    assert [row[6:8] for row in sheet] == [row[6:8] for row in rows]
    assert sheet[3][4] == "=1+1"
    assert book["Rückmeldungen"]["E4"].data_type == "s"


def test_the_paper_says_shortly_what_was_declined_and_why() -> None:
    blocks = compose(advised()).blocks
    at = blocks.index(Heading(3, "Rückmeldungen"))
    assert blocks[at + 1 : at + 6] == (
        Paragraph("Gegeben: 3. Aufgegriffen: 1, erledigt: 0, abgelehnt: 1, offen: 1."),
        Paragraph("Abgelehnt wurde:", tone="strong"),
        Paragraph("Wer zahlt?", language="de"),
        Paragraph("Begründung:", tone="quiet"),
        Paragraph("Das klärt der Rat.", language="de"),
    )
    assert [block for block in blocks if isinstance(block, Paragraph) and ARABIC in block.text] == []
    assert Heading(3, "Rückmeldungen") not in compose(sample()).blocks


def test_the_one_field_for_a_person_is_empty_by_default() -> None:
    assert SketchAdvice(number=1, text="").name == AdviceAnswer(text="").name == ""
    names = {field.name for cls in (SketchAdvice, AdviceAnswer) for field in fields(cls)}
    assert names == {
        "number",
        "text",
        "section",
        "language",
        "voice",
        "name",
        "state",
        "reason",
        "reason_language",
        "by_team",
        "answers",
    }


@pytest.mark.parametrize("key", ["docx", "pdf", "xlsx", "rueckmeldungen", "json"])
def test_hostile_advice_harms_no_file(key: str) -> None:
    pieces = tuple(
        SketchAdvice(number=n, text=text, state="declined", reason=text, answers=(AdviceAnswer(text=text),))
        for n, text in enumerate(strings()[::10], start=10)
    )
    assert len(download(advised(*pieces), key).body) > 1000
    english = download(replace(advised(), language="en"), "rueckmeldungen")
    assert english.file_name.endswith("-advice-2026-11-23.csv")
    assert "declined" in english.body.decode("utf-8-sig")
