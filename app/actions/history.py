"""Taking back: one's own latest change, or any entry of the history that nothing later stands in the way of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.actions.arranging import check_own
from app.actions.ideas import reword
from app.actions.journal import NO_KEY, Request, append, is_repeated, locked_workshop
from app.actions.ordering import bundle_of
from app.actions.ordering_notes import change_pairs, leave_spotlight, put_stacks_back, with_rivals
from app.actions.voting import take_marks_up_again
from app.db import transaction
from app.domain.errors import NotFound, RuleBroken
from app.domain.events import IdeaChanged
from app.domain.history import KIND_WORDS, Done, Kind, check_reversible
from app.domain.phases import Permit, Step, require
from app.models import Change, Idea, Workshop
from app.queries.bundles import arrangement, present
from app.queries.history import done_of, entry, latest


def undo_last(*, workshop_id: int, now: datetime, by: int | None = None, request: Request = NO_KEY) -> None:
    """Take back the latest change of the moderator, or of the participant `by`, that still can be."""
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id, by=by)
        if is_repeated(session, request, now, "undo_last"):
            return
        require(Step(workshop.step), Permit.ORDER_IDEAS)
        change = latest(session, workshop_id, by)
        if change is None:
            raise RuleBroken("undo.nothing")
        _undo(session, workshop, change, by, now)


def undo_change(*, workshop_id: int, change: int, now: datetime, request: Request = NO_KEY) -> None:
    """Take back one entry of the history, whoever did it; for the moderator."""
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "undo_change", change):
            return
        require(Step(workshop.step), Permit.ORDER_IDEAS)
        found = session.get(Change, change)
        if found is None or found.workshop_id != workshop_id or not found.after:
            raise NotFound
        if found.undone:
            raise RuleBroken("undo.done")
        _undo(session, workshop, found, None, now)


def _undo(session: Session, workshop: Workshop, change: Change, by: int | None, now: datetime) -> None:
    done = done_of(change)
    try:
        check_reversible(done, present(session, workshop.id, workshop.meeting, [done]))
    except RuleBroken as broken:
        _say_what_is_in_the_way(session, change)
        raise broken
    if by is not None:
        was = arrangement(session, workshop.id)
        check_own(session, workshop.id, by, [was.head_of(number) for number in done.after.ideas])
    touched = _restore(session, workshop.id, done, now)
    change.undone = True
    append(session, workshop.id, IdeaChanged(ideas=with_rivals(session, workshop.id, touched)), now)


def _say_what_is_in_the_way(session: Session, change: Change) -> None:
    """A later change that has to be taken back first; nothing is raised when it is something else."""
    found = entry(session, change.workshop_id, change.id)
    if found is not None and found.later is not None:
        what = KIND_WORDS[Kind(found.later.kind)]
        raise RuleBroken("undo.later", number=found.later.ideas[-1], what=what)


def _restore(session: Session, workshop_id: int, done: Done, now: datetime) -> set[int]:
    """Put everything back as it was before; returns the ideas whose cards look otherwise now."""
    found = select(Idea).where(Idea.workshop_id == workshop_id, Idea.number.in_(list(done.before.ideas)))
    touched = {number for _kind, *both in (*done.before.pairs, *done.after.pairs) for number in both}
    for idea in session.scalars(found).all():
        touched |= set(bundle_of(session, idea))
        _put_back(session, idea, done.before.ideas[idea.number], now)
        session.flush()
        touched |= set(bundle_of(session, idea))
        if idea.merged_into is not None or idea.hidden_reason is not None:
            leave_spotlight(session, workshop_id, idea.number, now)
    change_pairs(session, workshop_id, gone=done.after.pairs, come=done.before.pairs)
    put_stacks_back(session, workshop_id, done.before.stacks, done.after.stacks, now)
    return touched


def _put_back(session: Session, idea: Idea, fields: Mapping[str, Any], now: datetime) -> None:
    if "title" in fields:
        reword(session, idea, fields["title"], fields["description"], by_facilitator=True, now=now)
    for name in ("merged_into", "bundle_name", "hidden_reason"):
        if name in fields:
            setattr(idea, name, fields[name])
    idea.updated_at = now
    session.flush()
    if "hidden_reason" in fields:
        take_marks_up_again(session, idea.workshop_id, idea.number)
