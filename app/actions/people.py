"""What people do about their place: join, say they are done, move to another device, be removed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.actions.audience import drop_questions
from app.actions.inspirations import deal_to_latecomer
from app.actions.journal import NO_KEY, Request, append, is_repeated, locked_workshop
from app.actions.presenters import forget_presenter
from app.actions.sharing import leave_stack
from app.actions.voting import drop_ballot
from app.db import forget_deleted, transaction
from app.domain import people as rules
from app.domain.errors import InvalidInput, NotFound
from app.domain.events import DoneChanged, ParticipantJoined, ParticipantRemoved
from app.models import Bench, FacilitatorKey, Participant, Seat, Workshop


@dataclass(frozen=True)
class NewPlace:
    """What a device that joins brings along; secrets come in as digests only."""

    token_digest: str
    name: str
    pseudonym: str
    speaks_for: str  # "seat-3", "bench-2" or ""
    locale: str
    order_seed: str


def join(*, workshop_id: int, place: NewPlace, now: datetime) -> int:
    """Take a place in the workshop while the door is open; returns the participant's id.

    The same secret again is the same place: a second press of the button, or a try after a lost answer.
    """
    with transaction() as session:
        return take_place(session, locked_workshop(session, workshop_id), place, now)


def take_place(session: Session, workshop: Workshop, place: NewPlace, now: datetime) -> int:
    """Take a place inside a transaction that is already begun, with the workshop locked."""
    name = rules.checked_name(place.name, place.pseudonym)
    if known := _place_of(session, place.token_digest):
        return known
    rules.check_door(open_=workshop.door_open)
    seat_id, bench_id = _speaks_for(session, workshop.group_id, place.speaks_for)
    participant = Participant(
        workshop_id=workshop.id,
        token_digest=place.token_digest,
        name=name,
        seat_id=seat_id,
        bench_id=bench_id,
        locale=place.locale,
        order_seed=place.order_seed,
        joined_at=now,
    )
    session.add(participant)
    append(session, workshop.id, ParticipantJoined(), now)
    session.flush()
    deal_to_latecomer(session, workshop, participant.id, place.order_seed)
    return participant.id


def say_done(*, participant_id: int, workshop_id: int, done: bool, now: datetime) -> None:
    """Say "Ich bin fertig" for this stay in the step, or take it back."""
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        participant = _participant(session, workshop_id, participant_id)
        visit = workshop.visit if done else 0
        if participant.done_visit != visit:
            participant.done_visit = visit
            append(session, workshop_id, DoneChanged(), now)


def choose_language(*, participant_id: int, workshop_id: int, locale: str) -> None:
    """Use another language from now on; nothing that others could see, so nothing for the journal."""
    with transaction() as session:
        _participant(session, workshop_id, participant_id).locale = locale


def offer_takeover(*, participant_id: int, workshop_id: int, code_digest: str, now: datetime) -> datetime:
    """Make one's place movable with a code for ten minutes; returns when that ends."""
    until = now + rules.TAKEOVER_VALID
    with transaction() as session:
        participant = _participant(session, workshop_id, participant_id)
        participant.takeover_digest, participant.takeover_until = code_digest, until
    return until


def remove_participant(
    *, workshop_id: int, participant_id: int, now: datetime, request: Request = NO_KEY
) -> None:
    """Remove somebody from the workshop; their ideas stay, their place, streams and open ballot end."""
    with transaction() as session:
        locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "remove_participant", participant_id):
            return
        participant = _participant(session, workshop_id, participant_id)
        leave_stack(session, workshop_id, participant_id, now)
        participant.removed_at = now
        drop_ballot(session, workshop_id, participant_id)
        drop_questions(session, workshop_id, participant_id)
        forget_presenter(session, participant_id)
        append(session, workshop_id, ParticipantRemoved(participant=participant_id), now)
    forget_deleted()


def issue_facilitator_link(*, workshop_id: int, secret_digest: str, now: datetime, replace: bool) -> None:
    """Make a one-time link for a moderator; `replace` makes unused earlier ones worthless."""
    with transaction() as session:
        locked_workshop(session, workshop_id)
        if replace:
            session.execute(
                delete(FacilitatorKey).where(
                    FacilitatorKey.workshop_id == workshop_id, FacilitatorKey.used_at.is_(None)
                )
            )
        session.add(FacilitatorKey(workshop_id=workshop_id, secret_digest=secret_digest, issued_at=now))


def redeem_facilitator_link(*, secret_digest: str, token_digest: str, now: datetime) -> str:
    """Use a moderator's one-time link on this device; returns the workshop's public id.

    With the token it was used with it opens again: a second press of the button, or a try after a lost answer.
    """
    with transaction() as session:
        key = session.scalars(
            select(FacilitatorKey).where(FacilitatorKey.secret_digest == secret_digest).with_for_update()
        ).first()
        if key is None or (key.used_at is not None and key.token_digest != token_digest):
            raise NotFound
        key.token_digest, key.used_at = token_digest, key.used_at or now
        return session.execute(select(Workshop.public_id).where(Workshop.id == key.workshop_id)).scalar_one()


def _place_of(session: Session, token_digest: str) -> int | None:
    row = session.execute(
        select(Participant.id, Participant.removed_at).where(Participant.token_digest == token_digest)
    ).first()
    if row is not None and row.removed_at is not None:
        raise NotFound("door.unknown")
    return row.id if row is not None else None


def _participant(session: Session, workshop_id: int, participant_id: int) -> Participant:
    participant = session.scalars(
        select(Participant).where(
            Participant.id == participant_id,
            Participant.workshop_id == workshop_id,
            Participant.removed_at.is_(None),
        )
    ).first()
    if participant is None:
        raise NotFound
    return participant


def _speaks_for(session: Session, group_id: int, choice: str) -> tuple[int | None, int | None]:
    kind, _, number = choice.partition("-")
    if not choice:
        return None, None
    if number.isdecimal() and len(number) < 10:
        if kind == "seat":
            seat = session.scalars(
                select(Seat).where(Seat.id == int(number), Seat.group_id == group_id)
            ).first()
            if seat is not None:
                return seat.id, seat.bench_id
        if kind == "bench":
            bench = session.scalars(
                select(Bench.id).where(Bench.id == int(number), Bench.group_id == group_id)
            ).first()
            if bench is not None:
                return None, bench
    raise InvalidInput("speaks_for", "speaks_for.unknown")
