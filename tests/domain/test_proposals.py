"""Proposals: all of a group are alike each other, nothing twice, and nothing that was told apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.proposals import proposed

NUMBERS = st.integers(1, 12)
PAIRS = st.lists(st.tuples(NUMBERS, NUMBERS).filter(lambda p: p[0] < p[1]), max_size=30)


@given(PAIRS, st.sets(st.tuples(NUMBERS, NUMBERS), max_size=10))
def test_groups_are_disjoint_and_alike_all_through(alike, apart):
    groups = proposed(alike, apart)
    seen = [number for group in groups for number in group]
    assert len(seen) == len(set(seen))
    for group in groups:
        assert len(group) >= 2
        pairs = {(a, b) for a in group for b in group if a < b}
        assert pairs <= set(alike) - apart


def test_the_most_alike_come_first_and_chains_make_no_group():
    alike = [(3, 4), (1, 2), (2, 5), (1, 6), (2, 6)]
    assert proposed(alike, []) == [(3, 4), (1, 2, 6)]
    assert proposed(alike, [(1, 2)]) == [(3, 4), (2, 5), (1, 6)]
    assert proposed(alike, [], most=1) == [(3, 4)]
