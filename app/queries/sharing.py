"""How the ordering is shared out: whose stack an idea lies in, who offered to help, and how far the room is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.db import table
from app.domain.phases import Audience, Step
from app.domain.sharing import Card
from app.models import Idea, Node, OrderingShare, Participant, Presence, Workshop
from app.queries.ideas import IdeaView, board
from app.queries.reading import cards_on_wall
from app.queries.standing import on_board, standing

_SHARES, _IDEAS, _PEOPLE = table(OrderingShare).c, table(Idea).c, table(Participant).c
_WORKSHOPS = table(Workshop).c
_ROWS = (
    select(_SHARES.idea, _SHARES.participant_id, _PEOPLE.done_visit)
    .join(table(Participant), _PEOPLE.id == _SHARES.participant_id)
    .where(_SHARES.workshop_id == bindparam("workshop_id"), _PEOPLE.removed_at.is_(None))
    .order_by(_SHARES.participant_id, _SHARES.idea)
)
_MINE = select(_SHARES.idea).where(
    _SHARES.workshop_id == bindparam("workshop_id"), _SHARES.participant_id == bindparam("participant")
)
_OFFERS = (
    select(_PEOPLE.id)
    .join(table(Workshop), _WORKSHOPS.id == _PEOPLE.workshop_id)
    .where(
        _PEOPLE.workshop_id == bindparam("workshop_id"),
        _PEOPLE.removed_at.is_(None),
        _PEOPLE.orders_in == _WORKSHOPS.meeting,
    )
)
_LYING = (
    select(_IDEAS.merged_into)
    .where(
        _IDEAS.workshop_id == bindparam("workshop_id"),
        _IDEAS.merged_into.is_not(None),
        on_board(),
        _IDEAS.hidden_reason.is_(None),
    )
    .distinct()
)
_CARDS = select(_IDEAS.number, _IDEAS.theme).where(_IDEAS.workshop_id == bindparam("workshop_id"), standing())


@dataclass(frozen=True)
class StackCount:
    """How far one stack is; whose it is nobody is told."""

    bundles: int
    single: int
    done: bool


@dataclass(frozen=True)
class Sharing:
    """How many offered to order, and how far the room is; `stacks` is empty while nothing is shared out.

    `left` counts cards that lie in nobody's stack.
    """

    offered: int
    bundles: int
    single: int
    left: int = 0
    stacks: tuple[StackCount, ...] = ()


@dataclass(frozen=True)
class MyStack:
    """What a participant has to do with ordering: whether they offered to, and the cards of their own stack.

    `shared` is whether they have a stack at all; it may be empty. `undo` is what they could take back.
    """

    offered: bool = False
    shared: bool = False
    cards: tuple[IdeaView, ...] = ()
    undo: str | None = None


def owners(session: Session, workshop_id: int) -> dict[int, int]:
    """Whose stack an idea lies in: participants by the numbers of ideas. Nobody's is the moderator's."""
    rows = session.execute(_ROWS, {"workshop_id": workshop_id})
    return {idea: person for idea, person, _done in rows}


def offers(session: Session, workshop_id: int) -> frozenset[int]:
    """The participants who said "Ich ordne mit"."""
    return frozenset(session.scalars(_OFFERS, {"workshop_id": workshop_id}))


def connected(session: Session, workshop_id: int, live_since: datetime) -> Sequence[int]:
    """The participants with a stream open, in an order that is nobody's merit: by what was drawn when they joined."""
    return list(
        session.scalars(
            select(Participant.id)
            .where(
                Participant.workshop_id == workshop_id,
                Participant.removed_at.is_(None),
                Participant.id.in_(
                    select(Presence.participant_id)
                    .join(Node, Node.id == Presence.node_id)
                    .where(Node.seen_at >= live_since, Presence.connected.is_(True))
                ),
            )
            .order_by(Participant.order_seed, Participant.id)
        )
    )


def cards(session: Session, workshop_id: int) -> list[Card]:
    """What can be shared out: everything that stands, with all that lies in it, by number."""
    lying: dict[int, list[int]] = {}
    members = select(_IDEAS.number, _IDEAS.merged_into).where(
        _IDEAS.workshop_id == bindparam("workshop_id"), on_board()
    )
    for number, into in session.execute(members.order_by(_IDEAS.number), {"workshop_id": workshop_id}):
        lying.setdefault(into or number, []).append(number)
    rows = session.execute(_CARDS.order_by(_IDEAS.number), {"workshop_id": workshop_id})
    return [Card(number, tuple(lying[number]), theme) for number, theme in rows]


def sharing(session: Session, workshop_id: int, visit: int) -> Sharing:
    """How far the room is; `visit` is the present stay in the step, in which somebody can say they are done."""
    here = {"workshop_id": workshop_id}
    offered = len(offers(session, workshop_id))
    rows = session.execute(_ROWS, here).all()
    bundled = _bundled(session, workshop_id)
    if not rows:  # told with every change on the board, so only counted
        return Sharing(offered, len(bundled), cards_on_wall(session, workshop_id) - len(bundled))
    owner = {row.idea: row.participant_id for row in rows}
    done = {row.participant_id for row in rows if row.done_visit == visit}
    heads = [row.number for row in session.execute(_CARDS, here)]
    stacks = {person: [head for head in heads if owner.get(head) == person] for person in owner.values()}
    return Sharing(
        offered=offered,
        **_counted(heads, bundled),
        left=sum(1 for head in heads if head not in owner),
        stacks=tuple(
            StackCount(**_counted(stacks[person], bundled), done=person in done) for person in sorted(stacks)
        ),
    )


def my_stack(session: Session, workshop_id: int, participant_id: int, step: Step) -> MyStack:
    """A participant's own stack, without what they could take back."""
    mine = set(session.scalars(_MINE, {"workshop_id": workshop_id, "participant": participant_id}))
    found: Sequence[IdeaView] = ()
    if mine:
        found = board(session, workshop_id, step, Audience.PARTICIPANT, only=mine)
    offered = participant_id in offers(session, workshop_id)
    return MyStack(offered=offered, shared=bool(mine), cards=tuple(found))


def _bundled(session: Session, workshop_id: int) -> frozenset[int]:
    """The bundles that stand: what others can be seen to lie in."""
    here = {"workshop_id": workshop_id}
    into = session.scalars(_LYING, here).all()
    return frozenset(session.scalars(_CARDS.where(_IDEAS.number.in_(into)), here)) if into else frozenset()


def _counted(heads: Collection[int], bundled: Collection[int]) -> dict[str, int]:
    bundles = sum(1 for head in heads if head in bundled)
    return {"bundles": bundles, "single": len(heads) - bundles}
