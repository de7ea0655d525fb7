"""How every action writes: the workshop locked, the request known, the journal appended."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import Session

from app.db import table
from app.domain.errors import NotFound, RuleBroken
from app.domain.events import Event
from app.domain.phases import Step, at_sketches
from app.models import JournalRow, Participant, RequestKey, Workshop

# Part of every write, under the one lock all writers share, so built once: building costs more than doing.
_LOCKED = select(Workshop).where(Workshop.id == bindparam("workshop_id")).with_for_update(of=Workshop)
_WORKSHOPS, _KEYS, _PEOPLE = table(Workshop), table(RequestKey), table(Participant)
_LOCKED_STEP = (
    select(_WORKSHOPS.c.step, _WORKSHOPS.c.teams_open)
    .where(_WORKSHOPS.c.id == bindparam("workshop_id"))
    .with_for_update()
)
_NEXT = (
    update(_WORKSHOPS)
    .where(_WORKSHOPS.c.id == bindparam("workshop_id"))
    .values(seq=_WORKSHOPS.c.seq + 1)
    .returning(_WORKSHOPS.c.seq)
)
_PRESENT = select(_PEOPLE.c.id).where(
    _PEOPLE.c.id == bindparam("participant_id"),
    _PEOPLE.c.workshop_id == bindparam("workshop_id"),
    _PEOPLE.c.removed_at.is_(None),
)
_APPEND = insert(table(JournalRow))
_REMEMBER = insert(_KEYS)
_EARLIER = select(_KEYS.c.fingerprint, _KEYS.c.result).where(
    _KEYS.c.scope == bindparam("scope"), _KEYS.c.key == bindparam("key")
)


@dataclass(frozen=True)
class Request:
    """An idempotency key and who sent it; `key` empty means the client did not send one."""

    scope: str
    key: str = ""


NO_KEY = Request(scope="")  # of a request that nobody could repeat: a command, a test


class KeyReused(RuleBroken):
    """The same idempotency key came with another body: a fault of the client, answered with 422."""

    def __init__(self) -> None:
        super().__init__("request.key_reused")


def locked_workshop(session: Session, workshop_id: int, *, by: int | None = None) -> Workshop:
    """The workshop's row, locked until commit: writes to one workshop happen one after the other.

    `by` is the participant who acts. They were let in before the lock, and may have been removed meanwhile.
    """
    workshop = session.scalars(_LOCKED, {"workshop_id": workshop_id}).first()
    if workshop is None:
        raise NotFound
    check_present(session, workshop_id, by)
    return workshop


def locked_step(session: Session, workshop_id: int, *, by: int | None = None) -> Step:
    """The step of the workshop, locked as by `locked_workshop`; for the writes everybody makes at once."""
    return locked_steps(session, workshop_id, by=by)[0]


def locked_steps(session: Session, workshop_id: int, *, by: int | None = None) -> tuple[Step, Step]:
    """The step of the workshop, locked likewise, and the one whose rules hold for sketches (`domain.phases`)."""
    row = session.execute(_LOCKED_STEP, {"workshop_id": workshop_id}).first()
    if row is None:
        raise NotFound
    check_present(session, workshop_id, by)
    step = Step(row.step)
    return step, at_sketches(step, teams_open=row.teams_open)


def check_present(session: Session, workshop_id: int, participant_id: int | None) -> None:
    """Raise `NotFound` when the participant has left; asked under the workshop's lock."""
    if participant_id is None:
        return
    here = {"workshop_id": workshop_id, "participant_id": participant_id}
    if session.execute(_PRESENT, here).first() is None:
        raise NotFound


def append(session: Session, workshop_id: int, event: Event, now: datetime) -> int:
    """Write `event` into the journal and return its number: gapless, per workshop, in commit order."""
    seq: int = session.execute(_NEXT, {"workshop_id": workshop_id}).scalar_one()
    row = {"workshop_id": workshop_id, "seq": seq, "kind": event.kind, "data": event.data(), "at": now}
    session.execute(_APPEND, row)
    return seq


def fingerprint(*parts: object) -> str:
    """What a request asked for, as a digest: to tell a retry from another request with the same key."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False, default=str).encode()).hexdigest()


def earlier_result(session: Session, request: Request, body: str) -> dict[str, Any] | None:
    """What this very request led to before, or None when it is new."""
    if not request.key:
        return None
    row = session.execute(_EARLIER, {"scope": request.scope, "key": request.key}).first()
    if row is None:
        return None
    if row.fingerprint != body:
        raise KeyReused
    return dict(row.result)


def is_repeated(session: Session, request: Request, now: datetime, *asked: object) -> bool:
    """Whether this very request has had its effect already; if not, it is noted together with its effect.

    Asked under the workshop's lock and before the step's permission: what was done in time is not told to be
    too late only because its answer was lost. For requests that lead to nothing but an effect.
    """
    body = fingerprint(*asked)
    if earlier_result(session, request, body) is not None:
        return True
    remember(session, request, body, {}, now)
    return False


def remember(session: Session, request: Request, body: str, result: dict[str, Any], now: datetime) -> None:
    """Keep what the request led to, in the same transaction as its effect."""
    if request.key:
        row = {"scope": request.scope, "key": request.key, "fingerprint": body, "result": result, "at": now}
        session.execute(_REMEMBER, row)
