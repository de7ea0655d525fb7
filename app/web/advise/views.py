"""Views of the advisory board: all sketches on one page, and forms to advise and to answer, in every step."""

from __future__ import annotations

from flask import Response, make_response, render_template
from flask_babel import gettext

from app.actions.advice import Author
from app.db import reading
from app.domain.advice import advice_revealed
from app.domain.languages import of_screen
from app.domain.phases import Audience
from app.live.fragments import envelope
from app.queries import advice, rooms, sketches
from app.queries.advice import SketchAdvice
from app.queries.my_advice import advice_of_seat
from app.web.advise import blueprint
from app.web.advising import Door
from app.web.answers import locale
from app.web.guards import adviser, viewer


@blueprint.get("/")
def adviser_page(token: str) -> Response:
    """All sketches with their texts and what was advised; plain, for whenever there is time."""
    door, own = _door(token), {"own": _own(), "base": f"/beirat/{token}"}
    with reading() as db:
        room = rooms.room(db, viewer().workshop_id)
        listed = sketches.sketches(db, room.id) if advice_revealed(room.at_sketches) else ()
        found = advice.advice(db, room.id, room.at_sketches, Audience.PARTICIPANT)
    threads = {s.number: door.listed(found.get(s.number, SketchAdvice(s.number)), s.plans) for s in listed}
    page = {"room": room, "seat": adviser(), "sketches": listed, "threads": threads, **own}
    return make_response(render_template("advise/sketches.html", **page))


@blueprint.get("/skizzen/<int:number>/rueckmeldung")
def advice_form(token: str, number: int) -> Response:
    """The form to advise on this sketch."""
    return _door(token).give_form(number)


@blueprint.post("/skizzen/<int:number>/rueckmeldungen")
def give_advice(token: str, number: int) -> Response:
    """Advise on this sketch."""
    door = _door(token)
    door.give(number)
    text = gettext("Ihre Rückmeldung steht jetzt bei der Skizze.")
    return door.told(number, text, _own_part(token), status=201)


@blueprint.get("/rueckmeldungen/<int:number>/antwort")
def answer_form(token: str, number: int) -> Response:
    """The form for an answer to this piece of advice."""
    return _door(token).form("answer_form", number)


@blueprint.post("/rueckmeldungen/<int:number>/antwort")
def answer_advice(token: str, number: int) -> Response:
    """Answer this piece of advice."""
    door = _door(token)
    sketch = door.answer(number)
    text = gettext("Ihre Antwort steht jetzt bei der Rückmeldung.")
    return door.told(sketch, text, _own_part(token), status=201)


@blueprint.post("/rueckmeldungen/<int:number>/rueckzug")
def withdraw_advice(token: str, number: int) -> Response:
    """Withdraw what was written through this link, while nobody has answered."""
    door = _door(token)
    sketch = door.withdraw(number)
    return door.told(sketch, gettext("Zurückgezogen."), _own_part(token))


def _own() -> object:
    with reading() as db:
        room = rooms.room(db, viewer().workshop_id)
        return advice_of_seat(db, room.id, room.at_sketches, adviser().id).own


def _own_part(token: str) -> str:
    own = {"own": _own(), "base": f"/beirat/{token}"}
    return envelope("#advice-own", render_template("advise/own.html", **own), swap="innerMorph")


def _door(token: str) -> Door:
    return Door("adviser", f"/beirat/{token}", Author(adviser_id=adviser().id, locale=of_screen(locale())))
