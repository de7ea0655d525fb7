"""Calling for help: a team asks the moderator to come, the moderator answers, and either ends it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.actions.journal import NO_KEY, Request, append, is_repeated, locked_step, locked_workshop
from app.actions.sketches import lively_sketch
from app.db import transaction
from app.domain import help as rules
from app.domain.errors import NotPermitted
from app.domain.events import HelpAnswered, HelpCalled, HelpEnded
from app.domain.phases import Permit, require
from app.domain.sketches import require_open
from app.models import HelpCall, Sketch
from app.queries.agreement import locked_as
from app.queries.sketches import my_sketches


def call_help(
    *,
    participant_id: int,
    workshop_id: int,
    number: int,
    note: str = "",
    locale: str = "de",
    now: datetime,
    request: Request = NO_KEY,
) -> None:
    """Call the moderator to the team of a sketch one writes; a call that stands already stays as it is."""
    note = rules.checked_note(note)
    with transaction() as session:
        step = locked_step(session, workshop_id, by=participant_id)
        if is_repeated(session, request, now, "call_help", number, note):
            return
        require(step, Permit.WRITE_SKETCH)  # between meetings nobody would come
        sketch = _own(session, workshop_id, number, participant_id)
        require_open(locked_as(session, sketch.id))
        if session.get(HelpCall, sketch.id) is None:
            session.add(HelpCall(sketch_id=sketch.id, note=note, locale=locale, called_at=now))
            append(session, workshop_id, HelpCalled(sketch=number), now)


def take_call_back(
    *, participant_id: int, workshop_id: int, number: int, now: datetime, request: Request = NO_KEY
) -> None:
    """Take the call of one's team back, whoever made it; in every step, for it is only ever less."""
    with transaction() as session:
        locked_step(session, workshop_id, by=participant_id)
        if is_repeated(session, request, now, "take_call_back", number):
            return
        _end(session, workshop_id, _own(session, workshop_id, number, participant_id), now)


def answer_call(*, workshop_id: int, number: int, now: datetime, request: Request = NO_KEY) -> None:
    """Tell the team that the moderator is coming."""
    with transaction() as session:
        locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "answer_call", number):
            return
        call = session.get(HelpCall, lively_sketch(session, workshop_id, number).id)
        rules.check_called(call is not None)
        if call is not None and call.answered_at is None:
            call.answered_at = now
            append(session, workshop_id, HelpAnswered(sketch=number), now)


def end_call(*, workshop_id: int, number: int, now: datetime, request: Request = NO_KEY) -> None:
    """Say that a team was helped."""
    with transaction() as session:
        locked_workshop(session, workshop_id)
        if not is_repeated(session, request, now, "end_call", number):
            _end(session, workshop_id, lively_sketch(session, workshop_id, number), now)


def forget_calls(session: Session, workshop_id: int) -> None:
    """End all calls with their meeting; the next one begins without them."""
    own = select(Sketch.id).where(Sketch.workshop_id == workshop_id)
    session.execute(delete(HelpCall).where(HelpCall.sketch_id.in_(own)))


def _own(session: Session, workshop_id: int, number: int, participant_id: int) -> Sketch:
    sketch = lively_sketch(session, workshop_id, number)
    if number not in my_sketches(session, workshop_id, participant_id):
        raise NotPermitted("help.not_member")
    return sketch


def _end(session: Session, workshop_id: int, sketch: Sketch, now: datetime) -> None:
    call = session.get(HelpCall, sketch.id)
    if call is not None:
        session.delete(call)
        append(session, workshop_id, HelpEnded(sketch=sketch.number), now)
