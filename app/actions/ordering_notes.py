"""What every change to ideas leaves behind: a line in the history, and what stood for them stands for others now."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from app.actions.journal import append
from app.db import table
from app.domain import bundles
from app.domain.bundles import Arrangement, Move
from app.domain.events import SharesChanged, SpotlightChanged
from app.domain.history import Facts, Kind, facts_of
from app.domain.pairs import Pair, followed
from app.models import Change, Idea, IdeaPair, OrderingShare, Participant, Workshop
from app.queries.bundles import arrangement
from app.queries.pairs import all_pairs

_SHARES = table(OrderingShare)


def forget_changes(session: Session, workshop_id: int) -> None:
    """A further meeting begins: what was done in the last one is no longer taken back by a press."""
    session.execute(
        update(Change).where(Change.workshop_id == workshop_id, Change.undone.is_(False)).values(undone=True)
    )


def note(
    session: Session,
    workshop_id: int,
    kind: Kind,
    *,
    before: Facts,
    after: Facts,
    now: datetime,
    by: int | None = None,
    ideas: Collection[int] = (),
    name: str = "",
) -> None:
    """Remember a change, so that it can be taken back; `ideas` and `name` are what the history tells of it."""
    told = {"ideas": list(ideas), "name": name}
    session.add(
        Change(
            workshop_id=workshop_id,
            kind=kind.value,
            idea=next(iter(ideas)),
            before=before.as_json(),
            after={**after.as_json(), "told": told},
            actor=by,
            at=now,
        )
    )


def carry_out(session: Session, workshop_id: int, move: Move, now: datetime) -> tuple[Facts, Facts]:
    """Put ideas where a move says, with all that goes along; returns what was before, and what it led to.

    What lies in a bundle lies in the stack of whoever puts that bundle in order.
    """
    rows = _ideas(session, workshop_id, move.after)
    for number, place in move.after.items():
        rows[number].merged_into, rows[number].bundle_name = place.into, place.name
        rows[number].updated_at = now
        if place.into is not None:
            leave_spotlight(session, workshop_id, number, now)
    heads = {number: place.into for number, place in move.after.items() if place.into is not None}
    left, joined = _join_stacks(session, workshop_id, heads, now)
    gone, come = followed(all_pairs(session, workshop_id), move.successors)
    change_pairs(session, workshop_id, gone=gone, come=come)
    session.flush()
    return Facts(facts_of(move.before), gone, left), Facts(facts_of(move.after), come, joined)


def leave_bundle(session: Session, workshop_id: int, number: int, now: datetime) -> list[int]:
    """An idea is about to be withdrawn: it leaves its bundle, and the others stay one. Returns what that touched."""
    was = arrangement(session, workshop_id)
    if number not in was.places or len(was.members(was.head_of(number))) < 2:
        return []
    move = bundles.taken_out(was, number)
    carry_out(session, workshop_id, move, now)
    return touched_by(was, move)


def touched_by(was: Arrangement, move: Move) -> list[int]:
    """The ideas whose cards look otherwise after a move: those that moved, and those they lay and lie in."""
    then = bundles.applied(was, move)
    heads = {of.head_of(number) for of in (was, then) for number in move.after}
    return sorted({*move.after, *heads, *move.successors, *move.successors.values()})


def with_rivals(session: Session, workshop_id: int, numbers: Collection[int]) -> list[int]:
    """These ideas and those they are told apart from: their cards name each other."""
    pairs = [(one, other) for _kind, one, other in all_pairs(session, workshop_id)]
    return sorted({*numbers, *(n for pair in pairs if set(pair) & set(numbers) for n in pair)})


def change_pairs(
    session: Session, workshop_id: int, *, gone: Collection[Pair] = (), come: Collection[Pair] = ()
) -> None:
    """Take pairs away and add others."""
    for kind, one, other in gone:
        where = (IdeaPair.kind == kind, IdeaPair.one == one, IdeaPair.other == other)
        session.execute(delete(IdeaPair).where(IdeaPair.workshop_id == workshop_id, *where))
    rows = [{"workshop_id": workshop_id, "kind": k, "one": one, "other": other} for k, one, other in come]
    if rows:
        session.execute(insert(table(IdeaPair)), rows)


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


def _ideas(session: Session, workshop_id: int, numbers: Collection[int]) -> dict[int, Idea]:
    found = select(Idea).where(Idea.workshop_id == workshop_id, Idea.number.in_(list(numbers)))
    return {idea.number: idea for idea in session.scalars(found)}


def put_stacks_back(
    session: Session, workshop_id: int, before: Mapping[int, int], after: Mapping[int, int], now: datetime
) -> None:
    """Ideas go back into the stacks they lay in, if they are where they went to and their person is still here."""
    owner = owners_of(session, workshop_id, before)
    here = select(Participant.id).where(Participant.removed_at.is_(None), Participant.id.in_(before.values()))
    people = set(session.scalars(here))
    back = {i: p for i, p in before.items() if owner.get(i) == after.get(i) and p in people}
    if back:
        move_stacks(session, workshop_id, dict(back))
        append(session, workshop_id, SharesChanged(), now)


def move_stacks(session: Session, workshop_id: int, stacks: Mapping[int, int | None]) -> None:
    """Put ideas into the stacks of these people; None is the moderator, who has no stack but all the rest."""
    whose = (_SHARES.c.workshop_id == workshop_id, _SHARES.c.idea.in_(list(stacks)))
    session.execute(delete(_SHARES).where(*whose))
    rows: list[dict[str, Any]] = [
        {"workshop_id": workshop_id, "idea": idea, "participant_id": person}
        for idea, person in stacks.items()
        if person is not None
    ]
    if rows:
        session.execute(insert(_SHARES), rows)


def _join_stacks(
    session: Session, workshop_id: int, heads: Mapping[int, int], now: datetime
) -> tuple[dict[int, int], dict[int, int]]:
    """Ideas go into the stack of their head; returns whose stack they leave, and whose they go into."""
    owner = owners_of(session, workshop_id, [*heads, *heads.values()])
    wrong = {idea: owner.get(head) for idea, head in heads.items() if owner.get(idea) != owner.get(head)}
    if wrong:
        move_stacks(session, workshop_id, wrong)
        append(session, workshop_id, SharesChanged(), now)
    left = {idea: owner[idea] for idea in wrong if idea in owner}
    return left, {idea: person for idea, person in wrong.items() if person is not None}


def owners_of(session: Session, workshop_id: int, ideas: Collection[int]) -> dict[int, int]:
    """Whose stack these ideas lie in."""
    whose = (_SHARES.c.workshop_id == workshop_id, _SHARES.c.idea.in_(list(ideas)))
    rows = session.execute(select(_SHARES.c.idea, _SHARES.c.participant_id).where(*whose))
    return {idea: person for idea, person in rows}
