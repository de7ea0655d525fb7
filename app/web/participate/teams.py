"""Views for teams: going in and out, and reading only."""

from __future__ import annotations

from flask import Response
from flask_babel import gettext

from app.actions import sketches, teams
from app.db import reading
from app.domain.phases import Permit, permits
from app.live.fragments import envelope
from app.queries.rooms import room
from app.web.answers import now, patch, spoken
from app.web.guards import me, this_request, viewer
from app.web.participate import blueprint, personal


@blueprint.post("/skizzen/<int:number>/team")
def join_sketch(workshop: str, number: int) -> Response:
    """Join the team; where it is written already, this opens the editor."""
    _go(number, joined=True)
    with reading() as db:
        step = room(db, viewer().workshop_id).at_sketches
    answer = _mine(gettext("Sie sind jetzt im Team."))
    if permits(step, Permit.WRITE_SKETCH):
        answer = patch()
        answer.headers["HX-Redirect"] = f"/w/{workshop}/skizzen/{number}"
    return answer


@blueprint.delete("/skizzen/<int:number>/team")
def leave_sketch(workshop: str, number: int) -> Response:
    """Leave the team; what one wrote stays."""
    _go(number, joined=False)
    return _mine(gettext("Sie haben das Team verlassen."))


@blueprint.post("/mitlesen")
def only_read(workshop: str) -> Response:
    """Say "Ich lese nur mit"."""
    _read(reads=True)
    return _mine(gettext("Sie lesen nur mit."))


@blueprint.delete("/mitlesen")
def decide_later(workshop: str) -> Response:
    """Take "Ich lese nur mit" back."""
    _read(reads=False)
    return _mine(gettext("Sie zählen wieder als noch offen."))


def _go(number: int, *, joined: bool) -> None:
    sketches.join_sketch(
        participant_id=me().id,
        workshop_id=viewer().workshop_id,
        number=number,
        joined=joined,
        now=now(),
        request=this_request(),
    )


def _read(*, reads: bool) -> None:
    teams.choose_to_read(
        participant_id=me().id,
        workshop_id=viewer().workshop_id,
        reads=reads,
        now=now(),
        request=this_request(),
    )


def _mine(text: str) -> Response:
    """My part of the page as it is now, and a sentence for whoever listens."""
    personal.refresh_me()
    return patch(envelope("#mine", personal.mine(viewer().workshop_id, me())), spoken(text))
