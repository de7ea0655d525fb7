"""Views for teams, as the moderator sees and arranges them."""

from __future__ import annotations

from flask import Response, make_response
from flask_babel import gettext
from markupsafe import Markup

from app.actions import teams
from app.db import reading
from app.live.fragments import envelope
from app.queries.rooms import room
from app.queries.team_people import overview
from app.web.answers import filled, fragment, now, patch, spoken
from app.web.facilitate import blueprint
from app.web.facilitate.forms import TeamForm, TeamSizeForm
from app.web.guards import this_request, viewer


@blueprint.get("/teams")
def team_people(workshop: str) -> Response:
    """Who is in which team, and who in none."""
    return make_response(_people(workshop))


@blueprint.post("/teams/groesse")
def wish_size(workshop: str) -> Response:
    """How many people a team is wished to have; the stream brings it to all screens."""
    form = TeamSizeForm()
    filled(form)
    teams.wish_size(
        workshop_id=viewer().workshop_id,
        size=form.size.data,
        limited=bool(form.limited.data),
        now=now(),
        request=this_request(),
    )
    return patch(spoken(gettext("Die Größe der Teams ist festgelegt.")))


@blueprint.post("/teams/<int:number>/groesse")
def wish_size_of(workshop: str, number: int) -> Response:
    """How many people this one team is wished to have."""
    form = TeamSizeForm()
    filled(form)
    teams.wish_size_of(
        workshop_id=viewer().workshop_id,
        number=number,
        size=form.size.data,
        now=now(),
        request=this_request(),
    )
    return patch(spoken(gettext("Die Größe dieses Teams ist festgelegt.")))


@blueprint.post("/teams/personen/<int:person>")
def place_person(workshop: str, person: int) -> Response:
    """Put somebody who waits into a team."""
    return _placed(workshop, person, leaving=None)


@blueprint.post("/teams/<int:number>/personen/<int:person>")
def move_person(workshop: str, number: int, person: int) -> Response:
    """Let somebody change from this team to another."""
    return _placed(workshop, person, leaving=number)


@blueprint.delete("/teams/<int:number>/personen/<int:person>")
def take_out(workshop: str, number: int, person: int) -> Response:
    """Take somebody out of a team."""
    teams.take_out(
        workshop_id=viewer().workshop_id, person=person, number=number, now=now(), request=this_request()
    )
    return _done(workshop, gettext("Herausgenommen."))


@blueprint.post("/teams/verteilung")
def distribute(workshop: str) -> Response:
    """Put everybody without a team into the smallest ones."""
    teams.distribute(workshop_id=viewer().workshop_id, now=now(), request=this_request())
    return _done(workshop, gettext("Verteilt."))


def _placed(workshop: str, person: int, *, leaving: int | None) -> Response:
    form = TeamForm()
    filled(form)
    teams.place(
        workshop_id=viewer().workshop_id,
        person=person,
        number=form.team.data or 0,
        leaving=leaving,
        now=now(),
        request=this_request(),
    )
    return _done(workshop, gettext("Die Person ist jetzt in diesem Team."))


def _done(workshop: str, text: str) -> Response:
    return patch(envelope("#team-people", _people(workshop), swap="innerMorph"), spoken(text))


def _people(workshop: str) -> Markup:
    with reading() as db:
        limited = room(db, viewer().workshop_id).team_limit
        found = overview(db, viewer().workshop_id, limited=limited)
    return fragment("team_people", "people", overview=found, base=f"/regie/{workshop}")
