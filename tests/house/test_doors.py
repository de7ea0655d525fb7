"""Every route has an audience, every unsafe one a token, and a wrong id looks like no id."""

from __future__ import annotations

import re

import pytest

from app.actions import people, selection, vote_rounds, voting, workshops
from app.actions.journal import Request
from app.db import reading
from app.domain.phases import Step
from app.domain.selection import Rule
from app.queries.people import attendees
from app.web import guards
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest, joined
from tests.support.advising import invite
from tests.support.databases import ON_SQLITE
from tests.support.evening import evening_until
from tests.support.product import facilitator_secret, new_workshop
from tests.support.routes import SAFE, UNSAFE, addresses, rules
from tests.support.stored import everything

AUDIENCES = {
    "home": guards.PUBLIC,
    "entrance": guards.PUBLIC,
    "participate": guards.PARTICIPANT,
    "facilitate": guards.FACILITATOR,
    "screen": guards.SCREEN,
    "results": guards.RESULTS,
    "advise": guards.ADVISER,
    "publication": guards.PUBLIC,
}
PUBLIC = {
    "home.index",
    "home.enter_code",
    "home.door",
    "home.join",
    "home.take_over",
    "home.choose_language",
    "home.health",
    "home.code_link",
    "home.redeem_link",
    "entrance.entrance",
    "entrance.enter",
    "publication.result",
    "publication.result_in",
    "publication.paper",
    "publication.published",
    "publication.published_in",
    "publication.feed",
}


@ON_SQLITE
def test_every_route_is_claimed_by_an_audience(app):
    assert app.extensions["audiences"] == AUDIENCES
    assert {rule.endpoint.partition(".")[0] for rule in rules(app)} == set(AUDIENCES)
    for name, audience in AUDIENCES.items():
        assert bool(app.before_request_funcs.get(name)) == (audience != guards.PUBLIC), name
    public = {r.endpoint for r in rules(app) if AUDIENCES[r.endpoint.partition(".")[0]] == guards.PUBLIC}
    assert public == PUBLIC


@ON_SQLITE
def test_no_route_takes_the_address_of_another(app, workshop):
    bound = app.url_map.bind("127.0.0.1")
    for address in addresses(app, workshop, (*SAFE, *UNSAFE)):
        path = address.path.partition("?")[0]
        assert bound.match(path, method=address.method)[0] == address.endpoint, address


@ON_SQLITE
def test_the_screen_can_only_read(app):
    methods = {m for rule in rules(app) if rule.endpoint.startswith("screen.") for m in rule.methods}
    assert methods == {"GET", "HEAD", "OPTIONS"}


@pytest.fixture
def room(app, workshop) -> RoomUnderTest:
    """A room with ideas, in the step where most can be done."""
    return _with_ideas(workshop, "Unsere")


@ON_SQLITE
def test_no_get_changes_anything_where_sketches_are_written_and_advised_on(app, doors, workshop):
    """With everything that belongs to a sketch, in its team, at the desk, and with a link of the advisory board."""
    room = evening_until(workshop.id, Step.AGREE)
    invite(room.id, token="y" * 32)
    laptop = doors.enter(doors.join(workshop), facilitator_secret(workshop.id))
    before, opened = everything(), 0
    for address in addresses(app, workshop, SAFE):
        path = re.sub("^/beirat/[^/]+", "/beirat/" + "y" * 32, address.path)
        if not path.endswith("/strom"):
            opened += laptop.get(path, status=None).status == 200
    assert opened > 40
    assert everything() == before


def _with_ideas(workshop, word: str) -> RoomUnderTest:
    room = joined(workshop.id, 2)
    room.go(Step.WRITE)
    for n in range(3):
        room.submit(room.people[n % 2], f"{word} Idee {n + 1}", f"{word} Beschreibung")
    room.go(Step.READ)
    workshops.announce(workshop_id=workshop.id, text=f"{word} Ansage", now=now())
    workshops.ask_question(workshop_id=workshop.id, question=f"{word} Frage", now=now())
    return room


@ON_SQLITE
def test_no_unsafe_request_passes_without_a_token(app, doors, workshop, room):
    laptop = doors.enter(doors.join(workshop), facilitator_secret(workshop.id))
    before = everything()
    asked = list(addresses(app, workshop, UNSAFE))
    for token in ("", "wrong"):
        laptop.token = token
        for address in asked:
            answer = laptop.send(address.method, address.path, status=400)
            assert "Diese Seite ist nicht mehr gültig" in answer.text, address
    assert len(asked) > 35
    assert everything() == before


@ON_SQLITE
@pytest.mark.parametrize("step", [Step.WRITE, Step.READ, Step.VOTE, Step.CLOSE])
def test_no_get_changes_anything(app, doors, workshop, step):
    laptop = doors.enter(doors.join(workshop), facilitator_secret(workshop.id))
    room = joined(workshop.id, 1)
    room.collect(2)
    if step == Step.CLOSE:
        _close(room)
    else:
        room.go(step)
    before = everything()
    for address in addresses(app, workshop, SAFE):
        if address.path.endswith("/strom"):
            stream = laptop.line.stream(address.path, {})
            assert stream.status == 200, address
            stream.close()
        else:
            laptop.get(address.path, status=None)
    assert everything() == before


