"""Views to advise on sketches, to answer, and (for those who write one) to say what becomes of it."""

from __future__ import annotations

from flask import Response, render_template, request
from flask_babel import gettext
from markupsafe import Markup

from app.actions import advice as actions
from app.actions.advice import Author
from app.db import reading
from app.domain.advice import advice_revealed
from app.domain.errors import NotFound
from app.domain.languages import of_screen
from app.domain.phases import Audience, Permit, permits
from app.live.fragments import envelope
from app.queries import rooms, sketches
from app.queries.advice import advice_on
from app.queries.my_advice import my_advice
from app.queries.sketches import SketchView
from app.web.advising import Door
from app.web.answers import no_content, now, patch
from app.web.forms import AdviceForm, SeenForm
from app.web.guards import me, viewer
from app.web.participate import blueprint


@blueprint.get("/skizzen/<int:number>/rueckmeldungen")
def own_advice(workshop: str, number: int) -> Response:
    """What is one's own among the advice on this sketch, after somebody said something there."""
    with reading() as db:
        if sketches.sketch(db, viewer().workshop_id, number) is None:
            raise NotFound
    return patch(_own(workshop, number))


@blueprint.post("/skizzen/<int:number>/rueckmeldungen")
def give_advice(workshop: str, number: int) -> Response:
    """Advise on this sketch."""
    door = _door(workshop)
    door.give(number)
    return door.told(
        number, gettext("Ihre Rückmeldung steht jetzt bei der Skizze."), _own(workshop, number), status=201
    )


@blueprint.get("/rueckmeldungen/<int:number>/antwort")
def advice_answer_form(workshop: str, number: int) -> Response:
    """The form for an answer to this piece of advice."""
    return _door(workshop).form("answer_form", number)


@blueprint.post("/rueckmeldungen/<int:number>/antwort")
def answer_advice(workshop: str, number: int) -> Response:
    """Answer this piece of advice."""
    door = _door(workshop)
    sketch = door.answer(number)
    text = gettext("Ihre Antwort steht jetzt bei der Rückmeldung.")
    return door.told(sketch, text, _own(workshop, sketch), status=201)


@blueprint.get("/rueckmeldungen/<int:number>/stand")
def decide_form(workshop: str, number: int) -> Response:
    """The form to say what becomes of this piece."""
    return _door(workshop).form("decide", number)


@blueprint.post("/rueckmeldungen/<int:number>/stand")
def decide_advice(workshop: str, number: int) -> Response:
    """Say what becomes of this piece."""
    door = _door(workshop)
    return door.told(door.decide(number), gettext("Die Entscheidung steht jetzt bei der Rückmeldung."))


@blueprint.post("/rueckmeldungen/<int:number>/rueckzug")
def withdraw_advice(workshop: str, number: int) -> Response:
    """Withdraw what oneself wrote, while nobody has answered."""
    door = _door(workshop)
    sketch = door.withdraw(number)
    return door.told(sketch, gettext("Zurückgezogen."), _own(workshop, sketch))


@blueprint.post("/skizzen/<int:number>/gelesen")
def see_advice(workshop: str, number: int) -> Response:
    """Note up to where one has read."""
    upto = SeenForm().upto.data or 0
    actions.see_advice(
        participant_id=me().id, workshop_id=viewer().workshop_id, number=number, upto=upto, now=now()
    )
    return no_content()


def advising(workshop: str, room: rooms.Room, sketch: SketchView, *, joined: bool) -> Markup:
    """The region of advice on the page of a sketch; there is none before sketches are written."""
    if not advice_revealed(room.at_sketches):
        return Markup()
    with reading() as db:
        found = advice_on(db, room.id, room.at_sketches, Audience.PARTICIPANT, sketch.number)
        own = my_advice(db, room.id, room.at_sketches, me().id)
    by_door = not permits(room.step, Permit.ADVISE)
    may = permits(room.at_sketches, Permit.ADVISE) and not (by_door and sketch.locked_as is not None)
    shown = {"room": room, "sketch": sketch, "joined": joined, "own": own, "may": may}
    listed = _door(workshop).listed(found, sketch.plans)
    return Markup(render_template("participate/advising.html", **shown, listed=listed))


def advice_now(workshop: str, number: int) -> tuple[str, str]:
    """What was advised on this sketch, and one's own part of it, as they are now."""
    listed = envelope(f"#advice-list-{number}", _door(workshop).threads(number), swap="innerMorph")
    return listed, _own(workshop, number)


def _own(workshop: str, number: int) -> str:
    with reading() as db:
        room = rooms.room(db, viewer().workshop_id)
        own = my_advice(db, room.id, room.at_sketches, me().id)
        joined = number in sketches.my_sketches(db, room.id, me().id)
    shown = {"own": own, "base": f"/w/{workshop}", "number": number, "joined": joined}
    return envelope("#advice-own", render_template("participate/advice_own.html", **shown), swap="innerMorph")


def _door(workshop: str) -> Door:
    named = request.method == "POST" and bool(AdviceForm().named.data)
    return Door("participant", f"/w/{workshop}", Author(me().id, named=named, locale=of_screen(me().locale)))
