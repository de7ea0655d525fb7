"""What somebody missed can be taken out everywhere, and put back; and nothing beside it tells whose it is."""

from __future__ import annotations

import json
from dataclasses import fields

import pytest
from sqlalchemy import select

from app.actions import mood_words, people
from app.db import reading
from app.domain.errors import InvalidInput, NotFound
from app.domain.phases import Audience, Step
from app.domain.report import Reader
from app.domain.reported_moods import SketchMood
from app.models import JournalRow
from app.queries.mood import WordPlace, moods
from app.queries.report import report
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest, joined
from tests.actions.sketching import sketching_room
from tests.actions.test_mood import ask, close
from tests.queries.test_minutes import text_in_minutes
from tests.support.evening import say
from tests.support.product import new_workshop

SECRET, REASON = "Kanarienwort", "Kanariengrund"


@pytest.fixture
def room(app, workshop) -> RoomUnderTest:
    """Three people said what they miss in sketch 1; the question is closed."""
    room = sketching_room(workshop.id, 3, Step.MOOD)
    ask(room)
    for n, person in enumerate(room.people):
        say(room, person, 3, f"{SECRET} {n}")
    close(room)
    return room


def told(room: RoomUnderTest, audience: Audience) -> tuple[set[str], dict[str, str | None]]:
    """What is read, and what is named hidden with its reason."""
    with reading() as session:
        latest = moods(session, room.id, audience).on(1).latest
    return {one.text for one in latest.words}, {one.text: one.hidden_reason for one in latest.hidden}


def place_of(room: RoomUnderTest, text: str) -> WordPlace:
    with reading() as session:
        latest = moods(session, room.id).on(1).latest
    return WordPlace(1, 1, next(one.position for one in latest.words if one.text == text))


def papers(room: RoomUnderTest, audience: Audience) -> tuple[SketchMood, ...]:
    with reading() as session:
        return report(session, room.id, "de", now().date(), str, Reader(audience=audience)).sketches[0].moods


def test_what_is_hidden_is_named_so_at_the_desk_and_told_to_nobody_else(room):
    place = place_of(room, f"{SECRET} 1")
    left = {f"{SECRET} 0", f"{SECRET} 2"}
    for _ in range(2):
        mood_words.hide_word(workshop_id=room.id, place=place, reason=REASON, now=now())
    assert told(room, Audience.FACILITATOR) == (left, {f"{SECRET} 1": REASON})
    for audience in (Audience.PARTICIPANT, Audience.SCREEN):
        assert told(room, audience) == (left, {})
    for audience in (Audience.PARTICIPANT, Audience.FACILITATOR):
        assert {one.text for one in papers(room, audience)[0].words} == left
    protokoll = text_in_minutes(room.id, "moods")
    assert {text for text in (f"{SECRET} {n}" for n in range(3)) if text in protokoll} == left
    mood_words.show_word(workshop_id=room.id, place=place, now=now())
    assert told(room, Audience.SCREEN) == ({*left, f"{SECRET} 1"}, {})


def test_the_journal_tells_neither_words_nor_reason(room):
    place = place_of(room, f"{SECRET} 0")
    mood_words.hide_word(workshop_id=room.id, place=place, reason=REASON, now=now())
    with reading() as session:
        rows = session.execute(select(JournalRow.kind, JournalRow.data).order_by(JournalRow.seq)).all()
    assert rows[-1] == ("mood.changed", {"sketch": 1})
    assert "Kanarien" not in json.dumps([dict(row.data) for row in rows])


def test_a_reason_is_needed_and_a_word_of_this_room(room):
    place = place_of(room, f"{SECRET} 0")
    with pytest.raises(InvalidInput):
        mood_words.hide_word(workshop_id=room.id, place=place, reason=" ", now=now())
    other = new_workshop()
    sketching_room(other.id, 1, Step.MOOD)
    for workshop_id, wrong in (
        (room.id, WordPlace(1, 1, 9)),
        (room.id, WordPlace(1, 2, 1)),
        (room.id, WordPlace(9, 1, 1)),
        (other.id, place),
    ):
        with pytest.raises(NotFound):
            mood_words.hide_word(workshop_id=workshop_id, place=wrong, reason=REASON, now=now())
    assert told(room, Audience.FACILITATOR)[1] == {}


def test_a_word_says_nothing_of_the_device_it_was_written_on(app, workshop):
    """One Turkish device among German ones: the language is told by the letters, which all can read anyway."""
    room = sketching_room(workshop.id, 2, Step.MOOD)
    turkish, arabic = joined(room.id, 2).people
    people.choose_language(participant_id=turkish, workshop_id=room.id, locale="tr")
    people.choose_language(participant_id=arabic, workshop_id=room.id, locale="tr")
    ask(room)
    for person, text in (
        (room.people[0], "Die Zeit"),
        (room.people[1], ""),
        (turkish, "Das Geld"),
        (arabic, "من يدفع؟"),
    ):
        say(room, person, 3, text)
    close(room)
    with reading() as session:
        found = moods(session, room.id).on(1).latest.words
    assert {one.text: one.locale for one in found} == {"Die Zeit": "de", "Das Geld": "de", "من يدفع؟": "ar"}
    words = papers(room, Audience.FACILITATOR)[0].words
    assert {one.text: one.language for one in words} == {one.text: one.locale for one in found}
    assert {one.name for one in fields(found[0])} == {"position", "text", "hidden_reason"}
