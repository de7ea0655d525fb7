"""Sharing out the ordering: offer to help, hand out stacks, hand on what was left behind, gather again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from app.actions.arranging import check_not_voted
from app.actions.journal import NO_KEY, Request, append, is_repeated, locked_workshop
from app.actions.ordering_notes import move_stacks
from app.db import reading, table, transaction
from app.domain import sharing as rules
from app.domain.errors import RuleBroken
from app.domain.events import SharesChanged
from app.domain.phases import Permit, Step, require
from app.models import OrderingShare, Participant, Workshop
from app.queries.bundles import arrangement
from app.queries.sharing import cards, connected, offers, owners
from app.queries.similar import alike_pairs

_SHARES = table(OrderingShare)


def offer_to_order(
    *, participant_id: int, workshop_id: int, offered: bool, now: datetime, request: Request = NO_KEY
) -> None:
    """Say "Ich ordne mit", or take it back; the moderator sees how many, not who."""
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id, by=participant_id)
        if is_repeated(session, request, now, "offer_to_order", offered):
            return
        require(Step(workshop.step), Permit.ORDER_IDEAS)
        meeting = workshop.meeting if offered else 0
        own = (Participant.id == participant_id, Participant.workshop_id == workshop_id)
        changed = session.execute(
            update(Participant)
            .where(*own, Participant.orders_in != meeting)
            .values(orders_in=meeting)
            .returning(Participant.id)
        ).first()
        if changed is not None:
            append(session, workshop_id, SharesChanged(), now)


def share_out(
    *,
    workshop_id: int,
    people: int | None,
    everybody: bool,
    live_since: datetime,
    now: datetime,
    request: Request = NO_KEY,
) -> None:
    """Hand everything that stands out to people who are connected: to those who offered, or to anybody.

    `people`: how many of them, None is all; `live_since`: a node not seen since then has nobody connected. Similar
    ideas lie in one stack. What was shared out before is gathered first.
    """
    with reading() as session:  # looked for before anybody has to wait for it
        alike = alike_pairs(session, workshop_id, arrangement(session, workshop_id).places.keys())
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "share_out", people, everybody):
            return
        _check_ordering(session, workshop)
        available = connected(session, workshop_id, live_since)
        if not everybody:
            willing = offers(session, workshop_id)
            available = [person for person in available if person in willing]
        found = cards(session, workshop_id)
        chosen = rules.chosen_people(available, people, len(found))
        heads = {idea: card.number for card in found for idea in card.ideas}
        pairs = [(heads[a], heads[b]) for a, b, _ in alike if a in heads and b in heads]
        _gather(session, workshop_id)
        move_stacks(session, workshop_id, dict(rules.shared_out(found, pairs, chosen)))
        append(session, workshop_id, SharesChanged(), now)


def hand_on(*, workshop_id: int, live_since: datetime, now: datetime, request: Request = NO_KEY) -> None:
    """Give ideas that lie in nobody's stack, or in that of somebody who is not connected, to the smallest stacks."""
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "hand_on"):
            return
        _check_ordering(session, workshop)
        owner = owners(session, workshop_id)
        here = [p for p in connected(session, workshop_id, live_since) if p in owner.values()]
        if not here:
            raise RuleBroken("sharing.nobody")
        _hand_on(session, workshop_id, owner, here)
        append(session, workshop_id, SharesChanged(), now)


def gather(*, workshop_id: int, now: datetime, request: Request = NO_KEY) -> None:
    """End the sharing out: everything is the moderator's again, and stays as it was put in order."""
    with transaction() as session:
        locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "gather"):
            return
        _gather(session, workshop_id)
        append(session, workshop_id, SharesChanged(), now)


def leave_stack(session: Session, workshop_id: int, person: int, now: datetime) -> None:
    """Somebody is removed: their ideas go to the smallest of the other stacks, or back to the moderator."""
    owner = owners(session, workshop_id)
    others = sorted({other for other in owner.values() if other != person})
    mine = (_SHARES.c.workshop_id == workshop_id, _SHARES.c.participant_id == person)
    if person in owner.values():
        _hand_on(session, workshop_id, {i: p for i, p in owner.items() if p != person}, others)
    gone = session.execute(delete(_SHARES).where(*mine).returning(_SHARES.c.idea)).all()
    if gone or person in owner.values():
        append(session, workshop_id, SharesChanged(), now)


def _hand_on(session: Session, workshop_id: int, owner: dict[int, int], people: Sequence[int]) -> None:
    found = cards(session, workshop_id)
    placed = Counter(owner[card.number] for card in found for _ in card.ideas if card.number in owner)
    sizes = {person: placed[person] for person in people}
    lost = [card for card in found if owner.get(card.number) not in sizes]
    move_stacks(session, workshop_id, dict(rules.handed_on(lost, sizes)))


def _check_ordering(session: Session, workshop: Workshop) -> None:
    require(Step(workshop.step), Permit.ORDER_IDEAS)
    check_not_voted(session, workshop)


def _gather(session: Session, workshop_id: int) -> None:
    session.execute(delete(_SHARES).where(_SHARES.c.workshop_id == workshop_id))
