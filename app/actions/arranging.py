"""How ideas are put in order: by the moderator, or by a participant within their own stack."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.actions.journal import NO_KEY, Request, append, is_repeated, locked_workshop
from app.actions.ordering_notes import carry_out, note, touched_by, with_rivals
from app.db import transaction
from app.domain.bundles import Arrangement, Move
from app.domain.errors import NotFound, NotPermitted, NotYours, RuleBroken
from app.domain.events import IdeaChanged
from app.domain.history import Kind
from app.domain.phases import Permit, Step, require
from app.models import Workshop
from app.queries.bundles import arrangement, round_begun
from app.queries.sharing import owners


@dataclass(frozen=True)
class Wish:
    """That something be done to ideas: where, when, by whom (a participant; None is the moderator), under which key."""

    workshop_id: int
    now: datetime
    by: int | None = None
    request: Request = NO_KEY


@dataclass(frozen=True)
class Told:
    """What the history says of a change: which ideas, and the name that was given."""

    ideas: Collection[int]
    name: str = ""


Plan = Callable[[Session, Arrangement], Move]


def rearrange(wish: Wish, kind: Kind, told: Told, plan: Plan, *asked: object) -> None:
    """Lock, look whether it may be, ask the domain for a move, carry it out, and note it.

    All ideas that `told` names must be on the board, and for a participant in their own stack.
    """
    with transaction() as session:
        workshop = locked_workshop(session, wish.workshop_id, by=wish.by)
        if is_repeated(session, wish.request, wish.now, kind.value, *asked):
            return
        require(Step(workshop.step), Permit.ORDER_IDEAS)
        was = arrangement(session, workshop.id)
        check_there(was, told.ideas)
        if wish.by is not None:
            check_own(session, workshop.id, wish.by, [was.head_of(number) for number in told.ideas])
        check_not_voted(session, workshop)
        move = plan(session, was)
        if move.after:
            _do(session, wish, kind, told, was, move)


def check_there(was: Arrangement, numbers: Collection[int]) -> None:
    """Ideas that are not on the board, or in no workshop at all, look alike."""
    if not set(numbers) <= was.places.keys():
        raise NotFound


def check_own(session: Session, workshop_id: int, person: int, heads: Collection[int]) -> None:
    """A participant orders their own stack and nothing else; the server says so, whatever a page shows."""
    owner = owners(session, workshop_id)
    if person not in owner.values():
        raise NotPermitted("sharing.none")
    if any(owner.get(head) != person for head in heads):
        raise NotYours("sharing.not_yours")


def check_not_voted(session: Session, workshop: Workshop) -> None:
    """Bundles are made before a vote opens, never after: else votes would be moved."""
    if round_begun(session, workshop.id, workshop.meeting):
        raise RuleBroken("merge.after_vote")


def _do(session: Session, wish: Wish, kind: Kind, told: Told, was: Arrangement, move: Move) -> None:
    before, after = carry_out(session, wish.workshop_id, move, wish.now)
    note(
        session,
        wish.workshop_id,
        kind,
        before=before,
        after=after,
        now=wish.now,
        by=wish.by,
        ideas=told.ideas,
        name=told.name,
    )
    touched = with_rivals(session, wish.workshop_id, touched_by(was, move))
    append(session, wish.workshop_id, IdeaChanged(ideas=touched), wish.now)
