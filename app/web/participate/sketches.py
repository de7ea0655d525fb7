"""Views for sketches: the editor, and what stands around its fields."""

from __future__ import annotations

from flask import make_response, redirect, render_template
from werkzeug.wrappers import Response as Answer

from app.db import reading
from app.domain.advice import advice_revealed
from app.domain.errors import NotFound
from app.domain.phases import Audience, Permit, Phase, Step, permits
from app.domain.sketches import limit_of
from app.live.fragments import envelope
from app.queries import rooms, sketches
from app.web.answers import fragment, page_state, patch
from app.web.guards import me, viewer
from app.web.participate import blueprint
from app.web.participate.advice import advice_now, advising
from app.web.participate.help import help_of_team, help_region


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


@blueprint.get("/skizzen/<int:number>/stand")
def sketch_standing(workshop: str, number: int) -> Answer:
    """What stands around the fields of an open sketch, for a page that was away or held still."""
    with reading() as db:
        room = rooms.room(db, viewer().workshop_id)
        sketch = sketches.sketch(db, room.id, number)
    if sketch is None or room.at_sketches.position < Step.TEAMS.position:
        raise NotFound
    parts = [_renewed(f"#meter-{number}", fragment("overview", "editor_meter", sketch=sketch))]
    for one in sketch.sections:
        if not one.is_text:
            drawn = fragment("section_editing", "drawn", key=one.key, value=one.value)
            parts.append(_renewed(f"#drawn-{one.key}", drawn))
    told = advice_now(workshop, number) if advice_revealed(room.at_sketches) else ()
    return patch(*parts, help_region(number), *told)


def _renewed(place: str, body: str) -> str:
    return envelope(place, body, swap="innerMorph")
