"""What is alike is proposed, on whatever card it lies; and stands first where one is to be chosen."""

from __future__ import annotations

from app.actions import bundling, pairing
from app.db import reading
from app.domain.phases import Audience, Step
from app.queries.ideas import board
from app.queries.proposals import most_alike_first, proposals
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest, joined

TITLES = (
    "Elterncafé am Abend",
    "Lotsen für Schulen",
    "Ein Elterncafé abends",
    "Fahrräder",
    "Lotsen in den Schulen",
)


def _room(workshop_id: int) -> RoomUnderTest:
    room = joined(workshop_id, 1)
    room.go(Step.WRITE)
    for title in TITLES:
        room.submit(room.people[0], title)
    room.go(Step.READ)
    return room


def _proposed(room: RoomUnderTest) -> list[tuple[int, ...]]:
    with reading() as session:
        cards = board(session, room.id, Step.READ, Audience.FACILITATOR)
        return [tuple(card.number for card in group) for group in proposals(session, room.id, cards)]


def test_alike_ideas_are_proposed_until_they_are_together_or_told_apart(app, workshop):
    room = _room(workshop.id)
    assert sorted(_proposed(room)) == [(1, 3), (2, 5)]
    bundling.create_bundle(workshop_id=room.id, ideas=[1, 4], name="Unterwegs", now=now())
    assert sorted(_proposed(room)) == [(1, 3), (2, 5)]  # by what lies in the bundle, whatever it is called
    pairing.tell_apart(workshop_id=room.id, ideas=[2, 5], now=now())
    bundling.put_in_bundle(workshop_id=room.id, ideas=[3], target=1, now=now())
    assert _proposed(room) == []


def test_a_list_to_choose_from_has_the_most_alike_first(app, workshop):
    room = _room(workshop.id)
    with reading() as session:
        cards = board(session, room.id, Step.READ, Audience.FACILITATOR)
        listed = most_alike_first(session, room.id, cards, [cards[4]])
        last = most_alike_first(session, room.id, cards, [cards[2]])
    assert listed[0].number == 2
    assert last[0].number == 1
    assert {card.number for card in listed} == {1, 2, 3, 4}
