"""Views for one-time codes, as the moderator makes and prints them."""

from __future__ import annotations

import io
import secrets
import time

import segno
from flask import Response, current_app, make_response
from flask_babel import gettext

from app.actions import voting_codes as actions
from app.db import reading
from app.domain import codes
from app.domain.errors import NotFound
from app.domain.voting_codes import NewCode, Sheet, Ticket, checked_number
from app.exports import tickets
from app.live.fragments import envelope, in_language
from app.queries import rooms, voting_codes
from app.web.answers import filled, fragment, locale, notice, now, patch
from app.web.facilitate import blueprint
from app.web.facilitate.forms import CodesForm
from app.web.guards import this_request, viewer


@blueprint.post("/codes")
def make_codes(workshop: str) -> Response:
    """Make one-time codes; earlier ones no longer count."""
    form = CodesForm()
    filled(form)
    actions.make_codes(
        workshop_id=viewer().workshop_id,
        drawn=_drawn(checked_number(form.number.data or 0)),
        now=now(),
        request=this_request(),
    )
    with reading() as db:
        count = voting_codes.code_count(db, viewer().workshop_id)
    shown = fragment("voting_codes", "codes", codes=count, base=f"/regie/{workshop}")
    return patch(envelope("#codes", shown), notice(gettext("Die Codes sind fertig."), kind="success"))


@blueprint.get("/codes.pdf")
def print_codes(workshop: str) -> Response:
    """The sheet of tickets to cut out."""
    with reading() as db:
        room = rooms.room(db, viewer().workshop_id)
        made = voting_codes.codes_to_print(db, room.id)
    if not made:
        raise NotFound
    out = io.BytesIO()
    tickets.write(_sheet(room, [_ticket(code) for code in made]), out)
    named = {"Content-Disposition": 'attachment; filename="augenhoehe-einmal-codes.pdf"'}
    return make_response(out.getvalue(), {"Content-Type": tickets.MEDIA_TYPE, **named})


def _drawn(number: int) -> list[NewCode]:
    """So many different codes."""
    found: dict[str, NewCode] = {}
    while len(found) < number:
        code = codes.from_random([secrets.randbelow(len(codes.ALPHABET)) for _ in range(codes.LENGTH)])
        found[code] = NewCode(code, secrets.token_urlsafe(18))
    return list(found.values())


def _ticket(made: NewCode) -> Ticket:
    time.sleep(0)  # a picture takes milliseconds, and there may be five hundred: others go on in between
    address = f"{current_app.config['PUBLIC_URL']}/stimme/{made.token}"
    return Ticket(
        codes.grouped(made.code), segno.make(address, error="m").svg_inline(border=0, dark="#16212b")
    )


def _sheet(room: rooms.Room, made: list[Ticket]) -> Sheet:
    return Sheet(
        title=gettext("Einmal-Codes zum Abstimmen"),
        group=in_language(locale())(room.group_title),
        note=gettext("Gilt einmal: eine Stimme."),
        how=gettext("Kamera auf das Bild, oder beim Abstimmen diesen Code eingeben:"),
        alt=gettext("QR-Code zu diesem Einmal-Code"),
        language=locale(),
        tickets=tuple(made),
    )
