"""What the moderator can do with ideas: merge, hide, correct, and take any of it back."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.actions.ideas import reword
from app.actions.journal import NO_KEY, Request, append, is_repeated, locked_step
from app.actions.ordering_notes import leave_spotlight, note
from app.actions.voting import has_been_voted_on, take_marks_up_again
from app.db import transaction
from app.domain import ideas as rules
from app.domain.errors import NotFound, NotPermitted, RuleBroken
from app.domain.events import IdeaChanged
from app.domain.phases import STEP_NAMES, Permit, Step, ideas_revealed, require
from app.models import Change, Idea, VoteRound
from app.queries.ideas import last_change


def merge_ideas(
    *, workshop_id: int, source: int, target: int, now: datetime, request: Request = NO_KEY
) -> None:
    """Put `source` into `target`; both are kept, and it can be taken apart again."""
    with transaction() as session:
        step = locked_step(session, workshop_id)
        if is_repeated(session, request, now, "merge_ideas", source, target):
            return
        require(step, Permit.ORDER_IDEAS)
        idea, into = _idea(session, workshop_id, source), _idea(session, workshop_id, target)
        available = not into.withdrawn and into.hidden_reason is None and into.merged_into is None
        rules.check_merge(
            source, target, vote_begun=_vote_begun(session, workshop_id), target_available=available
        )
        moved = _parts_of(session, workshop_id, source)
        note(
            session, idea, "merge", {"merged_into": idea.merged_into, "parts": [p.number for p in moved]}, now
        )
        idea.merged_into, idea.updated_at = target, now
        for part in moved:  # what was in the source goes along: no chains
            part.merged_into = target
        leave_spotlight(session, workshop_id, source, now)
        touched = [source, target, *(p.number for p in moved)]
        append(session, workshop_id, IdeaChanged(ideas=sorted(touched)), now)


def separate_idea(*, workshop_id: int, number: int, now: datetime, request: Request = NO_KEY) -> None:
    """Take an idea out of the one it was merged into."""
    with transaction() as session:
        step = locked_step(session, workshop_id)
        if is_repeated(session, request, now, "separate_idea", number):
            return
        require(step, Permit.ORDER_IDEAS)
        idea = _idea(session, workshop_id, number)
        if idea.merged_into is None:
            raise RuleBroken("merge.not_merged")
        if _vote_begun(session, workshop_id):
            raise RuleBroken("merge.after_vote")
        target = idea.merged_into
        note(session, idea, "separate", {"merged_into": target, "parts": []}, now)
        idea.merged_into, idea.updated_at = None, now
        append(session, workshop_id, IdeaChanged(ideas=sorted([number, target])), now)


def hide_idea(
    *, workshop_id: int, number: int, reason: str, now: datetime, request: Request = NO_KEY
) -> None:
    """Take an idea off all screens; its author sees the reason."""
    reason = rules.checked_reason(reason)
    with transaction() as session:
        step = locked_step(session, workshop_id)
        if is_repeated(session, request, now, "hide_idea", number, reason):
            return
        _require_revealed(step)
        idea = _idea(session, workshop_id, number)
        note(session, idea, "hide", {"hidden_reason": idea.hidden_reason}, now)
        idea.hidden_reason, idea.updated_at = reason, now
        leave_spotlight(session, workshop_id, number, now)
        append(session, workshop_id, IdeaChanged(ideas=_bundle(session, workshop_id, number)), now)


def show_idea(*, workshop_id: int, number: int, now: datetime, request: Request = NO_KEY) -> None:
    """Put a hidden idea back on all screens."""
    with transaction() as session:
        step = locked_step(session, workshop_id)
        if is_repeated(session, request, now, "show_idea", number):
            return
        _require_revealed(step)
        idea = _idea(session, workshop_id, number)
        note(session, idea, "show", {"hidden_reason": idea.hidden_reason}, now)
        idea.hidden_reason, idea.updated_at = None, now
        session.flush()
        take_marks_up_again(session, workshop_id, number)
        append(session, workshop_id, IdeaChanged(ideas=_bundle(session, workshop_id, number)), now)


def correct_idea(
    *, workshop_id: int, number: int, title: str, description: str, now: datetime, request: Request = NO_KEY
) -> None:
    """Correct a typing error; the author's wording is kept as a version."""
    title, description = rules.checked_wording(title, description)
    with transaction() as session:
        step = locked_step(session, workshop_id)
        if is_repeated(session, request, now, "correct_idea", number, title, description):
            return
        require(step, Permit.ORDER_IDEAS)
        idea = _idea(session, workshop_id, number)
        rules.check_wording_open(voted_on=has_been_voted_on(session, idea))
        note(session, idea, "correct", {"title": idea.title, "description": idea.description}, now)
        reword(session, idea, title, description, by_facilitator=True, now=now)
        append(session, workshop_id, IdeaChanged(ideas=[number]), now)


