""" "Gibt es das schon?" shows what one may see, and not one byte of what one may not."""

from __future__ import annotations

import logging
from urllib.parse import urlencode

import pytest

from app.actions import ideas, ordering, workshops
from app.domain.phases import Step
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest, joined
from tests.support.laptops import Laptop
from tests.support.markup import parse

TITLE = "Leihräder für Auszubildende"


@pytest.fixture
def room(doors, workshop) -> RoomUnderTest:
    """Somebody else's ideas, all of them alike, in every state an idea can have; then everybody writes again."""
    room = joined(workshop.id, 2)
    room.go(Step.WRITE)
    author = room.people[0]
    for word in ("offen", "verborgen", "zurückgezogen", "Teil", "Bündel", "Kopf"):
        room.submit(author, f"{TITLE} {word}", f"Beschreibung {word}")
    room.go(Step.READ)
    ordering.hide_idea(workshop_id=room.id, number=2, reason="Scherz", now=now())
    ordering.merge_ideas(workshop_id=room.id, source=4, target=6, now=now())
    ordering.hide_idea(workshop_id=room.id, number=6, reason="Scherz", now=now())
    workshops.move_step(workshop_id=room.id, wanted=Step.WRITE, now=now())
    ideas.withdraw_idea(participant_id=author, workshop_id=room.id, number=3, withdrawn=True, now=now())
    room.submit(author, f"{TITLE} geheim", "Beschreibung geheim")
    return room


def ask(laptop: Laptop, title: str = TITLE, description: str = "") -> str:
    query = urlencode({"title": title, "description": description})
    return laptop.get(f"{laptop.base}/aehnliche?{query}").text


def titles(html: str) -> list[str]:
    return [item.find("p").text or "" for item in parse(html).iter("li")]


def test_only_what_was_revealed_and_is_still_to_be_seen(doors, workshop, room):
    page = ask(doors.join(workshop))
    assert titles(page) == [f"{TITLE} offen", f"{TITLE} Bündel"]
    for word in ("verborgen", "zurückgezogen", "Teil", "Kopf", "geheim", "Scherz"):
        assert word not in page


def test_own_ideas_are_shown_before_the_reveal_to_their_author_alone(doors, workshop):
    desk, one, other = doors.lead(workshop), doors.join(workshop), doors.join(workshop)
    desk.get(f"{desk.base}/")
    desk.send("POST", f"{desk.base}/schritt", step="write")
    one.send("POST", f"{one.base}/ideen", title=TITLE, status=201)
    assert titles(ask(one)) == [TITLE]
    assert "von Ihnen" in ask(one)
    assert ask(other) == ""
    one.send("POST", f"{one.base}/ideen/1/rueckzug")
    assert ask(one) == ""


@pytest.mark.parametrize("step", [Step.READ, Step.VOTE])
def test_nothing_is_offered_while_nobody_writes(doors, workshop, room, step):
    person = doors.join(workshop)
    room.go(step)
    assert ask(person) == ""


def test_nothing_alike_is_an_empty_answer(doors, workshop, room):
    assert ask(doors.join(workshop), "Xylophon", "Quizabend") == ""


def test_very_long_and_strange_questions_are_answered(doors, workshop, room):
    person = doors.join(workshop)
    assert titles(ask(person, f"{TITLE} \x00\u202e" + "ä" * 90, "<script>" * 3)) != []
    assert ask(person, "", "") == ""


def test_what_is_typed_stands_in_no_log(doors, workshop, room, caplog):
    with caplog.at_level(logging.DEBUG):
        ask(doors.join(workshop), "Kanarienvogel", "Kanarienvogel")
        doors.stranger().get(f"/w/{workshop.public_id}/aehnliche?title=Kanarienvogel", status=404)
    assert "aehnliche" in str([record.__dict__.get("rule") for record in caplog.records])
    assert "Kanarienvogel" not in caplog.text + str([record.__dict__ for record in caplog.records])
