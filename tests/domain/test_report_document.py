"""What was kept of a report is the same report: with every type of value, and with whatever people type."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given

from app.domain.report import Report
from app.domain.report_document import document
from app.domain.report_reading import WrongFile, kept_report, report_from
from app.domain.sketch_kinds import Kind
from app.exports.cleaning import cleaned
from tests.exports.evenings import evenings
from tests.exports.factories import empty, filled_with, sample
from tests.exports.hostile import MARKUP, strings
from tests.exports.section_factories import filled_values, with_values

HOSTILE = [*MARKUP, *strings(40)]


def _kept(report: Report) -> Report:
    return kept_report(json.loads(json.dumps(document(report))))


@pytest.mark.parametrize("make", [sample, empty, with_values])
def test_a_report_is_the_same_after_it_was_kept(make):
    assert _kept(make()) == make()


def test_every_kind_of_section_is_among_what_is_kept():
    values = [section.value for sketch in with_values().sketches for section in sketch.sections]
    assert {value.kind for value in values if value} >= set(Kind) - {
        Kind.CHOICE
    }  # one of several is told as several


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_kept_letter_by_letter(text):
    """As they come in: no text that was typed holds half a character."""
    for made in (cleaned(filled_with(text)), cleaned(filled_values(text))):
        assert _kept(made) == made


@given(report=evenings())
def test_every_vote_is_the_same_after_it_was_kept(report):
    assert _kept(report) == report


def test_what_a_type_lost_is_passed_over_and_what_it_gained_takes_its_default():
    data = document(sample())
    del data["places"], data["version"], data["setting"], data["rounds"][0]["totals"]
    data["colour"] = data["ideas"][0]["colour"] = "blau"
    data["sketches"][0]["version"] = 99
    assert kept_report(data) == replace(sample(), places=1)


def test_what_is_kept_may_be_longer_than_a_form_lets_it_be():
    long = replace(sample(), title="x" * 1000)
    assert _kept(long) == long
    with pytest.raises(WrongFile):
        report_from(document(long))


@pytest.mark.parametrize("wrong", [{"title": 5}, {"title": None}, {"ideas": {}}, {"generated_on": "gestern"}])
def test_what_is_no_report_is_refused(wrong):
    with pytest.raises(WrongFile):
        kept_report(document(sample()) | wrong)
    data = document(sample())
    del data["title"]
    with pytest.raises(WrongFile):
        kept_report(data)