def undo_last(*, workshop_id: int, now: datetime, request: Request = NO_KEY) -> None:
    """Take back the moderator's latest change that is not taken back yet."""
    with transaction() as session:
        step = locked_step(session, workshop_id)
        if is_repeated(session, request, now, "undo_last"):
            return
        require(step, Permit.ORDER_IDEAS)
        change = last_change(session, workshop_id)
        if change is None:
            raise RuleBroken("undo.nothing")
        idea = _any_idea(session, workshop_id, change.idea)
        touched = _restore(session, idea, change, now)
        change.undone = True
        append(session, workshop_id, IdeaChanged(ideas=sorted(touched)), now)


def _restore(session: Session, idea: Idea, change: Change, now: datetime) -> set[int]:
    before = change.before
    touched = {idea.number}
    if change.kind in ("merge", "separate"):
        touched |= {n for n in (idea.merged_into, before["merged_into"]) if n}
        idea.merged_into = before["merged_into"]
        for number in before["parts"]:
            _any_idea(session, idea.workshop_id, number).merged_into = idea.number
            touched.add(number)
    elif change.kind in ("hide", "show"):
        idea.hidden_reason = before["hidden_reason"]
        touched |= set(_bundle(session, idea.workshop_id, idea.number))
        session.flush()
        take_marks_up_again(session, idea.workshop_id, idea.number)
    else:
        reword(session, idea, before["title"], before["description"], by_facilitator=True, now=now)
    idea.updated_at = now
    if idea.merged_into is not None or idea.hidden_reason is not None:
        leave_spotlight(session, idea.workshop_id, idea.number, now)
    return touched


def _bundle(session: Session, workshop_id: int, number: int) -> list[int]:
    """The idea and what lies in it: all their authors are told."""
    return sorted([number, *(part.number for part in _parts_of(session, workshop_id, number))])


def _require_revealed(step: Step) -> None:
    if not ideas_revealed(step):
        raise NotPermitted("step.order_ideas", step=STEP_NAMES[step])


def _any_idea(session: Session, workshop_id: int, number: int) -> Idea:
    idea = session.scalars(select(Idea).where(Idea.workshop_id == workshop_id, Idea.number == number)).first()
    if idea is None:
        raise NotFound
    return idea


def _idea(session: Session, workshop_id: int, number: int) -> Idea:
    idea = _any_idea(session, workshop_id, number)
    if idea.withdrawn:
        raise NotFound
    return idea


def _parts_of(session: Session, workshop_id: int, number: int) -> list[Idea]:
    return list(
        session.scalars(
            select(Idea)
            .where(Idea.workshop_id == workshop_id, Idea.merged_into == number)
            .order_by(Idea.number)
        )
    )


def _vote_begun(session: Session, workshop_id: int) -> bool:
    return (
        session.scalars(select(VoteRound.id).where(VoteRound.workshop_id == workshop_id)).first() is not None
    )
