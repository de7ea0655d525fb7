"""Views to call the moderator to one's team, and to take the call back; and what the team sees of it."""

from __future__ import annotations

from flask import Response, render_template
from flask_babel import gettext
from markupsafe import Markup

from app.actions import help as actions
from app.db import reading
from app.domain.errors import NotFound
from app.domain.languages import of_screen
from app.domain.phases import Permit, permits
from app.live.fragments import envelope
from app.queries import rooms, sketches
from app.queries.standing_of_sketches import call_of
from app.web.answers import now, patch, spoken
from app.web.guards import me, this_request, viewer
from app.web.participate import blueprint
from app.web.participate.forms import HelpForm


@blueprint.get("/skizzen/<int:number>/hilfe")
def own_help(workshop: str, number: int) -> Response:
    """What this page's team sees of its call, after something became of it."""
    return patch(help_region(number))


@blueprint.post("/skizzen/<int:number>/hilfe")
def call_help(workshop: str, number: int) -> Response:
    """Call the moderator to the team."""
    actions.call_help(
        participant_id=me().id,
        workshop_id=viewer().workshop_id,
        number=number,
        note=HelpForm().words.data or "",
        locale=of_screen(me().locale),
        now=now(),
        request=this_request(),
    )
    return patch(help_region(number), spoken(gettext("Die Moderation weiß, dass Ihr Team Hilfe braucht.")))


@blueprint.delete("/skizzen/<int:number>/hilfe")
def take_call_back(workshop: str, number: int) -> Response:
    """Take the team's call back."""
    actions.take_call_back(
        participant_id=me().id,
        workshop_id=viewer().workshop_id,
        number=number,
        now=now(),
        request=this_request(),
    )
    return patch(help_region(number), spoken(gettext("Ihr Team bittet nicht mehr um Hilfe.")))


def help_of_team(room: rooms.Room, sketch: sketches.SketchView, *, joined: bool) -> Markup:
    """The region of the editor; nothing for those who only read, and none between meetings."""
    if not joined or sketch.locked_as is not None or not permits(room.step, Permit.WRITE_SKETCH):
        return Markup()
    with reading() as db:
        call = call_of(db, room.id, sketch.number)
    return Markup(render_template("participate/help.html", room=room, sketch=sketch, call=call))


def help_region(number: int) -> str:
    """The same, for a page that is open."""
    with reading() as db:
        room = rooms.room(db, viewer().workshop_id)
        found = sketches.sketch(db, room.id, number)
        joined = number in sketches.my_sketches(db, room.id, me().id)
    if found is None:
        raise NotFound
    return envelope("#help-own", help_of_team(room, found, joined=joined), swap="innerMorph")
