"""A data file makes the same workshop again, all of it or nothing of it, and the room goes on from there."""

from __future__ import annotations

import pytest

from tests.support.evening import evening
from tests.support.product import new_workshop
from tests.support.roundtrip import content, reported, taken_over, written


def _comes_back(workshop_id: int, locale: str = "de") -> int:
    """Out, in, out, in, out: always the same file. Returns the workshop that came of it."""
    first = written(reported(workshop_id, locale))
    second_id = taken_over(first)
    second = written(reported(second_id, locale))
    assert content(second) == content(first)
    third = written(reported(taken_over(second), locale))
    assert content(third) == content(first)
    return second_id


@pytest.mark.parametrize("process", ["dortmund", "abend"])
def test_an_empty_workshop_comes_back_equal(app, process):
    _comes_back(new_workshop(process).id)


def test_every_step_of_an_evening_comes_back_equal(app):
    for _, room in evening(new_workshop().id):
        _comes_back(room.id)
