"""What the moderator does with what happens next: plan, change, put in order, take out, take up again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.actions.journal import NO_KEY, Request, append, is_repeated, locked_workshop
from app.db import transaction
from app.domain import next_steps as rules
from app.domain.errors import InvalidInput, NotFound
from app.domain.events import NextStepsChanged
from app.domain.lists import moved
from app.domain.minutes import local_day
from app.domain.phases import Permit, Step, require
from app.models import NextStep, Sketch


def plan_step(
    *,
    workshop_id: int,
    what: str,
    who: str = "",
    due: str = "",
    sketch: int | None = None,
    now: datetime,
    request: Request = NO_KEY,
) -> None:
    """Put a step at the end of the list; all in the room, and the papers, show it."""
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "plan_step", what, who, due, sketch):
            return
        require(Step(workshop.step), Permit.PLAN_NEXT)
        planned = rules.checked_step(what, who, due, today=local_day(now))
        _check_sketch(session, workshop_id, sketch)
        every = _steps(session, workshop_id)
        rules.check_number(len(every))
        session.add(
            NextStep(
                workshop_id=workshop_id,
                number=max((one.number for one in every), default=0) + 1,
                position=_end(every),
                what=planned.what,
                who=planned.who,
                due=planned.due,
                sketch=sketch,
                meeting=workshop.meeting,
            )
        )
        append(session, workshop_id, NextStepsChanged(), now)


def change_step(
    *,
    workshop_id: int,
    number: int,
    base: int,
    what: str,
    who: str = "",
    due: str = "",
    sketch: int | None = None,
    now: datetime,
    request: Request = NO_KEY,
) -> None:
    """Reword a step that was read as revision `base`; a date that is over may stay where nobody touches it."""
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "change_step", number, base, what, who, due, sketch):
            return
        require(Step(workshop.step), Permit.PLAN_NEXT)
        step = _step(_steps(session, workshop_id), number)
        today = local_day(now) if due.strip() != step.due else local_day(now).min
        planned = rules.checked_step(what, who, due, today=today)
        _check_sketch(session, workshop_id, sketch)
        if (planned.what, planned.who, planned.due, sketch) == (step.what, step.who, step.due, step.sketch):
            return
        rules.check_revision(base=base, present=step.revision, what=step.what)
        step.what, step.who, step.due, step.sketch = planned.what, planned.who, planned.due, sketch
        step.revision += 1
        append(session, workshop_id, NextStepsChanged(), now)


def list_step(
    *, workshop_id: int, number: int, listed: bool, now: datetime, request: Request = NO_KEY
) -> None:
    """Take a step out, or up again at the end of the list."""
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "list_step", number, listed):
            return
        require(Step(workshop.step), Permit.PLAN_NEXT)
        every = _steps(session, workshop_id)
        step = _step(every, number)
        if step.listed == listed:
            return
        step.listed, step.position = listed, _end(every)
        append(session, workshop_id, NextStepsChanged(), now)


def move_step(
    *, workshop_id: int, number: int, position: int, now: datetime, request: Request = NO_KEY
) -> None:
    """Put a step at a place of the list, counted from 1."""
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "move_next_step", number, position):
            return
        require(Step(workshop.step), Permit.PLAN_NEXT)
        listed = [one for one in _steps(session, workshop_id) if one.listed]
        order = moved([one.number for one in listed], _step(listed, number).number, position)
        for one in listed:
            one.position = order.index(one.number) + 1
        append(session, workshop_id, NextStepsChanged(), now)


def _steps(session: Session, workshop_id: int) -> Sequence[NextStep]:
    wanted = select(NextStep).where(NextStep.workshop_id == workshop_id)
    return session.scalars(wanted.order_by(NextStep.position, NextStep.number)).all()


def _step(every: Sequence[NextStep], number: int) -> NextStep:
    found = next((one for one in every if one.number == number), None)
    if found is None:
        raise NotFound
    return found


def _check_sketch(session: Session, workshop_id: int, sketch: int | None) -> None:
    known = select(Sketch.id).where(Sketch.workshop_id == workshop_id, Sketch.number == sketch)
    if sketch is not None and session.execute(known).first() is None:
        raise InvalidInput("sketch", "choice.needed")


def _end(every: Sequence[NextStep]) -> int:
    return max((one.position for one in every), default=0) + 1
