"""The door of the advisory board: a link without an account opens the sketches, is shown once, and is a secret."""

from __future__ import annotations

import io
import logging
import re

import pytest

from app.domain.phases import Step
from app.web.answers import now
from app.web.logs import JsonLines
from tests.actions.rooms import RoomUnderTest
from tests.actions.sketching import sketching_room
from tests.support import looks
from tests.support.databases import ON_SQLITE
from tests.support.evening import evening_until
from tests.support.product import new_workshop
from tests.support.stored import everything

pytestmark = ON_SQLITE
LINK = re.compile(r"(/beirat/[0-9a-f]{64}/)\"")


@pytest.fixture
def desk(doors, workshop):
    found = doors.lead(workshop)
    found.get(f"{found.base}/")
    return found


@pytest.fixture
def room(workshop) -> RoomUnderTest:
    return sketching_room(workshop.id)


def _invite(desk, name: str = "Sozialamt", **fields: object) -> str:
    given = {"attempt": "a" * 40, "status": 201, **fields}
    answer = desk.send("POST", f"{desk.base}/beirat", name=name, **given)
    found = LINK.search(answer.text)
    assert found, answer.text
    return found[1]


def _board(doors, link: str):
    laptop = doors.stranger()
    laptop.get(link)
    laptop.base = link.rstrip("/")
    return laptop


def test_a_seat_reads_all_sketches_and_advises(app, doors, workshop, desk, room):
    board = _board(doors, _invite(desk))
    page = board.get(f"{board.base}/").text
    assert "Beirat: " in page
    assert "Idee 1" in page
    assert "Idee 2" in page
    assert 'name="text"' in board.get(f"{board.base}/skizzen/1/rueckmeldung").text
    address = f"{board.base}/skizzen/1/rueckmeldungen"
    assert (
        "Wer zahlt das?"
        in board.send("POST", address, text="Wer zahlt das?", section="goals", status=201).text
    )
    board.send("POST", f"{board.base}/rueckmeldungen/1/antwort", text="Ich frage nach.", status=201)
    person = doors.join(workshop)
    assert "Sozialamt" in person.get(f"{person.base}/skizzen/1").text
    refused = board.send("POST", address, text=" ", status=422, source="advice-sheet")
    assert 'hx-target="#advice-sheet-text-error"' in refused.text


def test_it_works_after_the_meeting_and_shows_nothing_before_sketches(app, doors, workshop, desk):
    room = sketching_room(workshop.id, step=Step.TEAMS)
    board = _board(doors, _invite(desk))
    assert "Noch gibt es keine Skizzen zu lesen" in board.get(f"{board.base}/").text
    board.get(f"{board.base}/skizzen/1/rueckmeldung", status=404)
    board.send("POST", f"{board.base}/skizzen/1/rueckmeldungen", text="x", status=409)
    room.go(Step.CLOSE)
    assert "Idee 1" in board.get(f"{board.base}/").text
    board.send("POST", f"{board.base}/skizzen/1/rueckmeldungen", text="Nachtrag", status=201)
    board.send("POST", f"{board.base}/rueckmeldungen/1/rueckzug")
    assert "zurückgezogen" in board.get(f"{board.base}/").text


def test_unknown_and_revoked_links_look_the_same(app, doors, workshop, desk, room):
    link = _invite(desk)
    board = _board(doors, link)
    desk.send("DELETE", f"{desk.base}/beirat/1")
    gone = board.get(link, status=404)
    unknown = doors.stranger().get("/beirat/" + "0" * 64 + "/", status=404)
    assert looks.settled(gone.text) == looks.settled(unknown.text)
    before = everything()
    for method, tail in (
        ("GET", "skizzen/1/rueckmeldung"),
        ("POST", "skizzen/1/rueckmeldungen"),
        ("POST", "rueckmeldungen/1/antwort"),
        ("POST", "rueckmeldungen/1/rueckzug"),
    ):
        board.send(method, link + tail, text="x", status=404)
    assert everything() == before


def test_a_link_opens_its_own_workshop_and_nothing_else_of_it(app, doors, workshop, desk, room):
    board = _board(doors, _invite(desk))
    for path in (
        f"/w/{workshop.public_id}/",
        f"/regie/{workshop.public_id}/",
        f"/ergebnisse/{workshop.public_id}/json",
    ):
        board.get(path, status=404)
    other = sketching_room(new_workshop().id)
    assert other.id != room.id
    person = doors.join(workshop)
    person.send("POST", f"{person.base}/skizzen/1/rueckmeldungen", text="Hier", status=201)
    board.send("POST", f"{board.base}/rueckmeldungen/1/stand", state="settled", status=404)
    board.send("POST", f"{board.base}/rueckmeldungen/1/verbergen", reason="x", status=404)
    board.send("POST", f"{board.base}/rueckmeldungen/1/rueckzug", status=404)  # another's


def test_nobody_is_named_who_did_not_sign(app, doors, workshop, desk):
    person = doors.join(workshop, "Kanarienname")
    room = evening_until(workshop.id, Step.ADVISE)
    person.send("POST", f"{person.base}/skizzen/2/team")
    person.get(f"{person.base}/")
    person.send("POST", f"{person.base}/skizzen/2/rueckmeldungen", text="Ohne Namen", status=201)
    board = _board(doors, _invite(desk, "Schulamt"))
    text = board.get(f"{board.base}/").text
    assert "Ohne Namen" in text
    assert "Kanarienname" not in text
    assert "Spott" not in text  # what the moderator hid
    assert room.id == workshop.id


def test_the_link_is_in_nothing_anybody_else_gets_and_shown_once(app, doors, workshop, desk, room):
    kept = io.StringIO()
    handler = logging.StreamHandler(kept)
    handler.setFormatter(JsonLines())
    logging.getLogger("augenhoehe").addHandler(handler)
    person, screen = doors.join(workshop), doors.screen(workshop)
    listeners = [looks.Listener(laptop, room.id) for laptop in (person, screen, desk)]
    link = _invite(desk)
    secret = link.split("/")[2]
    board = _board(doors, link)
    board.send("POST", f"{board.base}/skizzen/1/rueckmeldungen", text="Guter Plan", status=201)
    board.send("POST", f"{board.base}/skizzen/1/rueckmeldungen", text="", status=422)
    board.get(f"{board.base}/nichts", status=404)
    seen = [listener.until_now() for listener in listeners]
    for listener in listeners:
        listener.stream.close()
    seen += [text for laptop in (person, screen, desk) for text in looks.pages(laptop).values()]
    seen += list(looks.papers(desk, workshop).values())
    seen += [desk.get(f"{desk.base}/{path}").text for path in ("beirat", "rueckmeldungen")]
    seen += [person.get(f"{person.base}/skizzen/1").text, kept.getvalue(), repr(everything())]
    logging.getLogger("augenhoehe").removeHandler(handler)
    assert "Guter Plan" in seen[0]
    assert [text[:60] for text in seen if secret in text] == []
    assert "Sozialamt" in desk.get(f"{desk.base}/beirat").text
    page = board.line.send("GET", link, None, {})
    assert page.headers["Referrer-Policy"] == "same-origin"  # no other site ever learns the address
    assert 'href="http' not in page.text


def test_a_second_press_gives_the_same_link(app, doors, workshop, desk):
    links = {_invite(desk, attempt="b" * 40) for _ in range(2)}
    assert len(links) == 1
    assert len(everything()["adviser"]) == 1
    assert _invite(desk, attempt="c" * 40) not in links
    assert now()
    desk.send("POST", f"{desk.base}/beirat", name="", attempt="d" * 40, status=422, source="adviser-form")
