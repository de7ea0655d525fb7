"""How every action writes: the workshop locked, the request known, the journal appended."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from app.domain.errors import NotFound, RuleBroken
from app.domain.events import Event
from app.models import JournalRow, RequestKey, Workshop


@dataclass(frozen=True)
class Request:
    """An idempotency key and who sent it; `key` empty means the client did not send one."""

    scope: str
    key: str = ""


class KeyReused(RuleBroken):
    """The same idempotency key came with another body: a fault of the client, answered with 422."""

    def __init__(self) -> None:
        super().__init__("request.key_reused")


def locked_workshop(session: Session, workshop_id: int) -> Workshop:
    """The workshop's row, locked until commit: writes to one workshop happen one after the other."""
    query = select(Workshop).where(Workshop.id == workshop_id).with_for_update(of=Workshop)
    workshop = session.scalars(query).unique().first()
    if workshop is None:
        raise NotFound
    return workshop


def append(session: Session, workshop_id: int, event: Event, now: datetime) -> int:
    """Write `event` into the journal and return its number: gapless, per workshop, in commit order."""
    seq = session.execute(
        update(Workshop)
        .where(Workshop.id == workshop_id)
        .values(seq=Workshop.seq + 1)
        .returning(Workshop.seq)
        .execution_options(synchronize_session=False)
    ).scalar_one()
    session.execute(
        insert(JournalRow).values(
            workshop_id=workshop_id, seq=seq, kind=event.kind, data=event.data(), at=now
        )
    )
    return seq


def fingerprint(*parts: object) -> str:
    """What a request asked for, as a digest: to tell a retry from another request with the same key."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False, default=str).encode()).hexdigest()


def earlier_result(session: Session, request: Request, body: str) -> dict[str, Any] | None:
    """What this very request led to before, or None when it is new."""
    if not request.key:
        return None
    row = session.execute(
        select(RequestKey.fingerprint, RequestKey.result).where(
            RequestKey.scope == request.scope, RequestKey.key == request.key
        )
    ).first()
    if row is None:
        return None
    if row.fingerprint != body:
        raise KeyReused
    return dict(row.result)


def remember(session: Session, request: Request, body: str, result: dict[str, Any], now: datetime) -> None:
    """Keep what the request led to, in the same transaction as its effect."""
    if request.key:
        session.execute(
            insert(RequestKey).values(
                scope=request.scope, key=request.key, fingerprint=body, result=result, at=now
            )
        )
