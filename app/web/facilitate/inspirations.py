"""Views for handing out ideas of others for inspiration."""

from __future__ import annotations

import secrets

from flask import Response
from flask_babel import gettext

from app.actions import inspirations as actions
from app.db import reading
from app.live.fragments import envelope
from app.queries import inspirations, rooms
from app.web.answers import fragment, now, patch, spoken
from app.web.facilitate import blueprint
from app.web.guards import this_request, viewer


@blueprint.post("/anregungen")
def open_inspirations(workshop: str) -> Response:
    """Show everybody a few ideas of others."""
    actions.open_inspirations(
        workshop_id=viewer().workshop_id, seed=secrets.token_hex(8), now=now(), request=this_request()
    )
    return _offer(workshop, gettext("Alle haben jetzt einige Ideen anderer vor sich."))


@blueprint.delete("/anregungen")
def close_inspirations(workshop: str) -> Response:
    """Show them no more."""
    actions.close_inspirations(workshop_id=viewer().workshop_id, now=now(), request=this_request())
    return _offer(workshop, gettext("Die Anregungen sind geschlossen."))


def _offer(workshop: str, text: str) -> Response:
    with reading() as db:
        offer = inspirations.offer(db, rooms.room(db, viewer().workshop_id))
    desk = fragment("inspirations", "desk", offer=offer, base=f"/regie/{workshop}")
    return patch(envelope("#inspirations", desk), spoken(text))
