"""Reservations: recording one on the room's selection, and withdrawing one's own."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.actions.journal import (
    NO_KEY,
    Request,
    append,
    earlier_result,
    fingerprint,
    is_repeated,
    locked_workshop,
    remember,
)
from app.db import transaction
from app.domain import reservations as rules
from app.domain.errors import InvalidInput, NotFound, RuleBroken
from app.domain.events import ReservationsChanged
from app.domain.phases import Permit, Step, require
from app.models import Bench, Participant, Reservation, Workshop
from app.queries.choosing import selection_to_reserve


def record_reservation(
    *,
    workshop_id: int,
    participant_id: int | None,
    text: str,
    for_own_bench: bool = False,
    bench_id: int | None = None,
    locale: str,
    now: datetime,
    request: Request = NO_KEY,
) -> int:
    """Record a reservation and return its number: anonymous, or for a bench.

    `participant_id` None is the moderator, who writes for somebody and may name any bench of the group; a
    participant can only name their own.
    """
    text = rules.checked_reservation(text)
    body = fingerprint("record_reservation", text, for_own_bench, bench_id)
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id, by=participant_id)
        if earlier := earlier_result(session, request, body):
            return int(earlier["reservation"])
        require(Step(workshop.step), Permit.RECORD_RESERVATION)
        selection = selection_to_reserve(session, workshop_id, Step(workshop.step))
        if selection is None:
            raise RuleBroken("reservation.no_selection")
        if participant_id is not None:
            rules.check_number(_standing(session, workshop_id, participant_id, selection.number))
            bench_id = _own_bench(session, participant_id) if for_own_bench else None
        elif bench_id is not None:
            _check_bench(session, workshop, bench_id)
        number = 1 + _highest(session, workshop_id)
        what = {"text": text, "locale": locale, "bench_id": bench_id, "participant_id": participant_id}
        session.add(
            Reservation(workshop_id=workshop_id, number=number, selection=selection.number, at=now, **what)
        )
        append(session, workshop_id, ReservationsChanged(), now)
        remember(session, request, body, {"reservation": number}, now)
    return number


def withdraw_reservation(
    *,
    workshop_id: int,
    participant_id: int | None,
    number: int,
    now: datetime,
    request: Request = NO_KEY,
) -> None:
    """Withdraw one's own reservation; the moderator those that were recorded at the desk. Another's looks like none."""
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id, by=participant_id)
        if is_repeated(session, request, now, "withdraw_reservation", number):
            return
        found = session.scalars(
            select(Reservation).where(
                Reservation.workshop_id == workshop_id,
                Reservation.number == number,
                Reservation.participant_id == participant_id
                if participant_id is not None
                else Reservation.participant_id.is_(None),
            )
        ).first()
        if found is None or found.withdrawn:
            raise NotFound
        require(Step(workshop.step), Permit.RECORD_RESERVATION)
        found.withdrawn = True
        append(session, workshop_id, ReservationsChanged(), now)


def _highest(session: Session, workshop_id: int) -> int:
    found: int | None = session.execute(
        select(func.max(Reservation.number)).where(Reservation.workshop_id == workshop_id)
    ).scalar_one()
    return found or 0


def _standing(session: Session, workshop_id: int, participant_id: int, selection: int) -> int:
    return session.execute(
        select(func.count()).where(
            Reservation.workshop_id == workshop_id,
            Reservation.participant_id == participant_id,
            Reservation.selection == selection,
            Reservation.withdrawn.is_(False),
        )
    ).scalar_one()


def _own_bench(session: Session, participant_id: int) -> int:
    found = session.scalars(select(Participant.bench_id).where(Participant.id == participant_id)).first()
    if found is None:
        raise InvalidInput("behalf", "reservation.no_bench")
    return found


def _check_bench(session: Session, workshop: Workshop, bench_id: int) -> None:
    known = select(Bench.id).where(Bench.id == bench_id, Bench.group_id == workshop.group_id)
    if session.execute(known).first() is None:
        raise InvalidInput("behalf", "speaks_for.unknown")
