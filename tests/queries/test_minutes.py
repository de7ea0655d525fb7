"""A Protokoll says what the room made of its sketches, of closed questions alone."""

from __future__ import annotations

from app.actions import mood, ordering, priority
from app.db import reading
from app.domain.phases import Step
from app.queries import rooms
from app.queries.minutes import minutes_at_desk
from app.queries.sketches import sketches
from app.web.answers import now
from tests.support.evening import evening_until, say


def _text(workshop_id: int, key: str) -> str:
    with reading() as session:
        view = minutes_at_desk(session, rooms.room(session, workshop_id), 1, "de")
    return next(one.text for one in view.sections if one.key == key)


def test_nothing_of_a_sketch_that_was_hidden_is_told(app, workshop):
    room = evening_until(workshop.id, Step.AGREE)
    assert "So nicht." in _text(room.id, "reservations")
    with reading() as session:
        idea = next(one.idea for one in sketches(session, room.id) if one.number == 1)
    assert "Projektskizze 1 " in _text(room.id, "decisions")
    ordering.hide_idea(workshop_id=room.id, number=idea, reason="Spott", now=now())
    assert "Projektskizze 1 " not in _text(room.id, "decisions") + _text(room.id, "reservations")
    assert f"Idee {idea}: verborgen" in _text(room.id, "decisions")


def test_moods_and_the_order_stand_in_it_once_they_are_closed(app, workshop):
    room = evening_until(workshop.id, Step.MOOD)
    told = _text(room.id, "moods")
    assert "unbedingt tun 1, eher tun 2, unentschieden 0, eher nicht tun 0, auf keinen Fall tun 1" in told
    assert "4 von 6 haben geantwortet" in told
    assert "fehlt (anonym): Die Kosten." in told
    assert "Reihenfolge" not in told  # is still voted on
    say(room, room.people[1], 1, number=2)
    assert _text(room.id, "moods") == told
    mood.close_moods(workshop_id=room.id, number=None, now=now())
    priority.close_priority(workshop_id=room.id, now=now())
    told = _text(room.id, "moods")
    assert told.count("haben geantwortet") == 3
    assert "über die Reihenfolge der Projektskizzen: 6 Stimmzettel.\n– 1. Projektskizze" in told
    assert ": 4 Stimmen\n– 2. Projektskizze" in told
