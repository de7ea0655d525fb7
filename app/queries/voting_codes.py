"""One-time codes: whether a place has one, how many are used (in steps), and the codes to be printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from app.db import table
from app.domain.voting import told
from app.domain.voting_codes import NewCode
from app.models import VotingCode, Workshop

_CODES = table(VotingCode)
_OF_PLACE = select(_CODES.c.code).where(  # asked with every point in a vote with codes
    _CODES.c.workshop_id == bindparam("workshop_id"), _CODES.c.participant_id == bindparam("participant")
)


@dataclass(frozen=True)
class CodeCount:
    """How many codes there are, and how many are used at least: the last whole step of five."""

    made: int
    used: int


@dataclass(frozen=True)
class Link:
    """What is behind the link in a ticket's QR picture."""

    workshop_id: int
    public_id: str


def has_code(session: Session, workshop_id: int, participant_id: int) -> bool:
    """Whether this place has used a one-time code."""
    whose = {"workshop_id": workshop_id, "participant": participant_id}
    return session.execute(_OF_PLACE, whose).first() is not None


def code_count(session: Session, workshop_id: int) -> CodeCount:
    """The codes of a workshop in numbers."""
    made, used = session.execute(
        select(func.count(), func.count(VotingCode.participant_id)).where(
            VotingCode.workshop_id == workshop_id
        )
    ).one()
    return CodeCount(made, told(used))


def codes_to_print(session: Session, workshop_id: int) -> Sequence[NewCode]:
    """All codes, in the order of the alphabet."""
    rows = session.execute(
        select(VotingCode.code, VotingCode.token)
        .where(VotingCode.workshop_id == workshop_id)
        .order_by(VotingCode.code)
    )
    return [NewCode(code, token) for code, token in rows]


def code_link(session: Session, token: str) -> Link | None:
    """The workshop a ticket's link belongs to, or None when there is no such code (any more)."""
    row = session.execute(
        select(VotingCode.workshop_id, Workshop.public_id)
        .join(Workshop, Workshop.id == VotingCode.workshop_id)
        .where(VotingCode.token == token)
    ).first()
    return Link(row[0], row[1]) if row else None
