"""Ideas of others that somebody is shown for inspiration: which they are, and what a deal goes by.

Whether they may be read at all is asked of `domain.phases`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from app.db import table
from app.domain.inspirations import FEWEST_IDEAS
from app.domain.phases import inspirations_revealed
from app.models import Idea, Inspiration
from app.queries.rooms import Room
from app.queries.standing import standing


@dataclass(frozen=True)
class Offer:
    """What the moderator may hand out: of how many ideas, whether it is open, and how often it was opened before."""

    ideas: int
    opened: bool
    rounds: int
    least: int = FEWEST_IDEAS


@dataclass(frozen=True)
class Shown:
    """An idea of somebody else, without anything that leads to them."""

    number: int
    title: str
    description: str
    locale: str


_IDEAS, _DEALT = table(Idea), table(Inspiration)
_STANDING = (_IDEAS.c.workshop_id == bindparam("workshop_id"), standing(_IDEAS.c))
_COUNT = select(func.count()).where(*_STANDING)
_SHOWN_TO = (
    select(_IDEAS.c.number, _IDEAS.c.title, _IDEAS.c.description, _IDEAS.c.locale)
    .join(_DEALT, _DEALT.c.idea == _IDEAS.c.number)
    .where(
        *_STANDING,
        _DEALT.c.participant_id == bindparam("participant_id"),
        _DEALT.c.workshop_id == bindparam("workshop_id"),
        _DEALT.c.round == bindparam("round"),
    )
    .order_by(_IDEAS.c.number)
)


def offer(session: Session, room: Room) -> Offer:
    """What the moderator decides about; the number of ideas counts those that stand by themselves."""
    ideas: int = session.execute(_COUNT, {"workshop_id": room.id}).scalar_one()
    return Offer(ideas, room.inspirations_open, room.inspirations)


def shown_to(session: Session, room: Room, participant_id: int) -> Sequence[Shown]:
    """The ideas this participant was dealt, as long as they may be read: those withdrawn or hidden since are gone."""
    if not inspirations_revealed(room.step, opened=room.inspirations_open):
        return []
    whose = {"workshop_id": room.id, "participant_id": participant_id, "round": room.inspirations}
    return [Shown(*row) for row in session.execute(_SHOWN_TO, whose)]
