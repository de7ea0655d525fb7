"""What is said of two ideas goes with the bundles they come to lie in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import RuleBroken
from app.domain.pairs import PairKind, followed, pair

NUMBERS = st.integers(1, 6)
PAIRS = st.sets(
    st.tuples(st.sampled_from(["different", "exclusive"]), NUMBERS, NUMBERS).filter(lambda p: p[1] < p[2]),
    max_size=8,
)


def test_a_pair_is_kept_with_the_smaller_number_first():
    assert pair(PairKind.EXCLUSIVE, 7, 3) == ("exclusive", 3, 7)
    with pytest.raises(RuleBroken, match=r"pair\.same"):
        pair(PairKind.EXCLUSIVE, 3, 3)


@given(PAIRS, st.dictionaries(NUMBERS, NUMBERS, max_size=3))
def test_afterwards_each_pair_stands_for_the_same_and_within_a_bundle_it_is_gone(pairs, successors):
    gone, come = followed(pairs, successors)
    after = (pairs - gone) | come
    wanted = set()
    for kind, one, other in pairs:
        ends = sorted((successors.get(one, one), successors.get(other, other)))
        if ends[0] != ends[1]:
            wanted.add((kind, *ends))
    assert after == wanted
    assert gone <= pairs
