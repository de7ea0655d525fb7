"""The door of writing together: what is no change is refused by its status, and nothing is read before its time."""

from __future__ import annotations

import json
from base64 import b64encode

import pytest
from pycrdt import Doc, Map

from app.actions import sketches
from app.db import reading
from app.domain.cowriting import UPDATE_BYTES
from app.domain.phases import Step
from app.queries.people import attendees
from app.web.answers import now
from tests.support.databases import ON_SQLITE
from tests.support.evening import evening_until
from tests.support.writers import typed

pytestmark = ON_SQLITE
GOALS = "/skizzen/1/felder/goals"


@pytest.fixture
def writer(doors, workshop):
    """A laptop in the team of sketch 1, and its room, in the step in which sketches are written."""
    room = evening_until(workshop.id, Step.SKETCH)
    laptop = doors.join(workshop, "Esin")
    with reading() as session:
        esin = next(one.id for one in attendees(session, room.id) if one.name == "Esin")
    sketches.join_sketch(participant_id=esin, workshop_id=room.id, number=1, joined=True, now=now())
    laptop.get(f"{laptop.base}/")
    return room, laptop


def _goals(laptop) -> dict[str, object]:
    return json.loads(laptop.get(f"{laptop.base}/skizzen/1/felder").body)["goals"]


def _foreign() -> bytes:
    other = Doc()
    other.get("evil", type=Map)["a"] = 1
    return other.get_update()


def _text(data: bytes) -> str:
    return b64encode(data).decode()


@pytest.mark.parametrize(
    ("update", "status"),
    [
        ("kein Base64!", 400),
        (_text(b"\xff" * 40), 400),
        (_text(_foreign()), 400),
        ("A" * (2 * UPDATE_BYTES - UPDATE_BYTES // 2), 413),
    ],
    ids=["no base64", "broken", "foreign", "too large"],
)
def test_what_is_no_change_is_refused_and_harms_nothing(writer, update, status):
    _, laptop = writer
    before = _goals(laptop)
    refused = laptop.send("POST", laptop.base + GOALS, update=update, known="", pen="p" * 16, status=status)
    assert "toast" in refused.text
    assert _goals(laptop) == before


@pytest.mark.parametrize("pen", ["", "kurz", "x" * 81, "<script>alert(1)</script>"])
def test_a_change_without_the_browsers_secret_is_refused(writer, pen):
    _, laptop = writer
    before = _goals(laptop)
    laptop.send("POST", laptop.base + GOALS, status=400, **(typed("Mehr") | {"pen": pen}))
    assert _goals(laptop) == before


def test_sections_are_read_only_while_there_are_sketches_to_read(writer):
    room, laptop = writer
    assert laptop.send("POST", laptop.base + GOALS, **typed(" und mehr")).status == 200
    room.back(Step.CHOOSE)
    laptop.get(f"{laptop.base}/skizzen/1/felder", status=404)
    refused = laptop.send("POST", laptop.base + GOALS, **typed("Zu spät"), status=409)
    assert "Lehrstellen" not in refused.text


def test_a_stranger_and_another_room_read_nothing(writer, doors, workshop):
    _, laptop = writer
    laptop.get(f"{laptop.base}/skizzen/9/felder", status=404)
    stranger = doors.join(workshop, "Fremd")
    stranger.send("POST", stranger.base + GOALS, **typed("Ich auch"), status=409)
    assert _goals(stranger) == _goals(laptop)
