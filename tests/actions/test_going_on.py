"""Between meetings: with the door open teams write, take people in and are advised; what is locked stays locked."""

from __future__ import annotations

import pytest

from app.actions import advice, agreement, meetings, sketches, teams, wall
from app.db import reading
from app.domain.errors import NotFound, NotPermitted
from app.domain.phases import Step
from app.queries import rooms
from app.queries.sketches import sketch
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest
from tests.actions.sketching import sketching_room
from tests.support.evening import give, write
from tests.support.writers import Page


@pytest.fixture
def room(app, workshop) -> RoomUnderTest:
    """Two sketches in the step "Abschluss"; the first person writes the first."""
    return sketching_room(workshop.id, step=Step.CLOSE)


def _door(room: RoomUnderTest, *, open_: bool = True) -> None:
    teams.let_go_on(workshop_id=room.id, open_=open_, now=now())


def _join(room: RoomUnderTest, person: int = 1, number: int = 1) -> None:
    sketches.join_sketch(
        participant_id=room.people[person], workshop_id=room.id, number=number, joined=True, now=now()
    )


def _advise(room: RoomUnderTest, number: int = 1) -> None:
    author = advice.Author(room.people[2])
    advice.give_advice(workshop_id=room.id, number=number, section="", text="Wer?", author=author, now=now())


def _goals(room: RoomUnderTest) -> str:
    with reading() as session:
        found = sketch(session, room.id, 1)
    assert found
    return next(one.text for one in found.sections if one.key == "goals")


@pytest.mark.parametrize("act", [lambda room: write(room, "Mehr"), _join, _advise])
def test_off_by_default_and_off_again(room, act):
    with pytest.raises(NotPermitted):
        act(room)
    _door(room)
    act(room)
    _door(room, open_=False)
    with pytest.raises(NotPermitted):
        act(room)


@pytest.mark.parametrize("step", [Step.ARRIVE, Step.WRITE, Step.READ, Step.VOTE])
def test_teams_go_on_in_the_steps_of_a_further_meeting(room, step):
    _door(room)
    meetings.begin_meeting(workshop_id=room.id, now=now())
    room.go(step)
    write(room, f"Im Schritt {step.value}")
    _join(room)
    _advise(room)
    assert _goals(room) == f"Im Schritt {step.value}"


def test_while_the_room_agrees_nobody_writes(app, workshop):
    room = sketching_room(workshop.id, step=Step.AGREE)
    _door(room)
    with pytest.raises(NotPermitted):
        write(room, "Schnell noch")


def test_what_is_locked_is_neither_written_nor_joined_nor_advised_on(app, workshop):
    room = sketching_room(workshop.id, step=Step.AGREE)
    agreement.call_up(workshop_id=room.id, number=1, now=now())
    give(room, room.people[0], "agree")
    agreement.close_agreement(workshop_id=room.id, number=1, now=now())
    room.go(Step.SHOW)
    _door(room)
    for act in (lambda: write(room, "Doch"), lambda: _join(room), lambda: _advise(room)):
        with pytest.raises(NotPermitted):
            act()
    assert _goals(room) == ""
    _join(room, number=2)
    _advise(room, number=2)
    Page(room.id, room.people[1], sketch=2).send()


def test_one_sketch_stands_large_until_all_are_shown_or_the_room_goes_on(app, workshop):
    room = sketching_room(workshop.id, step=Step.SKETCH)

    def large() -> int | None:
        with reading() as session:
            return rooms.room(session, room.id).large_sketch

    wall.show_large(workshop_id=room.id, number=2, now=now())
    assert large() == 2
    wall.show_large(workshop_id=room.id, number=None, now=now())
    assert large() is None
    with pytest.raises(NotFound):
        wall.show_large(workshop_id=room.id, number=9, now=now())
    wall.show_large(workshop_id=room.id, number=1, now=now())
    room.go(Step.AGREE)
    assert large() is None
    wall.show_large(workshop_id=room.id, number=1, now=now())
    agreement.call_up(workshop_id=room.id, number=2, now=now())
    assert large() is None  # what is called up is to be seen
    room.go(Step.SHOW)
    with pytest.raises(NotPermitted):
        wall.show_large(workshop_id=room.id, number=1, now=now())
