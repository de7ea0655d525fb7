"""Views to report something to the moderator; nobody else learns of it."""

from __future__ import annotations

from flask import Response, make_response
from flask_babel import gettext

from app.actions import complaints as actions
from app.db import reading
from app.domain.errors import NotFound
from app.domain.phases import Audience
from app.queries import advice, ideas, remarks, rooms
from app.web.answers import fragment, notice, now, patch
from app.web.guards import me, this_request, viewer
from app.web.participate import blueprint
from app.web.participate.forms import ComplaintForm


@blueprint.get("/ideen/<int:number>/meldung")
def report_idea_form(workshop: str, number: int) -> Response:
    """The form to report an idea."""
    with reading() as db:
        room = rooms.room(db, viewer().workshop_id)
        board = ideas.board(db, room.id, room.step, Audience.PARTICIPANT, only=[number])
    if not board:
        raise NotFound
    return _form(f"/w/{workshop}/ideen/{number}/meldung", board[0].title, board[0].locale)


@blueprint.post("/ideen/<int:number>/meldung")
def report_idea(workshop: str, number: int) -> Response:
    """Report an idea."""
    actions.report_idea(
        participant_id=me().id,
        workshop_id=viewer().workshop_id,
        idea=number,
        reason=ComplaintForm().reason.data or "",
        now=now(),
        request=this_request(),
    )
    return _thanks()


@blueprint.get("/rueckfragen/<int:number>/meldung")
def report_remark_form(workshop: str, number: int) -> Response:
    """The form to report a question or an answer."""
    with reading() as db:
        found = remarks.readable_remark(db, viewer().workshop_id, number, Audience.PARTICIPANT)
    if found is None:
        raise NotFound
    return _form(f"/w/{workshop}/rueckfragen/{number}/meldung", found[1].text, found[1].locale)


@blueprint.post("/rueckfragen/<int:number>/meldung")
def report_remark(workshop: str, number: int) -> Response:
    """Report a question or an answer."""
    actions.report_remark(
        participant_id=me().id,
        workshop_id=viewer().workshop_id,
        remark=number,
        reason=ComplaintForm().reason.data or "",
        now=now(),
        request=this_request(),
    )
    return _thanks()


@blueprint.get("/rueckmeldungen/<int:number>/meldung")
def report_advice_form(workshop: str, number: int) -> Response:
    """The form to report a piece of advice, or an answer."""
    with reading() as db:
        room = rooms.room(db, viewer().workshop_id)
        found = advice.readable_piece(db, room.id, room.at_sketches, Audience.PARTICIPANT, number)
    if found is None:
        raise NotFound
    return _form(f"/w/{workshop}/rueckmeldungen/{number}/meldung", found.text, found.locale)


@blueprint.post("/rueckmeldungen/<int:number>/meldung")
def report_advice(workshop: str, number: int) -> Response:
    """Report a piece of advice, or an answer."""
    actions.report_advice(
        participant_id=me().id,
        workshop_id=viewer().workshop_id,
        advice=number,
        reason=ComplaintForm().reason.data or "",
        now=now(),
        request=this_request(),
    )
    return _thanks()


def _form(address: str, words: str, language: str) -> Response:
    return make_response(fragment("complaints", "report", address=address, words=words, language=language))


def _thanks() -> Response:
    answer = patch(notice(gettext("Danke, die Moderation sieht es sich an."), kind="success"))
    answer.headers["HX-Trigger"] = "dialog:close"
    return answer
