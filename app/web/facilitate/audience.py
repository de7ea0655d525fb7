"""Views for questions of the audience, as the moderator leads them; the stream brings the list."""

from __future__ import annotations

import json

from flask import Response, make_response
from flask_babel import gettext

from app.actions import audience as actions
from app.actions.remarks import Speaker
from app.db import reading
from app.domain.errors import NotFound
from app.domain.phases import Audience
from app.live.audience import shown_to
from app.live.fragments import envelope
from app.queries import rooms
from app.queries.sketches import sketches
from app.web.answers import filled, fragment, locale, notice, now, patch
from app.web.facilitate import blueprint
from app.web.facilitate.forms import AudienceForm, ReasonForm
from app.web.guards import this_request, viewer


@blueprint.get("/fragen/neu")
def audience_form(workshop: str) -> Response:
    """The form for a question of somebody without a device."""
    with reading() as db:
        room = rooms.room(db, viewer().workshop_id)
        known = sketches(db, room.id)
    form = fragment(
        "audience_forms", "ask", sketches=known, room=room, base=f"/regie/{workshop}", role="facilitator"
    )
    return make_response(form)


@blueprint.post("/fragen")
def ask_audience(workshop: str) -> Response:
    """Enter a question somebody asks aloud; all may read it at once."""
    form = AudienceForm()
    filled(form)
    actions.ask_audience_question(
        workshop_id=viewer().workshop_id,
        text=form.text.data or "",
        sketch=form.sketch.data,
        speaker=Speaker(locale=locale()),
        now=now(),
        request=this_request(),
    )
    return _done(workshop, gettext("Die Frage ist aufgenommen."))


@blueprint.post("/fragen/<int:number>/freigabe")
def release_question(workshop: str, number: int) -> Response:
    """Let all read it."""
    actions.release_question(
        workshop_id=viewer().workshop_id, number=number, now=now(), request=this_request()
    )
    return _done(workshop, gettext("Die Frage ist freigegeben."))


@blueprint.get("/fragen/<int:number>/verbergen")
def hide_question_form(workshop: str, number: int) -> Response:
    """The dialog to hide it, or not to release it."""
    with reading() as db:
        found = shown_to(db, rooms.room(db, viewer().workshop_id), Audience.FACILITATOR)
    question = next((one for one in found.questions if one.number == number), None)
    if question is None:
        raise NotFound
    return make_response(
        fragment("audience_forms", "hide", question=question, base=f"/regie/{workshop}", reason="")
    )


@blueprint.post("/fragen/<int:number>/verbergen")
def hide_question(workshop: str, number: int) -> Response:
    """Hide it, with a reason for whoever asked it."""
    actions.hide_question(
        workshop_id=viewer().workshop_id,
        number=number,
        reason=ReasonForm().reason.data or "",
        now=now(),
        request=this_request(),
    )
    return _done(workshop, gettext("Die Frage ist verborgen."))


@blueprint.post("/fragen/<int:number>/beantwortet")
def mark_answered(workshop: str, number: int) -> Response:
    """Say that it was answered."""
    actions.mark_answered(workshop_id=viewer().workshop_id, number=number, now=now(), request=this_request())
    return _done(workshop, gettext("Die Frage ist beantwortet."))


@blueprint.post("/fragen/<int:number>/leinwand")
def put_question_on_screen(workshop: str, number: int) -> Response:
    """Show it large on the big screen."""
    actions.put_on_screen(workshop_id=viewer().workshop_id, number=number, now=now(), request=this_request())
    return _done(workshop, gettext("Die Frage steht auf der Leinwand."))


@blueprint.delete("/fragen/leinwand")
def take_question_off_screen(workshop: str) -> Response:
    """Take it off the big screen."""
    actions.put_on_screen(workshop_id=viewer().workshop_id, number=None, now=now(), request=this_request())
    return _done(workshop, gettext("Auf der Leinwand steht keine Frage mehr."))


def _done(workshop: str, text: str) -> Response:
    with reading() as db:
        found = shown_to(db, rooms.room(db, viewer().workshop_id), Audience.FACILITATOR)
    body = fragment("audience", "desk", queue=found, base=f"/regie/{workshop}")
    answer = patch(envelope("#asked", body, swap="innerMorph"), notice(text, kind="success"))
    answer.headers["HX-Trigger"] = json.dumps({"dialog:close": ""})
    return answer
