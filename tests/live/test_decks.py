"""What is presented live: a Stimmungsbild stands among the slides of its sketch once it is closed, and not before."""

from __future__ import annotations

from app.actions import mood as moods
from app.db import reading
from app.domain.phases import Step
from app.domain.slides import Slide, SlideKind
from app.live.decks import LANGUAGES, decks
from app.queries import rooms
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest
from tests.actions.sketching import sketching_room
from tests.support.evening import say

SECRET = "Kanarienvogel"


def _slides(room: RoomUnderTest, sketch: int, language: str = "de") -> tuple[Slide, ...]:
    with reading() as session:
        return decks(session, rooms.room(session, room.id)).slides[sketch][language]


def _moods(room: RoomUnderTest, sketch: int, language: str = "de") -> list[Slide]:
    return [one for one in _slides(room, sketch, language) if one.kind is SlideKind.MOOD]


def test_an_open_question_is_on_no_slide_and_a_closed_one_follows_what_stood_there(app, workshop):
    room = sketching_room(workshop.id, 6, Step.MOOD)
    before = _slides(room, 1)
    moods.ask_about(workshop_id=room.id, number=None, by_bench=True, now=now())
    for person in room.people:
        say(room, person, 5, SECRET)
    assert _slides(room, 1) == before
    moods.close_moods(workshop_id=room.id, number=1, now=now())
    assert _slides(room, 1)[: len(before)] == before  # whoever is at a slide stays there
    for language in LANGUAGES:
        first, *_, last = _moods(room, 1, language)
        assert [one.counts for one in first.content.people] == [(6,), (0,), (0,), (0,), (0,)]
        assert SECRET in last.content.passages[0].text
    assert _moods(room, 2) == []  # asked still
