"""What desk and big screen are told of teams: open advice, calls, who writes just now; on both databases."""

from __future__ import annotations

import secrets
from datetime import timedelta

import pytest

from app.actions import advice, people, wall
from app.actions import help as calls
from app.db import reading, transaction
from app.domain.phases import Step
from app.live.hub import Channel
from app.live.overview import LargeTexts
from app.models import Node, Presence
from app.queries.sketches import sketches
from app.queries.standing_of_sketches import Activity, activity, idea_of, teams
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest
from tests.actions.sketching import sketching_room
from tests.support.evening import write
from tests.support.writers import join_team

SCREEN = Channel("screen", "de")


@pytest.fixture
def room(app, workshop) -> RoomUnderTest:
    """Two sketches being written; the first person is in the team of the first."""
    return sketching_room(workshop.id, step=Step.SKETCH)


def _teams(room: RoomUnderTest):
    with reading() as session:
        return teams(session, room.id, tuple(sketches(session, room.id)))


def test_advice_is_open_until_somebody_says_what_becomes_of_it(room):
    here = {"workshop_id": room.id, "now": now()}
    author = advice.Author(room.people[1])
    for text in ("Eins", "Zwei", "Drei"):
        advice.give_advice(number=1, section="", text=text, author=author, **here)
    advice.answer_advice(number=1, text="Antwort", author=author, **here)
    advice.withdraw_advice(number=3, author=author, **here)
    assert [team.standing.advice for team in _teams(room).values()] == [2, 0]
    advice.decide_advice(number=2, state="taken_up", reason="", author=advice.Author(), **here)
    assert _teams(room)[1].standing.advice == 1
    advice.decide_advice(number=2, state="open", reason="", author=advice.Author(), **here)
    advice.hide_advice(number=1, reason="Spott", **here)
    assert _teams(room)[1].standing.advice == 1


def test_a_call_stands_with_its_team(room):
    calls.call_help(participant_id=room.people[0], workshop_id=room.id, number=1, note="Wer?", now=now())
    found = _teams(room)
    assert found[1].call.note == "Wer?"
    assert found[2].call is None


def _write_in(person: int, sketch: int, *, seen: timedelta = timedelta()) -> None:
    with transaction() as session:
        node = secrets.token_hex(8)
        session.add(Node(id=node, seen_at=now() - seen))
        session.flush()
        session.add(Presence(node_id=node, participant_id=person, sketch=sketch, section="goals"))


def test_who_writes_is_a_number_and_whoever_left_is_none(room):
    first, second, third = room.people
    join_team(room, 1, [second])
    join_team(room, 2, [third])
    for person in (first, first, second):
        _write_in(person, 1)  # the first person on two devices
    _write_in(third, 2, seen=timedelta(minutes=1))
    _write_in(third, 1)  # says so, and is not of this team
    people.remove_participant(workshop_id=room.id, participant_id=second, now=now())

    def told() -> tuple[Activity, ...]:
        with reading() as session:
            return activity(session, room.id, live_since=now() - timedelta(seconds=12))

    assert told() == (Activity(1, 1, None), Activity(2, 0, None))
    began = now()
    write(room, "Ein Ziel")
    changed = told()[0].changed_at
    assert changed is not None
    assert timedelta(seconds=-15) <= changed - began <= timedelta(seconds=5)


def test_the_idea_of_a_sketch_is_there_in_its_own_words(room):
    with reading() as session:
        assert idea_of(session, room.id, 1).title == "Idee 1"
        assert idea_of(session, room.id, 99) is None


def test_a_large_text_is_sent_when_it_is_another_and_only_then(room):
    looked = LargeTexts()

    def frames() -> dict[int, dict[Channel, bytes]]:
        with reading() as session:
            return looked.changed(session, {room.id: [SCREEN]})

    assert looked.is_due()
    assert not looked.is_due()  # not again within two seconds
    assert frames() == {}
    wall.show_large(workshop_id=room.id, number=1, now=now())
    frames()
    assert frames() == {}
    write(room, "Kanarienziel")
    assert b"Kanarienziel" in frames()[room.id][SCREEN]
    assert frames() == {}
    wall.show_large(workshop_id=room.id, number=2, now=now())
    frames()
    write(room, "Ungesehen")
    assert frames() == {}
