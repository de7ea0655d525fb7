"""Ideas entered for people without a device: seen at the desk that enters them, elsewhere from reading on."""

from __future__ import annotations

import pytest

from app.actions import workshops
from app.domain.phases import Step
from app.web.answers import now
from tests.support import looks

SECRET = "Kanarienvogel"
IDEA = {
    "title": f"{SECRET}titel",
    "description": f"{SECRET}text",
    "theme": 4,
    "target_group": f"{SECRET}gruppe",
}
TAG = "im Raum erfasst"


@pytest.fixture
def desk(doors, workshop):
    """The desk, while all write."""
    laptop = doors.lead(workshop)
    laptop.get(f"{laptop.base}/")
    workshops.move_step(workshop_id=workshop.id, wanted=Step.WRITE, now=now())
    return laptop


def _seen_by(laptops) -> dict[str, str]:
    return {lap.base + path: text for lap in laptops for path, text in looks.pages(lap).items()}


def test_while_all_write_it_reaches_nobody_but_the_answer_to_the_desk(doors, workshop, desk):
    others = [doors.join(workshop), doors.join(workshop, language="en"), doors.screen(workshop)]
    second = doors.lead(workshop)
    listeners = [looks.Listener(laptop, workshop.id) for laptop in (*others, second, desk)]
    answer = desk.send("POST", f"{desk.base}/erfassung", status=201, **IDEA).text
    changed = desk.send("POST", f"{desk.base}/erfassung/1", **{**IDEA, "title": f"{SECRET}neu"}).text
    desk.send("POST", f"{desk.base}/erfassung/1/rueckzug")
    desk.send("DELETE", f"{desk.base}/erfassung/1/rueckzug")
    streams = {f"stream {n}": listener.until_now() for n, listener in enumerate(listeners)}
    for listener in listeners:
        listener.stream.close()
    papers = looks.papers(desk, workshop)
    seen = {**_seen_by([*others, second, desk]), **streams, **papers}
    assert [place for place, text in seen.items() if SECRET in text] == []
    assert f"{SECRET}titel" in answer
    assert f"{SECRET}neu" in changed
    assert f"{SECRET}neu" in second.get(f"{second.base}/erfassung").text  # the last one, at every desk
    for laptop in others[:2]:
        laptop.send("POST", f"{laptop.base}/ideen/1", title="x", status=404)
        laptop.get(f"/regie/{workshop.public_id}/erfassung", status=404)


def test_from_reading_on_all_see_it_and_where_it_comes_from(doors, workshop, desk):
    person, screen = doors.join(workshop), doors.screen(workshop)
    desk.send("POST", f"{desk.base}/erfassung", status=201, **IDEA)
    workshops.move_step(workshop_id=workshop.id, wanted=Step.READ, now=now())
    for laptop in (person, desk):
        page = laptop.get(f"{laptop.base}/").text
        assert f"{SECRET}titel" in page
        assert TAG in page
    assert f"{SECRET}titel" in screen.get(f"{screen.base}/").text


def test_entered_while_all_read_it_stands_on_all_boards_at_once(doors, workshop, desk):
    workshops.move_step(workshop_id=workshop.id, wanted=Step.READ, now=now())
    person = doors.join(workshop)
    with looks.Listener(person, workshop.id) as listener:
        desk.send("POST", f"{desk.base}/erfassung", status=201, **IDEA)
        heard = listener.until_now()
    assert '<hx-upsert hx-target="#board"' in heard
    assert f"{SECRET}titel" in heard
    assert TAG in heard


def test_what_a_participant_wrote_cannot_be_read_or_changed_here(doors, workshop, desk):
    person = doors.join(workshop)
    person.get(f"{person.base}/")
    person.send("POST", f"{person.base}/ideen", title=SECRET, status=201)
    desk.get(f"{desk.base}/erfassung/1", status=404)
    desk.send("POST", f"{desk.base}/erfassung/1", title="x", status=404)
    desk.send("POST", f"{desk.base}/erfassung/1/rueckzug", status=404)
    assert SECRET not in desk.get(f"{desk.base}/erfassung").text


def test_a_mistake_is_told_at_its_field_and_the_wrong_step_under_the_form(workshop, desk):
    missing = desk.send("POST", f"{desk.base}/erfassung", title=" ", source="room-form", status=422)
    assert 'hx-target="#room-form-title-error"' in missing.text
    for step in (Step.READ, Step.VOTE):
        workshops.move_step(workshop_id=workshop.id, wanted=step, now=now())
    late = desk.send("POST", f"{desk.base}/erfassung", source="room-form", status=409, **IDEA)
    assert 'hx-target="#room-form-note"' in late.text


def test_a_title_of_markup_stays_text(desk):
    answer = desk.send("POST", f"{desk.base}/erfassung", title="<img src=x>", status=201).text
    assert "<img" not in answer
    assert answer.count("&lt;img src=x&gt;") == 2  # on the card, and in what is said
