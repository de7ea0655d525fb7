"""Choosing: the rule proposes, the room confirms or changes with a reason, sketches begin."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.actions.journal import NO_KEY, Request, append, is_repeated, locked_workshop
from app.actions.sketches import begin_sketches
from app.db import transaction
from app.domain.errors import InvalidInput, RuleBroken
from app.domain.events import SelectionChanged
from app.domain.ideas import checked_reason
from app.domain.phases import Permit, Step, require
from app.domain.selection import Rule
from app.models import Idea, Selection, Workshop
from app.queries.counting import ALL, outcomes
from app.queries.pairs import pairs
from app.queries.standing import called
from app.queries.voting import standing_numbers

REASON_LENGTH = 500  # characters


def confirm_selection(
    *,
    workshop_id: int,
    rule: Rule,
    ideas: Sequence[int],
    reason: str,
    now: datetime,
    criterion: str = ALL,
    request: Request = NO_KEY,
) -> None:
    """Record what the room chose and begin a sketch for each.

    A reason is needed when it is not what the rule proposes by this criterion, or replaces a choice on the same vote.
    More ideas than places are refused; fewer are the room's own affair.
    """
    chosen = list(dict.fromkeys(ideas))
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "confirm_selection", rule.value, criterion, chosen, reason):
            return
        require(Step(workshop.step), Permit.CONFIRM_SELECTION)
        _check_ideas(session, workshop_id, chosen, workshop.places)
        round_number, proposed = _proposal(session, workshop, rule, criterion)
        ordered = [n for n in proposed if n in chosen] + [n for n in chosen if n not in proposed]
        earlier = _latest(session, workshop_id)
        kept = _next_selection(workshop, earlier, round_number, now)
        kept.rule, kept.criterion, kept.proposed, kept.ideas = rule.value, criterion, proposed, ordered
        kept.reason = _reason(reason, ordered, proposed, earlier, round_number)
        session.add(kept)
        begin_sketches(session, workshop, ordered, _wording(session, workshop_id, ordered), now)
        append(session, workshop_id, SelectionChanged(), now)


def _next_selection(
    workshop: Workshop, earlier: Selection | None, round_number: int | None, now: datetime
) -> Selection:
    return Selection(
        workshop_id=workshop.id,
        number=1 + (earlier.number if earlier else 0),
        round_number=round_number,
        places=workshop.places,
        meeting=workshop.meeting,
        confirmed_at=now,
    )


def _proposal(
    session: Session, workshop: Workshop, rule: Rule, criterion: str
) -> tuple[int | None, list[int]]:
    """Which round counts, and what the rule proposes on it; nothing when nobody has voted yet."""
    result = outcomes(session, workshop.id, workshop.places, workshop.meeting)
    if criterion not in (result.counts if result else (ALL,)):
        raise InvalidInput("criterion", "unknown")
    return (result.round.number, list(result.chosen(rule, criterion))) if result else (None, [])


def _check_ideas(session: Session, workshop_id: int, chosen: list[int], places: int) -> None:
    if not chosen:
        raise InvalidInput("ideas", "selection.empty")
    if len(chosen) > places:
        raise InvalidInput("ideas", "selection.too_many", chosen=len(chosen), places=places)
    if not set(chosen) <= set(standing_numbers(session, workshop_id)):
        raise RuleBroken("selection.unknown_idea")
    # Two that exclude each other are never chosen together, whatever the reason.
    together = sorted(pair for pair in pairs(session, workshop_id, "exclusive") if set(pair) <= set(chosen))
    if together:
        titles = {n: title for n, (title, _) in _wording(session, workshop_id, together[0]).items()}
        one, other = together[0]
        names = {"one": one, "other": other, "one_title": titles[one], "other_title": titles[other]}
        raise InvalidInput("ideas", "selection.exclusive", **names)


def _reason(
    given: str, chosen: list[int], proposed: list[int], earlier: Selection | None, round_number: int | None
) -> str:
    """The reason as it is kept: none where the room took what was proposed, and had not chosen otherwise before."""
    same_vote = earlier is not None and earlier.round_number == round_number
    alike = {frozenset(proposed), frozenset(earlier.ideas if earlier and same_vote else proposed)}
    if alike == {frozenset(chosen)}:
        return ""
    if not given.strip():
        raise InvalidInput("reason", "selection.reason")
    return checked_reason(given, limit=REASON_LENGTH)


def _latest(session: Session, workshop_id: int) -> Selection | None:
    return session.scalars(
        select(Selection).where(Selection.workshop_id == workshop_id).order_by(Selection.number.desc())
    ).first()


def _wording(session: Session, workshop_id: int, numbers: Sequence[int]) -> dict[int, tuple[str, str]]:
    rows = session.execute(
        select(Idea.number, called(Idea), Idea.description).where(
            Idea.workshop_id == workshop_id, Idea.number.in_(numbers)
        )
    )
    return {number: (title, description) for number, title, description in rows}
