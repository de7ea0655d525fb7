"""Dialogs for ordering, and the proposals: of the whole board for the moderator, of one's own stack for a participant.

What is in nobody's stack but another's is not found here, so that no dialog shows what the actions would refuse.
"""

from __future__ import annotations

from collections.abc import Sequence

from flask import Response, make_response, request
from markupsafe import Markup
from sqlalchemy.orm import Session

from app.db import reading
from app.domain.errors import NotFound
from app.domain.phases import Audience
from app.queries import ideas, rooms
from app.queries.ideas import IdeaView
from app.queries.proposals import most_alike_first, proposals
from app.queries.sharing import my_stack
from app.web.answers import fragment
from app.web.guards import viewer

MOST = 200  # ideas that a dialog takes at once


def new_bundle(base: str) -> Response:
    """Which ideas become a bundle, and what is it called?"""
    with reading() as db:
        found = _asked_for(cards(db))
    return make_response(fragment("bundling", "neu", ideas=found, base=base))


def put_in(base: str) -> Response:
    """Into which bundle do these ideas go? What resembles them comes first."""
    with reading() as db:
        all_cards = cards(db)
        found = _asked_for(all_cards)
        others = most_alike_first(db, viewer().workshop_id, all_cards, found)
    return make_response(fragment("bundling", "einlage", ideas=found, others=others, base=base))


def of_one(base: str, number: int, what: str) -> Response:
    """A dialog about one bundle: its name, or which of its ideas come out."""
    with reading() as db:
        idea = next((idea for idea in cards(db) if idea.number == number and idea.is_bundle), None)
    if idea is None:
        raise NotFound
    return make_response(fragment("bundling", what, idea=idea, base=base))


def proposed(base: str) -> Markup:
    """What could belong together."""
    with reading() as db:
        groups = proposals(db, viewer().workshop_id, cards(db))
    return fragment("proposals", "proposals", groups=groups, base=base)


def cards(db: Session) -> Sequence[IdeaView]:
    """The cards somebody may put in order: all that can be seen, or those of one's own stack."""
    viewing = viewer()
    step = rooms.room(db, viewing.workshop_id).step
    if viewing.me is not None:
        return my_stack(db, viewing.workshop_id, viewing.me.id, step).cards
    board = ideas.board(db, viewing.workshop_id, step, Audience.FACILITATOR)
    return [idea for idea in board if idea.hidden_reason is None]


def _asked_for(found: Sequence[IdeaView]) -> list[IdeaView]:
    """The cards whose numbers are in the address, in the order of their numbers."""
    numbers = {number for number in request.args.getlist("ideas", type=int)[:MOST]}
    chosen = [idea for idea in found if idea.number in numbers]
    if not chosen or len(chosen) < len(numbers):
        raise NotFound
    return chosen
