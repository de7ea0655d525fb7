"""Views for ordering: merge, take apart, hide, show, correct, undo, spotlight."""

from __future__ import annotations

from flask import Response, make_response
from flask_babel import gettext

from app.actions import ordering, workshops
from app.db import reading
from app.domain.errors import NotFound
from app.domain.phases import Audience
from app.queries import ideas, rooms
from app.queries.proposals import most_alike_first
from app.web.answers import filled, fragment, notice, now, standing
from app.web.bundling import changes
from app.web.facilitate import blueprint
from app.web.facilitate.forms import MergeForm, ReasonForm, WordingForm
from app.web.guards import this_request, viewer


@blueprint.get("/ideen/<int:number>/<any(zusammenfuehren,verbergen,korrektur):what>")
def dialog(workshop: str, number: int, what: str) -> Response:
    """The dialog for one idea."""
    with reading() as db:
        room = rooms.room(db, viewer().workshop_id)
        board = ideas.board(db, viewer().workshop_id, room.step, Audience.FACILITATOR)
        idea = next((i for i in board if i.number == number), None)
        if idea is None:
            raise NotFound
        others = []
        if what == "zusammenfuehren":
            shown = [i for i in board if i.hidden_reason is None]
            others = most_alike_first(db, viewer().workshop_id, shown, [idea])
    return make_response(fragment("ordering", what, idea=idea, others=others, base=f"/regie/{workshop}"))


@blueprint.post("/ideen/<int:number>/zusammenfuehren")
def merge(workshop: str, number: int) -> Response:
    """Put this idea into another; both are kept."""
    form = MergeForm()
    filled(form)
    ordering.merge_ideas(
        workshop_id=viewer().workshop_id,
        source=number,
        target=form.target.data or 0,
        now=now(),
        request=this_request(),
    )
    return done(gettext("Zusammengeführt. Beide Ideen bleiben erhalten."))


@blueprint.delete("/ideen/<int:number>/zusammenfuehren")
def separate(workshop: str, number: int) -> Response:
    """Take this idea out again."""
    ordering.separate_idea(workshop_id=viewer().workshop_id, number=number, now=now(), request=this_request())
    return done(gettext("Die Idee steht wieder für sich."))


@blueprint.post("/ideen/<int:number>/verbergen")
def hide(workshop: str, number: int) -> Response:
    """Take this idea off all screens, with a reason."""
    ordering.hide_idea(
        workshop_id=viewer().workshop_id,
        number=number,
        reason=ReasonForm().reason.data or "",
        now=now(),
        request=this_request(),
    )
    return done(gettext("Die Idee ist auf keinem Bildschirm mehr zu sehen."))


@blueprint.delete("/ideen/<int:number>/verbergen")
def show(workshop: str, number: int) -> Response:
    """Put it back."""
    ordering.show_idea(workshop_id=viewer().workshop_id, number=number, now=now(), request=this_request())
    return done(gettext("Die Idee ist wieder zu sehen."))


@blueprint.post("/ideen/<int:number>/korrektur")
def correct(workshop: str, number: int) -> Response:
    """Correct a typing error."""
    form = WordingForm()
    ordering.correct_idea(
        workshop_id=viewer().workshop_id,
        number=number,
        title=form.title.data or "",
        description=form.description.data or "",
        now=now(),
        request=this_request(),
    )
    return done(gettext("Korrigiert."))


@blueprint.post("/rueckgaengig")
def undo(workshop: str) -> Response:
    """Take the last change back."""
    return done(changes.undo())


@blueprint.post("/ideen/<int:number>/leinwand")
def spotlight(workshop: str, number: int) -> Response:
    """Show this idea large on the big screen."""
    workshops.spotlight_idea(
        workshop_id=viewer().workshop_id, number=number, now=now(), request=this_request()
    )
    return done(gettext("Die Idee steht groß auf der Leinwand."))


@blueprint.delete("/leinwand")
def spotlight_off(workshop: str) -> Response:
    """Take the large idea off the big screen."""
    workshops.spotlight_idea(workshop_id=viewer().workshop_id, number=None, now=now(), request=this_request())
    return done(gettext("Die Leinwand zeigt wieder alle Ideen."))


def done(text: str) -> Response:
    """The answer to what the moderator did with the board: all of it, and what was done, in words."""
    answer = standing(viewer().workshop_id, Audience.FACILITATOR)
    answer.headers["HX-Trigger"] = "dialog:close"
    answer.set_data(answer.get_data(as_text=True) + notice(text, kind="success"))
    return answer
