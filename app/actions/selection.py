"""Choosing: the rule proposes, the room confirms or changes with a reason, sketches begin."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.actions.journal import append, locked_workshop
from app.actions.sketches import begin_sketches
from app.db import transaction
from app.domain.errors import InvalidInput, RuleBroken
from app.domain.events import SelectionChanged
from app.domain.ideas import checked_reason
from app.domain.phases import Permit, Step, require
from app.domain.selection import Rule
from app.models import Idea, Selection
from app.queries.voting import outcomes, standing_numbers

REASON_LENGTH = 500  # characters


def confirm_selection(
    *, workshop_id: int, rule: Rule, ideas: Sequence[int], reason: str, now: datetime
) -> int:
    """Record what the room chose and begin a sketch for each; returns the selection's number.

    A reason is needed when the choice differs from what the rule proposes, or replaces an earlier one on the same vote.
    """
    chosen = list(dict.fromkeys(ideas))
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        require(Step(workshop.step), Permit.CONFIRM_SELECTION)
        if not chosen:
            raise InvalidInput("ideas", "selection.empty")
        if not set(chosen) <= set(standing_numbers(session, workshop_id)):
            raise RuleBroken("selection.unknown_idea")
        result = outcomes(session, workshop_id, workshop.places)
        proposed = list(result.chosen(rule)) if result else []
        ordered = [n for n in proposed if n in chosen] + [n for n in chosen if n not in proposed]
        earlier = _latest(session, workshop_id)
        same_vote = earlier and earlier.round_number == (result.round.number if result else None)
        alike = {frozenset(proposed), frozenset(earlier.ideas if earlier and same_vote else proposed)}
        reason = "" if alike == {frozenset(ordered)} else checked_reason(reason, limit=REASON_LENGTH)
        number = 1 + (earlier.number if earlier else 0)
        session.add(
            Selection(
                workshop_id=workshop_id,
                number=number,
                round_number=result.round.number if result else None,
                rule=rule.value,
                places=workshop.places,
                proposed=proposed,
                ideas=ordered,
                reason=reason,
                confirmed_at=now,
            )
        )
        begin_sketches(session, workshop, ordered, _wording(session, workshop_id, ordered), now)
        append(session, workshop_id, SelectionChanged(), now)
        return number


def _latest(session: Session, workshop_id: int) -> Selection | None:
    return session.scalars(
        select(Selection).where(Selection.workshop_id == workshop_id).order_by(Selection.number.desc())
    ).first()


def _wording(session: Session, workshop_id: int, numbers: Sequence[int]) -> dict[int, tuple[str, str]]:
    rows = session.execute(
        select(Idea.number, Idea.title, Idea.description).where(
            Idea.workshop_id == workshop_id, Idea.number.in_(numbers)
        )
    )
    return {number: (title, description) for number, title, description in rows}
