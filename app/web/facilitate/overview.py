"""Views of the desk for all teams at a glance: looking at one, showing it large, answering calls, the open door."""

from __future__ import annotations

from flask import Response, make_response
from flask_babel import gettext

from app.actions import help as calls
from app.actions import teams, wall
from app.db import reading
from app.domain.errors import NotFound
from app.domain.phases import Audience
from app.live.fragments import envelope
from app.live.overview import help_region
from app.live.scenes import Scene, scene
from app.queries import rooms
from app.queries.sketches import sketch
from app.queries.standing_of_sketches import teams as with_marks
from app.web.answers import fragment, locale, now, patch, spoken
from app.web.facilitate import blueprint
from app.web.guards import this_request, viewer


@blueprint.get("/teams/reihe")
def reorder_teams(workshop: str) -> Response:
    """All teams in a fresh order: whoever needs somebody first."""
    view = _scene()
    return make_response(fragment("overview", "rows", teams=view.teams, base=view.base))


@blueprint.get("/skizzen/<int:number>/text")
def look_at_sketch(workshop: str, number: int) -> Response:
    """The whole sketch as it is now."""
    with reading() as db:
        found = sketch(db, viewer().workshop_id, number)
        if found is None:
            raise NotFound
        team = with_marks(db, viewer().workshop_id, (found,))[number]
    return make_response(fragment("overview", "whole", sketch=found, standing=team.standing))


@blueprint.post("/skizzen/<int:number>/gross")
def enlarge_sketch(workshop: str, number: int) -> Response:
    """Show this sketch large beside its idea."""
    return _enlarged(number, gettext("Die Skizze steht groß auf der Leinwand, neben ihrer Idee."))


@blueprint.delete("/skizzen/gross")
def show_all_teams(workshop: str) -> Response:
    """Show all teams again."""
    return _enlarged(None, gettext("Die Leinwand zeigt wieder alle Teams."))


@blueprint.post("/hilfe/<int:number>")
def answer_call(workshop: str, number: int) -> Response:
    """Tell a team that one is coming."""
    calls.answer_call(workshop_id=viewer().workshop_id, number=number, now=now(), request=this_request())
    return _called(gettext("Das Team weiß, dass Sie kommen."))


@blueprint.delete("/hilfe/<int:number>")
def end_call(workshop: str, number: int) -> Response:
    """Say that a team was helped."""
    calls.end_call(workshop_id=viewer().workshop_id, number=number, now=now(), request=this_request())
    return _called(gettext("Erledigt."))


@blueprint.post("/teams/tuer")
def let_teams_go_on(workshop: str) -> Response:
    """Let teams go on between meetings."""
    return _door(True, gettext("Die Teams können zwischen den Sitzungen weiterschreiben."))


@blueprint.delete("/teams/tuer")
def end_going_on(workshop: str) -> Response:
    """No longer."""
    return _door(False, gettext("Geschrieben wird nur noch in den Schritten, die dafür da sind."))


def _scene() -> Scene:
    with reading() as db:
        return scene(db, rooms.room(db, viewer().workshop_id), Audience.FACILITATOR)


def _enlarged(number: int | None, text: str) -> Response:
    wall.show_large(workshop_id=viewer().workshop_id, number=number, now=now(), request=this_request())
    return patch(envelope("#large", fragment("overview", "large_note", scene=_scene())), spoken(text))


def _called(text: str) -> Response:
    with reading() as db:
        view = Scene(room=rooms.room(db, viewer().workshop_id), audience=Audience.FACILITATOR)
        region = help_region(db, view, locale())
    return patch(region, spoken(text))


def _door(open_: bool, text: str) -> Response:
    teams.let_go_on(workshop_id=viewer().workshop_id, open_=open_, now=now(), request=this_request())
    shown = fragment("facilitator", "settings", scene=_scene())
    return patch(envelope("#settings", shown, swap="innerMorph"), spoken(text))
