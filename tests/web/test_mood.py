"""The Stimmungsbild on a page, in a stream, on the wall and in papers: secret until it closes, then told to all."""

from __future__ import annotations

import re

import pytest

from app.actions import mood as moods
from app.actions import priority as priorities
from app.domain.phases import Step
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest
from tests.actions.sketching import sketching_room
from tests.support import looks
from tests.support.evening import prioritise, say
from tests.web.test_visibility import Audience

SECRET = "Kanarienvogel"


@pytest.fixture
def audience(doors, workshop) -> Audience:
    return Audience(doors, workshop)


@pytest.fixture
def room(app, workshop, audience) -> RoomUnderTest:
    """Two sketches; the room is asked about both."""
    room = sketching_room(workshop.id, 6, Step.MOOD)
    moods.ask_about(workshop_id=room.id, number=None, by_bench=True, now=now())
    return room


def test_until_closing_nothing_tells_what_anybody_answered(room, audience):
    """The same three answer in two quite different ways: every byte the others get is the same."""
    for person in room.people[:3]:
        say(room, person, 1)
    first = audience.sees()
    for person in room.people[:3]:
        say(room, person, 5, f"{SECRET} {person}")
    second = audience.sees()
    assert {place for place in first if first[place] != second[place]} == set()
    listeners = [looks.Listener(laptop, room.id) for laptop in audience.laptops]
    say(room, room.people[2], 2, SECRET)  # changed: no news at all
    say(room, room.people[3], 4, SECRET)
    streams = [listener.until_now() for listener in listeners]
    for listener in listeners:
        listener.stream.close()
    brought = [set(re.findall(r'hx-target="([^"]*)"', text)) - {"#numbers"} for text in streams]
    assert brought == [{"#mood-answered-1", "#mood-answered-2"}] * 4
    everything = {**audience.sees(), **{f"stream {n}": text for n, text in enumerate(streams)}}
    assert [place for place, text in everything.items() if SECRET in text] == []
    moods.close_moods(workshop_id=room.id, number=1, now=now())
    closed = audience.sees()
    assert all(SECRET in closed[name] for name in ("json", "docx", "pdf", "xlsx"))
    assert all(SECRET in closed[f"{laptop.base}/"] for laptop in audience.laptops)
    assert not [place for place, text in closed.items() if 'class="reservation"' in text]  # they are none


def test_the_order_is_told_in_steps_of_five_until_it_closes(room, audience):
    prioritise(room, ideas=(1, 2))
    for laptop in audience.laptops[:2]:
        moods.clear_screen(workshop_id=room.id, now=now())
        assert "Mindestens 5 Personen haben abgestimmt." in laptop.get(f"{laptop.base}/").text
    assert all("bar__number" not in laptop.get(f"{laptop.base}/").text for laptop in audience.laptops)
    priorities.close_priority(workshop_id=room.id, now=now())
    for laptop in audience.laptops:
        assert laptop.get(f"{laptop.base}/").text.count("bar__number") >= 4
    assert "<h1>In welcher Reihenfolge?</h1>" in audience.screen.get(f"{audience.screen.base}/").text


def test_an_answer_is_given_and_refused_in_words(doors, workshop, room):
    person = doors.join(workshop)
    address = f"{person.base}/stimmungsbild/1"
    refused = person.send("POST", address, status=None, mood="", text="Die Kosten", round=1)
    assert (refused.status, "Bitte wählen Sie eine der fünf Antworten." in refused.text) == (422, True)
    given = person.send("POST", address, mood="4", text="Die Kosten", round=1)
    assert re.search(r'value="4" checked', given.text)
    assert "Die Kosten" in given.text
    moods.close_moods(workshop_id=room.id, number=None, now=now())
    late = person.send("POST", address, status=None, mood="5", text="", round=1)
    assert "schon abgeschlossen" in late.text


