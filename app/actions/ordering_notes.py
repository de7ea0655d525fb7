"""What "Rückgängig" remembers, and what makes it forget: an author's own later decision counts for more."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.actions.journal import append
from app.domain.events import SpotlightChanged
from app.models import Change, Idea, Workshop


def note(session: Session, idea: Idea, kind: str, before: dict[str, Any], now: datetime) -> None:
    """Remember a change of the moderator, so that it can be taken back."""
    session.add(Change(workshop_id=idea.workshop_id, kind=kind, idea=idea.number, before=before, at=now))


def forget_corrections(session: Session, workshop_id: int, number: int) -> None:
    """The author has reworded the idea: taking an earlier correction back would overwrite their newer text."""
    _forget([c for c in _open(session, workshop_id, "correct") if c.idea == number])


def forget_changes(session: Session, workshop_id: int) -> None:
    """A further meeting begins: what was done in the last one is no longer taken back by a press."""
    session.execute(
        update(Change).where(Change.workshop_id == workshop_id, Change.undone.is_(False)).values(undone=True)
    )


def forget_merges(session: Session, workshop_id: int, number: int) -> list[int]:
    """An idea is withdrawn: what was merged into it stands by itself again. Returns the numbers of those ideas."""
    parts = list(
        session.scalars(select(Idea).where(Idea.workshop_id == workshop_id, Idea.merged_into == number))
    )
    for part in parts:
        part.merged_into = None
    merges = [*_open(session, workshop_id, "merge"), *_open(session, workshop_id, "separate")]
    left = {change.idea for change in merges if change.before["merged_into"] == number}
    concerned = {number, *left, *(part.number for part in parts)}
    _forget([change for change in merges if change.idea in concerned])
    return [part.number for part in parts]


def leave_spotlight(session: Session, workshop_id: int, number: int, now: datetime) -> None:
    """An idea that no longer stands is no longer shown large."""
    left = session.execute(
        update(Workshop)
        .where(Workshop.id == workshop_id, Workshop.spotlight == number)
        .values(spotlight=None)
        .returning(Workshop.id)
    ).first()
    if left is not None:
        append(session, workshop_id, SpotlightChanged(idea=None), now)


def _open(session: Session, workshop_id: int, kind: str) -> list[Change]:
    return list(
        session.scalars(
            select(Change).where(
                Change.workshop_id == workshop_id, Change.kind == kind, Change.undone.is_(False)
            )
        )
    )


def _forget(changes: list[Change]) -> None:
    for change in changes:
        change.undone = True
