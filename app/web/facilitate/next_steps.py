"""Views for what happens next: the form in the dialog, and the list the moderator keeps in order."""

from __future__ import annotations

from flask import Response, make_response
from flask_babel import gettext

from app.actions import next_steps as actions
from app.db import reading
from app.domain.errors import NotFound
from app.domain.phases import Audience
from app.live import closing
from app.live.scene import Scene
from app.queries import next_steps, people, rooms, sketches
from app.web.answers import filled, fragment, locale, notice, now, patch, spoken
from app.web.facilitate import blueprint
from app.web.facilitate.forms import NextStepForm, PlaceForm
from app.web.guards import this_request, viewer


@blueprint.get("/naechste-schritte/neu")
def new_step_form(workshop: str) -> Response:
    """The form for another step."""
    return _form(workshop, None)


@blueprint.get("/naechste-schritte/<int:number>")
def step_form(workshop: str, number: int) -> Response:
    """The form for one of them, as it is now."""
    return _form(workshop, number)


@blueprint.post("/naechste-schritte")
def plan_step(workshop: str) -> Response:
    """Put a step on the list."""
    form = NextStepForm()
    filled(form)
    actions.plan_step(workshop_id=viewer().workshop_id, **form.said(), now=now(), request=this_request())
    return _done(gettext("Der Schritt steht jetzt in der Liste."), status=201)


@blueprint.post("/naechste-schritte/<int:number>")
def change_next_step(workshop: str, number: int) -> Response:
    """Reword a step."""
    form = NextStepForm()
    filled(form)
    actions.change_step(
        workshop_id=viewer().workshop_id,
        number=number,
        base=form.base.data or 0,
        **form.said(),
        now=now(),
        request=this_request(),
    )
    return _done(gettext("Der Schritt ist geändert."))


@blueprint.post("/naechste-schritte/<int:number>/platz")
def move_next_step(workshop: str, number: int) -> Response:
    """Put a step at another place."""
    form = PlaceForm()
    filled(form)
    place = form.position.data or 1
    actions.move_step(
        workshop_id=viewer().workshop_id, number=number, position=place, now=now(), request=this_request()
    )
    return patch(_list(), spoken(gettext("Jetzt an Stelle %(position)s.", position=place)))


@blueprint.delete("/naechste-schritte/<int:number>/liste")
def take_step_out(workshop: str, number: int) -> Response:
    """Take a step out; it can be taken up again."""
    return _listed(
        number, False, gettext("Herausgenommen. Unter der Liste nehmen Sie den Schritt wieder auf.")
    )


@blueprint.post("/naechste-schritte/<int:number>/liste")
def take_step_up(workshop: str, number: int) -> Response:
    """Put it on the list again."""
    return _listed(number, True, gettext("Der Schritt steht wieder in der Liste."))


def _listed(number: int, listed: bool, text: str) -> Response:
    actions.list_step(
        workshop_id=viewer().workshop_id, number=number, listed=listed, now=now(), request=this_request()
    )
    return patch(_list(), notice(text, kind="success"))


def _form(workshop: str, number: int | None) -> Response:
    with reading() as db:
        room = rooms.room(db, viewer().workshop_id)
        step = next_steps.next_step(db, room.id, number) if number is not None else None
        seats = people.bench_choices(db, room.group_id)
        listing = sketches.sketches(db, room.id)
    if number is not None and step is None:
        raise NotFound
    base = f"/regie/{workshop}"
    return make_response(fragment("next_steps", "form", step=step, seats=seats, listing=listing, base=base))


def _list() -> str:
    """The list as it is now, as the stream brings it to the other desks."""
    with reading() as db:
        room = rooms.room(db, viewer().workshop_id)
        view = Scene(room=room, audience=Audience.FACILITATOR)
        return "".join(closing.changes(db, view, locale(), {"next_steps"}))


def _done(text: str, *, status: int = 200) -> Response:
    answer = patch(_list(), notice(text, kind="success"), status=status)
    answer.headers["HX-Trigger"] = "dialog:close"
    return answer
