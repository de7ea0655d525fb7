"""Views for presenting: offering to, leading the slides from one's own page, and leafing on one's own."""

from __future__ import annotations

from flask import Response, make_response, redirect, render_template, request
from flask_babel import gettext
from werkzeug.wrappers import Response as Answer

from app.actions import presenters
from app.db import reading
from app.domain.errors import NotFound
from app.domain.phases import Audience, Permit, permits
from app.live.fragments import envelope
from app.live.shows import show
from app.queries import rooms
from app.web.answers import fragment, locale, now, page_state, patch, spoken
from app.web.guards import me, this_request, viewer
from app.web.leading import lead_of
from app.web.participate import blueprint, personal
from app.web.participate.forms import PresenterForm


@blueprint.get("/vorstellen")
def leading_page(workshop: str) -> Answer:
    """The page of somebody who leads the slides; whoever does not is led to their own."""
    with reading() as session:
        room = rooms.room(session, viewer().workshop_id)
        if not permits(room.step, Permit.SHOW_SKETCH):
            return redirect(f"/w/{workshop}/", 303)
        state, lead = page_state(session, room.id, Audience.PARTICIPANT), lead_of(session, room)
    return make_response(render_template("participate/leading.html", **state, me=me(), lead=lead))


@blueprint.get("/vorstellen/stand")
def leading_part(workshop: str) -> Response:
    """What somebody who leads sees now, after the room was told that a slide has turned."""
    with reading() as session:
        room = rooms.room(session, viewer().workshop_id)
        lead = lead_of(session, room)
    base = f"/w/{workshop}"
    return patch(
        envelope("#leading", fragment("leading", "leading", lead=lead, base=base), swap="innerMorph")
    )


@blueprint.get("/folien")
def leaf(workshop: str) -> Response:
    """One slide to look at on one's own, with the way to those beside it."""
    with reading() as session:
        room = rooms.room(session, viewer().workshop_id)
        if not permits(room.step, Permit.SHOW_SKETCH):
            raise NotFound
        shown = show(session, room).leafed(request.args.get("nr", 1, type=int), locale())
    if shown is None:
        raise NotFound
    return make_response(fragment("leafing", "leaf", shown=shown, base=f"/w/{workshop}"))


@blueprint.post("/vorstellen/<int:number>/angebot")
def offer_to_present(workshop: str, number: int) -> Response:
    """Say "Ich stelle vor", with a name if one wishes."""
    presenters.offer_to_present(
        participant_id=me().id,
        workshop_id=viewer().workshop_id,
        number=number,
        name=PresenterForm().name.data or "",
        now=now(),
        request=this_request(),
    )
    return _own(gettext("Gespeichert: Sie stellen vor."))


@blueprint.delete("/vorstellen/<int:number>/angebot")
def withdraw_offer(workshop: str, number: int) -> Response:
    """Present a sketch no longer."""
    presenters.withdraw_offer(
        participant_id=me().id,
        workshop_id=viewer().workshop_id,
        number=number,
        now=now(),
        request=this_request(),
    )
    return _own(gettext("Sie stellen diese Skizze nicht mehr vor."))


def _own(said: str) -> Response:
    own = envelope("#mine", personal.mine(viewer().workshop_id, me()), swap="innerMorph")
    return patch(own, spoken(said))
