"""Moods, the vote on the order, questions, next steps and Protokolle come back from a data file, or it is refused."""

from __future__ import annotations

import json
from random import Random
from typing import Any

import pytest
from sqlalchemy import select

from app.actions import audience, meetings, minutes, mood, next_steps, priority, voting
from app.actions.journal import Request
from app.actions.remarks import Speaker
from app.db import reading
from app.domain.minutes import KEYS
from app.domain.phases import Audience, Step
from app.domain.report import Reader
from app.domain.report_reading import WrongFile
from app.domain.voting import Method
from app.live.fragments import translations
from app.models import Workshop
from app.queries import rooms
from app.queries.audience import asked
from app.queries.minutes import minutes_at_desk
from app.queries.report import report
from app.queries.reported_setting import with_setting
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest
from tests.actions.sketching import sketching_room
from tests.actions.votes import benches, sit_down
from tests.support.databases import ON_SQLITE
from tests.support.evening import say
from tests.support.product import new_workshop
from tests.support.roundtrip import comes_back, content, reported, taken_over, written
from tests.support.stored import everything

LANGUAGES = ("de", "en", "ar", "tr", "uk")


def _moods(room: RoomUnderTest, dice: Random) -> None:
    """Some closed by bench, some not, one asked again, the last one still open."""
    for n, number in enumerate((1, 2, 1)):
        mood.ask_about(workshop_id=room.id, number=number, by_bench=n != 1, now=now())
        for person in room.people:
            say(room, person, dice.randint(1, 5), dice.choice(["", "Mut", "« مال »"]), number=number)
        mood.close_moods(workshop_id=room.id, number=number, now=now())
    mood.ask_about(workshop_id=room.id, number=2, by_bench=True, now=now())
    say(room, room.people[0], 2, number=2)


def _orders(room: RoomUnderTest, dice: Random) -> None:
    """Two votes that are closed, by points and by approval, and one that is open."""
    for method, budget, places in ((Method.POINTS, 3, 2), (Method.APPROVAL, 0, 1), (Method.APPROVAL, 1, 1)):
        about = {"method": method, "budget": budget, "places": places, "seed": str(dice.randrange(10**6))}
        priority.open_priority(workshop_id=room.id, now=now(), **about)
        for person in room.people:
            voting.set_points(
                participant_id=person,
                workshop_id=room.id,
                idea=dice.choice([1, 2]),
                change=1,
                request=Request(""),
                now=now(),
            )
        if budget != 1:
            priority.close_priority(workshop_id=room.id, now=now())


def _questions(room: RoomUnderTest, dice: Random) -> None:
    """Of the room and of the hall: answered, released, hidden and waiting; some of them many want to know."""
    for n in range(8):
        speaker = Speaker(None if n % 4 == 3 else room.people[n], locale=dice.choice(LANGUAGES))
        about = {"sketch": dice.choice([None, 1, 2]), "speaker": speaker, "now": now()}
        number = audience.ask_audience_question(workshop_id=room.id, text=f"Frage {n}?", **about)
        here = {"workshop_id": room.id, "number": number, "now": now()}
        if n == 4:
            audience.hide_question(reason="Spott", **here)
        elif n != 5:
            if speaker.participant_id:
                audience.release_question(**here)
            for person in room.people[8 : 8 + dice.randint(0, 4) * (n < 6)]:
                audience.support_question(participant_id=person, wanted=True, **here)
            if dice.random() < 0.5:
                audience.mark_answered(**here)


def _steps(room: RoomUnderTest, dice: Random) -> None:
    """Dated, dated vaguely and not at all; one taken out, the order changed."""
    dues = ["15.3.2199", "Herbst 2199", "nach der Sommerpause", ""]
    for n in range(5):
        about = {"due": dice.choice(dues), "sketch": dice.choice([None, 1, 2]), "now": now()}
        next_steps.plan_step(workshop_id=room.id, what=f"Schritt {n}", who="IHK" if n % 2 else "", **about)
    next_steps.list_step(workshop_id=room.id, number=2, listed=False, now=now())
    next_steps.move_step(workshop_id=room.id, number=5, position=1, now=now())


def _fix(room: RoomUnderTest, language: str, meeting: int = 1) -> None:
    with reading() as session:
        read = minutes_at_desk(session, rooms.room(session, room.id), meeting, language).mark
    here = {"workshop_id": room.id, "meeting": meeting, "language": language, "now": now()}
    minutes.fix_minutes(read=read, **here)


def _reword(room: RoomUnderTest, text: str, meeting: int = 1, base: int = 0) -> None:
    about = {"key": "remarks", "base": base, "heading": "Außerdem", "text": text, "now": now()}
    minutes.reword_section(workshop_id=room.id, meeting=meeting, **about)


