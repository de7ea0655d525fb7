"""Teams on the pages: names reach the moderator alone, a press says what became of it, and placing is told at once."""

from __future__ import annotations

import re

import pytest

from app.actions import people as people_actions
from app.actions import sketches, teams
from app.db import reading
from app.domain.phases import Step
from app.queries.people import attendees
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest
from tests.support import looks
from tests.support.databases import ON_SQLITE
from tests.support.evening import evening_until

NAME = "Kanarienname"


@pytest.fixture
def laptops(doors, workshop):
    """A desk, a screen, somebody with a name, and another."""
    return {
        "desk": doors.lead(workshop),
        "screen": doors.screen(workshop),
        "other": doors.join(workshop),
        "named": doors.join(workshop, NAME),
    }


@pytest.fixture
def room(workshop, laptops) -> RoomUnderTest:
    """A room that forms teams; two sketches."""
    found = evening_until(workshop.id, Step.TEAMS)
    for laptop in laptops.values():
        laptop.get(f"{laptop.base}/")
    return found


def _person(room: RoomUnderTest) -> int:
    with reading() as session:
        return next(one.id for one in attendees(session, room.id) if one.name == NAME)


@ON_SQLITE
def test_who_is_in_a_team_is_told_to_the_moderator_alone(laptops, room, workshop):
    listeners = {name: looks.Listener(laptops[name], room.id) for name in ("desk", "screen", "other")}
    teams.place(workshop_id=room.id, person=_person(room), number=2, now=now())
    named = laptops["named"]
    named.send("DELETE", f"{named.base}/skizzen/2/team")
    named.send("POST", f"{named.base}/mitlesen")
    named.send("POST", f"{named.base}/skizzen/1/team")
    heard = {name: listener.until_now() for name, listener in listeners.items()}
    assert NAME not in "".join(heard.values())
    for name in ("screen", "other"):
        assert NAME not in "".join(looks.pages(laptops[name]).values()), name
    assert NAME in laptops["desk"].get(f"{laptops['desk'].base}/teams").text
    assert "event: mine" in heard["other"]  # one of them was placed, and only their own page knows who
    assert "event: teams" in heard["desk"]
    assert "event: teams" not in heard["other"] + heard["screen"]


@ON_SQLITE
def test_joining_stays_on_the_page_and_opens_the_editor_once_it_is_written(laptops, room):
    named = laptops["named"]
    answer = named.send("POST", f"{named.base}/skizzen/1/team")
    assert "HX-Redirect" not in answer.headers
    assert 'data-teams="1"' in answer.text
    named.send("DELETE", f"{named.base}/skizzen/1/team")
    room.go(Step.SKETCH)
    answer = named.send("POST", f"{named.base}/skizzen/1/team")
    assert answer.headers["HX-Redirect"] == f"{named.base}/skizzen/1"


@ON_SQLITE
def test_whoever_is_in_no_team_finds_the_way_into_a_sketch_to_read_it(laptops, room):
    room.go(Step.SKETCH)
    reader = laptops["other"]
    page = reader.get(f"{reader.base}/").text
    assert re.search(rf'<a href="{reader.base}/skizzen/2"[^>]*>(?:<svg.*?</svg>)?<span>Nur lesen', page)
    assert "Tätigkeiten" not in page
    assert "data-joined" not in reader.get(f"{reader.base}/skizzen/2").text
    for name in ("desk", "screen"):  # nobody can say there that they are done
        assert "fertig" not in laptops[name].get(f"{laptops[name].base}/").text, name


@ON_SQLITE
def test_a_wish_is_not_said_to_be_full(laptops, room):
    desk = laptops["desk"]
    desk.send("POST", f"{desk.base}/teams/groesse", size="2")
    for person in room.people[:3]:
        sketches.join_sketch(participant_id=person, workshop_id=room.id, number=2, joined=True, now=now())
    page = desk.get(f"{desk.base}/").text
    assert "Personen, gewünscht 2" in page
    assert ">voll<" not in page


@ON_SQLITE
def test_a_full_team_says_no_at_its_card(laptops, room):
    desk, named = laptops["desk"], laptops["named"]
    desk.send("POST", f"{desk.base}/teams/groesse", size="2", limited="1")
    laptops["other"].send("POST", f"{named.base}/skizzen/1/team")
    answer = named.send("POST", f"{named.base}/skizzen/1/team", status=409, source="join-1")
    assert 'hx-target="#join-1-note"' in answer.text
    assert "Dieses Team ist voll" in answer.text
    assert 'data-teams=""' in named.get(f"{named.base}/mine").text
    refused = desk.send(
        "POST", f"{desk.base}/teams/personen/{_person(room)}", status=409, source="place-1", team=1
    )
    assert 'hx-target="#place-1-note"' in refused.text


@ON_SQLITE
@pytest.mark.parametrize(("size", "limited"), [("1", ""), ("vier", ""), ("", "1")])
def test_a_size_that_cannot_be_is_told_at_the_field(laptops, room, size, limited):
    desk = laptops["desk"]
    fields = {"size": size, **({"limited": limited} if limited else {})}
    answer = desk.send("POST", f"{desk.base}/teams/groesse", status=422, source="team-size", **fields)
    assert 'hx-target="#team-size-size-error"' in answer.text


@ON_SQLITE
def test_a_bench_that_comes_or_goes_changes_every_card(laptops, room, workshop, doors):
    other = looks.Listener(laptops["other"], room.id)
    people_actions.remove_participant(workshop_id=room.id, participant_id=_person(room), now=now())
    assert other.until_now().count('<article class="card stack team"') == 2


@ON_SQLITE
def test_the_desk_counts_who_has_decided(laptops, room):
    named, desk = laptops["named"], laptops["desk"]
    named.send("POST", f"{named.base}/mitlesen")
    page = desk.get(f"{desk.base}/").text
    assert "1 von 8 in einem Team · 1 liest nur mit · 6 noch offen" in page
    assert "1 in einem Team" in laptops["screen"].get(f"{laptops['screen'].base}/").text
