"""Views for writing together: what a page sends, and what it fetches after it was away. All is data for scripts."""

from __future__ import annotations

import binascii
import re
from base64 import b64decode, b64encode

from flask import Response, jsonify, request

from app.actions import cowriting as actions
from app.db import reading
from app.domain.cowriting import UPDATE_BYTES, TooLarge, Unreadable
from app.domain.errors import NotFound
from app.domain.phases import Step
from app.live.presence import place
from app.queries import cowriting as queries
from app.queries import rooms
from app.web.answers import live, no_content, now
from app.web.guards import me, viewer
from app.web.participate import blueprint
from app.web.participate.forms import PlaceForm

_PEN = re.compile(r"[A-Za-z0-9-]{16,80}")


@blueprint.post("/skizzen/<int:number>/felder/<key>")
def contribute(workshop: str, number: int, key: str) -> Response:
    """Merge what somebody wrote; answered when it is on disk. A change sent twice is taken once."""
    merged = actions.contribute(
        actions.Change(
            participant_id=me().id,
            workshop_id=viewer().workshop_id,
            number=number,
            key=key,
            update=_bytes("update"),
            known=_bytes("known"),
            pen=_pen(),
            now=now(),
        )
    )
    return jsonify(revision=merged.revision, missing=_text(merged.missing))


@blueprint.get("/skizzen/<int:number>/felder")
def read_documents(workshop: str, number: int) -> Response:
    """All sections of a sketch as documents: for a page that opens it, or that was away for longer."""
    with reading() as session:
        room = rooms.room(session, viewer().workshop_id)
        is_time = room.at_sketches.position >= Step.TEAMS.position
        found = queries.documents(session, room.id, number) if is_time else ()
    if not found:
        raise NotFound
    return jsonify({one.key: {"revision": one.revision, "data": _text(one.data)} for one in found})


@blueprint.post("/skizzen/<int:number>/hier")
def say_where(workshop: str, number: int) -> Response:
    """Tell the team in which section one is, and where in its text; without a section, that one is nowhere."""
    with reading() as session:
        if not queries.is_there(session, viewer().workshop_id, number):
            raise NotFound
    form = PlaceForm()
    there = place(number, form.section.data or "", form.caret.data or "")
    live().presence.note_place(me().id, there)
    return no_content()


def _bytes(name: str) -> bytes:
    sent = request.form.get(name, "")
    if len(sent) > 2 * UPDATE_BYTES:
        raise TooLarge
    try:
        return b64decode(sent, validate=True)
    except (binascii.Error, ValueError):
        raise Unreadable from None


def _pen() -> str:
    sent = request.form.get("pen", "")
    if not _PEN.fullmatch(sent):
        raise Unreadable
    return sent


def _text(data: bytes) -> str:
    return b64encode(data).decode()
