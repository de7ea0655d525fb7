"""Views for what was reported to the moderator: hide it, or settle it."""

from __future__ import annotations

from flask import Response, make_response
from flask_babel import gettext

from app.actions import complaints as actions
from app.db import reading
from app.domain.errors import NotFound
from app.domain.phases import Audience
from app.queries import complaints, remarks, rooms
from app.web.answers import fragment, now
from app.web.facilitate import blueprint
from app.web.facilitate.ideas import done
from app.web.guards import this_request, viewer


@blueprint.get("/meldungen/<int:number>/verbergen")
def hide_reported_form(workshop: str, number: int) -> Response:
    """The dialog to hide what was reported, with the first reason that was given."""
    with reading() as db:
        room = rooms.room(db, viewer().workshop_id)
        complaint = complaints.open_complaint(db, room.id, room.step, number)
        if complaint is None:
            raise NotFound
        wanted = complaint.remark or 0
        found = remarks.readable_remark(db, room.id, wanted, Audience.FACILITATOR)
    base = f"/regie/{workshop}"
    if found is None:
        return make_response(fragment("complaints", "hide_idea", complaint=complaint, base=base))
    form = fragment("asking", "hide", remark=found[1], base=base, reason=complaint.reasons[0])
    return make_response(form)


@blueprint.post("/meldungen/<int:number>/erledigung")
def settle(workshop: str, number: int) -> Response:
    """Kein Verstoß."""
    actions.settle_complaint(
        workshop_id=viewer().workshop_id, number=number, now=now(), request=this_request()
    )
    return done(gettext("Erledigt: kein Verstoß."))
