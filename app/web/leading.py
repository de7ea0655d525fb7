"""Leading the slides: the same addresses at the desk and for participants who present what is shown."""

from __future__ import annotations

from flask import Blueprint, Response
from sqlalchemy.orm import Session

from app.actions import presenting as actions
from app.db import reading
from app.domain.phases import Permit, permits
from app.domain.presenting import Place, Running, read_way
from app.live.decks import decks
from app.live.fragments import envelope
from app.live.shows import Lead, show
from app.queries import rooms
from app.queries.presenting import led_by
from app.web.answers import filled, fragment, locale, now, patch
from app.web.forms import TurnForm
from app.web.guards import this_request, viewer


def turn_slide(workshop: str) -> Response:
    """Show another slide; whoever was too late is told the one that is shown."""
    form = TurnForm()
    filled(form)
    seen = Place(form.sketch.data, form.slide.data or 1) if form.sketch.data else None
    turn = actions.Turn(read_way(form.way.data or ""), seen, form.number.data or 0)
    actions.turn_slide(
        workshop_id=viewer().workshop_id,
        turn=turn,
        running=_running(),
        by=_by(),
        now=now(),
        request=this_request(),
    )
    return _leading()


def black(workshop: str) -> Response:
    """Show nothing on the big screen."""
    return _blacken(black=True)


def black_off(workshop: str) -> Response:
    """Show the slide again."""
    return _blacken(black=False)


def lead_of(session: Session, room: rooms.Room) -> Lead | None:
    """What the viewer sees who leads; None where nothing is presented, or somebody else leads."""
    if not permits(room.step, Permit.SHOW_SKETCH):
        return None
    person = _by()
    led = None if person is None else led_by(session, room.id, person)
    if led is not None and room.shown_sketch not in led:
        return None
    return show(session, room).lead(locale(), led)


def add_to(blueprint: Blueprint) -> None:
    """Open these addresses at a door; who is let in is the blueprint's business."""
    blueprint.post("/folie")(turn_slide)
    blueprint.post("/schwarz")(black)
    blueprint.delete("/schwarz")(black_off)


def _blacken(*, black: bool) -> Response:
    actions.blacken_screen(
        workshop_id=viewer().workshop_id, black=black, by=_by(), now=now(), request=this_request()
    )
    return _leading()


def _by() -> int | None:
    """The participant who leads; None is the moderator."""
    person = viewer().me
    return person.id if person else None


def _running() -> Running:
    with reading() as session:
        room = rooms.room(session, viewer().workshop_id)
        return decks(session, room).running if permits(room.step, Permit.SHOW_SKETCH) else Running()


def _leading() -> Response:
    """What whoever leads sees now; the same that their page began with."""
    with reading() as session:
        room = rooms.room(session, viewer().workshop_id)
        found = lead_of(session, room)
        base = f"/w/{room.public_id}" if viewer().me else f"/regie/{room.public_id}"
    return patch(
        envelope("#leading", fragment("leading", "leading", lead=found, base=base), swap="innerMorph")
    )
