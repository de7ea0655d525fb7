"""Pairs of ideas that the room told apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session, aliased

from app.domain import pairs as rules
from app.domain.languages import language_of_name
from app.domain.pairs import PairKind
from app.models import Idea, IdeaPair
from app.queries.standing import called, standing

Pair = tuple[int, int]  # numbers of ideas, the smaller first


@dataclass(frozen=True)
class Rival:
    """An idea or bundle that cannot be chosen together with another."""

    number: int
    title: str
    locale: str


_ONE, _OTHER = aliased(Idea), aliased(Idea)
_RIVALS = (  # asked with every board, so built once
    select(
        IdeaPair.one,
        *(called(_ONE).label("one_called"), _ONE.bundle_name, _ONE.locale),
        IdeaPair.other,
        *(
            called(_OTHER).label("other_called"),
            _OTHER.bundle_name.label("other_name"),
            _OTHER.locale.label("other_locale"),
        ),
    )
    .join(_ONE, (_ONE.workshop_id == IdeaPair.workshop_id) & (_ONE.number == IdeaPair.one))
    .join(_OTHER, (_OTHER.workshop_id == IdeaPair.workshop_id) & (_OTHER.number == IdeaPair.other))
    .where(
        IdeaPair.workshop_id == bindparam("workshop_id"),
        IdeaPair.kind == PairKind.EXCLUSIVE.value,
        standing(_ONE),
        standing(_OTHER),
    )
    .order_by(IdeaPair.one, IdeaPair.other)
)


def pairs(session: Session, workshop_id: int, kind: Literal["different", "exclusive"]) -> frozenset[Pair]:
    """All pairs of this kind; see the record, `models.IdeaPair`."""
    rows = session.execute(
        select(IdeaPair.one, IdeaPair.other).where(IdeaPair.workshop_id == workshop_id, IdeaPair.kind == kind)
    )
    return frozenset((one, other) for one, other in rows)


def all_pairs(session: Session, workshop_id: int) -> frozenset[rules.Pair]:
    """The pairs of every kind."""
    rows = session.execute(
        select(IdeaPair.kind, IdeaPair.one, IdeaPair.other).where(IdeaPair.workshop_id == workshop_id)
    )
    return frozenset((kind, one, other) for kind, one, other in rows)


def rivals(session: Session, workshop_id: int) -> dict[int, tuple[Rival, ...]]:
    """For each standing idea those that also stand, of which only one can be chosen."""
    found: dict[int, tuple[Rival, ...]] = {}
    for row in session.execute(_RIVALS, {"workshop_id": workshop_id}):
        one = _rival(*row[:4])
        other = _rival(*row[4:])
        found[one.number] = (*found.get(one.number, ()), other)
        found[other.number] = (*found.get(other.number, ()), one)
    return found


def _rival(number: int, title: str, bundle_name: str, locale: str) -> Rival:
    return Rival(number, title, language_of_name(bundle_name) if bundle_name else locale)
