"""What has been read: by the person who asks, and by the room as a whole; never who read what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, func, literal, select
from sqlalchemy.orm import Session

from app.db import table
from app.domain.reading import READERS
from app.models import Idea, Remark, Sight, Theme
from app.queries.standing import on_board, standing


@dataclass(frozen=True)
class Reading:
    """A room that reads, in numbers: ideas and bundles that stand, questions asked, and what few have read.

    `little`: number of an idea -> how many have seen it, of all with fewer than `READERS`, least read first.
    """

    ideas: int
    bundles: int
    questions: int
    little: tuple[tuple[int, int], ...]

    @property
    def covered(self) -> int:
        """How many ideas have been seen by enough people."""
        return self.ideas - len(self.little)

    @property
    def little_told(self) -> str:
        """What few have read as a script reads it: `17:0 4:2`."""
        return " ".join(f"{idea}:{seen}" for idea, seen in self.little)


@dataclass(frozen=True)
class ThemeView:
    """A theme to filter by; `name` by language."""

    number: int
    name: dict[str, str]


_IDEAS, _SIGHTS, _REMARKS = table(Idea), table(Sight), table(Remark)
# Asked every second while a room reads, so built once; and no idea's readers are counted further than needed.
_ENOUGH = (
    select(literal(1).label("seen"))
    .where(_SIGHTS.c.workshop_id == _IDEAS.c.workshop_id, _SIGHTS.c.idea == _IDEAS.c.number)
    .correlate(_IDEAS)
    .limit(READERS)
    .subquery()
)
_READERS = select(_IDEAS.c.number, select(func.count()).select_from(_ENOUGH).scalar_subquery()).where(
    _IDEAS.c.workshop_id == bindparam("workshop_id"), standing()
)
# Three plain questions instead of one with joins: without statistics PostgreSQL compared every idea with every other.
_PARTS = select(_IDEAS.c.number, _IDEAS.c.merged_into).where(
    _IDEAS.c.workshop_id == bindparam("workshop_id"),
    _IDEAS.c.merged_into.is_not(None),
    on_board(),
    _IDEAS.c.hidden_reason.is_(None),
)
_QUESTIONS = (
    select(_REMARKS.c.idea, func.count())
    .where(
        _REMARKS.c.workshop_id == bindparam("workshop_id"),
        _REMARKS.c.answers.is_(None),
        _REMARKS.c.hidden_reason.is_(None),
    )
    .group_by(_REMARKS.c.idea)
)
_SEEN = (
    select(_SIGHTS.c.idea)
    .where(_SIGHTS.c.participant_id == bindparam("participant_id"))
    .order_by(_SIGHTS.c.idea)
)
_CARDS = select(func.count()).where(_IDEAS.c.workshop_id == bindparam("workshop_id"), standing())


def room_reading(session: Session, workshop_id: int) -> Reading:
    """The numbers of a room that reads; what is hidden, withdrawn or in a bundle is not counted by itself."""
    here = {"workshop_id": workshop_id}
    readers = {number: seen for number, seen in session.execute(_READERS, here)}
    shown = {part: head for part, head in session.execute(_PARTS, here) if head in readers}
    questions = sum(
        asked for idea, asked in session.execute(_QUESTIONS, here) if shown.get(idea, idea) in readers
    )
    little = sorted(
        (pair for pair in readers.items() if pair[1] < READERS), key=lambda pair: (pair[1], pair[0])
    )
    return Reading(len(readers), len(set(shown.values())), questions, tuple(little))


def seen_by(session: Session, participant_id: int) -> Sequence[int]:
    """The ideas a participant has seen, by number."""
    return list(session.scalars(_SEEN, {"participant_id": participant_id}))


def cards_on_wall(session: Session, workshop_id: int) -> int:
    """How many cards the big screen has to show."""
    return session.execute(_CARDS, {"workshop_id": workshop_id}).scalar_one()


def themes(session: Session, workshop_id: int) -> Sequence[ThemeView]:
    """All themes ideas can be under, those that were taken off the list too, in their order."""
    rows = session.execute(
        select(Theme.number, Theme.name)
        .where(Theme.workshop_id == workshop_id)
        .order_by(Theme.position, Theme.number)
    )
    return [ThemeView(*row) for row in rows]