def _presented(workshop_id: int, seed: int = 1) -> RoomUnderTest:
    """A hall that has presented, asked, felt, voted and closed; what was drawn for it depends on the seed."""
    dice = Random(seed)
    room = sketching_room(workshop_id, 5, Step.TEAMS)
    first, second = benches()[:2]
    room.people += [sit_down(room, bench) for bench in [first] * 6 + [second] * 5]
    room.go(Step.SHOW)
    _questions(room, dice)
    room.go(Step.MOOD)
    _moods(room, dice)
    _orders(room, dice)
    room.go(Step.CLOSE)
    _steps(room, dice)
    _reword(room, "Es war heiß.\n– Eis half.")
    for language in dice.sample(["de", "en", "de"], 3):
        _fix(room, language)
        minutes.reopen_minutes(workshop_id=room.id, meeting=1, reason=f"Auf {language}.", now=now())
    return room


@pytest.mark.parametrize("seed", range(2))
def test_a_hall_that_has_presented_comes_back_equal(app, seed):
    room = _presented(new_workshop().id, seed)
    said = content(written(reported(room.id)))
    assert [len(one["moods"]) for one in said["sketches"]] == [2, 1]
    assert [len(one["benches"]) for one in said["sketches"][0]["moods"]] == [2, 2]
    assert [one["number"] for one in said["priorities"]] == [2, 3]  # one is still open
    assert {one["places"] for one in said["priority_outcomes"]} == {1, 2}
    assert {0, 1} <= {one["wanted_by"] for one in said["audience_questions"]}
    assert (len(said["audience_questions"]), len(said["next_steps"])) == (6, 4)
    assert [one["version"] for one in said["minutes"][0]["earlier"]] == [1, 2]
    comes_back(room.id)


@ON_SQLITE
def test_it_comes_back_in_english_from_a_database_that_has_it_already(app):
    room = _presented(new_workshop().id, 7)
    comes_back(comes_back(room.id, "en"), "en")


def test_a_second_meeting_comes_back_with_the_minutes_of_both(app):
    room = _presented(new_workshop().id)
    _fix(room, "de")
    meetings.begin_meeting(workshop_id=room.id, now=now())
    room.go(Step.CHOOSE)
    _fix(room, "en", meeting=2)
    said = content(written(reported(room.id)))
    assert [(one["meeting"], one["version"], one["language"]) for one in said["minutes"]] == [
        (1, 4, "de"),
        (2, 1, "en"),
    ]
    comes_back(room.id)


def _at_desk(workshop_id: int) -> bytes:
    with reading() as session:
        say = translations("de").gettext
        today = reported(workshop_id).generated_on
        made = report(session, workshop_id, "de", today, say, Reader(audience=Audience.FACILITATOR))
        return written(with_setting(session, workshop_id, made))


@ON_SQLITE
def test_the_desks_file_is_that_of_the_room_and_holds_no_draft(app):
    room = _presented(new_workshop().id)
    _reword(room, "Nur ein Entwurf.", base=1)
    data = _at_desk(room.id)
    assert data == written(reported(room.id))
    assert "Nur ein Entwurf." not in data.decode()


@ON_SQLITE
def test_minutes_that_are_being_worked_on_go_on_with_their_words(app):
    copy = taken_over(written(reported(_presented(new_workshop().id).id)))
    with reading() as session:
        draft = minutes_at_desk(session, rooms.room(session, copy), 1, "de")
    said = reported(copy).minutes[0]
    assert (draft.version, draft.fixed_at) == (said.version + 1, None)
    assert {one.key: one.text for one in draft.sections if one.text} == {
        part.key: part.text for part in said.sections
    }
    _fix(RoomUnderTest(copy, []), "de")
    after = reported(copy).minutes[0]
    assert (after.version, after.sections, len(after.earlier)) == (said.version + 1, said.sections, 3)


@ON_SQLITE
def test_numbers_go_on_after_what_only_a_step_or_a_question_names(app):
    full = json.loads(written(reported(_presented(new_workshop().id).id)))
    full["next_steps"][0]["sketch"], full["audience_questions"][0]["sketch"] = 7, 9  # sketches that rest
    copy = taken_over(json.dumps(full).encode())
    asked_before = max(one["number"] for one in full["audience_questions"])
    with reading() as session:
        here = select(Workshop.sketch_count, Workshop.audience_count).where(Workshop.id == copy)
        assert tuple(session.execute(here).one()) == (9, asked_before)
        seen = asked(session, rooms.room(session, copy), Audience.FACILITATOR).questions
    assert all(one.settled for one in seen)


