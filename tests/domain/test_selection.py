"""Counting: known cases, agreement with an independent recount, and no influence of any order."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import shares
from app.domain.purses import Purses
from app.domain.selection import Rule, compare, public_protocol
from app.domain.voting import Method
from tests.domain.recount import left_out, recount, recount_all

CASES = json.loads(Path(__file__).with_name("selection_cases.json").read_text(encoding="utf-8"))
IDEAS = [str(number) for number in range(1, 8)]


@st.composite
def elections(draw: st.DrawFn) -> tuple[list[dict[str, int]], Method, int, str]:
    """Small elections, full of ties."""
    method = draw(st.sampled_from(Method))
    most = 1 if method == Method.APPROVAL else 3
    ballots = st.dictionaries(st.sampled_from(IDEAS), st.integers(1, most), max_size=4)
    return (
        draw(st.lists(ballots, max_size=9)),
        method,
        draw(st.integers(1, 5)),
        draw(st.sampled_from(["1", "271828"])),
    )


def test_a_quarter_of_the_room_gets_its_share_with_approvals():
    case = CASES["T1_20x4"]
    both = compare(case["ballots"], case["ideas"], Method.APPROVAL, case["k"], "1")
    assert list(both.plain.chosen) == case["expected"]["plain"]
    assert list(both.equal_shares.chosen) == case["expected"]["mes_phragmen_completion"]
    assert [str(line.price) for line in both.equal_shares.protocol[:3]] == ["1/15", "1/14", "1/5"]
    assert [line.phase for line in both.equal_shares.protocol] == ["shares"] * 3 + ["completion"]
    assert (both.plain.left_out, both.equal_shares.left_out) == (5, 0)


def test_a_quarter_of_the_room_gets_its_share_with_points():
    case = CASES["T3_points_20x4"]
    both = compare(case["ballots"], case["ideas"], Method.POINTS, case["k"], "1")
    assert set(both.plain.chosen) == {"A1", "A2", "A3", "A4"}
    assert list(both.equal_shares.chosen) == ["A1", "A2", "A3", "B1"]


@st.composite
def pairs(draw: st.DrawFn) -> frozenset[tuple[str, str]]:
    """Some ideas of which only one can be chosen."""
    two = st.tuples(st.sampled_from(IDEAS), st.sampled_from(IDEAS)).filter(lambda pair: pair[0] < pair[1])
    return frozenset(draw(st.sets(two, max_size=5)))


@settings(max_examples=400, deadline=None)
@given(elections(), pairs())
def test_an_independent_recount_agrees_with_every_rule(election, exclusive):
    ballots, method, places, seed = election
    counted = compare(ballots, IDEAS, method, places, seed, exclusive)
    again = recount_all(ballots, IDEAS, method.value, places, seed, exclusive)
    assert {rule.value: list(outcome.chosen) for rule, outcome in counted.outcomes.items()} == again
    for outcome in counted.outcomes.values():
        assert outcome.left_out == left_out(ballots, list(outcome.chosen))


@settings(max_examples=200, deadline=None)
@given(elections(), pairs())
def test_of_two_that_exclude_each_other_one_is_chosen_and_the_protocol_says_why(election, exclusive):
    ballots, method, places, seed = election
    for outcome in compare(ballots, IDEAS, method, places, seed, exclusive).outcomes.values():
        assert not [pair for pair in exclusive if set(pair) <= set(outcome.chosen)]
        for idea, winner in outcome.barred.items():
            assert idea not in outcome.chosen
            assert (idea, winner) in exclusive or (winner, idea) in exclusive
        left = {i for i in IDEAS if outcome.totals[i]} - set(outcome.chosen) - set(outcome.barred)
        assert (
            len(outcome.chosen) == places or not left
        )  # a place stays free only when nothing is left for it


@st.composite
def lonely_elections(draw: st.DrawFn) -> tuple[list[dict[str, int]], int]:
    """Elections in points with ideas that few support: purses must grow by many steps before these are paid."""
    popular = st.dictionaries(st.sampled_from(IDEAS[:3]), st.integers(1, 20), min_size=1)
    ballots = draw(st.lists(popular, min_size=4, max_size=24))
    for idea in draw(st.sets(st.sampled_from(IDEAS[3:]), min_size=1)):
        ballots[draw(st.integers(0, len(ballots) - 1))][idea] = draw(st.integers(1, 20))
    return ballots, draw(st.integers(3, 7))


@settings(max_examples=200, deadline=None)
@given(lonely_elections())
def test_passing_over_purses_changes_nothing(election):
    """As an outsider counts them one by one, and as the product does when it looks ahead by no step at all."""
    ballots, places = election
    outcome = compare(ballots, IDEAS, Method.POINTS, places, "1").equal_shares
    assert list(outcome.chosen) == recount(ballots, IDEAS, "points", places, "1")[1]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shares, "Purses", lambda **given: Purses(**{**given, "steps": 0}))
        assert compare(ballots, IDEAS, Method.POINTS, places, "1").equal_shares == outcome


def test_a_single_supporter_in_a_hall_does_not_make_it_count_for_ever(monkeypatch):
    """One purse must come to hold a whole idea: that is hundreds of steps, of which a handful are counted."""
    people = 600
    ballots = [{str(n % 7 + 1): 3, str((n * n + 1) % 7 + 1): 2} for n in range(people - 1)]
    ballots.append({"1": 2, "8": 3})
    counted: list[int] = []

    def purses(**given: int) -> Purses:
        counted.append(given["money"])
        return Purses(**given)

    monkeypatch.setattr(shares, "Purses", purses)
    both = compare(ballots, [*IDEAS, "8"], Method.POINTS, 8, "1")
    assert set(both.equal_shares.chosen) == {*IDEAS, "8"}
    assert max(counted) > 400
    assert len(counted) < 40


@settings(max_examples=150, deadline=None)
@given(elections(), pairs(), st.randoms(use_true_random=False))
def test_no_order_of_ballots_or_ideas_changes_the_outcome(election, exclusive, dice):
    ballots, method, places, seed = election
    before = compare(ballots, IDEAS, method, places, seed, exclusive)
    mixed = [dict(sorted(ballot.items(), key=lambda _: dice.random())) for ballot in ballots]
    dice.shuffle(mixed)
    turned = frozenset((other, one) for one, other in exclusive)
    assert compare(mixed, dice.sample(IDEAS, len(IDEAS)), method, places, seed, turned) == before


def test_a_tie_is_decided_by_supporters_then_by_a_lot_anyone_can_draw():
    by_people = compare([{"1": 2}, {"2": 1}, {"2": 1}], ["1", "2"], Method.POINTS, 1, "1").plain
    assert (by_people.chosen, by_people.protocol[0].by) == (("2",), "support")
    lots = {
        seed: compare([{"1": 1}, {"2": 1}], ["1", "2"], Method.POINTS, 1, seed).plain.chosen
        for seed in ("1", "2", "3", "4", "5", "6")
    }
    assert set(lots.values()) == {("1",), ("2",)}
    assert all(
        list(chosen) == recount([{"1": 1}, {"2": 1}], ["1", "2"], "points", 1, s)[0]
        for s, chosen in lots.items()
    )


@pytest.mark.parametrize("method", Method)
def test_nobody_voted_so_nothing_is_chosen(method):
    both = compare([{}, {}], IDEAS, method, 3, "1")
    assert (both.plain.chosen, both.equal_shares.chosen, both.plain.voters) == ((), (), 0)


def test_who_paid_is_withheld_when_fewer_than_five_did():
    ballots = [{"1": 1}] * 4 + [{"2": 1}] * 5
    shown = public_protocol(compare(ballots, ["1", "2"], Method.APPROVAL, 2, "1").equal_shares)
    assert {line.idea: line.payers for line in shown} == {"2": 5, "1": None}
    assert {line.idea: line.price for line in shown if line.payers is None} == {"1": None}


def test_a_quarter_of_the_room_gets_its_share_by_every_proportional_rule():
    case = CASES["T1_20x4"]
    counted = compare(case["ballots"], case["ideas"], Method.APPROVAL, case["k"], "1")
    assert {rule: outcome.chosen for rule, outcome in counted.outcomes.items() if rule != Rule.PLAIN} == {
        Rule.EQUAL_SHARES: ("A1", "A2", "B1", "A3"),
        Rule.PHRAGMEN: ("A1", "A2", "B1", "A3"),
        Rule.SEQUENTIAL_PAV: ("A1", "A2", "B1", "A3"),
    }


def test_points_count_as_approvals_by_phragmen_and_pav():
    ballots = [{"1": 5, "2": 1}, {"2": 1}, {"3": 4}]
    some = [{idea: 1 for idea in ballot} for ballot in ballots]
    as_points = compare(ballots, ["1", "2", "3"], Method.POINTS, 2, "1").outcomes
    as_approvals = compare(some, ["1", "2", "3"], Method.APPROVAL, 2, "1").outcomes
    for rule in (Rule.PHRAGMEN, Rule.SEQUENTIAL_PAV):
        assert as_points[rule].chosen == as_approvals[rule].chosen == ("2", "3")


def test_what_few_paid_is_told_where_the_vote_was_open():
    outcome = compare([{"1": 1}] * 4, ["1"], Method.APPROVAL, 1, "1").equal_shares
    assert [line.payers for line in public_protocol(outcome)] == [None]
    assert [line.payers for line in public_protocol(outcome, secret=False)] == [4]


def test_an_idea_that_excludes_a_chosen_one_is_put_aside_whatever_it_is_worth():
    ballots = [{"1": 1, "2": 1}] * 6 + [{"2": 1, "3": 1}] * 2
    for rule, outcome in compare(
        ballots, ["1", "2", "3"], Method.APPROVAL, 2, "1", frozenset({("1", "2")})
    ).outcomes.items():
        assert outcome.chosen == ("2", "3"), rule
        assert outcome.barred == {"1": "2"}, rule
        assert outcome.left_out == 0


def test_add1_ends_when_all_that_is_left_is_excluded():
    """Purses of any size could not fill the second place: the count must not go on until they do."""
    ballots = [{"1": 3, "2": 1}] * 40
    outcome = compare(ballots, ["1", "2"], Method.POINTS, 2, "1", frozenset({("1", "2")})).equal_shares
    assert (outcome.chosen, outcome.barred) == (("1",), {"2": "1"})
    assert outcome.purse == Fraction(2, 40)


def test_the_protocol_of_larger_purses_adds_up():
    """What supporters pay per point, at the purses the count ended with, is what an idea costs."""
    case = CASES["T3_points_20x4"]
    outcome = compare(case["ballots"], case["ideas"], Method.POINTS, case["k"], "1").equal_shares
    purses = [outcome.purse for _ in case["ballots"]]
    for line in outcome.protocol:
        if line.price is None:
            continue
        paid = [
            min(p, line.price * b.get(line.idea, 0)) for p, b in zip(purses, case["ballots"], strict=True)
        ]
        assert sum(paid) == 1
        purses = [purse - part for purse, part in zip(purses, paid, strict=True)]
