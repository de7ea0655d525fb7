"""What is only for those who lead reaches nobody else: notes, the next slide, the time."""

from __future__ import annotations

import re

import pytest

from app.actions import presenters, presenting
from app.db import transaction
from app.domain.phases import Step
from app.models import Participant, Section, Sketch, SketchMember
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest
from tests.support.databases import ON_SQLITE
from tests.support.evening import evening_until

pytestmark = ON_SQLITE
LATER = "Kanarienvogel im übernächsten Feld"


@pytest.fixture
def room(app, workshop) -> RoomUnderTest:
    """Two sketches that are presented; the second slide of the first has a text of its own."""
    room = evening_until(workshop.id, Step.AGREE)
    with transaction() as session:
        sketch = session.query(Sketch).filter_by(workshop_id=room.id, number=1).one()
        section = session.get(Section, (sketch.id, "goals"))
        assert section is not None
        section.text = LATER
    room.go(Step.SHOW)
    presenting.limit_speech(workshop_id=room.id, minutes=7, now=now())
    return room


def _pages(laptop) -> str:
    return laptop.get(f"{laptop.base}/").text + laptop.get(f"{laptop.base}/stand").text


def test_notes_time_and_what_comes_next_are_for_those_who_lead(doors, workshop, room):
    person, wall, desk = doors.join(workshop), doors.screen(workshop), doors.lead(workshop)
    streams = [person.stream(), wall.stream()]
    desk.get(f"{desk.base}/")
    desk.send("POST", f"{desk.base}/schwarz")
    desk.send("DELETE", f"{desk.base}/schwarz")
    pushed = "".join(stream.chunk().decode() + stream.chunk().decode() for stream in streams)
    for stream in streams:
        stream.close()
    everywhere = pushed + _pages(person) + _pages(wall) + person.get(f"{person.base}/vorstellen/stand").text
    assert 'id="slide"' in everywhere
    for hidden in ("data-since", "data-limit", "lead__notes", "lead__after", LATER):
        assert hidden not in everywhere, hidden
        assert hidden in _pages(desk), hidden


def test_whoever_does_not_present_cannot_lead(doors, workshop, room):
    person = doors.join(workshop)
    person.get(f"{person.base}/")
    person.send("POST", f"{person.base}/folie", way="jump", number=2, status=403)
    person.send("POST", f"{person.base}/schwarz", status=403)
    assert "Die Folien führt gerade die Moderation" in person.get(f"{person.base}/vorstellen").text


def test_a_number_that_no_slide_has_is_refused_at_its_field(doors, workshop, room):
    desk = doors.lead(workshop)
    for number in ("", "0", "-1", "9999"):
        refused = desk.send(
            "POST", f"{desk.base}/folie", status=422, way="jump", number=number, source="jump-form"
        )
        assert 'hx-target="#jump-form-number-error"' in refused.text
        assert "Geben Sie eine Zahl von 1 bis" in refused.text


def test_a_sketch_keeps_its_number_in_another_order(doors, workshop, room):
    presenting.move_sketch(workshop_id=room.id, number=2, position=1, now=now())
    desk, wall = doors.lead(workshop), doors.screen(workshop)
    places = re.findall(r'runlist__place">(\d+)', desk.get(f"{desk.base}/").text)
    room.go(Step.CLOSE)
    shown = re.findall(r'<li value="(\d+)"><span class="screen__name"', wall.get(f"{wall.base}/").text)
    assert (places, shown) == (["2", "1"], ["2", "1"])


def test_a_name_is_on_screens_only_where_it_was_typed_and_goes_with_the_offer(doors, workshop, room):
    person, wall = doors.join(workshop, "Heimlich Genannt"), doors.screen(workshop)
    offer = {"participant_id": room.people[0], "workshop_id": room.id, "number": 1, "now": now()}
    with transaction() as session:
        session.get_one(Participant, room.people[0]).name = "Auch Heimlich"
    presenters.offer_to_present(name="", **offer)
    assert "Heimlich" not in _pages(wall)
    assert "Auch Heimlich" not in _pages(person)
    presenters.offer_to_present(name="Esin Kaya", **offer)
    assert "Esin Kaya" in _pages(wall)
    assert "Esin Kaya" in _pages(person)
    presenters.withdraw_offer(**offer)
    assert "Esin Kaya" not in _pages(wall) + _pages(person)


def test_whoever_offers_to_present_hears_what_became_of_it(doors, workshop, room):
    person = doors.join(workshop, "Esin")
    person.get(f"{person.base}/")
    with transaction() as session:
        me = session.query(Participant.id).filter_by(workshop_id=room.id, name="Esin").scalar()
        sketch = session.query(Sketch.id).filter_by(workshop_id=room.id, number=1).scalar()
        session.add(SketchMember(sketch_id=sketch, participant_id=me))
    address = f"{person.base}/vorstellen/1/angebot"
    for method, words in (("POST", "Sie stellen vor."), ("DELETE", "nicht mehr vor.")):
        said = person.send(method, address).text.partition('hx-target="#spoken"')[2]
        assert words in said, method


def test_the_desk_reads_the_tool_of_the_step_before_what_else_is_to_be_settled(doors, workshop, room):
    desk = doors.lead(workshop)
    shown = desk.get(f"{desk.base}/").text
    assert shown.index('id="stage"') < shown.index('id="settings"')
    room.go(Step.CLOSE)
    closed = desk.get(f"{desk.base}/").text
    assert closed.index('id="settings"') < closed.index('id="stage"')
