"""The moderator's credential, access tokens, names and choices stay where they belong; nothing of them in a log."""

from __future__ import annotations

import io
import logging
from pathlib import Path

import pytest

from app.actions import vote_rounds, workshops
from app.db import db
from app.domain.phases import Step
from app.web.answers import now
from app.web.logs import JsonLines
from tests.actions.rooms import joined
from tests.support import looks
from tests.support.databases import ON_SQLITE
from tests.support.evening import evening
from tests.support.lines import InProcess
from tests.support.product import facilitator_secret
from tests.support.routes import UNSAFE, addresses

CANARY = "Kanarienvogel"


def _session(app, laptop) -> dict:
    cookie = next(iter(laptop.line.cookies().values()))
    return app.session_interface.get_signing_serializer(app).loads(cookie)


@pytest.fixture
def log(app):
    """What the product writes into its log during the test, as an operator keeps it."""
    kept = io.StringIO()
    handler = logging.StreamHandler(kept)
    handler.setFormatter(JsonLines())
    logger = logging.getLogger("augenhoehe")
    logger.addHandler(handler)
    yield kept
    logger.removeHandler(handler)


@ON_SQLITE
def test_the_moderators_credential_is_in_nothing_anybody_else_gets(app, doors, workshop, log):
    secret = facilitator_secret(workshop.id)
    desk = doors.enter(doors.stranger(), secret)
    token = _session(app, desk)["leads"][workshop.public_id]
    person, screen = doors.join(workshop), doors.screen(workshop)
    for _step, room in evening(workshop.id):
        seen = {**looks.pages(person), **looks.pages(screen), **looks.papers(desk, workshop)}
        seen["qr"] = screen.get(f"{screen.base}/qr.svg").text
        seen["desk"] = desk.get(f"{desk.base}/").text
        with looks.Listener(person, room.id) as listener:
            workshops.announce(workshop_id=room.id, text="hier", now=now())
            seen["stream"] = listener.until_now()
        for place, text in seen.items():
            assert secret not in text, place
            assert token not in text, place
        for place in seen.keys() - {"desk"}:
            assert "/regie/" not in seen[place], place
    assert secret not in log.getvalue()
    assert token not in log.getvalue()
    assert desk.base == f"/regie/{workshop.public_id}"  # no secret in the address the browser stays on


@ON_SQLITE
def test_the_moderators_link_works_once_and_only_by_its_button(doors, workshop):
    secret = facilitator_secret(workshop.id)
    curious, desk, late = doors.stranger(), doors.stranger(), doors.stranger()
    for _look in range(3):
        curious.get(f"/regie/anmelden/{secret}")
    doors.enter(desk, secret)
    desk.get(f"{desk.base}/")
    gone = late.get(f"/regie/anmelden/{secret}", status=404)
    assert "gilt nicht mehr" in gone.text
    late.submit(f"/regie/anmelden/{secret}", status=404)
    unknown = late.get("/regie/anmelden/" + "x" * len(secret), status=404)
    assert looks.settled(gone.text) == looks.settled(unknown.text)
    curious.get(f"/regie/{workshop.public_id}/", status=404)


@ON_SQLITE
def test_the_screens_link_can_write_nothing(app, doors, workshop):
    screen = doors.screen(workshop)
    assert "<form" not in screen.get(f"{screen.base}/").text
    assert "<button" not in screen.get(f"{screen.base}/").text
    screen.get("/")
    asked = 0
    for address in addresses(app, workshop, UNSAFE):
        if address.blueprint in ("participate", "facilitate"):
            tail = address.path.split("/", 3)[3]
            for path in (address.path, f"{screen.base}/{tail}"):
                answer = screen.send(address.method, path, status=None)
                assert answer.status in (404, 405), f"{address.method} {path}"
                asked += 1
    assert asked > 60


@ON_SQLITE
def test_nothing_personal_is_in_the_log(app, doors, workshop, log, monkeypatch):
    """Name, address, code, tokens, texts: through good requests, refusals, and a failure of the product."""
    line = InProcess(app, "203.0.113.77")
    person = type(doors)(lambda: line).join(workshop, f"{CANARY}name")
    workshops.move_step(workshop_id=workshop.id, wanted=Step.WRITE, now=now())
    for n in range(12):
        person.send(
            "POST",
            f"{person.base}/ideen",
            title=f"{CANARY} {n}",
            description=CANARY,
            status=201 if n < 10 else 429,
        )
    person.send("POST", f"{person.base}/ideen", title=CANARY * 50, status=422)
    person.get(f"/{CANARY}?q={CANARY}", status=404)
    person.get(f"/j/{CANARY}", status=404)
    person.get("/")
    person.submit("/", code=workshop.code[:7] + ("X" if workshop.code[7] == "Y" else "Y"), status=422)
    token = _session(app, person)["places"][workshop.public_id]
    app.config["PROPAGATE_EXCEPTIONS"] = False
    monkeypatch.setattr("app.web.participate.views.personal.mine", _broken)
    person.send("POST", f"{person.base}/ideen/1", title=f"{CANARY} geändert", status=500)
    person.get(f"{person.base}/mine", status=500)
    text = log.getvalue()
    lines = text.strip().split("\n")
    assert len(lines) >= 8
    assert "RuntimeError" in text
    for secret in (CANARY, "203.0.113.77", workshop.code, workshop.code[:7], workshop.door_token, token):
        assert secret not in text
    assert workshop.public_id not in text


def _broken(*_arguments, **_values):
    raise RuntimeError(f"{CANARY} in the words of an error")


@ON_SQLITE
def test_after_closing_the_files_hold_no_link_from_a_person_to_a_choice(app, doors, workshop):
    """Not only out of sight: not in the database file and not in its log, where deleted rows use to stay."""
    laptops = [doors.join(workshop) for _ in range(6)]
    room = joined(workshop.id, 1)
    room.collect(6)
    room.go(Step.VOTE)
    vote_rounds.open_round(workshop_id=room.id, seed="1", now=now())
    for n, laptop in enumerate(laptops):
        laptop.get(f"{laptop.base}/")
        laptop.send("POST", f"{laptop.base}/ideen/{n + 1}/punkt", key=f"{CANARY}{n}")
    assert CANARY.encode() in _stored()
    assert b"round-1-" in _stored()
    vote_rounds.close_round(workshop_id=room.id, now=now())
    assert CANARY.encode() not in _stored()
    assert b"round-1-" not in _stored()


def _stored() -> bytes:
    """The bytes of the database and its log, as somebody finds them who takes the disk away."""
    db.session.remove()
    path = Path(str(db.engine.url.database))
    return b"".join(part.read_bytes() for part in (path, Path(f"{path}-wal")) if part.exists())


@ON_SQLITE
def test_without_codes_the_page_says_one_vote_per_device(app, doors, workshop):
    person = doors.join(workshop)
    room = joined(workshop.id, 1)
    room.collect(1)
    room.go(Step.VOTE)
    vote_rounds.open_round(workshop_id=room.id, seed="1", now=now())
    assert "eine Stimme pro Gerät" in person.get(f"{person.base}/").text
