"""The published list of a closed vote, as a page for every audience that may read it."""

from __future__ import annotations

from flask import Response, make_response, render_template

from app.db import reading
from app.domain.errors import NotFound
from app.queries import rooms
from app.queries.published import published
from app.queries.quorum import quorum_of
from app.web.guards import viewer


def published_list(template: str, number: int) -> Response:
    """All ballots of this round by their control numbers; a round that is open or unknown is not there."""
    with reading() as db:
        room = rooms.room(db, viewer().workshop_id)
        found = published(db, room.id, room.step, number)
        if found is None:
            raise NotFound
        quorum = quorum_of(db, found.round, room.id)
    return make_response(render_template(template, room=room, published=found, quorum=quorum))
