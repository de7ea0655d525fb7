"""How far a sketch has come, what is open, and which team is looked at first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.standing_of_sketches import SectionState, Standing, standing, urgent_first

SECTIONS = [
    SectionState("title", required=True, filled=True),
    SectionState("goals", required=True, filled=False),
    SectionState("costs", required=False, filled=True, problems=2),
    SectionState("notes", required=False, filled=False),
]


def test_what_is_empty_unclear_or_advised_is_open() -> None:
    found = standing(SECTIONS, advice=3)
    assert found == Standing(1, 4, missing=("goals",), unclear=(("costs", 2),), advice=3)
    assert (found.percent, found.problems, found.open_points) == (25, 2, 6)


def test_nothing_to_fill_in_is_neither_done_nor_open() -> None:
    assert (standing([]).percent, standing([]).open_points) == (0, 0)


@given(st.lists(st.builds(SectionState, st.text(), st.booleans(), st.booleans(), st.integers(0, 3))))
def test_a_hundred_percent_only_when_all_is_filled_and_understood(sections: list[SectionState]) -> None:
    done = bool(sections) and all(one.filled and not one.problems for one in sections)
    assert (standing(sections).percent == 100) == done


def test_who_needs_help_comes_first_then_who_has_come_least_far_and_else_nothing_moves() -> None:
    teams = [(1, False, 50), (2, False, 20), (3, True, 90), (4, False, 20), (5, True, 10)]
    assert urgent_first(teams) == [5, 3, 2, 4, 1]
    assert urgent_first([(n, False, 0) for n in (3, 1, 2)]) == [3, 1, 2]
