"""What a device holds: new at every entry, gone with its place, good for a long evening."""

from __future__ import annotations

import re
import threading
import time

import pytest

from app.actions import people
from app.db import reading
from app.domain import codes
from app.queries.people import attendees
from app.web.answers import now
from tests.support.databases import ON_SQLITE
from tests.support.product import facilitator_secret


def _session(app, laptop) -> dict:
    cookie = next(iter(laptop.line.cookies().values()))
    return app.session_interface.get_signing_serializer(app).loads(cookie)


@ON_SQLITE
@pytest.mark.parametrize("way", ["join", "lead"])
def test_nothing_planted_before_survives_an_entry(app, doors, workshop, way):
    """Session fixation: identity and CSRF token of the session before are worth nothing after."""
    laptop = doors.stranger()
    laptop.get("/")
    before, old_token = _session(app, laptop), laptop.token
    if way == "join":
        laptop.get(f"/j/{workshop.door_token}")
        laptop.submit(f"/j/{workshop.door_token}", language="de")
    else:
        doors.enter(laptop, facilitator_secret(workshop.id))
    after = _session(app, laptop)
    assert after["sid"] != before.get("sid")
    assert after["csrf_token"] != before["csrf_token"]
    laptop.token, new_token = old_token, laptop.token
    laptop.send("POST", "/sprache", language="en", status=400)
    laptop.token = new_token
    laptop.submit("/sprache", language="en")
    assert _session(app, laptop)["language"] == "en"


@ON_SQLITE
def test_a_second_entry_is_a_new_session_too(app, doors, workshop):
    laptop = doors.join(workshop)
    first = _session(app, laptop)["sid"]
    doors.enter(laptop, facilitator_secret(workshop.id))
    second = _session(app, laptop)
    assert second["sid"] != first
    assert second["places"].keys() == second["leads"].keys() == {workshop.public_id}


@ON_SQLITE
def test_joining_again_keeps_the_place(app, doors, workshop):
    laptop = doors.join(workshop, "Ada")
    laptop.get(f"/j/{workshop.door_token}")
    laptop.submit(f"/j/{workshop.door_token}", name="Zweitname", language="de")
    with reading() as session:
        assert [a.name for a in attendees(session, workshop.id)] == ["Ada"]


@ON_SQLITE
def test_a_second_press_of_join_is_the_same_place(app, doors, workshop):
    """The browser throws the first answer away: what counts is the second one, and the room has one person."""
    first, second = _pressed_twice(doors, f"/j/{workshop.door_token}", language="de")
    assert first.base == second.base == f"/w/{workshop.public_id}"
    with reading() as session:
        assert len(attendees(session, workshop.id)) == 1
    assert _session(app, first)["places"] == _session(app, second)["places"]
    second.get(f"{second.base}/")


@ON_SQLITE
def test_a_form_of_somebody_removed_opens_nothing(app, doors, workshop):
    place = f"/j/{workshop.door_token}"
    laptop = doors.stranger()
    attempt = _attempt(laptop.get(place).text)
    laptop.submit(place, attempt=attempt, language="de")
    with reading() as session:
        person = attendees(session, workshop.id)[0].id
    people.remove_participant(workshop_id=workshop.id, participant_id=person, now=now())
    other = doors.stranger()
    other.get(place)
    other.submit(place, attempt=attempt, language="de", status=404)


@ON_SQLITE
def test_a_second_press_of_the_moderators_button_leads_too(app, doors, workshop):
    link = f"/regie/anmelden/{facilitator_secret(workshop.id)}"
    first, second = _pressed_twice(doors, link)
    assert first.base == second.base == f"/regie/{workshop.public_id}"
    other = doors.stranger()
    other.get(link, status=404)
    other.submit(link, status=404, attempt="another form that somebody else has opened")


@ON_SQLITE
def test_a_second_press_moves_a_place_once(app, doors, workshop):
    doors.join(workshop, "Ada")
    with reading() as session:
        person = attendees(session, workshop.id)[0].id
    people.offer_takeover(
        participant_id=person, workshop_id=workshop.id, code_digest=codes.digest("KH7M2QXP"), now=now()
    )
    first, second = _pressed_twice(doors, "/", "/platz", seat_code="kh7m 2qxp")
    assert first.base == second.base == f"/w/{workshop.public_id}"
    stranger = doors.stranger()
    stranger.get("/")
    stranger.submit("/platz", seat_code="KH7M 2QXP", status=422)


def _pressed_twice(doors, page, action="", **fields):
    """One form, sent twice by a browser that hears only one answer: two laptops stand for the two answers."""
    first, second = doors.stranger(), doors.stranger()
    attempt = _attempt(first.get(page).text)
    second.get(page)
    for laptop in (first, second):
        laptop.submit(action or page, attempt=attempt, **fields)
    return first, second


def _attempt(page: str) -> str:
    """What the form on a page carries to know a second press of its button."""
    return re.search(r'name="attempt" value="([^"]{32,})"', page)[1]


def test_a_submit_after_three_idle_hours_works(app, doors, workshop, monkeypatch):
    desk, person = doors.lead(workshop), doors.join(workshop)
    desk.send("POST", f"{desk.base}/schritt", step="write")
    person.get(f"{person.base}/")
    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() + 3 * 3600 + 1)
    person.send("POST", f"{person.base}/ideen", title="nach der Pause", status=201)


def test_the_stream_of_a_removed_participant_ends(app, doors, workshop):
    _ends(
        app,
        doors,
        workshop,
        lambda person: people.remove_participant(workshop_id=workshop.id, participant_id=person, now=now()),
    )


def test_the_stream_of_a_place_that_moved_ends(app, doors, workshop):
    def move(person: int) -> None:
        people.offer_takeover(
            participant_id=person, workshop_id=workshop.id, code_digest=codes.digest("KH7M2QXP"), now=now()
        )
        new = doors.stranger()
        new.get("/")
        new.submit("/platz", seat_code="KH7M 2QXP")

    _ends(app, doors, workshop, move)


def _ends(app, doors, workshop, what) -> None:
    """The stream ends by itself, the next one is refused, and so is everything else; others stay."""
    laptop, other = doors.join(workshop, "Ada"), doors.join(workshop, "Berta")
    with reading() as session:
        person = next(a.id for a in attendees(session, workshop.id) if a.name == "Ada")
    stream, others = laptop.stream(), other.stream()
    ended = threading.Event()

    def listen() -> None:
        while stream.chunk():
            pass
        ended.set()

    listening = threading.Thread(target=listen)
    listening.start()
    what(person)
    assert ended.wait(15)
    listening.join()
    assert b"event: reset" in others.chunk()
    others.close()
    for path in ("/", "/stand", "/mine", "/strom"):
        laptop.get(laptop.base + path, status=404)
    other.get(f"{other.base}/")