def test_an_answer_from_a_page_that_is_behind_is_refused_at_its_form(doors, workshop, room):
    person = doors.join(workshop)
    shown = person.get(f"{person.base}/").text
    sent = dict(re.findall(r'name="(round)" value="(\d+)"', shown))
    assert sent == {"round": "1"}
    for other in room.people[:3]:
        say(room, other, 4)
    moods.close_moods(workshop_id=room.id, number=1, now=now())
    moods.ask_about(workshop_id=room.id, number=1, by_bench=True, now=now())
    form = re.search(r'<form[^>]* id="(mood-1-1)"[^>]* data-draft-form="([^"]*)"', shown)
    behind = person.send(
        "POST", f"{person.base}/stimmungsbild/1", status=409, source=form[1], mood="1", text="Nein", **sent
    )
    note = re.search(r'hx-target="#mood-1-1-note"[^>]*>(.*?)</hx-partial>', behind.text)[1]
    assert "die Moderation hat neu gefragt" in note
    assert 'id="mine"' not in behind.text  # the form stays, with what was typed
    anew = person.get(f"{person.base}/").text
    assert "1 von 7 hat geantwortet" not in anew
    # what was typed waits on the device under a name both forms have
    assert re.search(r'<form[^>]* id="(mood-1-2)"[^>]* data-draft-form="([^"]*)"', anew)[2] == form[2]


def test_a_word_the_desk_hides_leaves_every_screen_and_paper(doors, workshop, room, audience):
    for person, words in zip(room.people, (SECRET, "Die Zeit", ""), strict=False):
        say(room, person, 4, words)
    moods.close_moods(workshop_id=room.id, number=1, now=now())
    desk = audience.desk
    address = re.search(
        rf'hx-get="([^"]*was-fehlt[^"]*)"[^>]*aria-describedby="{_id_of(desk)}"', _page(desk)
    )[1]
    assert SECRET in desk.get(address).text
    others = [laptop for laptop in audience.laptops if laptop is not desk]
    assert not any("was-fehlt" in _page(laptop) for laptop in others)
    refused = desk.send("POST", address, status=422, source="hide-form", reason="")
    assert "hide-form-reason-error" in refused.text
    listeners = [looks.Listener(laptop, room.id) for laptop in others]
    desk.send("POST", address, reason="Kanariengrund")
    streams = {f"stream {n}": listener.until_now() for n, listener in enumerate(listeners)}
    for listener in listeners:
        listener.stream.close()
    seen = {**audience.sees(), **streams}
    leaks = {place for place, text in seen.items() if SECRET in text or "Kanariengrund" in text}
    assert leaks == {f"{desk.base}/", f"{desk.base}/stand"}
    assert all("Die Zeit" in _page(laptop) for laptop in audience.laptops)
    assert "Kanariengrund" in _page(desk)
    assert desk.get(address, status=404)
    desk.send("DELETE", address)
    assert all(SECRET in _page(laptop) for laptop in audience.laptops)


def _page(laptop) -> str:
    return laptop.get(f"{laptop.base}/").text


def _id_of(desk) -> str:
    return re.search(rf'id="(missing-[\d-]+)"[^>]*>{SECRET}', _page(desk))[1]


def test_too_few_answers_are_said_to_be_too_few(room, audience):
    for person in room.people[:2]:
        say(room, person, 1, SECRET)
    moods.close_moods(workshop_id=room.id, number=1, now=now())
    moods.show_mood(workshop_id=room.id, number=1, now=now())
    for laptop in audience.laptops:
        page = _page(laptop)
        assert "Zu wenige Antworten, um sie zu zeigen." in page or "Too few answers" in page
    seen = audience.sees()
    assert [place for place, text in seen.items() if SECRET in text or "bar__number" in text] == []


def test_the_desk_asks_shows_and_closes(doors, workshop, audience):
    room = sketching_room(workshop.id, 3, Step.MOOD)
    desk, wall = audience.desk, audience.screen
    desk.send("POST", f"{desk.base}/stimmungsbild/2")
    assert "0 von 5 haben geantwortet" in wall.get(f"{wall.base}/").text
    for person in room.people:
        say(room, person, 2, number=2)
    closed = desk.send("POST", f"{desk.base}/stimmungsbild/2/schluss").text
    assert "3 von 5 haben geantwortet" in closed
    assert "Das sollten wir eher nicht tun" in wall.get(f"{wall.base}/").text
    desk.send("DELETE", f"{desk.base}/stimmungsbild/leinwand")
    assert "Das sollten wir eher nicht tun" not in wall.get(f"{wall.base}/").text
    again = desk.send("POST", f"{desk.base}/stimmungsbild/2", status=None, by_bench="1").text
    assert "Runde 2" in again


def test_a_wrong_number_of_places_is_refused_at_its_field(doors, workshop, audience):
    sketching_room(workshop.id, 3, Step.MOOD)
    desk = audience.desk
    fields = {"method": "approval", "budget": 0, "places": 9}
    refused = desk.send("POST", f"{desk.base}/reihenfolge", status=None, **fields)
    assert (refused.status, "Bitte geben Sie 1 bis 2 Plätze ein." in refused.text) == (422, True)
