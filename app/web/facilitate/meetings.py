"""Views for meetings in a row: begin the next one, take ideas up, put them aside."""

from __future__ import annotations

from flask import Response
from flask_babel import gettext

from app.actions import meetings
from app.domain.phases import Audience
from app.web.answers import notice, now, standing
from app.web.facilitate import blueprint
from app.web.guards import this_request, viewer


@blueprint.post("/sitzung")
def begin_meeting(workshop: str) -> Response:
    """Begin the next meeting."""
    meetings.begin_meeting(workshop_id=viewer().workshop_id, now=now(), request=this_request())
    return _done(gettext("Die nächste Sitzung hat begonnen."))


@blueprint.post("/ideen/<int:number>/brett")
def take_up(workshop: str, number: int) -> Response:
    """Aufgreifen."""
    meetings.take_up(workshop_id=viewer().workshop_id, numbers=[number], now=now(), request=this_request())
    return _done(gettext("Aufgegriffen: Die Idee steht wieder bei den anderen."))


@blueprint.post("/ideenspeicher/brett")
def take_all_up(workshop: str) -> Response:
    """Alle aufgreifen."""
    meetings.take_up(workshop_id=viewer().workshop_id, numbers=None, now=now(), request=this_request())
    return _done(gettext("Aufgegriffen: Alle Ideen stehen wieder bei den anderen."))


@blueprint.delete("/ideen/<int:number>/brett")
def put_aside(workshop: str, number: int) -> Response:
    """In den Ideenspeicher."""
    meetings.put_aside(workshop_id=viewer().workshop_id, number=number, now=now(), request=this_request())
    return _done(gettext("Die Idee liegt jetzt im Ideenspeicher."))


def _done(text: str) -> Response:
    answer = standing(viewer().workshop_id, Audience.FACILITATOR)
    answer.set_data(answer.get_data(as_text=True) + notice(text, kind="success"))
    return answer
