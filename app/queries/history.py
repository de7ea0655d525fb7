"""What was done to ideas, by whom (never a name), and whether it can still be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import RuleBroken
from app.domain.history import Done, Present, check_reversible, facts_from, in_the_way, is_reversible
from app.models import Change, Workshop
from app.queries.bundles import present

LONGEST = 100  # entries that are shown
_LOOKED_AT = 30  # of one's own latest changes, to find the one that can be taken back


@dataclass(frozen=True)
class Entry:
    """One line of the history. `obstacle`: why it cannot be taken back, as the key of a message, or nothing.

    `later` is the later change that stands in the way, if it is one; else the author has changed something.
    """

    id: int
    kind: str
    ideas: tuple[int, ...]
    name: str
    by_moderator: bool
    at: datetime
    undone: bool = False
    obstacle: str = ""
    later: Entry | None = None


def history(session: Session, workshop_id: int) -> Sequence[Entry]:
    """The latest changes, newest first."""
    rows = _changes(session, workshop_id, most=LONGEST)
    now = _present(session, workshop_id, rows)
    return [_looked_at(row, rows, now) for row in rows]


def entry(session: Session, workshop_id: int, change_id: int) -> Entry | None:
    """One line, with what stands in its way."""
    rows = _changes(session, workshop_id, since=change_id)
    row = next((row for row in rows if row.id == change_id), None)
    return None if row is None else _looked_at(row, rows, _present(session, workshop_id, [row]))


def latest(session: Session, workshop_id: int, actor: int | None = None) -> Change | None:
    """What "Rückgängig" would take back: the latest change of this actor (None: the moderator) that still can be."""
    rows = list(
        session.scalars(
            select(Change)
            .where(
                Change.workshop_id == workshop_id,
                Change.undone.is_(False),
                Change.actor.is_(None) if actor is None else Change.actor == actor,
            )
            .order_by(Change.id.desc())
            .limit(_LOOKED_AT)
        )
    )
    if not rows:
        return None
    now = _present(session, workshop_id, rows)
    return next((row for row in rows if is_reversible(done_of(row), now)), None)


def done_of(change: Any) -> Done:
    """A change as the rules see it."""
    return Done(change.id, change.kind, facts_from(change.before), facts_from(change.after))


def _present(session: Session, workshop_id: int, rows: Iterable[Change]) -> Present:
    meeting = session.execute(select(Workshop.meeting).where(Workshop.id == workshop_id)).scalar_one()
    return present(session, workshop_id, meeting, [done_of(row) for row in rows])


def _changes(session: Session, workshop_id: int, *, since: int = 0, most: int | None = None) -> list[Change]:
    """Changes that say what they led to, newest first; those of earlier releases cannot be taken back."""
    wanted = select(Change).where(Change.workshop_id == workshop_id, Change.id >= since)
    return [row for row in session.scalars(wanted.order_by(Change.id.desc()).limit(most)) if row.after]


def _looked_at(row: Change, rows: Sequence[Change], now: Present) -> Entry:
    if row.undone:
        return _entry(row, undone=True)
    done = done_of(row)
    try:
        check_reversible(done, now)
    except RuleBroken as broken:
        since = [done_of(other) for other in reversed(rows) if other.id > row.id and not other.undone]
        later = in_the_way(done, since) if broken.key == "undo.in_the_way" else None
        found = next((other for other in rows if later and other.id == later.id), None)
        return _entry(row, obstacle=broken.key, later=_entry(found) if found else None)
    return _entry(row)


def _entry(row: Change, *, undone: bool = False, obstacle: str = "", later: Entry | None = None) -> Entry:
    told = row.after.get("told", {})
    return Entry(
        id=row.id,
        kind=row.kind,
        ideas=tuple(told.get("ideas", [row.idea])),
        name=told.get("name", ""),
        by_moderator=row.actor is None,
        at=row.at,
        undone=undone,
        obstacle=obstacle,
        later=later,
    )
