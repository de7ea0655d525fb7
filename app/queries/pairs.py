"""Pairs of ideas that the room told apart."""

from __future__ import annotations

from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import IdeaPair

Pair = tuple[int, int]  # numbers of ideas, the smaller first


def pairs(session: Session, workshop_id: int, kind: Literal["different", "exclusive"]) -> frozenset[Pair]:
    """All pairs of this kind; see the record, `models.IdeaPair`."""
    rows = session.execute(
        select(IdeaPair.one, IdeaPair.other).where(IdeaPair.workshop_id == workshop_id, IdeaPair.kind == kind)
    )
    return frozenset((one, other) for one, other in rows)
