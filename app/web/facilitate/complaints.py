"""Views for what was reported to the moderator: hide it, or settle it."""

from __future__ import annotations

from flask import Response, make_response
from flask_babel import gettext

from app.actions import complaints as actions
from app.db import reading
from app.domain.errors import NotFound
from app.domain.phases import Audience
from app.queries import advice, complaints, remarks, rooms
from app.web.answers import fragment, now
from app.web.facilitate import blueprint
from app.web.facilitate.ideas import done
from app.web.guards import this_request, viewer


@blueprint.get("/meldungen/<int:number>/verbergen")
def hide_reported_form(workshop: str, number: int) -> Response:
    """The dialog to hide what was reported, with the first reason that was given."""
    with reading() as db:
        room = rooms.room(db, viewer().workshop_id)
        found = complaints.open_complaint(db, room.id, room.step, room.at_sketches, number)
        if found is None:
            raise NotFound
        shown = {"base": f"/regie/{workshop}", "reason": found.reasons[0]}
        if found.advice is not None:
            piece = advice.readable_piece(db, room.id, room.at_sketches, Audience.FACILITATOR, found.advice)
            return make_response(fragment("advice_forms", "hide", piece=piece, **shown))
        remark = remarks.readable_remark(db, room.id, found.remark or 0, Audience.FACILITATOR)
    if remark is not None:
        return make_response(fragment("asking", "hide", remark=remark[1], **shown))
    return make_response(fragment("complaints", "hide_idea", complaint=found, base=shown["base"]))


@blueprint.post("/meldungen/<int:number>/erledigung")
def settle(workshop: str, number: int) -> Response:
    """Kein Verstoß."""
    actions.settle_complaint(
        workshop_id=viewer().workshop_id, number=number, now=now(), request=this_request()
    )
    return done(gettext("Erledigt: kein Verstoß."))
