"""Views with which the moderator turns the pages of the big screen."""

from __future__ import annotations

from flask import Response
from flask_babel import gettext

from app.actions import wall
from app.db import reading
from app.domain.phases import Audience
from app.domain.reading import wall_pages
from app.live.fragments import envelope
from app.live.scenes import Scene
from app.queries import rooms
from app.queries.reading import cards_on_wall
from app.web.answers import filled, fragment, now, patch, spoken
from app.web.facilitate import blueprint
from app.web.facilitate.forms import PageForm
from app.web.guards import this_request, viewer


@blueprint.post("/leinwand/seite")
def turn_wall(workshop: str) -> Response:
    """Lead the big screen to a page."""
    form = PageForm()
    filled(form)
    return _turned(form.page.data)


@blueprint.delete("/leinwand/seite")
def release_wall(workshop: str) -> Response:
    """Let it turn by itself again."""
    return _turned(None)


def _turned(page: int | None) -> Response:
    wall.turn_wall(workshop_id=viewer().workshop_id, page=page, now=now(), request=this_request())
    with reading() as db:
        view = Scene(room=rooms.room(db, viewer().workshop_id), audience=Audience.FACILITATOR)
        pages = wall_pages(cards_on_wall(db, viewer().workshop_id))
    shown = fragment("reading", "turning", room=view.room, base=view.base, pages=pages)
    led = view.room.wall_page
    text = (
        gettext("Leinwand: Seite %(page)s.", page=led)
        if led
        else gettext("Die Leinwand blättert von selbst.")
    )
    return patch(envelope("#turning", shown), spoken(text))
