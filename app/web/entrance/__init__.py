"""The moderator's entrance: a one-time link. Looking at it changes nothing; only the button uses it."""

from __future__ import annotations

from flask import Blueprint, Response, make_response, redirect, render_template
from werkzeug.wrappers import Response as Answer

from app.actions.people import redeem_facilitator_link
from app.db import reading
from app.domain.codes import digest
from app.domain.errors import NotFound
from app.queries import rooms
from app.web import guards, sessions
from app.web.answers import now
from app.web.entrance.forms import EntranceForm

blueprint = Blueprint("entrance", __name__, url_prefix="/regie/anmelden")
guards.declare(blueprint, guards.PUBLIC, None)


@blueprint.get("/<secret>")
def entrance(secret: str) -> Response:
    """The page with the one button; a used link is told as such."""
    with reading() as db:
        is_open = rooms.facilitator_link_is_open(db, digest(secret))
    page = render_template(
        "facilitate/entrance.html", secret=secret, is_open=is_open, attempt=sessions.new_attempt()
    )
    return make_response(page, 200 if is_open else 404)


@blueprint.post("/<secret>")
def enter(secret: str) -> Answer:
    """Use the link up and give this device the lead."""
    token = sessions.secret_of(EntranceForm().attempt.data or "", secret)
    try:
        public_id = redeem_facilitator_link(
            secret_digest=digest(secret), token_digest=digest(token), now=now()
        )
    except NotFound:
        return entrance(secret)
    sessions.hold_lead(public_id, token)
    return redirect(f"/regie/{public_id}/", 303)
