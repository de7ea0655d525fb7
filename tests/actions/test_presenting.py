"""The order in which sketches are presented: the moderator's, kept by everybody, and nothing else changes."""

from __future__ import annotations

import pytest

from app.actions import ordering, presenting
from app.db import reading
from app.domain.errors import NotFound, NotPermitted
from app.domain.phases import Step
from app.queries import rooms
from app.queries.sketches import sketches
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest
from tests.support.evening import evening_until


def _order(room: RoomUnderTest) -> list[int]:
    with reading() as session:
        return [one.number for one in sketches(session, room.id)]


def _move(room: RoomUnderTest, number: int, position: int) -> None:
    presenting.move_sketch(workshop_id=room.id, number=number, position=position, now=now())


@pytest.fixture
def room(app, workshop) -> RoomUnderTest:
    """Two sketches that are presented."""
    return evening_until(workshop.id, Step.SHOW)


def test_a_sketch_goes_to_its_place_and_what_is_shown_stays(room):
    first, second = _order(room)
    presenting.show_sketch(workshop_id=room.id, number=first, now=now())
    _move(room, first, 2)
    assert _order(room) == [second, first]
    _move(room, second, 99)  # beyond the end: at the end
    assert _order(room) == [first, second]
    _move(room, second, -3)
    assert _order(room) == [second, first]
    with reading() as session:
        assert rooms.room(session, room.id).shown_sketch == first


def test_what_rests_is_not_moved_and_comes_back_to_its_place(room):
    first, second = _order(room)
    with reading() as session:
        idea = next(one.idea for one in sketches(session, room.id) if one.number == first)
    ordering.hide_idea(workshop_id=room.id, number=idea, reason="doppelt", now=now())
    with pytest.raises(NotFound):
        _move(room, first, 1)
    _move(room, second, 1)
    ordering.show_idea(workshop_id=room.id, number=idea, now=now())
    assert _order(room) == [first, second]


def test_only_while_sketches_are_presented(room):
    room.back(Step.AGREE)
    with pytest.raises(NotPermitted):
        _move(room, 1, 1)
