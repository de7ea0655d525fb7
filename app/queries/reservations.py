"""Reservations (Vorbehalte) that stand with a selection: words and, if wished, a bench; never a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import and_, bindparam, select
from sqlalchemy.orm import Session

from app.db import table
from app.models import Bench, Participant, Reservation

Text = dict[str, str]


@dataclass(frozen=True)
class ReservationView:
    """A reservation as everybody may read it; `bench` None is anonymous. `selection` is the one it was made on.

    `is_desks` says that the moderator recorded it for somebody (or that whoever did is gone).
    """

    number: int
    selection: int
    text: str
    locale: str
    bench: Text | None
    is_desks: bool = False


@dataclass(frozen=True)
class OwnReservations:
    """What a participant has recorded, and the bench they could speak for."""

    bench: Text | None
    standing: tuple[ReservationView, ...]


_ROWS, _BENCHES, _PEOPLE = table(Reservation), table(Bench), table(Participant)
_OWN_BENCH = _BENCHES.alias("own_bench")
_STANDING = (
    select(
        _ROWS.c.number,
        _ROWS.c.selection,
        _ROWS.c.text,
        _ROWS.c.locale,
        _BENCHES.c.name,
        _ROWS.c.participant_id.is_(None).label("is_desks"),
    )
    .outerjoin(_BENCHES, _BENCHES.c.id == _ROWS.c.bench_id)
    .where(_ROWS.c.workshop_id == bindparam("workshop_id"), _ROWS.c.withdrawn.is_(False))
    .order_by(_ROWS.c.number)
)
_OWN = (
    select(
        _OWN_BENCH.c.name.label("own"),
        _ROWS.c.number,
        _ROWS.c.selection,
        _ROWS.c.text,
        _ROWS.c.locale,
        _BENCHES.c.name,
    )
    .select_from(_PEOPLE)
    .outerjoin(_OWN_BENCH, _OWN_BENCH.c.id == _PEOPLE.c.bench_id)
    .outerjoin(_ROWS, and_(_ROWS.c.participant_id == _PEOPLE.c.id, _ROWS.c.withdrawn.is_(False)))
    .outerjoin(_BENCHES, _BENCHES.c.id == _ROWS.c.bench_id)
    .where(_PEOPLE.c.id == bindparam("participant"))
    .order_by(_ROWS.c.number)
)


def reservations(session: Session, workshop_id: int) -> Sequence[ReservationView]:
    """All reservations that stand, on whichever selection they were made, in the order they were recorded."""
    rows = session.execute(_STANDING, {"workshop_id": workshop_id})
    return [
        ReservationView(number, selection, text, locale, bench, bool(is_desks))
        for number, selection, text, locale, bench, is_desks in rows
    ]


def own_reservations(session: Session, participant_id: int) -> OwnReservations:
    """A participant's own reservations that stand, and their bench; one question."""
    rows = session.execute(_OWN, {"participant": participant_id}).all()
    standing = tuple(
        ReservationView(number, selection, text, locale, bench)
        for _own, number, selection, text, locale, bench in rows
        if number is not None
    )
    return OwnReservations(rows[0].own if rows else None, standing)
