"""Views of the desk for advice on sketches: all of it on one page, advising, answering, deciding, hiding."""

from __future__ import annotations

from flask import Response, make_response, render_template
from flask_babel import gettext

from app.actions import advice as actions
from app.actions.advice import Author
from app.db import reading
from app.domain.languages import of_screen
from app.domain.phases import Audience
from app.queries import advice, rooms, sketches
from app.queries.advice import SketchAdvice
from app.web.advising import Door
from app.web.answers import locale, now, page_state
from app.web.facilitate import blueprint
from app.web.facilitate.forms import ReasonForm
from app.web.guards import this_request, viewer


@blueprint.get("/rueckmeldungen")
def all_advice(workshop: str) -> Response:
    """All advice by sketch with what became of it: to work with in every step, and to print."""
    with reading() as db:
        state = page_state(db, viewer().workshop_id, Audience.FACILITATOR)
        room = rooms.room(db, viewer().workshop_id)
        listed = sketches.sketches(db, room.id)
        found = advice.advice(db, room.id, room.at_sketches, Audience.FACILITATOR)
    door = _door(workshop)
    threads = {s.number: door.listed(found.get(s.number, SketchAdvice(s.number)), s.plans) for s in listed}
    return make_response(
        render_template("facilitate/advice.html", **state, sketches=listed, threads=threads, base=door.base)
    )


@blueprint.get("/skizzen/<int:number>/rueckmeldung")
def advice_form(workshop: str, number: int) -> Response:
    """The form to advise on this sketch."""
    return _door(workshop).give_form(number)


@blueprint.post("/skizzen/<int:number>/rueckmeldungen")
def give_advice(workshop: str, number: int) -> Response:
    """Advise as the moderator."""
    door = _door(workshop)
    door.give(number)
    return door.told(number, gettext("Ihre Rückmeldung steht jetzt bei der Skizze."), status=201)


@blueprint.get("/rueckmeldungen/<int:number>/<any(antwort,stand,verbergen):asked>")
def advice_dialog(workshop: str, number: int, asked: str) -> Response:
    """The form to answer, to decide, or to hide."""
    names = {"antwort": "answer_form", "stand": "decide", "verbergen": "hide"}
    return _door(workshop).form(names[asked], number)


@blueprint.post("/rueckmeldungen/<int:number>/antwort")
def answer_advice(workshop: str, number: int) -> Response:
    """Answer as the moderator."""
    door = _door(workshop)
    sketch = door.answer(number)
    return door.told(sketch, gettext("Ihre Antwort steht jetzt bei der Rückmeldung."), status=201)


@blueprint.post("/rueckmeldungen/<int:number>/stand")
def decide_advice(workshop: str, number: int) -> Response:
    """Say what becomes of this piece."""
    door = _door(workshop)
    return door.told(door.decide(number), gettext("Die Entscheidung steht jetzt bei der Rückmeldung."))


@blueprint.post("/rueckmeldungen/<int:number>/verbergen")
def hide_advice(workshop: str, number: int) -> Response:
    """Take it off all screens, with a reason."""
    sketch = actions.hide_advice(
        workshop_id=viewer().workshop_id,
        number=number,
        reason=ReasonForm().reason.data or "",
        now=now(),
        request=this_request(),
    )
    return _door(workshop).told(sketch, gettext("Der Beitrag ist auf keinem Bildschirm mehr zu sehen."))


@blueprint.delete("/rueckmeldungen/<int:number>/verbergen")
def show_advice(workshop: str, number: int) -> Response:
    """Put it back."""
    sketch = actions.show_advice(
        workshop_id=viewer().workshop_id, number=number, now=now(), request=this_request()
    )
    return _door(workshop).told(sketch, gettext("Der Beitrag ist wieder zu sehen."))


def _door(workshop: str) -> Door:
    return Door("facilitator", f"/regie/{workshop}", Author(locale=of_screen(locale())))
