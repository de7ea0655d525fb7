"""A team calls for help, the moderator answers; who called is nowhere."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.actions import agreement, meetings, people, sketches
from app.actions import help as calls
from app.actions.journal import Request
from app.db import reading
from app.domain.errors import NotFound, NotPermitted
from app.domain.phases import Step
from app.models import HelpCall, JournalRow
from app.queries.standing_of_sketches import call_of, calling
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest
from tests.actions.sketching import sketching_room
from tests.support.evening import give


@pytest.fixture
def room(app, workshop) -> RoomUnderTest:
    """Two sketches; the first person is in the team of the first."""
    return sketching_room(workshop.id)


def _call(room: RoomUnderTest, person: int = 0, *, number: int = 1, note: str = "", key: str = "") -> None:
    who = room.people[person]
    request = Request(f"participant-{who}", key)
    what = {"number": number, "note": note, "now": now(), "request": request}
    calls.call_help(participant_id=who, workshop_id=room.id, **what)


def _back(room: RoomUnderTest, person: int = 0) -> None:
    calls.take_call_back(
        participant_id=room.people[person], workshop_id=room.id, number=1, now=now(), request=Request("")
    )


def _kinds(room: RoomUnderTest) -> list[str]:
    with reading() as session:
        asked = select(JournalRow.kind, JournalRow.data).where(JournalRow.workshop_id == room.id)
        rows = session.execute(asked.order_by(JournalRow.seq)).all()
    assert all(set(row.data) == {"sketch"} for row in rows if row.kind.startswith("help."))
    return [row.kind for row in rows if row.kind.startswith("help.")]


def _standing(room: RoomUnderTest):
    with reading() as session:
        return call_of(session, room.id, 1)


def test_called_answered_ended(room):
    _call(room, note="Wer rechnet?")
    found = _standing(room)
    assert (found.note, found.is_answered) == ("Wer rechnet?", False)
    for _ in range(2):
        calls.answer_call(workshop_id=room.id, number=1, now=now())
    assert _standing(room).is_answered
    calls.end_call(workshop_id=room.id, number=1, now=now())
    assert _standing(room) is None
    with pytest.raises(NotPermitted):
        calls.answer_call(workshop_id=room.id, number=1, now=now())
    assert _kinds(room) == ["help.called", "help.answered", "help.ended"]


def test_a_call_that_stands_stays_as_it_is_and_anybody_in_the_team_takes_it_back(room):
    sketches.join_sketch(participant_id=room.people[1], workshop_id=room.id, number=1, joined=True, now=now())
    _call(room, note="Wer rechnet?", key="a")
    _call(room, note="Wer rechnet?", key="a")
    _call(room, 1, note="Anders")
    assert _standing(room).note == "Wer rechnet?"
    _back(room, 1)
    _back(room, 0)
    assert _kinds(room) == ["help.called", "help.ended"]


def test_who_called_is_kept_nowhere():
    assert {column.name for column in HelpCall.__table__.columns} == {
        *("sketch_id", "note", "locale", "called_at", "answered_at")
    }


def test_only_the_team_calls_and_takes_back(room):
    with pytest.raises(NotPermitted):
        _call(room, 1)
    _call(room)
    with pytest.raises(NotPermitted):
        _back(room, 1)
    with pytest.raises(NotFound):
        _call(room, number=9)


def test_nobody_calls_between_meetings_or_about_what_is_locked(room):
    room.go(Step.AGREE)
    with pytest.raises(NotPermitted):
        _call(room)
    agreement.call_up(workshop_id=room.id, number=1, now=now())
    give(room, room.people[0], "agree")
    agreement.close_agreement(workshop_id=room.id, number=1, now=now())
    room.back(Step.ADVISE)
    with pytest.raises(NotPermitted):
        _call(room)


def test_a_call_of_somebody_removed_stands_and_ends_with_the_meeting(room):
    _call(room)
    people.remove_participant(workshop_id=room.id, participant_id=room.people[0], now=now())
    with pytest.raises(NotFound):
        _back(room)
    with reading() as session:
        assert calling(session, room.id) == {1}
    room.go(Step.CLOSE)
    meetings.begin_meeting(workshop_id=room.id, now=now())
    with reading() as session:
        assert calling(session, room.id) == frozenset()
