"""Bringing a version back: a new version, seen by every page and process, and nothing anybody wrote is gone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from app.actions import agreement, cowriting, people
from app.actions.journal import KeyReused, Request
from app.actions.restoring import restore_version
from app.db import reading
from app.domain.errors import NotFound, NotPermitted, RuleBroken
from app.domain.events import SectionWritten
from app.domain.phases import Step
from app.exports.section_words import SECTION_WORDS
from app.models import JournalRow, SectionUpdate
from app.queries.section_history import section_history
from app.queries.sketches import sketch
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest
from tests.support.evening import evening_until, give
from tests.support.writers import Page, join_team


@pytest.fixture
def room(app, workshop) -> RoomUnderTest:
    """A room that writes; the goals of sketch 1 have three versions: nothing, "Mehr Lehrstellen", and more."""
    room = evening_until(workshop.id, Step.SKETCH)
    join_team(room, people=room.people[:2])
    write(room, room.people[1], " und Praktika 😀", minutes=1)
    return room


def write(room: RoomUnderTest, person: int, text: str, minutes: int) -> None:
    """Somebody writes so many minutes later."""
    page = Page(room.id, person)
    page.type(text)
    cowriting.contribute(replace(page.change(), now=now() + timedelta(minutes=minutes)))


def restore(
    room: RoomUnderTest, version: int, person: int | None = 0, press: str = "", **place: object
) -> None:
    """Bring a version back, by the first person of the room unless another is named, or the moderator (None)."""
    by = room.people[0] if person == 0 else person
    whose = Request(f"participant-{by}", press)
    where = {"number": 1, "key": "goals", **place}
    at = now() + timedelta(minutes=2)
    restore_version(participant_id=by, workshop_id=room.id, version=version, now=at, request=whose, **where)


def told(room: RoomUnderTest, key: str = "goals"):
    """The versions of a section, the oldest first."""
    with reading() as session:
        history = section_history(session, sketch(session, room.id, 1), key, SECTION_WORDS["de"])
    return history.versions[::-1]


def count(model: type) -> int:
    with reading() as session:
        return session.execute(select(func.count()).select_from(model)).scalar_one()


def test_an_earlier_version_comes_back_as_a_new_one(room):
    restore(room, 1)
    versions = told(room)
    assert [one.text for one in versions] == [
        "",
        "Mehr Lehrstellen",
        "Mehr Lehrstellen und Praktika 😀",
        "Mehr Lehrstellen",
    ]
    assert [one.restored for one in versions] == [None, None, None, 1]
    assert [one.people for one in versions] == [0, 1, 1, 1]
    assert [one.grown for one in versions] == [0, 16, 15, -15]
    restore(room, 2)
    assert told(room)[-1].text == "Mehr Lehrstellen und Praktika 😀"
    restore(room, 0)
    assert told(room)[-1].text == ""


def test_it_is_told_like_any_change(room):
    before = count(JournalRow), count(SectionUpdate)
    restore(room, 1)
    assert (count(JournalRow), count(SectionUpdate)) == (before[0] + 1, before[1] + 1)
    with reading() as session:
        row = session.scalars(select(JournalRow).order_by(JournalRow.seq.desc())).first()
        change = session.scalars(select(SectionUpdate).order_by(SectionUpdate.seq.desc())).first()
    assert row.kind == SectionWritten.kind
    assert change.participant_id == room.people[0]


def test_what_is_typed_meanwhile_and_unsent_merges_with_it(room):
    page, other = Page(room.id, room.people[0]), Page(room.id, room.people[1])
    other.send()  # so that this process holds the document
    page.type("Und: ", at=0)
    restore(room, 1)
    page.send()
    other.listen()
    assert page.text == other.text == told(room)[-1].text == "Und: Mehr Lehrstellen"
    assert [one.restored for one in told(room)] == [
        None,
        None,
        None,
        1,
        None,
    ]  # the restored one says what it said


def test_the_moderator_restores_without_being_in_the_team(room):
    restore(room, 1, person=None)
    last = told(room)[-1]
    assert (last.text, last.by_moderator, last.names) == ("Mehr Lehrstellen", True, ())


def test_the_same_press_sent_again_has_one_effect(room):
    restore(room, 1, press="once")
    before = count(JournalRow)
    restore(room, 1, press="once")
    assert count(JournalRow) == before
    with pytest.raises(KeyReused):
        restore(room, 2, press="once")


def test_only_the_team_restores(room):
    with pytest.raises(NotPermitted, match=r"sketch\.not_member"):
        restore(room, 1, person=room.people[3])
    assert len(told(room)) == 3


def test_where_nobody_writes_nobody_restores(room):
    room.go(Step.AGREE)
    for person in (0, None):
        with pytest.raises(NotPermitted):
            restore(room, 1, person=person)


def test_what_the_room_agreed_on_stands(room):
    room.go(Step.AGREE)
    agreement.call_up(workshop_id=room.id, number=1, now=now())
    give(room, room.people[0], "agree")
    agreement.close_agreement(workshop_id=room.id, number=1, now=now())
    room.back(Step.SKETCH)
    for person in (0, None):
        with pytest.raises(NotPermitted, match=r"sketch\.locked"):
            restore(room, 1, person=person)


@pytest.mark.parametrize("wrong", [{"number": 9}, {"key": "nothing"}, {"version": 7}])
def test_what_is_not_there_is_not_found(room, wrong):
    with pytest.raises(NotFound):
        restore(room, **{"version": 1, **wrong})


def test_what_stands_already_is_no_version(room):
    with pytest.raises(RuleBroken, match=r"restore\.same"):
        restore(room, 2)


def test_somebody_removed_has_no_name_and_what_they_wrote_stays(room):
    people.remove_participant(workshop_id=room.id, participant_id=room.people[1], now=now())
    last = told(room)[-1]
    assert (last.names, last.nameless, last.text) == ((), 1, "Mehr Lehrstellen und Praktika 😀")


@pytest.mark.parametrize(
    "text", ["\u202eneps\u202c", "<b>&amp;</b>\n\n\tx", "🏳️‍🌈 e\u0301", "=1+1", "a" * 9_000]
)
def test_hostile_texts_come_back_as_they_were(room, text):
    write(room, room.people[0], f" {text}", minutes=3)
    before = told(room)[-1].text
    write(room, room.people[0], " und mehr", minutes=6)
    restore(room, 3)
    assert told(room)[-1].text == before
