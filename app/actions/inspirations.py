"""Handing out ideas of others for inspiration: open, close, once more; to those who come late; and taking one back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from app.actions.journal import NO_KEY, Request, append, is_repeated, locked_workshop
from app.db import table, transaction
from app.domain import inspirations as rules
from app.domain.errors import RuleBroken
from app.domain.events import InspirationsChanged
from app.domain.inspirations import Reader
from app.domain.phases import Permit, Step, require
from app.models import Idea, Inspiration, Participant, Workshop
from app.queries.standing import standing

_DEALT = table(Inspiration)


def open_inspirations(*, workshop_id: int, seed: str, now: datetime, request: Request = NO_KEY) -> None:
    """Show everybody a few ideas of others while all write; a further time, as far as there are any, other ones.

    `seed` decides between deals that are as even.
    """
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "open_inspirations"):
            return
        require(Step(workshop.step), Permit.WRITE_IDEA)
        if workshop.inspirations_open:
            raise RuleBroken("inspirations.open")
        ideas = _authors(session, workshop_id)
        rules.check_enough(len(ideas))
        here = (Participant.workshop_id == workshop_id, Participant.removed_at.is_(None))
        workshop.inspirations_open = True
        workshop.inspirations += 1
        _deal(session, workshop, ideas, list(session.scalars(select(Participant.id).where(*here))), seed)
        append(session, workshop_id, InspirationsChanged(), now)


def close_inspirations(*, workshop_id: int, now: datetime, request: Request = NO_KEY) -> None:
    """Show nobody ideas of others any more; who was shown which is kept, for the next time."""
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "close_inspirations") or not workshop.inspirations_open:
            return
        workshop.inspirations_open = False
        append(session, workshop_id, InspirationsChanged(), now)


def deal_to_latecomer(session: Session, workshop: Workshop, participant_id: int, seed: str) -> None:
    """Somebody joins while inspirations are open: they get those that were shown least often."""
    if workshop.inspirations_open:
        _deal(session, workshop, _authors(session, workshop.id), [participant_id], seed)


def tell_readers(session: Session, workshop_id: int, number: int, now: datetime) -> None:
    """An idea was reworded or withdrawn: whoever is shown it just now does not go on reading the old one."""
    open_ = (Workshop.inspirations_open.is_(True), Inspiration.round == Workshop.inspirations)
    dealt = (
        select(Inspiration.idea)
        .join(Workshop, Workshop.id == Inspiration.workshop_id)
        .where(Workshop.id == workshop_id, Inspiration.idea == number, *open_)
        .limit(1)
    )
    if session.scalars(dealt).first() is not None:
        append(session, workshop_id, InspirationsChanged(ideas=[number]), now)


def _authors(session: Session, workshop_id: int) -> dict[int, int | None]:
    """The ideas that stand by themselves, by number, and who wrote them."""
    wanted = select(Idea.number, Idea.author_id).where(Idea.workshop_id == workshop_id, standing())
    return {number: author for number, author in session.execute(wanted.order_by(Idea.number))}


def _deal(
    session: Session, workshop: Workshop, ideas: Mapping[int, int | None], people: Iterable[int], seed: str
) -> None:
    shown, seen = _dealt_before(session, workshop.id, ideas)
    own: dict[int | None, set[int]] = {}
    for idea, author in ideas.items():
        own.setdefault(author, set()).add(idea)
    readers = {person: Reader(own.get(person, set()), seen.get(person, set())) for person in people}
    hands = rules.deal(readers, list(ideas), shown=shown, seed=seed)
    for person, hand in hands.items():
        if again := readers[person].seen & set(hand):  # shown once more: now it belongs to this round
            mine = (Inspiration.participant_id == person, Inspiration.idea.in_(again))
            session.execute(delete(Inspiration).where(*mine))
    if rows := [
        {"participant_id": person, "idea": idea, "workshop_id": workshop.id, "round": workshop.inspirations}
        for person, hand in hands.items()
        for idea in hand
    ]:
        session.execute(insert(_DEALT), rows)


def _dealt_before(
    session: Session, workshop_id: int, ideas: Iterable[int]
) -> tuple[dict[int, int], dict[int, set[int]]]:
    """How often each idea has been shown, and what each person has seen."""
    shown = dict.fromkeys(ideas, 0)
    seen: dict[int, set[int]] = {}
    rows = session.execute(
        select(Inspiration.participant_id, Inspiration.idea).where(Inspiration.workshop_id == workshop_id)
    )
    for person, idea in rows:
        seen.setdefault(person, set()).add(idea)
        if idea in shown:
            shown[idea] += 1
    return shown, seen
