"""Results by bench: shown where five voted, and never so that fewer could be computed from what is shown."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from app.domain.benches import LATE, results_by_bench, shown_benches

SIZES = st.dictionaries(st.integers(1, 99).map(str), st.integers(0, 40), max_size=8)
CAST = st.lists(
    st.tuples(
        st.sampled_from(["", "1", "2", "3", LATE]),
        st.dictionaries(
            st.integers(0, 1),
            st.dictionaries(st.sampled_from("123"), st.integers(1, 5), min_size=1),
            min_size=1,
        ),
    ),
    max_size=40,
)


@given(SIZES, st.integers(0, 9), st.integers(0, 9))
def test_what_is_withheld_is_nobody_or_at_least_five_besides_those_who_came_late(ballots, apart, late):
    shown = shown_benches(ballots, apart=apart, late=late)
    withheld = apart + sum(n for bench, n in ballots.items() if bench not in shown)
    assert all(ballots[bench] >= 5 for bench in shown)
    assert withheld + late == 0 or withheld >= 5 or not shown


@given(SIZES, st.integers(0, 9))
def test_no_bench_is_withheld_without_need(ballots, apart):
    """At most one that is large enough, and then the smallest."""
    shown = shown_benches(ballots, apart=apart)
    large = sorted(n for n in ballots.values() if n >= 5)
    small = apart + sum(n for n in ballots.values() if n < 5)
    assert sorted(ballots[bench] for bench in shown) == (large[1:] if 0 < small < 5 else large)


def test_one_small_bench_takes_the_smallest_large_one_with_it():
    assert shown_benches({"1": 9, "2": 5, "3": 2}) == ["1"]
    assert shown_benches({"1": 9, "2": 5, "3": 0}) == ["2", "1"]
    assert shown_benches({"1": 9, "2": 5, "3": 2}, apart=3) == ["2", "1"]
    assert shown_benches({"1": 5}, apart=4) == []


def test_four_who_came_late_cover_nobody_and_one_who_came_late_is_covered():
    assert (
        shown_benches({"1": 7, "2": 1}, late=4) == []
    )  # all minus "1" minus the four would be the one of "2"
    assert shown_benches({"1": 7}, late=1) == []
    assert shown_benches({"1": 7, "2": 6}, late=1) == ["1"]
    assert shown_benches({"1": 7, "2": 3}, apart=2, late=1) == ["1"]


@given(CAST)
def test_totals_are_those_of_the_benches_ballots(cast):
    results = results_by_bench(cast, 2)
    for bench, result in results.items():
        own = [marks for voter, marks in cast if voter == bench]
        assert result["ballots"] == len(own) >= 5
        for criterion in (0, 1):
            expected: Counter[str] = Counter()
            for marks in own:
                expected.update(marks.get(criterion, {}))
            assert result["totals"][str(criterion)] == dict(expected)
    assert "" not in results


@given(CAST)
def test_of_each_criterion_what_is_shown_and_what_is_withheld_is_nobodys_or_of_five(cast):
    shown = results_by_bench(cast, 2)
    for criterion in (0, 1):
        answered = Counter(bench for bench, marks in cast if criterion in marks)
        assert all(answered[bench] == 0 or answered[bench] >= 5 for bench in shown)
        late = answered.pop(LATE, 0)
        withheld = sum(number for bench, number in answered.items() if bench not in shown)
        assert withheld + late == 0 or withheld >= 5 or not any(answered[bench] for bench in shown)


def test_one_answer_to_the_second_criterion_does_not_stand_alone():
    cast = [("1", {0: {"3": 1}})] * 4 + [("1", {0: {"3": 1}, 1: {"5": 1}})]
    assert results_by_bench(cast, 2) == {}


@given(CAST, st.randoms(use_true_random=False))
def test_the_order_of_ballots_tells_nothing(cast, random):
    shuffled = list(cast)
    random.shuffle(shuffled)
    assert results_by_bench(cast, 2) == results_by_bench(shuffled, 2)
    assert str(results_by_bench(cast, 2)) == str(results_by_bench(shuffled, 2))
