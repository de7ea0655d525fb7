"""Presenting sketches: which slide of which sketch is on the big screen, and in what order sketches come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.actions.journal import NO_KEY, Request, append, is_repeated, locked_workshop
from app.actions.sketches import lively_sketch
from app.db import transaction
from app.domain import presenting as rules
from app.domain.errors import InvalidInput
from app.domain.events import PresentersChanged, SketchesMoved, SketchShown, SlideTurned
from app.domain.lists import moved
from app.domain.phases import Permit, Step, require
from app.domain.presenting import Place, Running, Way
from app.models import Sketch, Workshop
from app.queries.presenting import led_by
from app.queries.sketches import sketches


@dataclass(frozen=True)
class Turn:
    """A slide is turned by somebody who has `seen` one; `number` is the running number they jump to."""

    way: Way
    seen: Place | None = None
    number: int = 0


def show_sketch(*, workshop_id: int, number: int, now: datetime, request: Request = NO_KEY) -> None:
    """Put a sketch on the big screen, at its first slide."""
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "show_sketch", number):
            return
        require(Step(workshop.step), Permit.SHOW_SKETCH)
        _put_up(workshop, Place(lively_sketch(session, workshop_id, number).number, 1), now)
        append(session, workshop_id, SketchShown(sketch=number), now)


def turn_slide(
    *,
    workshop_id: int,
    turn: Turn,
    running: Running,
    by: int | None = None,
    now: datetime,
    request: Request = NO_KEY,
) -> None:
    """Show another slide, for the moderator or for a participant who leads the sketch that is shown (`by`).

    Whoever goes on, or back, from a slide that is no longer shown was too late: somebody else has turned it, and
    twice would skip one. Nothing happens then, nor where somebody else would have to go on. Whoever jumps is told why
    not: raises `InvalidInput` at `number`.
    """
    with transaction() as session:
        workshop, led = _led(session, workshop_id, by)
        if is_repeated(session, request, now, "turn_slide", turn.way.value, turn.seen, turn.number):
            return
        rules.check_leads(workshop.shown_sketch, led)
        shown = running.standing(workshop.shown_sketch, workshop.shown_slide)
        if turn.way is Way.JUMP and running.total:
            rules.check_number(turn.number, running.total)
        target = running.turned(shown, turn.way, turn.number)
        is_late = turn.way is not Way.JUMP and turn.seen != shown
        if target is None or is_late or target == shown:
            return
        if not rules.may_turn(shown, target, led):
            if turn.way is Way.JUMP:
                raise InvalidInput("number", "presenting.other_sketch")
            return
        lively_sketch(session, workshop_id, target.sketch)
        _put_up(workshop, target, now)
        append(session, workshop_id, SlideTurned(sketch=target.sketch, slide=target.slide), now)


def blacken_screen(
    *, workshop_id: int, black: bool, by: int | None = None, now: datetime, request: Request = NO_KEY
) -> None:
    """Show nothing on the big screen, or the slide again; the slide stays the same."""
    with transaction() as session:
        workshop, led = _led(session, workshop_id, by)
        if is_repeated(session, request, now, "blacken_screen", black):
            return
        rules.check_leads(workshop.shown_sketch, led)
        if workshop.screen_black != black:
            workshop.screen_black = black
            turned = SlideTurned(sketch=workshop.shown_sketch, slide=workshop.shown_slide, black=black)
            append(session, workshop_id, turned, now)


def limit_speech(*, workshop_id: int, minutes: int | None, now: datetime, request: Request = NO_KEY) -> None:
    """Say how many minutes each sketch may take; None is no limit. It warns whoever leads, and nothing else."""
    minutes = rules.checked_speech(minutes)
    with transaction() as session:
        workshop, _ = _led(session, workshop_id, None)
        if is_repeated(session, request, now, "limit_speech", minutes):
            return
        if workshop.speech_minutes != minutes:
            workshop.speech_minutes = minutes
            append(session, workshop_id, PresentersChanged(sketch=0), now)


def _led(session: Session, workshop_id: int, by: int | None) -> tuple[Workshop, frozenset[int] | None]:
    """The workshop, locked, while sketches are presented, and which of them this participant leads."""
    workshop = locked_workshop(session, workshop_id, by=by)
    require(Step(workshop.step), Permit.SHOW_SKETCH)
    return workshop, None if by is None else led_by(session, workshop_id, by)


def _put_up(workshop: Workshop, place: Place, now: datetime) -> None:
    """A sketch begins when its first slide comes up, or any after that of another sketch."""
    if workshop.shown_sketch != place.sketch or workshop.shown_since is None:
        workshop.shown_since = now
    workshop.shown_sketch, workshop.shown_slide, workshop.screen_black = place.sketch, place.slide, False


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
