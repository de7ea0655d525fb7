"""The view for "Gibt es das schon?": asked while somebody types; nothing of it is kept or logged."""

from __future__ import annotations

from flask import Response, make_response, request

from app.db import reading
from app.domain.ideas import DESCRIPTION_LENGTH, TITLE_LENGTH
from app.domain.phases import Permit, permits
from app.queries import rooms
from app.queries.similar_seen import similar_seen
from app.web.answers import fragment
from app.web.guards import me, viewer
from app.web.participate import blueprint


@blueprint.get("/aehnliche")
def similar(workshop: str) -> Response:
    """Ideas like the one that is being typed, as far as this participant may see them."""
    title = request.args.get("title", "")[:TITLE_LENGTH]
    description = request.args.get("description", "")[:DESCRIPTION_LENGTH]
    with reading() as db:
        room = rooms.room(db, viewer().workshop_id)
        found = (
            similar_seen(db, room.id, me().id, room.step, title, description)
            if permits(room.step, Permit.WRITE_IDEA)
            else []
        )
    return make_response(fragment("similar", "found", similar=found))
