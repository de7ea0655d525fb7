"""The link in a ticket's QR picture: looking changes nothing, the one button uses the code.

A device that has no place yet takes one with the same press, under a pseudonym, as long as the door is open. The link
carries 144 bits and is not guess-limited.
"""

from __future__ import annotations

import secrets

from flask import Response, make_response, redirect, render_template, url_for
from werkzeug.wrappers import Response as Answer

from app.actions import people as people_actions
from app.actions import voting_codes as actions
from app.db import reading
from app.domain import codes, pseudonyms
from app.domain.errors import NotFound, RuleBroken
from app.queries import people, rooms, voting_codes
from app.web import sessions
from app.web.answers import locale, now
from app.web.errors import status_of
from app.web.home import blueprint
from app.web.home.forms import CodeLinkForm
from app.web.messages import sentence


@blueprint.get("/stimme/<token>")
def code_link(token: str) -> Response:
    """The page with the one button."""
    return _page(token)


@blueprint.post("/stimme/<token>")
def redeem_link(token: str) -> Answer:
    """Use the code, and go to the workshop."""
    with reading() as db:
        link = voting_codes.code_link(db, token)
    if link is None:
        return _page(token)
    secret = sessions.secret_of(CodeLinkForm().attempt.data or "", token)
    try:
        is_new = actions.redeem_link(
            token=token, participant_id=_person(link.public_id), place=_new_place(secret), now=now()
        )
    except RuleBroken as broken:
        return _page(token, broken)
    if is_new:
        sessions.hold_place(link.public_id, secret, locale())
    return redirect(url_for("participate.workshop_page", workshop=link.public_id), 303)


def _new_place(secret: str) -> people_actions.NewPlace:
    return people_actions.NewPlace(
        token_digest=codes.digest(secret),
        name="",
        pseudonym=pseudonyms.pick(secrets.randbelow(1 << 30), locale()),
        speaks_for="",
        locale=locale(),
        order_seed=secrets.token_hex(8),
    )


def _person(public_id: str) -> int | None:
    """The participant this device is in the workshop, if it has a place there that still counts."""
    known = sessions.place_in(public_id)
    with reading() as db:
        me = people.participant_by_token(db, public_id, codes.digest(known)) if known else None
    return me.id if me else None


def _page(token: str, broken: RuleBroken | None = None) -> Response:
    """What the link leads to: its button, or in words why there is none."""
    with reading() as db:
        link = voting_codes.code_link(db, token)
        room = rooms.room(db, link.workshop_id) if link else None
    refused = broken or (NotFound("codes.link_unknown") if link is None else None)
    page = render_template(
        "home/code_link.html",
        token=token,
        room=room,
        has_place=link is not None and _person(link.public_id) is not None,
        refusal=sentence(refused) if refused else "",
        attempt=sessions.new_attempt(),
    )
    return make_response(page, status_of(refused) if refused else 200)
