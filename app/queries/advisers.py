"""The seats of the advisory board (Beirat), and who stands behind a link."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.db import table
from app.models import Adviser


@dataclass(frozen=True)
class Seat:
    """A seat as the moderator sees it; its secret is nowhere but with whoever was given it."""

    number: int
    name: str
    issued_at: datetime
    revoked: bool


@dataclass(frozen=True)
class AdviserHere:
    """The seat whose link was opened."""

    id: int
    workshop_id: int
    name: str


_SEATS = table(Adviser)
_BY_TOKEN = select(_SEATS.c.id, _SEATS.c.workshop_id, _SEATS.c.name).where(
    _SEATS.c.token_digest == bindparam("token_digest"), _SEATS.c.revoked_at.is_(None)
)


def adviser_by_token(session: Session, token_digest: str) -> AdviserHere | None:
    """The seat behind a link; a revoked link looks like none."""
    row = session.execute(_BY_TOKEN, {"token_digest": token_digest}).first()
    return AdviserHere(*row) if row else None


def seats(session: Session, workshop_id: int) -> Sequence[Seat]:
    """All seats that ever had a link, in order."""
    rows = session.execute(
        select(_SEATS.c.number, _SEATS.c.name, _SEATS.c.issued_at, _SEATS.c.revoked_at)
        .where(_SEATS.c.workshop_id == workshop_id)
        .order_by(_SEATS.c.number)
    )
    return [Seat(number, name, issued, revoked is not None) for number, name, issued, revoked in rows]
