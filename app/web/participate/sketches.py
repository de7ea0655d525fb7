"""Views for sketches: the editor, saving a section."""

from __future__ import annotations

from flask import make_response, redirect, render_template
from werkzeug.wrappers import Response as Answer

from app.db import reading
from app.domain.errors import NotFound
from app.domain.phases import Audience, Permit, Phase, permits
from app.domain.sketches import limit_of
from app.queries import rooms, sketches
from app.web.answers import page_state
from app.web.guards import me, viewer
from app.web.participate import blueprint
from app.web.participate.advice import advising
from app.web.participate.help import help_of_team


@blueprint.get("/skizzen/<int:number>")
def sketch_page(workshop: str, number: int) -> Answer:
    """The editor of a sketch; in any other step the room's own page."""
    with reading() as db:
        room = rooms.room(db, viewer().workshop_id)
        state = page_state(db, viewer().workshop_id, Audience.PARTICIPANT)
        sketch = sketches.sketch(db, viewer().workshop_id, number)
        teams = sketches.my_sketches(db, viewer().workshop_id, me().id)
    if sketch is None:
        raise NotFound
    by_door = room.step.phase != Phase.CHARACTERISE
    if by_door and not permits(room.at_sketches, Permit.WRITE_SKETCH):
        return redirect(f"/w/{workshop}/", 303)
    joined = number in teams
    may = {
        "may_join": permits(room.at_sketches, Permit.JOIN_TEAM),
        "may_write": permits(room.at_sketches, Permit.WRITE_SKETCH),
    }
    page = {
        **state,
        **may,
        "me": me(),
        "sketch": sketch,
        "joined": joined,
        "by_door": by_door,
        "limit_of": limit_of,
    }
    region = advising(workshop, room, sketch, joined=joined)
    called = help_of_team(room, sketch, joined=joined)
    return make_response(render_template("participate/sketch.html", **page, advising=region, help=called))
