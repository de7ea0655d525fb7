"""Views for the seats of the advisory board: inviting one by a link, and taking the link back."""

from __future__ import annotations

from flask import Response, current_app, make_response, render_template

from app.actions import advisers as actions
from app.db import reading
from app.domain import codes
from app.live.fragments import envelope
from app.queries.advisers import seats
from app.web import sessions
from app.web.answers import now, patch
from app.web.facilitate import blueprint
from app.web.forms import SeatForm
from app.web.guards import this_request, viewer


@blueprint.get("/beirat")
def advisers(workshop: str) -> Response:
    """The dialog with all seats and the form for another."""
    return make_response(
        render_template("facilitate/advisers.html", attempt=sessions.new_attempt(), **_shown(workshop))
    )


@blueprint.post("/beirat")
def invite_adviser(workshop: str) -> Response:
    """Make a link for a seat; it is shown in this answer and nowhere else."""
    form = SeatForm()
    secret = sessions.secret_of(form.attempt.data or "", f"beirat/{workshop}")
    actions.invite_adviser(
        workshop_id=viewer().workshop_id,
        name=form.name.data or "",
        token_digest=codes.digest(secret),
        now=now(),
        request=this_request(),
    )
    link = f"{current_app.config['PUBLIC_URL']}/beirat/{secret}/"
    return _listed(workshop, link=link, name=form.name.data or "", status=201)


@blueprint.delete("/beirat/<int:number>")
def revoke_adviser(workshop: str, number: int) -> Response:
    """Make a seat's link worthless; what was said through it stays."""
    actions.revoke_adviser(workshop_id=viewer().workshop_id, number=number, now=now(), request=this_request())
    return _listed(workshop)


def _listed(workshop: str, *, link: str = "", name: str = "", status: int = 200) -> Response:
    page = render_template(
        "facilitate/seats.html", link=link, name=name, attempt=sessions.new_attempt(), **_shown(workshop)
    )
    return patch(envelope("#advisers", page), status=status)


def _shown(workshop: str) -> dict[str, object]:
    with reading() as db:
        return {"seats": seats(db, viewer().workshop_id), "base": f"/regie/{workshop}"}
