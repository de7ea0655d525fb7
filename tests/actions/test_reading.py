"""What is noted while people read: once, without a time, and nothing of what they may not see."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from app.actions import ordering, wall, workshops
from app.actions.reading import see_ideas
from app.db import db, reading
from app.domain.errors import NotPermitted
from app.domain.phases import Step
from app.models import JournalRow, Sight
from app.queries.reading import room_reading, seen_by
from app.queries.rooms import room as state
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest, joined
from tests.support.databases import ON_SQLITE


def _room(workshop_id: int, step: Step, ideas: int = 6, people: int = 4) -> RoomUnderTest:
    room = joined(workshop_id, people)
    room.collect(ideas)
    room.go(step)
    return room


def _see(room: RoomUnderTest, person: int, *numbers: int) -> None:
    see_ideas(participant_id=room.people[person], workshop_id=room.id, numbers=numbers)


def _seen(room: RoomUnderTest, person: int) -> list[int]:
    with reading() as session:
        return list(seen_by(session, room.people[person]))


def _of_room(room: RoomUnderTest):
    with reading() as session:
        return room_reading(session, room.id)


def test_an_idea_counts_as_read_by_the_room_once_three_people_have_seen_it(app, workshop):
    room = _room(workshop.id, Step.READ)
    for person in range(3):
        _see(room, person, 1, 2)
        _see(room, person, 2)
    _see(room, 3, 1, 3)
    _see(room, 0, 4)
    _see(room, 1, 4)
    found = _of_room(room)
    assert (found.ideas, found.covered) == (6, 2)
    assert found.little == ((5, 0), (6, 0), (3, 1), (4, 2))
    assert _seen(room, 3) == [1, 3]


def test_what_is_hidden_withdrawn_unknown_or_elsewhere_is_not_noted(app, workshop):
    room = _room(workshop.id, Step.READ)
    ordering.hide_idea(workshop_id=room.id, number=2, reason="Scherz", now=now())
    _see(room, 0, 1, 2, 77)
    assert _seen(room, 0) == [1]
    assert _of_room(room).ideas == 5


def test_with_a_bundle_all_that_lies_in_it_is_seen(app, workshop):
    room = _room(workshop.id, Step.READ)
    ordering.merge_ideas(workshop_id=room.id, source=2, target=1, now=now())
    _see(room, 0, 1)
    assert _seen(room, 0) == [1, 2]
    found = _of_room(room)
    assert (found.ideas, found.bundles) == (5, 1)


@pytest.mark.parametrize("step", [Step.WRITE, Step.VOTE])
def test_a_late_report_counts_and_one_before_the_reveal_does_not(app, workshop, step):
    room = _room(workshop.id, step)
    _see(room, 0, 1)
    assert _seen(room, 0) == ([1] if step == Step.VOTE else [])


def test_the_journal_is_told_nothing(app, workshop):
    room = _room(workshop.id, Step.READ)
    rows = select(func.count()).select_from(JournalRow)
    with reading() as session:
        before = session.execute(rows).scalar_one()
    _see(room, 0, 1, 2, 3)
    with reading() as session:
        assert session.execute(rows).scalar_one() == before
        assert set(Sight.__table__.columns.keys()) == {"participant_id", "idea", "workshop_id"}


def test_many_people_and_two_tabs_of_one_report_at_once(app, workshop):
    room = _room(workshop.id, Step.READ, ideas=20, people=8)
    failures: list[BaseException] = []

    def report(person: int, numbers: tuple[int, ...]) -> None:
        with app.app_context():
            try:
                for start in range(0, 20, 5):
                    _see(room, person, *numbers[start : start + 8])
            except BaseException as failure:
                failures.append(failure)
            finally:
                db.session.remove()

    forwards = tuple(range(1, 21))
    threads = [
        threading.Thread(target=report, args=(person, numbers))
        for person in range(8)
        for numbers in (forwards, forwards[::-1])
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert _of_room(room).covered == 20
    assert all(_seen(room, person) == list(forwards) for person in range(8))


def _wall_page(room: RoomUnderTest) -> int | None:
    with reading() as session:
        return state(session, room.id).wall_page


@ON_SQLITE
def test_the_big_screen_is_led_until_it_is_let_go_or_the_step_changes(app, workshop):
    room = _room(workshop.id, Step.READ, ideas=14)
    wall.turn_wall(workshop_id=room.id, page=2, now=now())
    assert _wall_page(room) == 2
    wall.turn_wall(workshop_id=room.id, page=9, now=now())
    assert _wall_page(room) == 3
    wall.turn_wall(workshop_id=room.id, page=None, now=now())
    assert _wall_page(room) is None
    wall.turn_wall(workshop_id=room.id, page=2, now=now())
    workshops.move_step(workshop_id=room.id, wanted=Step.VOTE, now=now() + timedelta(seconds=1))
    assert _wall_page(room) is None
    with pytest.raises(NotPermitted, match=r"step\.read_together"):
        wall.turn_wall(workshop_id=room.id, page=1, now=now())
