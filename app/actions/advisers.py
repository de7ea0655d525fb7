"""The advisory board (Beirat): giving a seat its link, and taking it away."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select

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
from app.domain import advice as rules
from app.domain.errors import NotFound
from app.domain.events import AdvisersChanged
from app.models import Adviser


def invite_adviser(
    *, workshop_id: int, name: str, token_digest: str, now: datetime, request: Request = NO_KEY
) -> int:
    """Give a seat a link, of which only the digest is kept; returns the seat's number.

    The same secret again is the same seat: a second press of the button, or a try after a lost answer.
    """
    name = rules.checked_seat(name)
    with transaction() as session:
        locked_workshop(session, workshop_id)
        body = fingerprint("invite_adviser", name, token_digest)
        if earlier := earlier_result(session, request, body):
            return int(earlier["seat"])
        here = select(Adviser).where(Adviser.workshop_id == workshop_id)
        if known := session.scalars(here.where(Adviser.token_digest == token_digest)).first():
            return known.number
        standing, highest = session.execute(
            select(func.count().filter(Adviser.revoked_at.is_(None)), func.max(Adviser.number)).where(
                Adviser.workshop_id == workshop_id
            )
        ).one()
        rules.check_links(standing)
        seat = Adviser(workshop_id=workshop_id, number=1 + (highest or 0), name=name, issued_at=now)
        seat.token_digest = token_digest
        session.add(seat)
        append(session, workshop_id, AdvisersChanged(), now)
        remember(session, request, body, {"seat": seat.number}, now)
        return seat.number


def revoke_adviser(*, workshop_id: int, number: int, now: datetime, request: Request = NO_KEY) -> None:
    """Make a seat's link worthless; what was said through it stays."""
    with transaction() as session:
        locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "revoke_adviser", number):
            return
        seat = session.scalars(
            select(Adviser).where(Adviser.workshop_id == workshop_id, Adviser.number == number)
        ).first()
        if seat is None or seat.revoked_at is not None:
            raise NotFound
        seat.revoked_at = now
        append(session, workshop_id, AdvisersChanged(), now)
