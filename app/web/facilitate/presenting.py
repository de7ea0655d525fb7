"""Views for presenting, as the moderator leads it."""

from __future__ import annotations

from flask import Response
from flask_babel import gettext

from app.actions import presenting as actions
from app.domain.phases import Audience
from app.web.answers import filled, now, patch, spoken, standing
from app.web.facilitate import blueprint
from app.web.facilitate.forms import PlaceForm
from app.web.guards import this_request, viewer


@blueprint.post("/vorstellen/<int:number>")
def show_sketch(workshop: str, number: int) -> Response:
    """Put a sketch on the big screen."""
    actions.show_sketch(workshop_id=viewer().workshop_id, number=number, now=now(), request=this_request())
    return standing(viewer().workshop_id, Audience.FACILITATOR)


@blueprint.post("/vorstellen/<int:number>/platz")
def move_sketch(workshop: str, number: int) -> Response:
    """Put a sketch at another place of the order."""
    form = PlaceForm()
    filled(form)
    place = form.position.data or 1
    actions.move_sketch(
        workshop_id=viewer().workshop_id, number=number, position=place, now=now(), request=this_request()
    )
    return patch(
        spoken(gettext("Jetzt an Stelle %(position)s.", position=place))
    )  # the stream brings the list
