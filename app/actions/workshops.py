"""What the moderator does with the room: steps, timer, announcements, the door, the big screen."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.actions.audience import end_questions
from app.actions.casting import close_open_round
from app.actions.importing import forget_old_tables
from app.actions.journal import NO_KEY, Request, append, is_repeated, locked_workshop
from app.db import forget_deleted, transaction
from app.domain import workshops as rules
from app.domain.errors import NotFound, RuleBroken
from app.domain.events import (
    AnnouncementChanged,
    DoorChanged,
    Event,
    QuestionChanged,
    SelectionChanged,
    SpotlightChanged,
    StepChanged,
    TimerChanged,
)
from app.domain.phases import Permit, Step, check_move, following, ideas_revealed, require
from app.models import Idea, Sketch, Workshop
from app.queries.sketches import current_selection
from app.queries.standing import standing


def move_step(*, workshop_id: int, wanted: Step, now: datetime, request: Request = NO_KEY) -> None:
    """Move everybody one step on, or one back. Nothing is destroyed; leaving the vote closes its round."""
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        current = Step(workshop.step)
        if is_repeated(session, request, now, "move_step", wanted.value):
            return  # or it would lead back, when somebody else has gone on since
        if current == wanted:
            return  # a second click, or a second moderator: already there
        check_move(current, wanted)
        if wanted == following(current):
            _leave_forward(session, workshop, current, now)
        if ideas_revealed(wanted):
            _reveal(session, workshop_id)
        workshop.step = wanted.value
        workshop.visit += 1
        workshop.timer_ends_at, workshop.timer_seconds, workshop.spotlight = None, 0, None
        workshop.wall_page, workshop.large_sketch = None, None
        if wanted == Step.SHOW:
            workshop.shown_since, workshop.screen_black = now, False
        forget_old_tables(session, now)
        session.flush()
        append(session, workshop_id, StepChanged(step=wanted.value), now)
    if current in (Step.VOTE, Step.MOOD):
        forget_deleted()


def _reveal(session: Session, workshop_id: int) -> None:
    """From here on others can read these ideas, also when the room goes back to writing."""
    hidden = (Idea.workshop_id == workshop_id, Idea.revealed.is_(False))
    session.execute(update(Idea).where(*hidden).values(revealed=True))


def _leave_forward(session: Session, workshop: Workshop, current: Step, now: datetime) -> None:
    if current == Step.MOOD:
        end_questions(session, workshop)
    if current == Step.VOTE:
        close_open_round(session, workshop, now)
    if current == Step.CHOOSE and current_selection(session, workshop.id) is None:
        raise RuleBroken("selection.not_confirmed")
    if current == Step.AGREE and workshop.shown_sketch is None:
        workshop.shown_sketch = session.scalars(
            select(Sketch.number)
            .where(Sketch.workshop_id == workshop.id, Sketch.active.is_(True))
            .order_by(Sketch.position)
        ).first()
        workshop.shown_slide = 1


def ask_question(*, workshop_id: int, question: str, now: datetime, request: Request = NO_KEY) -> None:
    """Reword the question on all screens."""
    text = rules.checked_line("question", question, limit=rules.QUESTION_LENGTH, required=True)
    _change(workshop_id, request, ["ask_question", text], QuestionChanged(), now, question=text)


def set_timer(*, workshop_id: int, minutes: int, now: datetime, request: Request = NO_KEY) -> None:
    """Show a timer on all screens; it informs, it never advances."""
    ends_at = rules.timer_end(now, minutes)
    _change(
        workshop_id,
        request,
        ["set_timer", minutes],
        TimerChanged(),
        now,
        timer_ends_at=ends_at,
        timer_seconds=minutes * 60,
    )


def extend_timer(*, workshop_id: int, now: datetime, request: Request = NO_KEY) -> None:
    """One minute more."""
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "extend_timer"):
            return
        workshop.timer_ends_at = rules.extended_timer(workshop.timer_ends_at, now)
        workshop.timer_seconds += 60
        append(session, workshop_id, TimerChanged(), now)


def stop_timer(*, workshop_id: int, now: datetime, request: Request = NO_KEY) -> None:
    """Take the timer off all screens."""
    _change(workshop_id, request, ["stop_timer"], TimerChanged(), now, timer_ends_at=None, timer_seconds=0)


def announce(*, workshop_id: int, text: str, now: datetime, request: Request = NO_KEY) -> None:
    """Put a message on all screens."""
    text = rules.checked_line("announcement", text, limit=rules.ANNOUNCEMENT_LENGTH, required=True)
    _change(workshop_id, request, ["announce", text], AnnouncementChanged(), now, announcement=text)


def end_announcement(*, workshop_id: int, now: datetime, request: Request = NO_KEY) -> None:
    """Take the message off all screens."""
    _change(workshop_id, request, ["end_announcement"], AnnouncementChanged(), now, announcement="")


def set_door(*, workshop_id: int, open_: bool, now: datetime, request: Request = NO_KEY) -> None:
    """Close the door to newcomers, or open it again; who is in stays in."""
    _change(workshop_id, request, ["set_door", open_], DoorChanged(), now, door_open=open_)


def change_code(
    *, workshop_id: int, code: str, door_token: str, now: datetime, request: Request = NO_KEY
) -> None:
    """Give the door a new code and link; the old ones stop working at once."""
    _change(workshop_id, request, ["change_code"], DoorChanged(), now, code=code, door_token=door_token)


def spotlight_idea(*, workshop_id: int, number: int | None, now: datetime, request: Request = NO_KEY) -> None:
    """Show one idea large on the big screen, or none."""
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "spotlight_idea", number):
            return
        if number is not None:
            if not ideas_revealed(Step(workshop.step)):
                raise RuleBroken("idea.not_revealed")
            idea = session.scalars(
                select(Idea.id).where(
                    Idea.workshop_id == workshop_id,
                    Idea.number == number,
                    standing(Idea),
                )
            ).first()
            if idea is None:
                raise NotFound
        workshop.spotlight = number
        append(session, workshop_id, SpotlightChanged(idea=number), now)


def set_places(*, workshop_id: int, places: int, now: datetime, request: Request = NO_KEY) -> None:
    """How many ideas the room wants to choose."""
    places = rules.checked_places(places)
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "set_places", places):
            return
        if Step(workshop.step) not in (Step.READ, Step.VOTE):
            require(Step(workshop.step), Permit.CONFIRM_SELECTION)
        workshop.places = places
        append(session, workshop_id, SelectionChanged(), now)


def _change(
    workshop_id: int, request: Request, asked: list[object], event: Event, now: datetime, **values: object
) -> None:
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, *asked):
            return
        for name, value in values.items():
            setattr(workshop, name, value)
        append(session, workshop_id, event, now)
