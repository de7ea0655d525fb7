"""Alike ideas as one participant may see them: "Gibt es das schon?" """

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, false, or_, select, true
from sqlalchemy.orm import Session

from app.db import table
from app.domain.phases import Step, ideas_revealed
from app.domain.similarity import idea_text
from app.models import Idea
from app.queries.similar import similar_to

MOST = 3


@dataclass(frozen=True)
class SimilarIdea:
    """An idea that resembles what somebody is typing; for `shelf` see the record, `models.Idea`."""

    number: int
    title: str
    description: str
    locale: str
    shelf: str
    mine: bool


_IDEAS = table(Idea)
_HEADS = _IDEAS.alias("head")


def _seen(step_reveals: bool) -> ColumnElement[bool]:
    """Neither withdrawn nor hidden, also not with its bundle; and one's own, or read by others before."""
    hidden_with_bundle = (
        select(_HEADS.c.id)
        .where(
            _HEADS.c.workshop_id == _IDEAS.c.workshop_id,
            _HEADS.c.number == _IDEAS.c.merged_into,
            or_(_HEADS.c.hidden_reason.is_not(None), _HEADS.c.withdrawn.is_(True)),
        )
        .exists()
    )
    return and_(
        _IDEAS.c.workshop_id == bindparam("workshop_id"),
        _IDEAS.c.withdrawn.is_(False),
        _IDEAS.c.hidden_reason.is_(None),
        ~hidden_with_bundle,
        or_(
            _IDEAS.c.author_id == bindparam("author_id"),
            _IDEAS.c.revealed.is_(True),
            true() if step_reveals else false(),
        ),
    )


# Asked while people type, so built once.
_NUMBERS = {
    reveals: select(_IDEAS.c.number, true() if reveals else _IDEAS.c.revealed).where(_seen(reveals))
    for reveals in (False, True)
}
_WORDS = select(
    _IDEAS.c.number,
    _IDEAS.c.title,
    _IDEAS.c.description,
    _IDEAS.c.locale,
    _IDEAS.c.shelf,
    (_IDEAS.c.author_id == bindparam("author_id")).label("mine"),
).where(
    _IDEAS.c.workshop_id == bindparam("workshop_id"),
    _IDEAS.c.number.in_(bindparam("numbers", expanding=True)),
)


def similar_seen(
    session: Session, workshop_id: int, participant_id: int, step: Step, title: str, description: str
) -> Sequence[SimilarIdea]:
    """At most three ideas that resemble the one being typed, the most similar first.

    Own ones, and others' that have been revealed; never what is hidden, withdrawn or still concealed.
    """
    whose: dict[str, Any] = {"workshop_id": workshop_id, "author_id": participant_id}
    seen = session.execute(_NUMBERS[ideas_revealed(step)], whose).all()
    shared = [number for number, by_all in seen if by_all]
    own = [number for number, by_all in seen if not by_all]
    text = idea_text(title, description)
    found = [one.number for one in similar_to(session, workshop_id, text, shared=shared, own=own, limit=MOST)]
    if not found:
        return []
    rows = session.execute(_WORDS, {**whose, "numbers": found}).all()
    ideas = {
        row.number: SimilarIdea(row.number, row.title, row.description, row.locale, row.shelf, bool(row.mine))
        for row in rows
    }
    return [ideas[number] for number in found if number in ideas]
