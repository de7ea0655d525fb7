"""One-time codes (Einmal-Codes): make them, and use one, by typing it or by the link in its picture.

A code belongs to one place, and a place uses one code. Who used which is kept for further rounds with codes, because
nobody should need a second ticket for a second round; it says nothing about a ballot, and goes when new codes are made.
Typed codes are guarded like access codes: only failures are counted, and a right code always works.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from app.actions.doors import note_failed_guess
from app.actions.journal import NO_KEY, Request, append, is_repeated, locked_workshop
from app.actions.people import NewPlace, take_place
from app.db import forget_deleted, reading, transaction
from app.domain.codes import normalise
from app.domain.errors import InvalidInput, NotFound, RuleBroken
from app.domain.events import CodesChanged
from app.domain.voting import Level, told
from app.domain.voting_codes import NewCode, checked_number
from app.models import VoteRound, VotingCode


def make_codes(
    *, workshop_id: int, drawn: Sequence[NewCode], now: datetime, request: Request = NO_KEY
) -> None:
    """Make one-time codes; they replace all there are, so not while a vote with codes is open."""
    checked_number(len(drawn))
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "make_codes", len(drawn)):
            return
        running = select(VoteRound.id).where(
            VoteRound.workshop_id == workshop_id,
            VoteRound.closed_at.is_(None),
            VoteRound.level == Level.CODE.value,
        )
        if session.execute(running).first() is not None:
            raise RuleBroken("codes.in_use")
        session.execute(delete(VotingCode).where(VotingCode.workshop_id == workshop.id))
        rows = [{"workshop_id": workshop_id, "code": new.code, "token": new.token} for new in drawn]
        session.execute(insert(VotingCode), rows)
        append(session, workshop_id, CodesChanged(), now)
    forget_deleted()


def redeem_code(
    *,
    participant_id: int,
    workshop_id: int,
    code: str,
    address: str,
    now: datetime,
    request: Request = NO_KEY,
) -> None:
    """Use a code as it was typed; `address` is a keyed digest, under which wrong ones are counted."""
    typed = normalise(code)
    this_code = (VotingCode.workshop_id == workshop_id, VotingCode.code == typed)
    with reading() as session:
        is_known = session.execute(select(VotingCode.code).where(*this_code)).first() is not None
    if not is_known:
        note_failed_guess(address=address, now=now)
        raise InvalidInput("code", "codes.unknown")
    with transaction() as session:
        locked_workshop(session, workshop_id, by=participant_id)
        if is_repeated(session, request, now, "redeem_code", typed):
            return
        found = session.scalars(select(VotingCode).where(*this_code)).first()
        if found is None:
            raise InvalidInput("code", "codes.unknown")
        _use(session, found, participant_id, now)


def redeem_link(*, token: str, participant_id: int | None, place: NewPlace, now: datetime) -> bool:
    """Use the code behind a QR link, for the place the device has, or else for the new `place` it takes.

    Returns whether the place was taken with it. Raises `NotFound` for a link that means nothing, and what `join`
    raises where the door is closed.
    """
    with transaction() as session:
        workshop_id = session.scalars(select(VotingCode.workshop_id).where(VotingCode.token == token)).first()
        if workshop_id is None:
            raise NotFound("codes.link_unknown")
        workshop = locked_workshop(session, workshop_id, by=participant_id)
        found = session.scalars(select(VotingCode).where(VotingCode.token == token)).first()
        if found is None:
            raise NotFound("codes.link_unknown")
        person = participant_id or take_place(session, workshop, place, now)
        _use(session, found, person, now)
    return participant_id is None


def _use(session: Session, found: VotingCode, person: int, now: datetime) -> None:
    if found.participant_id == person:
        return  # a second press, or a second look at the same ticket
    if found.participant_id is not None:
        raise InvalidInput("code", "codes.used")
    own = select(VotingCode.code).where(
        VotingCode.workshop_id == found.workshop_id, VotingCode.participant_id == person
    )
    if session.execute(own).first() is not None:
        raise InvalidInput("code", "codes.second")
    before = _used(session, found.workshop_id)
    found.participant_id = person
    session.flush()
    if told(before + 1) != told(before):
        append(session, found.workshop_id, CodesChanged(), now)


def _used(session: Session, workshop_id: int) -> int:
    counted = select(func.count(VotingCode.participant_id)).where(VotingCode.workshop_id == workshop_id)
    return session.execute(counted).scalar_one()
