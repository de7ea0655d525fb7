"""The text of one sketch by itself, for parts of a page that are folded away: the same at the desk and at a laptop."""

from __future__ import annotations

from flask import Blueprint, Response, make_response, request

from app.db import reading
from app.domain.errors import NotFound
from app.domain.phases import Step
from app.queries import agreement, rooms, sketches
from app.web.answers import fragment
from app.web.guards import viewer


def sketch_text(workshop: str, number: int) -> Response:
    """What a sketch says; while it is locked, what was agreed on; with `?version=`, what was agreed on as that."""
    version = request.args.get("version", type=int)
    with reading() as session:
        room = rooms.room(session, viewer().workshop_id)
        is_time = room.at_sketches.position >= Step.TEAMS.position
        found = sketches.sketch(session, room.id, number) if is_time else None
        if found is None:
            raise NotFound
        text = agreement.agreements(session, room.id).on(number).text_of(found, version)
    return make_response(fragment("sketches", "reading", sketch=text))


def add_to(blueprint: Blueprint) -> None:
    """Open the address at a door; who is let in is the blueprint's business."""
    blueprint.get("/skizzen/<int:number>/wortlaut")(sketch_text)
