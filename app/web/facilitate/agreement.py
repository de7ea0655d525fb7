"""Views for agreement, as the moderator leads it: calling sketches up, closing, opening again."""

from __future__ import annotations

from flask import Response, make_response
from flask_babel import gettext

from app.actions import agreement
from app.db import reading
from app.domain.errors import NotFound
from app.queries.sketches import sketch
from app.web.answers import fragment, now
from app.web.facilitate import blueprint
from app.web.facilitate.forms import ReasonForm
from app.web.facilitate.ideas import done
from app.web.guards import this_request, viewer


@blueprint.post("/abnahme/<int:number>")
def call_sketch_up(workshop: str, number: int) -> Response:
    """Call a sketch up: all can answer, and it stands on the big screen."""
    agreement.call_up(workshop_id=viewer().workshop_id, number=number, now=now(), request=this_request())
    return done(gettext("Die Skizze steht auf der Leinwand."))


@blueprint.post("/abnahme/<int:number>/ruecknahme")
def withdraw_call(workshop: str, number: int) -> Response:
    """Ask about a sketch no longer, while nobody has answered."""
    agreement.withdraw_call(
        workshop_id=viewer().workshop_id, number=number, now=now(), request=this_request()
    )
    return done(gettext("Der Aufruf ist zurückgenommen."))


@blueprint.post("/abnahme/leinwand-frei")
def take_off_screen(workshop: str) -> Response:
    """Show all sketches on the big screen again."""
    agreement.take_off_screen(workshop_id=viewer().workshop_id, now=now(), request=this_request())
    return done(gettext("Die Leinwand zeigt wieder alle Skizzen."))


@blueprint.post("/abnahme/<int:number>/schluss")
def close_agreement(workshop: str, number: int) -> Response:
    """Close: the sketch is locked as it stands."""
    agreement.close_agreement(
        workshop_id=viewer().workshop_id, number=number, now=now(), request=this_request()
    )
    return done(gettext("Abgeschlossen. Die Skizze steht jetzt fest."))


@blueprint.get("/abnahme/<int:number>/oeffnung")
def reopen_form(workshop: str, number: int) -> Response:
    """The dialog that asks why."""
    with reading() as db:
        found = sketch(db, viewer().workshop_id, number)
    if found is None:
        raise NotFound
    return make_response(fragment("agreeing", "reopen", sketch=found, base=f"/regie/{workshop}"))


@blueprint.post("/abnahme/<int:number>/oeffnung")
def reopen_sketch(workshop: str, number: int) -> Response:
    """Open a locked sketch again."""
    agreement.reopen_sketch(
        workshop_id=viewer().workshop_id,
        number=number,
        reason=ReasonForm().reason.data or "",
        now=now(),
        request=this_request(),
    )
    return done(gettext("Die Skizze ist wieder geöffnet. Die frühere Version bleibt festgehalten."))
