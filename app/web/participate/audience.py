"""Views to ask those who present, and to support others' questions."""

from __future__ import annotations

import json

from flask import Response, make_response
from flask_babel import gettext

from app.actions import audience as actions
from app.actions.remarks import Speaker
from app.db import reading
from app.live.fragments import envelope
from app.queries import rooms
from app.queries.sketches import sketches
from app.web.answers import filled, fragment, notice, now, patch, spoken
from app.web.guards import me, this_request, viewer
from app.web.participate import blueprint, personal
from app.web.participate.forms import AudienceForm


@blueprint.get("/fragen/neu")
def audience_form(workshop: str) -> Response:
    """The form for a question."""
    with reading() as db:
        room = rooms.room(db, viewer().workshop_id)
        known = sketches(db, room.id)
    form = fragment(
        "audience_forms", "ask", sketches=known, room=room, base=f"/w/{workshop}", role="participant"
    )
    return make_response(form)


@blueprint.post("/fragen")
def ask_audience(workshop: str) -> Response:
    """Ask; only the moderator reads it until it is released."""
    form = AudienceForm()
    filled(form)
    actions.ask_audience_question(
        workshop_id=viewer().workshop_id,
        text=form.text.data or "",
        sketch=form.sketch.data,
        speaker=Speaker(me().id, named=form.named.data),
        now=now(),
        request=this_request(),
    )
    answer = _own(notice(gettext("Ihre Frage ist bei der Moderation."), kind="success"))
    answer.headers["HX-Trigger"] = json.dumps({"dialog:close": ""})
    return answer


@blueprint.delete("/fragen/<int:question>")
def withdraw_question(workshop: str, question: int) -> Response:
    """Take one's own question back, while it waits."""
    actions.withdraw_question(
        participant_id=me().id,
        workshop_id=viewer().workshop_id,
        number=question,
        now=now(),
        request=this_request(),
    )
    return _own(notice(gettext("Ihre Frage ist zurückgezogen."), kind="success"))


@blueprint.post("/fragen/<int:number>/unterstuetzung")
def support_question(workshop: str, number: int) -> Response:
    """Want to know that too."""
    _support(number, wanted=True)
    return _own(spoken(gettext("Sie möchten das auch wissen.")))


@blueprint.delete("/fragen/<int:number>/unterstuetzung")
def leave_question(workshop: str, number: int) -> Response:
    """No longer want to know that."""
    _support(number, wanted=False)
    return _own(spoken(gettext("Zurückgenommen.")))


def _support(number: int, *, wanted: bool) -> None:
    actions.support_question(
        participant_id=me().id, workshop_id=viewer().workshop_id, number=number, wanted=wanted, now=now()
    )


def _own(said: str) -> Response:
    """One's own part, which nobody else gets; the list comes by the stream."""
    own = envelope("#mine", personal.mine(viewer().workshop_id, me()), swap="innerMorph")
    return patch(own, said)
