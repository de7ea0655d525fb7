"""Whose an anonymous question is: known while somebody has to read what became of it, and by nothing beside it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from app.actions import audience, people
from app.actions.journal import Request
from app.actions.remarks import Speaker
from app.db import reading, transaction
from app.domain.phases import Audience, Step
from app.models import AudienceQuestion, RequestKey
from app.queries import rooms
from app.queries.audience import asked, own_questions, reported_questions
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest
from tests.actions.sketching import sketching_room


@pytest.fixture
def room(app, workshop) -> RoomUnderTest:
    """Three people, in the step in which results are presented; the second has a Turkish device."""
    room = sketching_room(workshop.id, 3, Step.SHOW)
    people.choose_language(participant_id=room.people[1], workshop_id=room.id, locale="tr")
    return room


def ask(room: RoomUnderTest, person: int = 0, text: str = "Wer zahlt das?", *, named: bool = False) -> int:
    """Asked with a key, as a page does; and released."""
    number = audience.ask_audience_question(
        workshop_id=room.id,
        text=text,
        sketch=None,
        speaker=Speaker(room.people[person], named=named),
        now=now(),
        request=Request(f"participant-{room.people[person]}", f"{text}-{named}"),
    )
    audience.release_question(workshop_id=room.id, number=number, now=now())
    return number


def stored(number: int) -> AudienceQuestion:
    with reading() as session:
        return session.scalars(select(AudienceQuestion).where(AudienceQuestion.number == number)).one()


def keys() -> list[int]:
    """The questions whose asker the requests still tell."""
    with reading() as session:
        kept = session.scalars(select(RequestKey).where(RequestKey.result.is_not(None))).all()
        return sorted(key.result["number"] for key in kept if key.result.get("number"))


def test_a_question_without_a_name_says_nothing_of_the_device_it_came_from(room):
    said = {"Und die Zeit?": "de", "من يدفع؟": "ar"}
    for text in said:
        ask(room, 1, text)
    ask(room, 1, "Und ich?", named=True)
    with reading() as session:
        here = rooms.room(session, room.id)
        shown = {one.text: one.locale for one in asked(session, here, Audience.SCREEN).questions}
        papers = {one.text: one.language for one in reported_questions(session, here)}
    assert shown == papers == {**said, "Und ich?": "tr"}


def test_once_answered_nobody_is_known_who_asked_without_a_name(room):
    answered, other, named = ask(room), ask(room, text="Und wann?"), ask(room, 2, "Und ich?", named=True)
    assert keys() == [answered, other, named]
    for number in (answered, named):
        audience.mark_answered(workshop_id=room.id, number=number, now=now())
    asker = room.people[0]
    assert [stored(number).participant_id for number in (answered, other)] == [None, asker]
    assert stored(named).participant_id == room.people[2]
    assert keys() == [other, named]
    with reading() as session:
        shown = asked(session, rooms.room(session, room.id), Audience.FACILITATOR).questions
    assert {one.number: one.asker_reads for one in shown} == {answered: False, other: True, named: True}


def test_who_asked_what_is_hidden_reads_why_until_the_presenting_ends(room):
    hidden, waiting = ask(room), ask(room, text="Und wann?")
    audience.hide_question(workshop_id=room.id, number=hidden, reason="Spott", now=now())
    with reading() as session:
        own = own_questions(session, room.id, room.people[0])
    assert [one.hidden_reason for one in own] == ["Spott", None]
    room.go(Step.CLOSE)
    assert [stored(number).participant_id for number in (hidden, waiting)] == [None, None]
    assert keys() == []


def test_who_was_removed_is_named_nowhere_and_no_number_tells_what_they_supported(room):
    named, other = ask(room, 1, "Und ich?", named=True), ask(room, 0)
    for person in (1, 2):
        audience.support_question(
            participant_id=room.people[person], workshop_id=room.id, number=other, wanted=True, now=now()
        )
    before = _seen(room)
    assert before == {named: ("Helle Eiche", 1), other: (None, 3)}
    people.remove_participant(workshop_id=room.id, participant_id=room.people[1], now=now())
    assert _seen(room) == {named: (None, 1), other: (None, 3)}
    kept = stored(named)
    assert (kept.participant_id, kept.named, kept.locale, keys()) == (None, False, "de", [other])
    room.go(Step.CLOSE)
    assert _seen(room) == {named: (None, 1), other: (None, 3)}


def test_a_name_that_is_still_kept_of_somebody_who_was_removed_is_not_told(room):
    """As of those who were removed before their questions were parted from them."""
    number = ask(room, 1, "Und ich?", named=True)
    people.remove_participant(workshop_id=room.id, participant_id=room.people[1], now=now())
    with transaction() as session:
        mine = {"named": True, "participant_id": room.people[1]}
        session.execute(update(AudienceQuestion).values(**mine))
    assert _seen(room) == {number: (None, 1)}


def _seen(room: RoomUnderTest) -> dict[int, tuple[str | None, int]]:
    with reading() as session:
        found = asked(session, rooms.room(session, room.id), Audience.FACILITATOR).questions
    return {one.number: (one.name, one.wanted_by) for one in found}


def test_the_same_request_is_one_question_as_long_as_its_asker_is_known(room):
    first = ask(room)
    assert ask(room) == first
    audience.mark_answered(workshop_id=room.id, number=first, now=now() + timedelta(seconds=1))
    assert keys() == []
