"""What happens next: what is kept, and what is refused at its field."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain import next_steps as rules
from app.domain.errors import InvalidInput, RuleBroken

TODAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    "due",
    [
        "",
        "im Herbst",
        "nach der Sommerpause",
        "15.3.2027",
        "29.11.2026",
        "November 2026",
        "2027",
        "letzte Woche im Mai",
        "bis 1.3.2027, 10 Uhr",
        "morgen",
    ],
)
def test_a_time_to_come_is_kept_as_it_was_typed(due):
    assert rules.checked_step("Vorlage schreiben", "", due, today=TODAY).due == due


@pytest.mark.parametrize(
    ("due", "key"),
    [
        ("28.11.2026", "next_step.past"),
        ("Oktober 2026", "next_step.past"),
        ("gestern", "next_step.past"),
        ("bis letzte Woche", "next_step.past"),
        ("geçen hafta", "next_step.past"),
        ("spätestens Mo, 1.1.2001", "next_step.past"),
        ("1.1.2001, 10 Uhr", "next_step.past"),
        ("31.2.2027", "next_step.impossible"),
        ("15.3.", "next_step.no_year"),
        ("1.1.1850", "next_step.no_year"),
        ("x" * 61, "text.too_long"),
    ],
)
def test_a_time_that_cannot_be_is_refused_at_its_field(due, key):
    with pytest.raises(InvalidInput) as refused:
        rules.checked_step("Vorlage schreiben", "", due, today=TODAY)
    assert (refused.value.field, refused.value.key, refused.value.others) == ("due", key, ())


def test_all_that_is_wrong_is_told_at_once():
    with pytest.raises(InvalidInput) as refused:
        rules.checked_step(" ", "x" * 121, "1.1.2020", today=TODAY)
    told = (refused.value, *refused.value.others)
    assert {(one.field, one.key) for one in told} == {
        ("what", "next_step.what_missing"),
        ("who", "text.too_long"),
        ("due", "next_step.past"),
    }


def test_words_name_no_day_and_dates_do():
    assert rules.due_span("im Herbst") is None
    span = rules.due_span("Herbst 2027")
    assert span is not None
    assert (span.first, span.last) == (date(2027, 9, 1), date(2027, 11, 30))


def test_the_later_of_two_desks_is_told_what_the_earlier_wrote():
    rules.check_revision(base=2, present=2, what="neu")
    with pytest.raises(InvalidInput) as refused:
        rules.check_revision(base=1, present=2, what="neu")
    assert (refused.value.key, refused.value.values) == ("next_step.changed", {"now": "neu"})


def test_the_list_has_an_end():
    rules.check_number(rules.MOST - 1)
    with pytest.raises(RuleBroken):
        rules.check_number(rules.MOST)
