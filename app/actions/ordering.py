"""What the moderator does with single ideas: merge two, take apart, hide, show, correct."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.actions.bundling import put_in_bundle, take_out_of_bundle
from app.actions.ideas import reword
from app.actions.journal import NO_KEY, Request, append, is_repeated, locked_step
from app.actions.ordering_notes import leave_spotlight, note
from app.actions.voting import has_been_voted_on, take_marks_up_again
from app.db import transaction
from app.domain import ideas as rules
from app.domain.errors import NotFound, NotPermitted
from app.domain.events import IdeaChanged
from app.domain.history import Facts, Kind
from app.domain.phases import STEP_NAMES, Permit, Step, ideas_revealed, require
from app.models import Idea


def merge_ideas(
    *, workshop_id: int, source: int, target: int, now: datetime, request: Request = NO_KEY
) -> None:
    """Put `source`, with all that lies in it, into `target`; all are kept, and it can be taken apart again."""
    put_in_bundle(workshop_id=workshop_id, ideas=[source], target=target, now=now, request=request)


def separate_idea(*, workshop_id: int, number: int, now: datetime, request: Request = NO_KEY) -> None:
    """Take an idea out of its bundle."""
    take_out_of_bundle(workshop_id=workshop_id, number=number, now=now, request=request)


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
        _note(session, idea, Kind.HIDE, {"hidden_reason": reason}, now)
        idea.hidden_reason, idea.updated_at = reason, now
        leave_spotlight(session, workshop_id, number, now)
        append(session, workshop_id, IdeaChanged(ideas=bundle_of(session, idea)), now)


def show_idea(*, workshop_id: int, number: int, now: datetime, request: Request = NO_KEY) -> None:
    """Put a hidden idea back on all screens."""
    with transaction() as session:
        step = locked_step(session, workshop_id)
        if is_repeated(session, request, now, "show_idea", number):
            return
        _require_revealed(step)
        idea = _idea(session, workshop_id, number)
        _note(session, idea, Kind.SHOW, {"hidden_reason": None}, now)
        idea.hidden_reason, idea.updated_at = None, now
        session.flush()
        take_marks_up_again(session, workshop_id, number)
        append(session, workshop_id, IdeaChanged(ideas=bundle_of(session, idea)), now)


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
        _note(session, idea, Kind.CORRECT, {"title": title, "description": description}, now)
        reword(session, idea, title, description, by_facilitator=True, now=now)
        append(session, workshop_id, IdeaChanged(ideas=sorted({number, idea.merged_into or number})), now)


def bundle_of(session: Session, idea: Idea) -> list[int]:
    """The idea, what it lies in and what lies in it: their cards change with it, and their authors are told."""
    lying = select(Idea.number).where(Idea.workshop_id == idea.workshop_id, Idea.merged_into == idea.number)
    return sorted({idea.number, idea.merged_into or idea.number, *session.scalars(lying)})


def _note(session: Session, idea: Idea, kind: Kind, after: dict[str, Any], now: datetime) -> None:
    before = {name: getattr(idea, name) for name in after}
    note(
        session,
        idea.workshop_id,
        kind,
        before=Facts({idea.number: before}),
        after=Facts({idea.number: after}),
        now=now,
        ideas=[idea.number],
    )


def _require_revealed(step: Step) -> None:
    if not ideas_revealed(step):
        raise NotPermitted("step.order_ideas", step=STEP_NAMES[step])


def _idea(session: Session, workshop_id: int, number: int) -> Idea:
    idea = session.scalars(
        select(Idea).where(Idea.workshop_id == workshop_id, Idea.number == number, Idea.withdrawn.is_(False))
    ).first()
    if idea is None:
        raise NotFound
    return idea
