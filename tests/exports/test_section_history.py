"""The history of a section as files: who and when, names only where they may be, and nothing that looks like ours."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from app.domain.section_history import SectionHistory, SketchHistory, Version, fields_of, in_words
from app.domain.sketch_kinds import Kind
from app.domain.sketch_templates import SectionPlan
from app.exports.section_history import HistoryWords, as_json, as_text
from app.exports.section_words import SECTION_WORDS

AT = datetime(2026, 11, 28, 19, 5, tzinfo=UTC)
COSTS = '{"rows": [{"id": "a", "item": "Raum", "amount": "300", "rhythm": "once", "funding": ""}]}'
WORDS = HistoryWords(
    title="Verlauf {label}",
    sketch="Skizze {title}",
    made="Erstellt {when}",
    note_named="Nur für das Team.",
    note_unnamed="Ohne Namen.",
    version="Stand {number}",
    first="Am Anfang",
    restored="wieder Stand {number}",
    moderator="Moderation",
    who="Von {names}",
    people="Personen: {number}",
    nameless="nicht mehr dabei: {number}",
    nothing="(leer)",
    when=lambda at: at.strftime("%d.%m.%Y %H:%M"),
    label=lambda section: section.plan.label["de"],
)


def _history(named: bool, kind: Kind = Kind.TEXT, text: str = "Alle Kinder") -> SketchHistory:
    plan = SectionPlan("goals", kind, {"de": "Ziele"})
    said = in_words(plan, text, SECTION_WORDS["de"])
    versions = (
        Version(3, AT, AT, said, text, restored=1),
        Version(2, AT, AT, "", "", names=("Esin",), nameless=1),
        Version(1, AT, AT, said, text, names=("Ada", "Esin")),
        Version(0, AT, AT, "", ""),
    )
    section = SectionHistory("goals", plan, versions)
    return SketchHistory(1, "Lotsen", (section if named else section.without_names(),), named, AT)


def test_the_text_names_version_time_and_people():
    assert (
        as_text(_history(named=True), WORDS).decode()
        == """Skizze Lotsen
Erstellt 28.11.2026 19:05
Nur für das Team.


Verlauf Ziele
=============

Am Anfang · 28.11.2026 19:05

    (leer)

Stand 1 · 28.11.2026 19:05
Von Ada, Esin

    Alle Kinder

Stand 2 · 28.11.2026 19:05
Von Esin, nicht mehr dabei: 1

    (leer)

Stand 3 · wieder Stand 1 · 28.11.2026 19:05
Von Moderation

    Alle Kinder
"""
    )


@pytest.mark.parametrize("write", [as_text, as_json])
def test_without_leave_there_is_no_name_but_how_many(write):
    text = write(_history(named=False), WORDS).decode()
    assert "Ohne Namen." in text
    assert "Ada" not in text
    assert "Esin" not in text
    assert "2" in text


def test_the_data_tell_the_same_and_fields_as_fields():
    data = json.loads(as_json(_history(named=True, kind=Kind.MONEY, text=COSTS), WORDS))
    (section,) = data["sections"]
    assert (data["format"], data["version"], section["kind"]) == ("augenhoehe-verlauf", 1, "money")
    assert [one["names"] for one in section["versions"]] == [[], ["Ada", "Esin"], ["Esin"], []]
    assert [one["people"] for one in section["versions"]] == [0, 2, 2, 0]
    assert section["versions"][1]["content"]["rows"][0]["amount"] == "300"
    assert section["versions"][1]["text"].startswith("Raum · 300,00\xa0€ · einmalig")
    assert section["versions"][3]["by_moderator"] is True


def test_nothing_people_wrote_looks_like_a_heading():
    lines = as_text(_history(named=True, text="Stand 9\n====="), WORDS).decode().split("\n")
    assert "Stand 9" not in lines
    assert "    Stand 9" in lines


@pytest.mark.parametrize("kept", ["kein JSON", "[1]", "3"])
def test_what_was_a_text_before_it_had_fields_stays_a_text(kept):
    plan = SectionPlan("costs", Kind.MONEY, {"de": "Kosten"})
    assert in_words(plan, kept, SECTION_WORDS["de"]) == kept
    assert fields_of(Kind.MONEY, kept) is None