@ON_SQLITE
def test_another_workshops_addresses_are_not_there_for_anybody(app, doors, workshop):
    """Every route of B, with every method, for everybody who has a place in A: 404, and not one word of B."""
    other = new_workshop()
    theirs = _with_ideas(other, "Kanarienvogel")
    _with_ideas(workshop, "Unsere")
    secrets = [other.code, other.screen_token, "Kanarienvogel", "Helle Eiche"]
    removed = doors.join(other, "Kanarienvogel Vier")
    with reading() as session:
        gone = next(a.id for a in attendees(session, other.id) if a.name == "Kanarienvogel Vier")
    people.remove_participant(workshop_id=other.id, participant_id=gone, now=now())
    leader = doors.lead(workshop)
    leader.get(f"{leader.base}/")
    roles = {
        "stranger": doors.stranger(),
        "participant": doors.join(workshop),
        "facilitator": leader,
        "screen": doors.screen(workshop),
        "removed": removed,
    }
    before = everything()
    for role, laptop in roles.items():
        if not laptop.token:
            laptop.get("/")
        for address in addresses(app, other, SAFE + UNSAFE, person=theirs.people[0]):
            if AUDIENCES[address.blueprint] in (guards.PUBLIC, guards.SCREEN):
                continue
            answer = laptop.send(address.method, address.path, status=None)
            assert answer.status == 404, f"{role}: {address}"
            assert not [word for word in secrets if word in answer.text], f"{role}: {address}"
    assert everything() == before


@ON_SQLITE
def test_what_belongs_to_another_role_is_not_there(app, doors, workshop, room):
    """In one's own workshop: a participant cannot lead, a moderator has no place, a screen has neither."""
    participant, leader, screen = doors.join(workshop), doors.lead(workshop), doors.screen(workshop)
    leader.get(f"{leader.base}/")
    allowed = {
        guards.PARTICIPANT: participant,
        guards.FACILITATOR: leader,
        guards.RESULTS: leader,
        guards.SCREEN: screen,
    }
    before = everything()
    for address in addresses(app, workshop, SAFE + UNSAFE, person=room.people[0]):
        audience = AUDIENCES[address.blueprint]
        if audience in (guards.PUBLIC, guards.SCREEN):
            continue
        for laptop in (participant, leader, screen):
            if laptop is not allowed.get(audience):  # nobody in the room has a link of the advisory board
                if not laptop.token:
                    laptop.get("/")
                laptop.send(address.method, address.path, status=404)
    assert everything() == before


@ON_SQLITE
def test_ids_of_another_workshop_mean_nothing_in_ones_own(app, doors, workshop, room):
    """Ids that exist next door (a person, an idea, a sketch) inside one's own addresses."""
    other = new_workshop()
    theirs = _with_ideas(other, "Kanarienvogel")
    leader, participant = doors.lead(workshop), doors.join(workshop)
    leader.get(f"{leader.base}/")
    before = everything()
    leader.send("DELETE", f"{leader.base}/teilnehmende/{theirs.people[0]}", status=404)
    for address in addresses(app, workshop, SAFE + UNSAFE, person=theirs.people[0], number=77):
        if "77" not in address.path.split("/"):
            continue
        laptop = {"facilitate": leader}.get(address.blueprint, participant)
        answer = laptop.send(
            address.method,
            address.path,
            status=None,
            target=1,
            team=1,
            size=6,
            reason="x",
            title="x",
            text="x",
            base=0,
            heading="x",
            name="x",
            position=1,
            state="settled",
            pen="p" * 16,
        )
        assert answer.status in (404, 409), f"{address}: {answer.status}"
    assert everything() == before


@ON_SQLITE
@pytest.mark.parametrize("kind", ["public_id", "code", "door_token", "nothing"])
def test_a_screen_opens_with_its_own_link_only(doors, workshop, kind):
    token = getattr(workshop, kind, "x" * 32)
    for path in ("", "stand", "strom", "qr.svg"):
        doors.stranger().get(f"/leinwand/{token}/{path}", status=404)


@ON_SQLITE
def test_papers_are_for_participants_only_at_the_end(doors, workshop):
    person = doors.join(workshop)
    room = joined(workshop.id, 1)
    room.collect(2)
    person.get(f"/ergebnisse/{workshop.public_id}/json", status=404)
    _close(room)
    person.get(f"/ergebnisse/{workshop.public_id}/json")
    doors.stranger().get(f"/ergebnisse/{workshop.public_id}/json", status=404)
    doors.screen(workshop).get(f"/ergebnisse/{workshop.public_id}/json", status=404)


def _close(room: RoomUnderTest) -> None:
    room.go(Step.VOTE)
    vote_rounds.open_round(workshop_id=room.id, seed="1", now=now())
    voting.set_points(
        participant_id=room.people[0], workshop_id=room.id, idea=1, change=1, request=Request(""), now=now()
    )
    room.go(Step.CHOOSE)
    selection.confirm_selection(
        workshop_id=room.id, rule=Rule.EQUAL_SHARES, ideas=[1, 2], reason="beide", now=now()
    )
    room.go(Step.CLOSE)
