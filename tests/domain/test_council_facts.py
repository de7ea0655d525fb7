"""What a council paper states: what is proposed, what it costs together and in which year, and in which order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.council_facts import chosen_ideas, costs, open_sketches, proposed, schedule, years
from app.domain.report import SketchSection
from app.domain.section_values import read_section
from app.domain.sketch_kinds import Kind
from tests.exports.council_factories import never_asked, two_sketches
from tests.exports.factories import empty, sample


def test_only_sketches_that_are_agreed_on_are_proposed():
    report = two_sketches()
    assert [one.number for one in proposed(report)] == [1]
    assert [one.number for one in open_sketches(report)] == [2]


def test_all_are_proposed_while_nobody_was_asked_to_agree():
    report = never_asked()
    assert proposed(report) == report.sketches
    assert open_sketches(report) == ()


def test_chosen_ideas_are_counted_once_and_hidden_ones_not():
    report = sample()
    assert chosen_ideas(report) == (1, 2, 4)
    hidden = tuple(
        replace(one, state="hidden", title="", description="") if one.number == 2 else one
        for one in report.ideas
    )
    assert chosen_ideas(replace(report, ideas=hidden)) == (1, 4)
    assert chosen_ideas(empty()) == ()


def test_once_and_yearly_stay_apart_and_what_is_not_known_is_in_no_sum():
    sums = costs(two_sketches().sketches).sums
    assert (sums.once, sums.yearly) == (2 * 480_000, 2 * 1_440_050)
    assert (sums.left_out, sums.approximate) == (2, 2)


def test_a_year_costs_what_runs_in_it():
    first, second = two_sketches().sketches
    later = _with_span(second, "2028", "2029")
    found, missing = years([first, later])
    assert [(one.year, one.cents) for one in found] == [
        (2027, 1_440_050),
        (2028, 2_880_100),
        (2029, 1_440_050),
    ]
    assert missing == ()


@pytest.mark.parametrize(("begins", "ends"), [("", "2028"), ("2028", ""), ("bald", "2029"), ("2029", "2028")])
def test_without_both_ends_a_sketch_stands_beside_the_years(begins: str, ends: str):
    first, second = two_sketches().sketches
    open_end = _with_span(second, begins, ends)
    found, missing = years([first, open_end])
    assert [one.cents for one in found] == [1_440_050, 1_440_050]
    assert missing == (open_end,)


def test_a_plan_of_centuries_makes_no_table():
    first, second = two_sketches().sketches
    long = _with_span(second, "1900", "2199")
    assert years([first, long]) == ((), (first, long))


def test_the_schedule_runs_in_order_of_time_over_all_sketches():
    found = [(one.sketch.number, one.what) for one in schedule(two_sketches())]
    assert found == [
        (1, ""),
        (2, ""),
        (1, "Lotsen schulen"),
        (2, "Lotsen schulen"),
        (1, "Auswerten"),
        (2, "Auswerten"),
    ]


def _with_span(sketch, begins: str, ends: str):
    span = read_section(Kind.SPAN, {}, {"begins": begins, "ends": ends})
    section = SketchSection(key="span", label="Zeitrahmen", value=span)
    others = tuple(one for one in sketch.sections if one.key != "span")
    return replace(sketch, sections=(section, *others))
