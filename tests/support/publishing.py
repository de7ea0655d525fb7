"""Results published through the desk, as a moderator does it."""

from __future__ import annotations

from app.db import reading
from app.domain.phases import Step
from app.queries.publication import PublicationView, publication_of
from tests.actions.rooms import RoomUnderTest
from tests.support.evening import evening_until
from tests.support.laptops import Laptop


def closed_room(workshop_id: int) -> RoomUnderTest:
    """A room that has come to its end, with everything that belongs to an evening."""
    return evening_until(workshop_id, Step.CLOSE)


def publish(desk: Laptop, *, seen: int = 0, status: int = 200, key: str = "", **fields: object) -> None:
    """Press the button of the dialog."""
    sent = {"de": "1", "seen": seen, "source": "publish-form", **fields}
    desk.send("POST", f"{desk.base}/veroeffentlichung", status=status, key=key, **sent)


def withdraw(desk: Laptop, *, status: int = 200, key: str = "") -> None:
    """Take it back."""
    desk.send("DELETE", f"{desk.base}/veroeffentlichung", status=status, key=key)


def standing(workshop_id: int) -> PublicationView:
    """The publication of a room."""
    with reading() as session:
        found = publication_of(session, workshop_id)
    assert found is not None
    return found
