"""Presenting sketches: which one is on the big screen, and in what order they come."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.actions.journal import NO_KEY, Request, append, is_repeated, locked_workshop
from app.actions.sketches import lively_sketch
from app.db import transaction
from app.domain.events import SketchesMoved, SketchShown
from app.domain.lists import moved
from app.domain.phases import Permit, Step, require
from app.models import Sketch
from app.queries.sketches import sketches


def show_sketch(*, workshop_id: int, number: int, now: datetime, request: Request = NO_KEY) -> None:
    """Put a sketch on the big screen."""
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "show_sketch", number):
            return
        require(Step(workshop.step), Permit.SHOW_SKETCH)
        workshop.shown_sketch = lively_sketch(session, workshop_id, number).number
        append(session, workshop_id, SketchShown(sketch=number), now)


def move_sketch(
    *, workshop_id: int, number: int, position: int, now: datetime, request: Request = NO_KEY
) -> None:
    """Let a sketch be presented at a place of the order, counted from 1; the one that is shown stays shown."""
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "move_sketch", number, position):
            return
        require(Step(workshop.step), Permit.SHOW_SKETCH)
        sketch = lively_sketch(session, workshop_id, number)
        before = [one.number for one in sketches(session, workshop_id)]
        after = moved(before, sketch.number, position)
        if after != before:
            _number_anew(session, workshop_id, after)
            append(session, workshop_id, SketchesMoved(), now)


def _number_anew(session: Session, workshop_id: int, order: list[int]) -> None:
    """Those that rest stand behind all others, in the order they had."""
    every = session.scalars(
        select(Sketch).where(Sketch.workshop_id == workshop_id).order_by(Sketch.position, Sketch.number)
    ).all()
    resting = [one.number for one in every if one.number not in order]
    places = {number: place for place, number in enumerate([*order, *resting], start=1)}
    for one in every:
        one.position = places[one.number]
