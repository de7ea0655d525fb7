"""Bundles (Bündel): create, name, put in, take out, part.

`by` is the participant in whose stack it happens; None is the moderator.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.actions.arranging import Told, Wish, rearrange
from app.actions.journal import NO_KEY, Request
from app.domain import bundles
from app.domain.bundles import Arrangement, Move
from app.domain.history import Kind
from app.models import Idea


def create_bundle(
    *,
    workshop_id: int,
    ideas: Collection[int],
    name: str,
    now: datetime,
    by: int | None = None,
    request: Request = NO_KEY,
) -> None:
    """Put at least two ideas, or bundles, together under a name; all of them are kept as they are."""
    name = bundles.checked_name(name)
    cards = sorted(set(ideas))
    wish = Wish(workshop_id, now, by, request)
    rearrange(
        wish, Kind.CREATE, Told(cards, name), lambda _, was: bundles.created(was, cards, name), cards, name
    )


def put_in_bundle(
    *,
    workshop_id: int,
    ideas: Collection[int],
    target: int,
    now: datetime,
    by: int | None = None,
    request: Request = NO_KEY,
) -> None:
    """Put ideas, or whole bundles, into another, which keeps its number and name.

    An idea that stood by itself becomes a bundle with its own title for a name.
    """
    cards = sorted(set(ideas))

    def plan(session: Session, was: Arrangement) -> Move:
        return bundles.put_in(was, cards, target, title_of(session, workshop_id, target))

    told = Told([target, *(number for number in cards if number != target)])
    rearrange(Wish(workshop_id, now, by, request), Kind.MERGE, told, plan, cards, target)


def rename_bundle(
    *, workshop_id: int, head: int, name: str, now: datetime, by: int | None = None, request: Request = NO_KEY
) -> None:
    """Give a bundle another name."""
    name = bundles.checked_name(name)
    wish = Wish(workshop_id, now, by, request)
    rearrange(
        wish, Kind.RENAME, Told([head], name), lambda _, was: bundles.renamed(was, head, name), head, name
    )


def split_bundle(
    *,
    workshop_id: int,
    head: int,
    out: Collection[int],
    name: str,
    now: datetime,
    by: int | None = None,
    request: Request = NO_KEY,
) -> None:
    """Part a bundle: some of its ideas become one of their own, or stand alone if it is a single one."""
    leaving = sorted(set(out))
    name = bundles.checked_name(name) if len(leaving) > 1 else ""
    wish = Wish(workshop_id, now, by, request)
    told = Told([head, *(number for number in leaving if number != head)], name)
    rearrange(
        wish, Kind.SPLIT, told, lambda _, was: bundles.split(was, head, leaving, name), head, leaving, name
    )


def take_out_of_bundle(
    *, workshop_id: int, number: int, now: datetime, by: int | None = None, request: Request = NO_KEY
) -> None:
    """Take an idea out of its bundle, the head as well: the lowest number left becomes head and keeps the name."""
    wish = Wish(workshop_id, now, by, request)
    rearrange(wish, Kind.SEPARATE, Told([number]), lambda _, was: bundles.taken_out(was, number), number)


def title_of(session: Session, workshop_id: int, number: int) -> str:
    """What the author called an idea."""
    wanted = select(Idea.title).where(Idea.workshop_id == workshop_id, Idea.number == number)
    return session.scalars(wanted).one()
