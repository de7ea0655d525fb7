"""Views for what is said about ideas: the moderator asks and answers as such, hides, and shows again."""

from __future__ import annotations

from flask import Response, make_response
from flask_babel import gettext

from app.actions import remarks as actions
from app.db import reading
from app.domain.errors import NotFound
from app.domain.phases import Audience
from app.queries import ideas, remarks, rooms
from app.web.answers import fragment, locale, now
from app.web.facilitate import blueprint
from app.web.facilitate.forms import ReasonForm, RemarkForm
from app.web.facilitate.ideas import done
from app.web.guards import this_request, viewer


@blueprint.get("/ideen/<int:number>/rueckfrage")
def ask_form(workshop: str, number: int) -> Response:
    """The form for a question on this idea."""
    with reading() as db:
        room = rooms.room(db, viewer().workshop_id)
        board = ideas.board(db, room.id, room.step, Audience.FACILITATOR, only=[number])
    if not board or board[0].hidden_reason is not None:
        raise NotFound
    base = f"/regie/{workshop}"
    return make_response(fragment("asking", "ask", idea=board[0], base=base, role="facilitator"))


@blueprint.post("/ideen/<int:number>/rueckfrage")
def ask(workshop: str, number: int) -> Response:
    """Ask as the moderator."""
    actions.ask_about(
        workshop_id=viewer().workshop_id,
        idea=number,
        text=RemarkForm().text.data or "",
        speaker=actions.Speaker(locale=locale()),
        now=now(),
        request=this_request(),
    )
    return done(gettext("Ihre Rückfrage steht jetzt bei der Idee."))


@blueprint.get("/rueckfragen/<int:number>/antwort")
def answer_form(workshop: str, number: int) -> Response:
    """The form for an answer to this question."""
    found = _shown(number)
    base = f"/regie/{workshop}"
    return make_response(fragment("asking", "answer", remark=found, base=base, role="facilitator"))


@blueprint.post("/rueckfragen/<int:number>/antwort")
def answer(workshop: str, number: int) -> Response:
    """Answer as the moderator."""
    actions.answer_question(
        workshop_id=viewer().workshop_id,
        question=number,
        text=RemarkForm().text.data or "",
        speaker=actions.Speaker(locale=locale()),
        now=now(),
        request=this_request(),
    )
    return done(gettext("Ihre Antwort steht jetzt bei der Frage."))


@blueprint.get("/rueckfragen/<int:number>/verbergen")
def hide_form(workshop: str, number: int) -> Response:
    """The dialog to hide what somebody said."""
    found = _shown(number)
    return make_response(fragment("asking", "hide", remark=found, base=f"/regie/{workshop}", reason=""))


@blueprint.post("/rueckfragen/<int:number>/verbergen")
def hide_remark(workshop: str, number: int) -> Response:
    """Take it off all screens, with a reason."""
    actions.hide_remark(
        workshop_id=viewer().workshop_id,
        number=number,
        reason=ReasonForm().reason.data or "",
        now=now(),
        request=this_request(),
    )
    return done(gettext("Der Beitrag ist auf keinem Bildschirm mehr zu sehen."))


@blueprint.delete("/rueckfragen/<int:number>/verbergen")
def show_remark(workshop: str, number: int) -> Response:
    """Put it back."""
    actions.show_remark(workshop_id=viewer().workshop_id, number=number, now=now(), request=this_request())
    return done(gettext("Der Beitrag ist wieder zu sehen."))


def _shown(number: int) -> remarks.RemarkView:
    with reading() as db:
        found = remarks.readable_remark(db, viewer().workshop_id, number, Audience.FACILITATOR)
    if found is None or found[1].hidden_reason is not None:
        raise NotFound
    return found[1]
