"""Who sees what of teams: a note reaches desk and team alone, and the open door reveals no idea."""

from __future__ import annotations

import re

import pytest

from app.actions import help as calls
from app.actions import meetings, ordering, selection, teams, vote_rounds, wall
from app.domain.phases import Step
from app.domain.selection import Rule
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest, joined
from tests.actions.sketching import sketching_room
from tests.support import looks
from tests.support.databases import ON_SQLITE
from tests.support.evening import write
from tests.support.writers import Page, join_team

pytestmark = ON_SQLITE
NOTE, SECRET = "Kanariennotiz", "Kanarienidee"


@pytest.fixture
def laptops(doors, workshop):
    """A desk, a screen, somebody who will be in a team, and somebody else."""
    names = ("member", "other")
    return {
        "desk": doors.lead(workshop),
        "screen": doors.screen(workshop),
        **{name: doors.join(workshop, name) for name in names},
    }


@pytest.fixture
def room(workshop, laptops) -> RoomUnderTest:
    """A room that writes two sketches; the laptop "member" is in the team of the first."""
    found = sketching_room(workshop.id, step=Step.SKETCH)
    for laptop in laptops.values():
        laptop.get(f"{laptop.base}/")
    laptops["member"].send("POST", f"{laptops['member'].base}/skizzen/1/team")
    return found


def _sketch_page(laptop) -> str:
    return laptop.get(f"{laptop.base}/skizzen/1").text


def test_a_note_reaches_the_desk_and_the_team_and_nobody_else(laptops, room):
    listeners = {name: looks.Listener(laptop, room.id) for name, laptop in laptops.items()}
    member, desk = laptops["member"], laptops["desk"]
    answer = member.send("POST", f"{member.base}/skizzen/1/hilfe", words=NOTE).text
    heard = {name: listener.until_now() for name, listener in listeners.items()}
    assert NOTE in answer
    assert {name for name, text in heard.items() if NOTE in text} == {"desk"}
    assert "braucht Hilfe" in heard["screen"]
    assert "event: help\ndata: 1\n" in heard["member"]
    for place in ("/", "/stand"):
        assert NOTE in desk.get(desk.base + place).text  # it survives a reload
    assert NOTE in _sketch_page(member)
    for name in ("other", "screen"):
        assert NOTE not in "".join(looks.pages(laptops[name]).values()), name
    other = laptops["other"]
    assert NOTE not in _sketch_page(other) + other.get(f"{other.base}/skizzen/1/hilfe").text
    desk.send("POST", f"{desk.base}/hilfe/1")
    assert "Die Moderation kommt" in member.get(f"{member.base}/skizzen/1/hilfe").text
    assert "Hilfe gerufen" in member.get(f"{member.base}/mine").text
    assert "Hilfe gerufen" not in other.get(f"{other.base}/mine").text
    desk.send("DELETE", f"{desk.base}/hilfe/1")
    assert "braucht Hilfe" not in laptops["screen"].get(f"{laptops['screen'].base}/").text


def test_too_long_a_note_is_told_at_its_field_and_a_stranger_to_the_team_is_refused(laptops, room):
    member, other = laptops["member"], laptops["other"]
    refused = member.send(
        "POST", f"{member.base}/skizzen/1/hilfe", words="x" * 201, source="help-form", status=422
    )
    assert "help-form-words-error" in refused.text
    other.send("POST", f"{other.base}/skizzen/1/hilfe", status=409)


def test_the_desk_sees_help_first_then_whoever_has_come_least_far(laptops, room):
    desk = laptops["desk"]

    def order() -> list[str]:
        return re.findall(
            r'<article class="team-row[^>]*id="sketch-(\d)"', desk.get(f"{desk.base}/teams/reihe").text
        )

    write(room, "Ein Ziel")
    assert order() == ["2", "1"]
    calls.call_help(participant_id=room.people[0], workshop_id=room.id, number=1, now=now())
    assert order() == ["1", "2"]


