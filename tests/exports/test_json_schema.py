"""The schema is made of the report's own types, describes all of them, and holds for what is written."""

from __future__ import annotations

import json
from dataclasses import make_dataclass
from pathlib import Path
from typing import Any

import pytest

from app.domain.report_fields import VERSION, entries
from app.exports.json_schema import MEANINGS, kinds, pages, schema
from tests.exports.factories import empty, filled_with, sample, two_criteria, two_meetings
from tests.exports.hostile import strings
from tests.exports.schema_checks import faults
from tests.exports.section_factories import with_values
from tests.exports.test_advice import advised
from tests.support.evening import evening
from tests.support.product import new_workshop
from tests.support.roundtrip import reported, written

ROOT = Path(__file__).parents[2]
SHIPPED = json.loads((ROOT / f"app/exports/schema/report-{VERSION}.json").read_text(encoding="utf-8"))


def test_what_is_in_the_repository_is_what_follows_from_the_types():
    """After a change: `python scripts/make_schema.py`."""
    assert {
        name: (ROOT / name).read_text(encoding="utf-8") == text for name, text in pages().items()
    } == dict.fromkeys(pages(), True)


def test_every_key_has_a_meaning_and_no_meaning_is_left_over():
    keys = {kind.__name__: {one.key for one in entries(kind)} for kind in kinds()}
    assert {name: set(known) for name, known in MEANINGS.items()} == {
        name: found for name, found in keys.items() if found
    }
    assert all(all(known.values()) for known in MEANINGS.values())


def test_a_field_that_a_type_gains_is_in_the_schema_without_another_line(monkeypatch):
    later = make_dataclass("Meeting", [("mood", int)], frozen=True)
    monkeypatch.setattr("app.exports.json_schema.kinds", lambda: [*kinds(), later])
    assert schema()["$defs"]["Meeting"]["required"] == ["mood"]
    assert schema()["$defs"]["Meeting"] != SHIPPED["$defs"]["Meeting"]


@pytest.mark.parametrize("made", [sample, empty, two_criteria, two_meetings, with_values, advised])
def test_what_is_written_keeps_to_the_schema(made):
    assert faults(SHIPPED, json.loads(written(made()))) == []


def test_an_evening_keeps_to_the_schema(app):
    for _, room in evening(new_workshop().id):
        assert faults(SHIPPED, json.loads(written(reported(room.id)))) == []


def test_hostile_strings_keep_their_types():
    raw = json.loads(written(filled_with(*strings(40))))
    too_long = {"language", "criteria[0]"}  # for what a form lets in there
    assert {at.rpartition(".")[2] for at in faults(SHIPPED, raw)} <= too_long


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("ideas", 0, "number"), "1"),
        (("ideas", 0, "state"), "lost"),
        (("ideas", 0, "title"), "x" * 121),
        (("rounds", 0, "ballots", 0, "points", 0, "1"), 1.5),
        (("rounds", 0, "budget"), "many"),
        (("exclusive", 0), [1]),
        (("version",), VERSION + 1),
        (("generated_on",), None),
        (("sketches", 0, "sections", 0, "value"), {"kind": "song"}),
    ],
)
def test_what_is_wrong_breaks_the_schema_at_its_place(path: tuple[Any, ...], value: Any):
    raw = json.loads(written(sample()))
    inner = raw
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    assert len(faults(SHIPPED, raw)) == 1
