"""What a template is filled with is what the catalogue promises, and all of it is documented."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.domain.report import Report
from app.domain.template_fields import FIELDS, Field
from app.exports.template_data import template_data
from tests.exports.council_factories import two_sketches
from tests.exports.factories import empty, filled_with, sample
from tests.exports.mood_factories import asked, priority

GUIDE = Path(__file__).parents[2] / "docs" / "vorlagen-platzhalter.md"


def _check(data: Mapping[str, Any], fields: Sequence[Field], path: str = "") -> None:
    assert set(data) == {one.name for one in fields}, path
    for one in fields:
        value = data[one.name]
        if one.kind == "text":
            assert type(value) is str, f"{path}{one.name}"
        elif one.kind == "texts":
            assert all(type(each) is str for each in value), f"{path}{one.name}"
        else:
            for each in value:
                _check(each, one.fields, f"{path}{one.name}.")


@pytest.mark.parametrize(
    "report",
    [empty(), sample(), two_sketches(), replace(two_sketches(), language="en"), filled_with("\x00a\x07b")],
)
def test_the_data_have_the_form_of_the_catalogue(report: Report):
    _check(template_data(report), FIELDS)


def test_every_list_of_a_full_report_is_filled():
    one, outcomes = priority()
    first, second = two_sketches().sketches
    full = replace(
        two_sketches(),
        sketches=(replace(first, moods=asked()), second),
        priorities=(one,),
        priority_outcomes=outcomes,
    )
    data = template_data(full)
    assert data["stimmungsbild"][0]["geantwortet"] == "30 von 34"
    assert [each["platz"] for each in data["reihenfolge"]] == ["1", ""]
    assert data["naechste_schritte"][0]["bis"] == "15. März 2027"
    filled = {name for name, value in data.items() if value}
    assert {one.name for one in FIELDS} == filled


def _every(fields: Sequence[Field]) -> list[Field]:
    return [each for one in fields for each in (one, *_every(one.fields))]


def test_names_are_plain_and_none_is_a_method_of_what_holds_it():
    for one in _every(FIELDS):
        assert one.name.isascii()
        assert one.name.isidentifier()
        assert one.name == one.name.lower()
        assert not hasattr({}, one.name)
        assert bool(one.each) == (one.kind in ("texts", "records"))


def _paths(fields: Sequence[Field], before: str = "") -> list[str]:
    found = []
    for one in fields:
        found.append(f"{before}{one.name}")
        found += _paths(one.fields, f"{one.each}.")
    return found


def test_every_placeholder_is_documented():
    guide = GUIDE.read_text(encoding="utf-8")
    assert [path for path in _paths(FIELDS) if f"`{path}`" not in guide] == []


def test_forbidden_signs_are_gone():
    data = template_data(filled_with("a\x00b\x07c\x0cd"))
    assert data["betreff"]
    assert not set(str(data)) & set("\x00\x07\x0c")
    assert "\\x07" not in str(data)