def test_a_meter_follows_what_is_filled_in_and_leads_to_what_is_open(laptops, room):
    member = laptops["member"]
    before = _sketch_page(member)
    assert "1 von 12 Feldern" in before
    with looks.Listener(member, room.id) as listener:
        write(room, "Ein Ziel")
        heard = listener.until_now()
    assert 'hx-target="#meter-1"' in heard
    assert "2 von 12 Feldern" in heard
    assert 'href="#editor-goals"' in before
    assert (
        'href="#editor-goals"' not in heard.partition('hx-target="#meter-1"')[2].partition("</hx-partial>")[0]
    )


def test_a_sketch_stands_large_beside_all_ideas_of_its_bundle(laptops, workshop):
    room = joined(workshop.id, 3)
    room.go(Step.WRITE)
    for title, words in (("Lotsen", "Hundert Tage"), ("Paten", "Ein Jahr"), ("Messe", "")):
        room.submit(room.people[0], title, words)
    room.go(Step.READ)
    ordering.merge_ideas(workshop_id=room.id, source=2, target=1, now=now())
    ordering.hide_idea(workshop_id=room.id, number=3, reason="Name", now=now())
    room.go(Step.VOTE)
    vote_rounds.open_round(workshop_id=room.id, seed="1", now=now())
    room.go(Step.CHOOSE)
    selection.confirm_selection(workshop_id=room.id, rule=Rule.PLAIN, ideas=[1], reason="Die.", now=now())
    room.go(Step.SKETCH)
    join_team(room)
    write(room, "Ein Ziel")
    screen = laptops["screen"]
    assert "Hundert Tage" not in screen.get(f"{screen.base}/").text
    wall.show_large(workshop_id=room.id, number=1, now=now())
    shown = screen.get(f"{screen.base}/").text
    for words in ("Hundert Tage", "Paten", "Ein Jahr", "Ein Ziel"):
        assert words in shown, words


def test_the_open_door_reveals_nothing_of_what_is_written_in_a_further_meeting(laptops, room):
    """While all write again, unseen, teams go on: no page, part or stream of theirs holds anybody's new idea."""
    member, other = laptops["member"], laptops["other"]
    room.go(Step.CLOSE)
    teams.let_go_on(workshop_id=room.id, open_=True, now=now())
    assert "Weiterschreiben" in member.get(f"{member.base}/mine").text
    meetings.begin_meeting(workshop_id=room.id, now=now())
    room.go(Step.WRITE)
    with looks.Listener(member, room.id) as listener:
        other.get(f"{other.base}/")
        other.send("POST", f"{other.base}/ideen", title=SECRET, description=SECRET, status=201)
        Page(room.id, room.people[0]).send()
        heard = listener.until_now()
    mine = member.get(f"{member.base}/mine").text
    assert "/skizzen/1" in mine
    seen = heard + mine + _sketch_page(member) + "".join(looks.pages(member).values())
    assert SECRET not in seen
    assert SECRET not in "".join(looks.pages(laptops["screen"]).values())


def test_a_closed_door_leads_back_to_the_room(laptops, room):
    member = laptops["member"]
    room.go(Step.CLOSE)
    member.get(f"{member.base}/skizzen/1")
    assert "skizzen" not in member.base
    assert "going-on" not in member.get(f"{member.base}/mine").text
    teams.let_go_on(workshop_id=room.id, open_=True, now=now())
    with looks.Listener(member, room.id) as listener:
        assert "data-by-door" in _sketch_page(member)
        teams.let_go_on(workshop_id=room.id, open_=False, now=now())
        assert "event: teamdoor\ndata: closed\n" in listener.until_now()


def test_a_call_is_at_the_desk_only_while_sketches_are_written(laptops, room):
    member, desk = laptops["member"], laptops["desk"]
    member.send("POST", f"{member.base}/skizzen/1/hilfe", words=NOTE)
    room.go(Step.AGREE)
    for place in ("/", "/stand"):
        assert NOTE not in desk.get(desk.base + place).text
    room.back(Step.SKETCH)
    assert NOTE in desk.get(f"{desk.base}/").text
