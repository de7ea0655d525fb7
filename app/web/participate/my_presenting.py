"""Sketches a participant could present, for their own page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.domain.phases import Permit, permits
from app.queries import presenting, rooms, sketches


@dataclass(frozen=True)
class MyPresenting:
    """The sketches of my teams, by number what they are called, and whether I present them."""

    offers: Sequence[presenting.Offer]
    titles: dict[int, str]


def my_presenting(db: Session, room: rooms.Room, participant_id: int) -> MyPresenting | None:
    """My sketches while sketches are presented; None in any other step."""
    if not permits(room.step, Permit.SHOW_SKETCH):
        return None
    titles = {sketch.number: sketch.title for sketch in sketches.sketches(db, room.id)}
    offers = presenting.own_offers(db, room.id, participant_id)
    return MyPresenting([one for one in offers if one.sketch in titles], titles)
