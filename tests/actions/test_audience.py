"""Questions of the audience: nothing before release, one voice each, and nobody is remembered longer than needed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from app.actions import audience, meetings, people
from app.actions.journal import Request
from app.actions.remarks import Speaker
from app.db import reading
from app.domain.audience import State
from app.domain.errors import InvalidInput, NotFound, NotPermitted, NotYours, RuleBroken, TooFast
from app.domain.phases import Audience, Step
from app.models import AudienceQuestion, AudienceSupport, JournalRow, RequestKey
from app.queries import rooms
from app.queries.audience import Asked, asked, own_questions, supported_by
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest
from tests.actions.sketching import sketching_room

OTHERS = (Audience.PARTICIPANT, Audience.SCREEN)


def _room(workshop_id: int, people_count: int = 3) -> RoomUnderTest:
    return sketching_room(workshop_id, people_count, Step.SHOW)


def _ask(room: RoomUnderTest, person: int | None = 0, text: str = "Wer zahlt das?", **more: object) -> int:
    speaker = Speaker(None if person is None else room.people[person], named=bool(more.pop("named", False)))
    at = more.pop("at", now())
    return audience.ask_audience_question(
        workshop_id=room.id, text=text, sketch=more.pop("sketch", None), speaker=speaker, now=at, **more
    )


def _released(room: RoomUnderTest, **more: object) -> int:
    number = _ask(room, **more)
    audience.release_question(workshop_id=room.id, number=number, now=now())
    return number


def _support(room: RoomUnderTest, person: int, number: int, wanted: bool = True, **more: object) -> None:
    audience.support_question(
        participant_id=room.people[person],
        workshop_id=room.id,
        number=number,
        wanted=wanted,
        now=now(),
        **more,
    )


def _seen(room: RoomUnderTest, by: Audience = Audience.PARTICIPANT) -> Asked:
    with reading() as session:
        return asked(session, rooms.room(session, room.id), by)


def _links(room: RoomUnderTest) -> int:
    with reading() as session:
        return session.execute(select(func.count()).select_from(AudienceSupport)).scalar_one()


def test_what_waits_or_is_hidden_reaches_the_desk_alone(app, workshop):
    room = _room(workshop.id)
    waiting, hidden, released = _ask(room), _ask(room), _released(room)
    audience.hide_question(workshop_id=room.id, number=hidden, reason="Spott", now=now())
    for who in OTHERS:
        assert [(one.number, one.hidden_reason) for one in _seen(room, who).questions] == [(released, None)]
    at_desk = _seen(room, Audience.FACILITATOR)
    assert {one.number: one.state for one in at_desk.questions} == {
        waiting: State.WAITING,
        hidden: State.HIDDEN,
        released: State.RELEASED,
    }
    with reading() as session:
        own = own_questions(session, room.id, room.people[0])
        assert [(one.state, one.hidden_reason) for one in own] == [
            (State.WAITING, None),
            (State.HIDDEN, "Spott"),
            (State.RELEASED, None),
        ]
        assert own_questions(session, room.id, room.people[1]) == []


def test_a_name_stands_only_where_somebody_wanted_it(app, workshop):
    room = _room(workshop.id)
    _released(room)
    _released(room, person=1, named=True)
    _ask(room, None, named=True)
    for who in Audience:
        seen = {one.number: (one.name, one.by_facilitator) for one in _seen(room, who).questions}
        assert seen == {1: (None, False), 2: ("Helle Eiche", False), 3: (None, True)}


def test_everybody_counts_once_and_those_most_wanted_come_first(app, workshop):
    room = _room(workshop.id)
    first, second = _released(room), _released(room, person=1)
    for person in (0, 2):
        _support(room, person, second)
        _support(room, person, second)  # once more by somebody is the same
    assert [(one.number, one.wanted_by) for one in _seen(room).questions] == [(second, 3), (first, 1)]
    _support(room, 2, second, wanted=False)
    _support(room, 2, second, wanted=False)
    assert [one.wanted_by for one in _seen(room).questions] == [2, 1]
    with reading() as session:
        assert supported_by(session, room.id, room.people[0]) == [second]
        assert supported_by(session, room.id, room.people[2]) == []


def test_questions_stand_by_the_number_that_is_told_whoever_entered_them(app, workshop):
    room = _room(workshop.id)
    hall = _ask(room, None)
    own = _released(room)
    for person in (1, 2):
        _support(room, person, hall)
    _support(room, 1, own)
    assert [(one.number, one.wanted_by) for one in _seen(room).questions] == [(hall, 2), (own, 2)]
    _support(room, 2, hall, wanted=False)
    assert [(one.number, one.wanted_by) for one in _seen(room).questions] == [(own, 2), (hall, 1)]
    _support(room, 2, own)
    _support(room, 2, hall)
    assert [(one.number, one.wanted_by) for one in _seen(room).questions] == [(own, 3), (hall, 2)]


def test_one_cannot_support_what_is_ones_own_or_what_waits(app, workshop):
    room = _room(workshop.id)
    own, waiting = _released(room), _ask(room, 1)
    with pytest.raises(NotYours):
        _support(room, 0, own)
    with pytest.raises(NotFound):
        _support(room, 0, waiting)
    with pytest.raises(NotFound):
        _support(room, 0, 99)


def test_who_supported_is_forgotten_when_it_is_answered_and_the_number_stays(app, workshop):
    room = _room(workshop.id)
    number = _released(room)
    _support(room, 1, number)
    _support(room, 2, number)
    people.remove_participant(workshop_id=room.id, participant_id=room.people[2], now=now())
    audience.put_on_screen(workshop_id=room.id, number=number, now=now())
    assert _seen(room, Audience.SCREEN).on_screen.wanted_by == 2
    audience.mark_answered(workshop_id=room.id, number=number, now=now())
    seen = _seen(room, Audience.SCREEN)
    assert (seen.on_screen, seen.shown, seen.questions[0].wanted_by, _links(room)) == (None, None, 2, 0)
    with pytest.raises(RuleBroken):
        _support(room, 1, number)
    with pytest.raises(RuleBroken):
        audience.release_question(workshop_id=room.id, number=number, now=now())


def test_what_is_hidden_leaves_the_screen_and_its_support_is_gone(app, workshop):
    room = _room(workshop.id)
    number = _released(room)
    _support(room, 1, number)
    audience.put_on_screen(workshop_id=room.id, number=number, now=now())
    audience.hide_question(workshop_id=room.id, number=number, reason="doppelt", now=now())
    assert (_seen(room, Audience.SCREEN).shown, _links(room)) == (None, 0)
    with pytest.raises(RuleBroken):
        audience.put_on_screen(workshop_id=room.id, number=number, now=now())
    audience.release_question(workshop_id=room.id, number=number, now=now())
    assert [one.wanted_by for one in _seen(room).questions] == [1]


def test_only_one_question_stands_on_the_screen(app, workshop):
    room = _room(workshop.id)
    for number in (_released(room), _released(room, person=1)):
        audience.put_on_screen(workshop_id=room.id, number=number, now=now())
        assert _seen(room, Audience.SCREEN).shown == number
    audience.put_on_screen(workshop_id=room.id, number=None, now=now())
    assert _seen(room, Audience.SCREEN).shown is None


def test_one_takes_back_ones_own_question_while_it_waits(app, workshop):
    room = _room(workshop.id)
    number, released = _ask(room), _released(room)
    for person, which, problem in ((1, number, NotFound), (0, released, RuleBroken), (0, 99, NotFound)):
        with pytest.raises(problem):
            audience.withdraw_question(
                participant_id=room.people[person], workshop_id=room.id, number=which, now=now()
            )
    audience.withdraw_question(participant_id=room.people[0], workshop_id=room.id, number=number, now=now())
    assert [one.number for one in _seen(room, Audience.FACILITATOR).questions] == [released]


def test_what_somebody_who_was_removed_asked_waits_no_longer(app, workshop):
    room = _room(workshop.id)
    _ask(room)
    released = _released(room)
    people.remove_participant(workshop_id=room.id, participant_id=room.people[0], now=now())
    assert [one.number for one in _seen(room, Audience.FACILITATOR).questions] == [released]
    with pytest.raises(NotFound):
        _ask(room)


def test_nobody_asks_too_fast_too_long_or_outside_the_steps(app, workshop):
    room = sketching_room(workshop.id, 1, Step.AGREE)
    with pytest.raises(NotPermitted):
        _ask(room)
    room.go(Step.MOOD)
    at = now()
    for _ in range(5):
        _ask(room, at=at)
    with pytest.raises(TooFast):
        _ask(room, at=at)
    _ask(room, at=at + timedelta(minutes=2))
    for text, field in ((" \u200b", "text"), ("x" * 501, "text")):
        with pytest.raises(InvalidInput) as refused:
            _ask(room, at=at + timedelta(minutes=3), text=text)
        assert refused.value.field == field
    with pytest.raises(InvalidInput) as refused:
        _ask(room, at=at + timedelta(minutes=3), sketch=7)
    assert refused.value.field == "sketch"


def test_when_presenting_ends_numbers_stay_and_people_are_forgotten(app, workshop):
    room = _room(workshop.id)
    number = _released(room)
    _support(room, 1, number)
    audience.put_on_screen(workshop_id=room.id, number=number, now=now())
    room.go(Step.CLOSE)
    assert _links(room) == 0
    room.back(Step.MOOD)
    seen = _seen(room, Audience.SCREEN)
    assert (seen.shown, [one.wanted_by for one in seen.questions]) == (None, [2])
    with pytest.raises(RuleBroken):
        _support(room, 1, number)  # they would count twice


def test_another_meeting_begins_without_what_was_asked_in_the_last(app, workshop):
    room = _room(workshop.id)
    number = _released(room)
    audience.support_question(
        participant_id=room.people[1], workshop_id=room.id, number=number, wanted=True, now=now()
    )
    audience.put_on_screen(workshop_id=room.id, number=number, now=now())
    meetings.begin_meeting(workshop_id=room.id, now=now())
    with reading() as session:
        assert session.scalars(select(AudienceSupport)).all() == []
        assert session.scalars(select(AudienceQuestion.settled)).all() == [True]
        assert rooms.room(session, room.id).shown_question is None


def test_nothing_that_a_request_leaves_behind_tells_who_supported_what(app, workshop):
    room = _room(workshop.id)
    number = _released(room)
    _support(room, 1, number)
    with reading() as session:
        assert session.scalars(select(RequestKey).where(RequestKey.scope.like("participant-%"))).all() == []


def test_what_somebody_who_was_removed_wrote_and_supported_leaves_the_database(app, workshop):
    room = _room(workshop.id)
    _ask(room)
    number = _released(room, person=1)
    _support(room, 0, number)
    people.remove_participant(workshop_id=room.id, participant_id=room.people[0], now=now())
    with reading() as session:
        assert [one.number for one in session.scalars(select(AudienceQuestion))] == [number]
    assert _links(room) == 0


def test_the_same_request_twice_is_one_question(app, workshop):
    room = _room(workshop.id)
    request = Request(f"participant-{room.people[0]}", "key-1")
    assert _ask(room, request=request) == _ask(room, request=request)
    assert len(_seen(room, Audience.FACILITATOR).questions) == 1


def test_the_journal_holds_numbers_alone(app, workshop):
    room = _room(workshop.id)
    number = _released(room, text="Kanarienfrage", named=True)
    _support(room, 1, number)
    audience.hide_question(workshop_id=room.id, number=number, reason="Kanariengrund", now=now())
    with reading() as session:
        rows = session.execute(
            select(JournalRow.kind, JournalRow.data).where(JournalRow.kind.like("audience.%"))
        ).all()
    assert {kind for kind, _ in rows} == {"audience.asked", "audience.supported"}
    assert all(dict(data) == {"question": number} for _, data in rows)