REFUSED: list[tuple[str, Any, str]] = [
    (
        "sketches.0.moods.1.number",
        1,
        "$.sketches[0].moods[1].number: 1 stands at $.sketches[0].moods[0].number",
    ),
    ("sketches.0.moods.0.present", -1, "$.sketches[0].moods[0].present: a number from 0 to 5000"),
    (
        "sketches.0.moods.0.everybody.counts.0",
        -1,
        "$.sketches[0].moods[0].everybody.counts[0]: a number from 0",
    ),
    ("sketches.0.moods.0.everybody.counts", [1, 2], "$.sketches[0].moods[0].everybody: 5 levels, not 2"),
    ("sketches.0.moods.0.everybody.bench", "Politik", "$.sketches[0].moods[0].everybody.bench"),
    (
        "sketches.0.moods.0.benches.0.bench",
        "Mond",
        "$.sketches[0].moods[0].benches[0].bench: there is no bench",
    ),
    ("sketches.0.moods.0.closed_on", "gestern", "$.sketches[0].moods[0].closed_on: a day"),
    ("priorities.0.number", 1, "$.priorities[0].number: 1 stands at $.rounds[0].number already"),
    ("priorities.0.ideas", [1, 2, 0], "$.priorities[0].totals.all.0: 0 follows from the rest of the file"),
    ("priority_outcomes.0.places", 10**6, "$.priority_outcomes[0].places: a number from 1 to 100"),
    ("priority_outcomes.0.chosen", [9], "$.priority_outcomes[0].chosen"),
    ("audience_questions.0.number", 2**31 - 1, "$.audience_questions[0].number: a number from 1 to 1000000"),
    ("audience_questions.1.text", "", "$.audience_questions[1].text: a text is expected"),
    ("audience_questions.0.wanted_by", -1, "$.audience_questions[0].wanted_by: a number from 0 to 5000"),
    ("audience_questions.0.wanted_by", 0, "$.audience_questions[0]"),  # they stand by how many want to know
    ("audience_questions.0.sketch", 0, "$.audience_questions[0].sketch: a number from 1"),
    ("audience_questions.0.language", "leicht", "$.audience_questions[0].language"),
    ("next_steps.1.number", 5, "$.next_steps[1].number: 5 stands at $.next_steps[0].number"),
    ("next_steps.0.what", "", "$.next_steps[0].what: a text is expected"),
    ("next_steps.0.meeting", 2, "$.next_steps[0].meeting: a number from 1 to 1 is expected, not 2"),
    ("next_steps.0.due", "1.2.2198", "$.next_steps[0].span"),
    ("minutes.0.meeting", 0, "$.minutes[0].meeting: a number from 1 to 1"),
    ("minutes.0.version", 2, "$.minutes[0].version: a number from 3"),
    ("minutes.0.earlier.1.version", 1, "$.minutes[0].earlier[1].version: a number from 2"),
    ("minutes.0.fixed_at", None, "$.minutes[0].fixed_at: a moment is expected: drafts are in no file"),
    (
        "minutes.0.fixed_at",
        "2026-11-29T10:00:00",
        "$.minutes[0].fixed_at: a moment (YYYY-MM-DDTHH:MM:SS+00:00)",
    ),
    ("minutes.0.fixed_at", "2026-11-29T10:00:00+01:00", "$.minutes[0].fixed_at: a moment (YYYY"),
    ("minutes.0.fixed_at", "2026-11-29T10:00:00Z", "$.minutes[0].fixed_at"),
    (
        "minutes.0.reopened_at",
        "9999-12-31T23:59:59+00:00",
        "$.minutes[0].reopened_at: a number from 1900 to 2199",
    ),
    ("minutes.0.language", "tr", "$.minutes[0].language: one of de, en"),
    ("minutes.0.sections.0.key", "mond", "$.minutes[0].sections[0].key: there is no section of a Protokoll"),
    ("minutes.0.sections.1.key", "session", '$.minutes[0].sections[1].key: "session" stands at'),
]


@ON_SQLITE
def test_a_tampered_file_is_refused_at_its_place_and_leaves_nothing_behind(app):
    full = json.loads(written(reported(_presented(new_workshop().id).id)))
    before = everything()
    for path, value, refused in REFUSED:
        *way, last = [int(key) if key.isdecimal() else key for key in path.split(".")]
        inner = full
        for key in way:
            inner = inner[key]
        kept, inner[last] = inner[last], value
        with pytest.raises(WrongFile) as wrong:
            taken_over(json.dumps(full).encode())
        assert str(wrong.value).startswith(refused), (path, str(wrong.value))
        inner[last] = kept
    assert everything() == before


@ON_SQLITE
def test_too_many_next_steps_are_refused(app):
    full = json.loads(written(reported(_presented(new_workshop().id).id)))
    full["next_steps"] *= 20
    with pytest.raises(WrongFile, match=r"\$\.next_steps: at most 50"):
        taken_over(json.dumps(full).encode())


@ON_SQLITE
def test_every_section_a_protokoll_can_have_is_taken(app):
    full = json.loads(written(reported(_presented(new_workshop().id).id)))
    full["minutes"][0]["sections"] = [{"key": key, "heading": key, "text": f"– {key}"} for key in KEYS]
    copy = taken_over(json.dumps(full).encode())
    assert [part.key for part in reported(copy).minutes[0].sections] == list(KEYS)
