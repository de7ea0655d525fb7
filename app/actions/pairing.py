"""What the moderator says of two ideas: they are not the same, or only one of them can be chosen."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from itertools import combinations

from sqlalchemy.orm import Session

from app.actions.arranging import check_own, check_there
from app.actions.journal import NO_KEY, Request, append, is_repeated, locked_workshop
from app.actions.ordering_notes import change_pairs, note
from app.db import transaction
from app.domain.errors import NotFound, RuleBroken
from app.domain.events import IdeaChanged
from app.domain.history import Facts, Kind
from app.domain.pairs import Pair, PairKind, pair
from app.domain.phases import Permit, Step, require
from app.models import Workshop
from app.queries.bundles import arrangement, round_begun
from app.queries.pairs import all_pairs


def mark_exclusive(
    *, workshop_id: int, one: int, other: int, now: datetime, request: Request = NO_KEY
) -> None:
    """Say that only one of two ideas, or bundles, can be chosen."""
    wanted = pair(PairKind.EXCLUSIVE, one, other)
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "mark_exclusive", *wanted):
            return
        _check_open(session, workshop)
        _check_standing(session, workshop_id, [one, other])
        if wanted not in all_pairs(session, workshop_id):
            change_pairs(session, workshop_id, come=[wanted])
            _note(session, workshop_id, Kind.EXCLUSIVE, now, come={wanted})


def unmark_exclusive(
    *, workshop_id: int, one: int, other: int, now: datetime, request: Request = NO_KEY
) -> None:
    """Say that both can be chosen after all."""
    wanted = pair(PairKind.EXCLUSIVE, one, other)
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "unmark_exclusive", *wanted):
            return
        _check_open(session, workshop)
        if wanted not in all_pairs(session, workshop_id):
            raise NotFound
        change_pairs(session, workshop_id, gone=[wanted])
        _note(session, workshop_id, Kind.COMPATIBLE, now, gone={wanted})


def tell_apart(
    *,
    workshop_id: int,
    ideas: Collection[int],
    now: datetime,
    by: int | None = None,
    request: Request = NO_KEY,
) -> None:
    """Say that ideas are different, all of each other: they are not proposed as alike again."""
    numbers = sorted(set(ideas))
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "tell_apart", numbers):
            return
        require(Step(workshop.step), Permit.ORDER_IDEAS)
        if len(numbers) < 2:
            raise RuleBroken("bundle.too_few")
        _check_standing(session, workshop_id, numbers)
        if by is not None:
            check_own(session, workshop_id, by, numbers)
        told = {pair(PairKind.DIFFERENT, one, other) for one, other in combinations(numbers, 2)}
        new = told - all_pairs(session, workshop_id)
        if new:
            change_pairs(session, workshop_id, come=new)
            _note(session, workshop_id, Kind.DIFFERENT, now, come=new, by=by)


def _check_open(session: Session, workshop: Workshop) -> None:
    """While all read, and until a vote is opened: people vote by what stands on the ballot."""
    if Step(workshop.step) != Step.VOTE:
        require(Step(workshop.step), Permit.ORDER_IDEAS)
    if round_begun(session, workshop.id, workshop.meeting):
        raise RuleBroken("pair.after_vote")


def _check_standing(session: Session, workshop_id: int, numbers: Collection[int]) -> None:
    was = arrangement(session, workshop_id)
    check_there(was, numbers)
    for number in numbers:
        if was.places[number].into is not None or number in was.hidden:
            raise RuleBroken("bundle.not_standing", number=number)


def _note(
    session: Session,
    workshop_id: int,
    kind: Kind,
    now: datetime,
    *,
    come: Collection[Pair] = (),
    gone: Collection[Pair] = (),
    by: int | None = None,
) -> None:
    ideas = sorted({number for _kind, *both in (*come, *gone) for number in both})
    before, after = Facts(pairs=frozenset(gone)), Facts(pairs=frozenset(come))
    note(session, workshop_id, kind, before=before, after=after, now=now, by=by, ideas=ideas)
    append(session, workshop_id, IdeaChanged(ideas=ideas), now)
