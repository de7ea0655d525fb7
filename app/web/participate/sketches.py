"""Views for sketches: the editor, saving a section."""

from __future__ import annotations

from flask import make_response, redirect, render_template
from werkzeug.wrappers import Response as Answer

from app.db import reading
from app.domain.errors import NotFound
from app.domain.phases import Audience, Phase
from app.domain.sketches import limit_of
from app.queries import rooms, sketches
from app.web.answers import page_state
from app.web.guards import me, viewer
from app.web.participate import blueprint
from app.web.participate.advice import advising


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
    if room.step.phase != Phase.CHARACTERISE:
        return redirect(f"/w/{workshop}/", 303)
    page = {**state, "me": me(), "sketch": sketch, "joined": number in teams, "limit_of": limit_of}
    region = advising(workshop, room, sketch, joined=number in teams)
    return make_response(render_template("participate/sketch.html", **page, advising=region))
