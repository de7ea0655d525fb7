"""Counting: known cases, agreement with an independent recount, and no influence of any order."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import selection
from app.domain.purses import Purses
from app.domain.selection import compare, public_protocol
from app.domain.voting import Method
from tests.domain.recount import recount

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


@settings(max_examples=400, deadline=None)
@given(elections())
def test_an_independent_recount_agrees(election):
    ballots, method, places, seed = election
    both = compare(ballots, IDEAS, method, places, seed)
    plain, shares = recount(ballots, IDEAS, method.value, places, seed)
    assert list(both.plain.chosen) == plain
    assert list(both.equal_shares.chosen) == shares


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
    shares = compare(ballots, IDEAS, Method.POINTS, places, "1").equal_shares
    assert list(shares.chosen) == recount(ballots, IDEAS, "points", places, "1")[1]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(selection, "Purses", lambda **given: Purses(**{**given, "steps": 0}))
        assert compare(ballots, IDEAS, Method.POINTS, places, "1").equal_shares == shares


def test_a_single_supporter_in_a_hall_does_not_make_it_count_for_ever(monkeypatch):
    """One purse must come to hold a whole idea: that is hundreds of steps, of which a handful are counted."""
    people = 600
    ballots = [{str(n % 7 + 1): 3, str((n * n + 1) % 7 + 1): 2} for n in range(people - 1)]
    ballots.append({"1": 2, "8": 3})
    counted: list[int] = []

    def purses(**given: int) -> Purses:
        counted.append(given["money"])
        return Purses(**given)

    monkeypatch.setattr(selection, "Purses", purses)
    both = compare(ballots, [*IDEAS, "8"], Method.POINTS, 8, "1")
    assert set(both.equal_shares.chosen) == {*IDEAS, "8"}
    assert max(counted) > 400
    assert len(counted) < 40


@settings(max_examples=100, deadline=None)
@given(elections(), st.randoms(use_true_random=False))
def test_no_order_of_ballots_or_ideas_changes_the_outcome(election, dice):
    ballots, method, places, seed = election
    before = compare(ballots, IDEAS, method, places, seed)
    mixed = [dict(sorted(ballot.items(), key=lambda _: dice.random())) for ballot in ballots]
    dice.shuffle(mixed)
    assert compare(mixed, dice.sample(IDEAS, len(IDEAS)), method, places, seed) == before


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
