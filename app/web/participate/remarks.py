"""Views to ask about an idea and to answer; the answer brings the card, whatever the stream does meanwhile."""

from __future__ import annotations

import json

from flask import Response, make_response
from flask_babel import gettext

from app.actions import remarks as actions
from app.db import reading
from app.domain.errors import NotFound
from app.domain.phases import Audience
from app.live import cards
from app.live.fragments import envelope
from app.live.scenes import Scene
from app.queries import ideas, remarks, rooms
from app.web.answers import fragment, locale, notice, now, patch
from app.web.guards import me, this_request, viewer
from app.web.participate import blueprint, personal
from app.web.participate.forms import RemarkForm


@blueprint.get("/ideen/<int:number>/rueckfrage")
def ask_form(workshop: str, number: int) -> Response:
    """The form for a question on this idea."""
    with reading() as db:
        room = rooms.room(db, viewer().workshop_id)
        board = ideas.board(db, room.id, room.step, Audience.PARTICIPANT, only=[number])
    if not board:
        raise NotFound
    return make_response(fragment("asking", "ask", idea=board[0], base=f"/w/{workshop}", role="participant"))


@blueprint.post("/ideen/<int:number>/rueckfrage")
def ask(workshop: str, number: int) -> Response:
    """Ask a question on this idea."""
    form = RemarkForm()
    card = actions.ask_about(
        workshop_id=viewer().workshop_id,
        idea=number,
        text=form.text.data or "",
        speaker=actions.Speaker(me().id, named=form.named.data),
        now=now(),
        request=this_request(),
    )
    return _said(card, gettext("Ihre Rückfrage steht jetzt bei der Idee."))


@blueprint.get("/rueckfragen/<int:number>/antwort")
def answer_form(workshop: str, number: int) -> Response:
    """The form for an answer to this question."""
    with reading() as db:
        found = remarks.readable_remark(db, viewer().workshop_id, number, Audience.PARTICIPANT)
    if found is None:
        raise NotFound
    form = fragment("asking", "answer", remark=found[1], base=f"/w/{workshop}", role="participant")
    return make_response(form)


@blueprint.post("/rueckfragen/<int:number>/antwort")
def answer(workshop: str, number: int) -> Response:
    """Answer this question."""
    form = RemarkForm()
    card = actions.answer_question(
        workshop_id=viewer().workshop_id,
        question=number,
        text=form.text.data or "",
        speaker=actions.Speaker(me().id, named=form.named.data),
        now=now(),
        request=this_request(),
    )
    return _said(card, gettext("Ihre Antwort steht jetzt bei der Frage."))


def _said(card: int, text: str) -> Response:
    with reading() as db:
        view = Scene(room=rooms.room(db, viewer().workshop_id), audience=Audience.PARTICIPANT)
        found = cards.cards(db, view, locale(), [card])
    mine = envelope("#mine", personal.mine(viewer().workshop_id, me()))
    answer = patch(cards.upserted(view, found), mine, notice(text, kind="success"))
    answer.headers["HX-Trigger"] = json.dumps({"dialog:close": "", "talk:open": {"card": card}})
    return answer
