"""Lists that people put in order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.lists import moved


@given(st.permutations([1, 2, 3, 4, 5]), st.sampled_from([1, 2, 3, 4, 5]), st.integers(-3, 9))
def test_moving_one_leaves_the_others_in_their_order(order, number, position):
    after = moved(order, number, position)
    assert after.index(number) == min(max(position, 1), 5) - 1
    assert [n for n in after if n != number] == [n for n in order if n != number]
