"""The page of a Protokoll, once it is fixed."""

from __future__ import annotations

from flask import Response, make_response, render_template

from app.db import reading
from app.domain.errors import NotFound
from app.domain.phases import Audience
from app.queries import rooms
from app.queries.minutes import reported_minutes
from app.web.answers import page_state
from app.web.guards import me, viewer
from app.web.participate import blueprint


@blueprint.get("/protokoll/<int:meeting>")
def minutes_page(workshop: str, meeting: int) -> Response:
    """The version that was fixed last; before there is one it is not there."""
    with reading() as db:
        state = page_state(db, viewer().workshop_id, Audience.PARTICIPANT)
        room = rooms.room(db, viewer().workshop_id)
        found = reported_minutes(db, room, Audience.PARTICIPANT, "de")
    record = next((one for one in found if one.meeting == meeting), None)
    if record is None:
        raise NotFound
    return make_response(render_template("participate/minutes.html", **state, me=me(), record=record))
