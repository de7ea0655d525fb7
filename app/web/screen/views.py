"""Views of the big screen."""

from __future__ import annotations

import io

import segno
from flask import Response, current_app, make_response, render_template

from app.db import reading
from app.domain.errors import NotFound
from app.domain.phases import Audience
from app.live.scenes import Scene, counts_of
from app.queries import rooms
from app.queries.publication import publication_of
from app.web.answers import now, open_stream, page_state, standing
from app.web.guards import admit_screen, viewer
from app.web.screen import blueprint


@blueprint.get("/")
def screen_page(token: str) -> Response:
    """The page for the projector."""
    with reading() as db:
        state = page_state(db, viewer().workshop_id, Audience.SCREEN)
        room = rooms.room(db, viewer().workshop_id)
        counts = counts_of(db, room, now())
    view = Scene(room=room, audience=Audience.SCREEN)
    address = current_app.config["PUBLIC_URL"]
    return make_response(
        render_template("screen/workshop.html", **state, view=view, counts=counts, address=address)
    )


@blueprint.get("/stand")
def state(token: str) -> Response:
    """Everything shared, for a screen that starts over."""
    return standing(viewer().workshop_id, Audience.SCREEN)


@blueprint.get("/strom")
def stream(token: str) -> Response:
    """The stream of the screen."""
    return open_stream(viewer().workshop_id, Audience.SCREEN, None, admit_screen)


@blueprint.get("/qr.svg")
def qr(token: str) -> Response:
    """The join link as a QR code, while the door is open."""
    with reading() as db:
        room = rooms.room(db, viewer().workshop_id)
    if not room.door_open:
        raise NotFound
    return _picture(f"/j/{room.door_token}")


@blueprint.get("/ergebnis.svg")
def result_qr(token: str) -> Response:
    """The address of the published results as a QR code, as long as they are."""
    with reading() as db:
        found = publication_of(db, viewer().workshop_id)
    if found is None or not found.is_public:
        raise NotFound
    return _picture(found.path)


def _picture(path: str) -> Response:
    picture = io.BytesIO()
    link = f"{current_app.config['PUBLIC_URL']}{path}"
    segno.make(link, error="m").save(
        picture, kind="svg", border=0, xmldecl=False, svgns=True, dark="#16212b", light="#fff"
    )
    return make_response(picture.getvalue(), {"Content-Type": "image/svg+xml"})
