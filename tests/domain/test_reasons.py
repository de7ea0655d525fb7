"""Why an idea came in: the rounds played again add up to what was counted, and tell nothing of a few."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.reasons import COINS, Story, story
from app.domain.selection import Comparison, Rule, compare, profile
from app.domain.voting import Method

CASES = json.loads(Path(__file__).with_name("selection_cases.json").read_text(encoding="utf-8"))
IDEAS = [str(number) for number in range(1, 7)]


def _story(
    ballots: list[dict[str, int]], method: Method, places: int, rule: Rule, *, secret: bool = True
) -> Story:
    ideas = sorted({idea for ballot in ballots for idea in ballot})
    counted: Comparison = compare(ballots, ideas, method, places, "1")
    return story(profile(ballots, ideas, "1"), counted.outcomes[rule], method, places, secret=secret)


def test_everybody_has_a_hundred_coins_and_all_of_them_buy_the_places():
    case = CASES["T1_20x4"]
    told = _story(case["ballots"], Method.APPROVAL, 4, Rule.EQUAL_SHARES)
    assert (told.purse, told.cost, told.voters) == (100, 500, 20)
    assert told.voters * told.purse == 4 * told.cost
    assert [(r.kind, r.together, r.price) for r in told.rounds[:3]] == [
        ("shares", 1500, Fraction(100, 3)),
        ("shares", 14 * (100 - Fraction(100, 3)), Fraction(500, 14)),
        ("shares", 500, 100),
    ]
    last = told.rounds[3]
    assert (last.kind, last.first, last.price) == ("given", True, None)
    assert last.together == told.cost  # with what all were given, they have just enough


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.dictionaries(st.sampled_from(IDEAS), st.integers(1, 3), max_size=4), max_size=9),
    st.sampled_from(Method),
    st.integers(1, 5),
)
def test_what_was_paid_in_a_round_is_what_an_idea_costs(ballots, method, places):
    """As far as it is told: exactly one idea's price leaves the purses, and nobody comes to owe anything."""
    if method == Method.APPROVAL:
        ballots = [dict.fromkeys(ballot, 1) for ballot in ballots]
    for rule in (Rule.EQUAL_SHARES, Rule.PHRAGMEN):
        told = _story(ballots, method, places, rule, secret=False)
        for reason in told.rounds:
            if reason.kind == "rest":
                assert reason.purses == ()
                continue
            assert sum(purse.people for purse in reason.purses) == told.voters
            assert sum(purse.paid * purse.people for purse in reason.purses) == told.cost
            assert all(purse.after >= 0 for purse in reason.purses)
            held = [purse.after for purse in reason.purses]
            assert held == sorted(held, reverse=True)


def test_a_round_that_few_paid_for_is_told_without_any_amount():
    ballots = [{"1": 1}] * 6 + [{"2": 1}] * 4
    for rule in (Rule.EQUAL_SHARES, Rule.PHRAGMEN, Rule.SEQUENTIAL_PAV):
        many, few = _story(ballots, Method.APPROVAL, 2, rule).rounds
        assert not many.withheld
        assert few.withheld
        assert (few.together, few.price, few.given, few.weight, few.purses) == (None, None, None, None, ())
        assert not few.spent
        shown = _story(ballots, Method.APPROVAL, 2, rule, secret=False).rounds[1]
        assert not shown.withheld
        assert shown.weight or shown.purses


def test_larger_purses_and_places_that_no_purse_can_fill_are_told_as_such():
    """Points: two ideas fit only with larger purses; of two equal ones no purse buys just one."""
    larger = _story([{"1": 3, "2": 1}] * 5 + [{"3": 1}] * 5, Method.POINTS, 2, Rule.EQUAL_SHARES)
    assert [r.kind for r in larger.rounds] == ["shares", "shares"]
    assert larger.purse == COINS
    split = [{"1": 1}] * 3 + [{"2": 1}] * 3 + [{"3": 1}] * 3
    told = _story(split, Method.POINTS, 2, Rule.EQUAL_SHARES, secret=False)
    assert [r.kind for r in told.rounds] == ["rest", "rest"]
    grown = _story([{"1": 1}] * 8 + [{"2": 1}] * 2, Method.POINTS, 2, Rule.EQUAL_SHARES, secret=False)
    assert [r.kind for r in grown.rounds] == ["shares", "larger"]
    assert grown.purse == 250


def test_nobody_voted_so_there_is_nothing_to_tell():
    for rule in Rule:
        told = _story([{}], Method.APPROVAL, 2, rule)
        assert (told.rounds, told.voters, told.cost) == ((), 0, None)
