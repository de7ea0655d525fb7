"""Finding the way in: access codes and codes that move a place, both safe against guessing.

Only failed guesses are counted, exactly and in the database, because two workers share one hall's address.
Once too many have failed, a wrong code is answered "too fast"; a right one still opens, so that one guesser
(or ten typing errors) never locks forty people out. Eight of thirty symbols leave 6.6e11 codes.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from app.actions.journal import append, locked_workshop
from app.db import reading, transaction
from app.domain import people as rules
from app.domain.errors import InvalidInput
from app.domain.events import ParticipantMoved
from app.models import FailedGuess, Participant, Workshop


def find_door(*, code: str, address: str, now: datetime) -> str:
    """The door token of the open workshop with this access code; `address` is a keyed digest."""
    with reading() as session:
        token = session.scalars(
            select(Workshop.door_token).where(Workshop.code == code, Workshop.door_open.is_(True))
        ).first()
    if token is None:
        note_failed_guess(address=address, now=now)
        raise InvalidInput("code", "code.unknown")
    return token


def take_over(*, code_digest: str, token_digest: str, address: str, now: datetime) -> str:
    """Move a place to the device that knows the code; the old device loses it. Returns the workshop's public id.

    With the token it has already moved to, it stands where it is: a second press of the button.
    """
    with transaction() as session:
        moved = select(Workshop.public_id).join(Participant, Participant.workshop_id == Workshop.id)
        here = moved.where(Participant.token_digest == token_digest, Participant.removed_at.is_(None))
        if public_id := session.scalars(here).first():
            return public_id
        participant = session.scalars(
            select(Participant)
            .where(
                Participant.takeover_digest == code_digest,
                Participant.takeover_until > now,
                Participant.removed_at.is_(None),
            )
            .with_for_update()
        ).first()
        if participant is not None:
            return _move(session, participant, token_digest, now)
    note_failed_guess(address=address, now=now)
    raise InvalidInput("seat_code", "takeover.unknown")


def note_failed_guess(*, address: str, now: datetime) -> None:
    """Count a wrong code; raises `TooFast` instead when this address, or all together, guess too often."""
    with transaction() as session:
        session.execute(delete(FailedGuess).where(FailedGuess.at <= now - rules.GUESS_WINDOW))
        in_all, from_address = session.execute(
            select(func.count(), func.count().filter(FailedGuess.address == address)).select_from(FailedGuess)
        ).one()
        rules.check_guesses(from_address=from_address, in_all=in_all)
        session.execute(insert(FailedGuess).values(address=address, at=now))


def _move(session: Session, participant: Participant, token_digest: str, now: datetime) -> str:
    workshop = locked_workshop(session, participant.workshop_id)
    participant.token_digest = token_digest
    participant.takeover_digest = participant.takeover_until = None
    append(session, workshop.id, ParticipantMoved(participant=participant.id), now)
    return workshop.public_id
