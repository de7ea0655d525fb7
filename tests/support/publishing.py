"""Results published through the desk, as a moderator does it."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import select, update

from app.actions import publication as actions
from app.actions import selection, vote_rounds
from app.db import reading, transaction
from app.domain.phases import Step
from app.domain.publication import LANGUAGES, PublicNumbers, card_of, publishable
from app.domain.report import Report
from app.domain.report_document import document
from app.domain.selection import Rule
from app.live.fragments import translations
from app.live.scenes import Scene
from app.models import Publication, PublishedPage
from app.queries.publication import PublicationView, publication_of
from app.queries.rooms import Room
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest, joined
from tests.support.evening import evening_until
from tests.support.laptops import Laptop

NUMBERS = PublicNumbers(people=6, ideas=5, ballots=6, projects=2, reservations=4)


def of_publishing(room: Room, leading: Scene) -> dict[str, list[object]]:
    """What the arguments of the macros about publication can be; a room that has come to its end is published."""
    if room.step == Step.CLOSE and leading.publication is None:
        publish_past_the_desk(room.id)
    with reading() as session:
        found = publication_of(session, room.id)
    stated = [found] if found else []
    return {"publication": stated, "present": [NUMBERS], "numbers": [NUMBERS], "may_publish": [True, False]}


def publish_past_the_desk(workshop_id: int, *, address: str = "k7m2qxpa", **given: Any) -> str:
    """Publish by the action."""
    says = {language: translations(language).gettext for language in LANGUAGES}
    plain = {"languages": LANGUAGES, "with_paper": False, "seen": 0, "host": "rede.example.org", **given}
    wanted = actions.Wanted(says=says, address=address, **plain)
    return actions.publish(workshop_id=workshop_id, wanted=wanted, now=now())


def closed_room(workshop_id: int) -> RoomUnderTest:
    """A room that has come to its end, with everything that belongs to an evening."""
    return evening_until(workshop_id, Step.CLOSE)


def short_room(workshop_id: int) -> RoomUnderTest:
    """Another room at its end, with two ideas chosen and little else."""
    room = joined(workshop_id, 1)
    room.collect(2)
    room.go(Step.VOTE)
    vote_rounds.open_round(workshop_id=room.id, seed="1", now=now())
    room.go(Step.CHOOSE)
    selection.confirm_selection(workshop_id=room.id, rule=Rule.PLAIN, ideas=[1, 2], reason="beide", now=now())
    room.go(Step.CLOSE)
    return room


def put_in_place(report: Report, by: int = 1) -> None:
    """Let another report stand at all addresses there are, in each of their languages, as if it had been published."""
    with transaction() as session:
        for page in session.scalars(select(PublishedPage)):
            kept = publishable(replace(report, language=page.language), with_paper=True)
            page.report, page.card = document(kept), asdict(card_of(kept))
        session.execute(update(Publication).values(revision=Publication.revision + by, with_paper=True))


def publish(desk: Laptop, *, seen: int = 0, status: int = 200, key: str = "", **fields: object) -> None:
    """Press the button of the dialog."""
    sent = {"de": "1", "seen": seen, "source": "publish-form", **fields}
    desk.send("POST", f"{desk.base}/veroeffentlichung", status=status, key=key, **sent)


def withdraw(desk: Laptop, *, seen: int = 1, status: int = 200, key: str = "") -> None:
    """Take it back."""
    desk.send("DELETE", f"{desk.base}/veroeffentlichung?seen={seen}", status=status, key=key)


def standing(workshop_id: int) -> PublicationView:
    """The publication of a room."""
    with reading() as session:
        found = publication_of(session, workshop_id)
    assert found is not None
    return found
