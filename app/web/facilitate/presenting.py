"""Views for presenting, as the moderator leads it."""

from __future__ import annotations

from flask import Response
from flask_babel import gettext

from app.actions import presenters
from app.actions import presenting as actions
from app.domain.phases import Audience
from app.web.answers import filled, no_content, notice, now, patch, spoken, standing
from app.web.facilitate import blueprint
from app.web.facilitate.forms import PlaceForm, SpeechForm
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


@blueprint.post("/redezeit")
def limit_speech(workshop: str) -> Response:
    """Say how long each sketch may be presented, or that there is no limit."""
    form = SpeechForm()
    filled(form)
    minutes = form.minutes.data or None
    actions.limit_speech(workshop_id=viewer().workshop_id, minutes=minutes, now=now(), request=this_request())
    if minutes is None:
        return patch(notice(gettext("Die Redezeit hat keine Grenze."), kind="success"))
    return patch(notice(gettext("Redezeit: %(minutes)s Minuten.", minutes=minutes), kind="success"))


@blueprint.post("/vorstellen/<int:number>/fuehrung/<int:person>")
def give_lead(workshop: str, number: int, person: int) -> Response:
    """Let somebody who presents a sketch turn its slides."""
    return _let_lead(number, person, leads=True)


@blueprint.delete("/vorstellen/<int:number>/fuehrung/<int:person>")
def take_lead_back(workshop: str, number: int, person: int) -> Response:
    """Let them do so no longer; they go on presenting."""
    return _let_lead(number, person, leads=False)


def _let_lead(number: int, person: int, *, leads: bool) -> Response:
    presenters.let_lead(
        workshop_id=viewer().workshop_id,
        number=number,
        person=person,
        leads=leads,
        now=now(),
        request=this_request(),
    )
    return no_content()  # the stream brings the list
