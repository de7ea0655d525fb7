"""Bars lie where their time is, under ticks that can be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.section_types import Time
from app.domain.timeline import WHOLE, timeline
from app.domain.when import when


def _times(*texts: tuple[str, str]) -> list[tuple[Time, Time]]:
    return [tuple(Time(text, when(text) if text else None) for text in pair) for pair in texts]


def test_bars_lie_between_the_months_they_name() -> None:
    line = timeline(_times(("1.2027", "6.2027"), ("", ""), ("15.3.2027", "15.3.2027"), ("7.2027", "")))
    assert [(tick.month, tick.year) for tick in line.ticks] == [(1, 2027), (3, None), (5, None), (7, None)]
    assert [tick.at for tick in line.ticks] == [0, 2427, 4938, 7448]
    first, none, day, one_end = line.bars
    assert (first.at, first.length, first.point, first.open) == (0, 7448, False, False)
    assert none is None
    assert (day.point, one_end.open, one_end.at) == (True, True, 7448)


@pytest.mark.parametrize(
    ("begins", "ends", "ticks"),
    [
        ("3.2027", "3.2027", [(3, 2027)]),
        ("11.2027", "2.2028", [(11, 2027), (12, None), (1, 2028), (2, None)]),
        ("2027", "2028", [(1, 2027), (7, None), (1, 2028), (7, None)]),
        ("2027", "2030", [(None, 2027), (None, 2028), (None, 2029), (None, 2030)]),
    ],
)
def test_ticks_are_months_or_years_as_it_needs(
    begins: str, ends: str, ticks: list[tuple[int | None, int | None]]
) -> None:
    assert [(one.month, one.year) for one in timeline(_times((begins, ends))).ticks] == ticks


def test_without_any_time_there_is_no_line() -> None:
    assert timeline(_times(("", ""))) is None
    assert timeline([]) is None
    assert timeline(_times(("2028", "2027"))) is None


YEARS = st.integers(1900, 2199).map(str)


@given(st.lists(st.tuples(YEARS, YEARS), min_size=1, max_size=5))
def test_every_bar_lies_on_the_line(years: list[tuple[str, str]]) -> None:
    line = timeline(_times(*[(min(pair), max(pair)) for pair in years]))
    assert len(line.ticks) <= 6
    assert all(0 <= bar.at <= bar.at + bar.length <= WHOLE for bar in line.bars)
