"""Every list view asks a literal number of questions, however many things are in the list."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from app.actions import agreement, mood, presenting, selection, vote_rounds
from app.db import db, reading
from app.domain.phases import Step
from app.domain.presenting import Way
from app.domain.selection import Rule
from app.live import decks, stages
from app.queries import rooms
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest, joined
from tests.support.databases import ON_SQLITE
from tests.support.evening import give, say

pytestmark = ON_SQLITE

COUNTS = {  # for a participant, the moderator, the big screen
    ("/", Step.READ): (16, 23, 17),
    ("/", Step.VOTE): (10, 14, 10),
    ("/", Step.CHOOSE): (23, 22, 20),
    ("/", Step.TEAMS): (18, 18, 14),
    ("/", Step.SKETCH): (21, 20, 16),
    ("/", Step.ADVISE): (22, 21, 17),
    ("/", Step.AGREE): (27, 23, 19),
    ("/", Step.SHOW): (87, 85, 80),
    ("/", Step.MOOD): (28, 26, 20),
    ("/", Step.CLOSE): (15, 19, 15),
    ("/stand", Step.READ): (10, 22, 16),
    ("/stand", Step.CHOOSE): (17, 21, 19),
    ("/stand", Step.SKETCH): (10, 19, 15),
}
ALONE = {
    ("participant", "/mine", Step.WRITE): 3,
    ("participant", "/aehnliche?title=Idee", Step.WRITE): 6,
    ("participant", "/skizzen/1", Step.SKETCH): 18,
    ("facilitator", "/rueckmeldungen", Step.ADVISE): 15,
    ("facilitator", "/beirat", Step.ADVISE): 2,
    ("facilitator", "/teilnehmende", Step.READ): 2,
    ("facilitator", "/themen", Step.READ): 2,
    ("facilitator", "/teams", Step.TEAMS): 10,
    ("facilitator", "/erfassung", Step.READ): 3,
    ("facilitator", "/ideen/1/zusammenfuehren", Step.READ): 7,
    ("facilitator", "/vorlagen", Step.SKETCH): 5,
    ("facilitator", "/vorlagen/1", Step.SKETCH): 5,
    ("facilitator", "/ratsvorlage", Step.SKETCH): 3,
    ("participant", "/mine", Step.AGREE): 14,
    ("participant", "/mine", Step.SHOW): 11,
    ("participant", "/folien?nr=2", Step.SHOW): 73,
    ("participant", "/vorstellen/stand", Step.SHOW): 3,
    ("participant", "/skizzen/1/felder/goals/verlauf", Step.SKETCH): 17,
    ("participant", "/skizzen/1/faden", Step.SKETCH): 29,
    ("facilitator", "/skizzen/1/felder/goals/verlauf", Step.SKETCH): 9,
    ("facilitator", "/skizzen/1/felder/goals/verlauf/0", Step.SKETCH): 9,
    ("facilitator", "/skizzen/1/verlauf/datei/json", Step.SKETCH): 9,
    ("facilitator", "/skizzen/1/faden", Step.SKETCH): 22,
    ("facilitator", "/veroeffentlichung", Step.CLOSE): 40,
    ("facilitator", "/veroeffentlichung/vorschau/de", Step.CLOSE): 39,
    ("paper", "json", Step.CLOSE): 72,
}


@contextmanager
def counted() -> Iterator[list[str]]:
    """The statements sent while this is open; begin, end and settings of a connection are none."""
    sent: list[str] = []

    def note(_connection, _cursor, statement, *_rest) -> None:
        if statement.split()[0] in {"SELECT", "INSERT", "UPDATE", "DELETE", "WITH"}:
            sent.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(db.engine, "before_cursor_execute", note)


def _room(workshop_id: int, things: int, step: Step) -> RoomUnderTest:
    """So many ideas and people, all of them chosen, so many sketches."""
    room = joined(workshop_id, things)
    room.collect(things)
    if step.position >= Step.CHOOSE.position:
        room.go(Step.VOTE)
        vote_rounds.open_round(workshop_id=room.id, seed="1", now=now())
        room.go(Step.CHOOSE)
        chosen = list(range(1, things + 1))
        selection.confirm_selection(
            workshop_id=room.id, rule=Rule.PLAIN, ideas=chosen, reason="alle", now=now()
        )
    room.go(step)
    if step == Step.VOTE:
        vote_rounds.open_round(workshop_id=room.id, seed="1", now=now())
    if step == Step.AGREE:
        _agree(room, things)
    if step == Step.MOOD:
        _feel(room, things)
    return room


def _feel(room: RoomUnderTest, things: int) -> None:
    """So many sketches the room was asked about, with words; all are asked about again."""
    three = joined(room.id, 3).people
    about = {"workshop_id": room.id, "number": None, "now": now()}
    mood.ask_about(by_bench=True, **about)
    for number in range(1, things + 1):
        for person in three:
            say(room, person, 4, "Die Kosten", number=number)
    mood.close_moods(**about)
    mood.ask_about(by_bench=True, **about)


def _agree(room: RoomUnderTest, things: int) -> None:
    """So many sketches agreed on with a reservation each, opened again and called up anew."""
    for number in range(1, things + 1):
        agreement.call_up(workshop_id=room.id, number=number, now=now())
        give(room, room.people[0], "concerns", "Zu teuer", number=number)
        agreement.close_agreement(workshop_id=room.id, number=number, now=now())
        agreement.reopen_sketch(workshop_id=room.id, number=number, reason="Noch einmal", now=now())
        agreement.call_up(workshop_id=room.id, number=number, now=now())


def _asked(laptop, path: str) -> int:
    """How many questions the database is asked when nothing is kept from before."""
    stages._kept.clear()
    decks._kept.clear()
    with counted() as sent:
        assert laptop.get(path).status == 200
    return len(sent)


@pytest.mark.parametrize("things", [1, 3])
@pytest.mark.parametrize(("path", "step"), COUNTS)
def test_a_page_of_the_room_asks_as_often_for_three_things_as_for_one(doors, workshop, path, step, things):
    laptops = [doors.join(workshop), doors.lead(workshop), doors.screen(workshop)]
    _room(workshop.id, things, step)
    assert tuple(_asked(laptop, laptop.base + path) for laptop in laptops) == COUNTS[path, step]


@pytest.mark.parametrize("things", [1, 3])
@pytest.mark.parametrize(("role", "path", "step"), ALONE)
def test_a_list_asks_as_often_for_three_things_as_for_one(doors, workshop, role, path, step, things):
    person, desk = doors.join(workshop), doors.lead(workshop)
    desk.get(f"{desk.base}/")
    if step == Step.WRITE:
        desk.send("POST", f"{desk.base}/schritt", step=step.value)
        for n in range(things):
            person.send("POST", f"{person.base}/ideen", title=f"Idee {n}", status=201)
    else:
        _room(workshop.id, things + 1, step)  # so that there is always something to choose from
    laptop = person if role == "participant" else desk
    address = f"/ergebnisse/{workshop.public_id}/{path}" if role == "paper" else laptop.base + path
    assert _asked(laptop, address) == ALONE[role, path, step]


def test_a_second_laptop_asks_only_for_what_is_its_own(doors, workshop):
    """The shared part of the page is rendered once per change, not once per laptop."""
    first, second = doors.join(workshop), doors.join(workshop)
    _room(workshop.id, 3, Step.READ)
    alone = _asked(first, f"{first.base}/")
    with counted() as sent:
        second.get(f"{second.base}/")
    assert (alone, len(sent)) == (16, 9)


def test_a_turned_slide_makes_no_deck_anew(doors, workshop):
    """Slides are made of the whole report, and once; a turn asks for the room, its sketches and who presents."""
    person = doors.join(workshop)
    room = _room(workshop.id, 3, Step.SHOW)
    first = _asked(person, f"{person.base}/stand")
    with reading() as session:
        running = decks.decks(session, rooms.room(session, room.id)).running
    turn = presenting.Turn(Way.JUMP, number=2)
    presenting.turn_slide(workshop_id=room.id, turn=turn, running=running, now=now())
    with counted() as sent:
        assert person.get(f"{person.base}/stand").status == 200
    assert first - len(sent) > 40
