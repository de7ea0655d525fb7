"""Purses: exact prices, and lines that hold as far ahead as they promise."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.purses import Line, Purses

VOTERS = 6
MARKS = st.dictionaries(st.integers(0, VOTERS - 1), st.integers(1, 5), min_size=1).map(
    lambda found: tuple(found.items())
)


def _at(line: Line, step: int) -> Fraction:
    return Fraction(line.now + line.step * step, line.unit)


def _paid(
    money: int, ideas: list[tuple[tuple[int, int], ...]], steps: int
) -> tuple[Purses, list[Line | None]]:
    """Let the supporters of one idea after the other pay, as far as they can."""
    purses = Purses(voters=VOTERS, money=money, points=range(1, 6), steps=steps)
    prices = []
    for marks in ideas:
        price = purses.price(marks)
        prices.append(price)
        if price is not None:
            purses.pay(marks, price)
    return purses, prices


@settings(max_examples=300, deadline=None)
@given(st.integers(1, 12), st.lists(MARKS, min_size=1, max_size=5))
def test_prices_are_straight_lines_as_far_as_is_promised(money, ideas):
    purses, prices = _paid(money, ideas, 30)
    for step in range(purses.alike + 1):
        _, again = _paid(money + step, ideas, 0)
        assert [p is None for p in again] == [p is None for p in prices]
        assert [p.exact for p in again if p] == [_at(p, step) for p in prices if p]


def test_the_rich_pay_alike_for_a_point_and_the_poor_give_what_they_have():
    purses = Purses(voters=4, money=4, points=(1, 2), steps=0)
    first = purses.price(((0, 1), (1, 1)))
    assert first is not None
    assert first.exact == Fraction(1, 2)
    assert purses.pay(((0, 1), (1, 1)), first) == 2
    second = purses.price(((0, 2), (2, 1)))
    assert second is not None
    assert second.exact == Fraction(1, 2)  # 0 gives its last half for two points, 2 the other half for one
    assert purses.pay(((0, 2), (2, 1)), second) == 2
    assert purses.price(((0, 2), (1, 1))) is None


def test_what_becomes_equal_later_is_not_promised_to_stay_apart():
    purses = Purses(voters=1, money=1, points=(1,), steps=10)
    assert not purses.is_least(Line(4, -1, 1), Line(1, 0, 1))
    assert purses.alike == 2  # equal at the third step
    assert purses.is_least(Line(2, 2, 2), Line(1, 1, 1))
    assert purses.alike == 2
    assert purses.is_least(Line(1, 1, 1), Line(1, 0, 1))
    assert purses.alike == 0  # equal now, and at no other time
