"""Meetings in a row: begin the next one, and take up again what an earlier one left in the Ideenspeicher."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.actions.audience import end_questions
from app.actions.casting import close_open_round
from app.actions.help import forget_calls
from app.actions.journal import NO_KEY, Request, append, is_repeated, locked_workshop
from app.actions.mood import close_open_moods
from app.actions.ordering_notes import forget_changes, leave_spotlight
from app.actions.presenters import forget_presenters
from app.db import forget_deleted, transaction
from app.domain import meetings as rules
from app.domain.errors import NotFound
from app.domain.events import IdeaChanged, MeetingBegun, StepChanged, StoreChanged
from app.domain.phases import Step
from app.domain.voting import Subject
from app.models import Idea, OrderingShare, Selection, VoteRound, VotingCode, Workshop


def begin_meeting(*, workshop_id: int, now: datetime, request: Request = NO_KEY) -> None:
    """Begin the next meeting of the workshop at its first step; rounds, choices and texts of the earlier ones stay.

    What the room chose are projects from now on; what it did not choose lies in the Ideenspeicher. If it has not
    chosen anything in this meeting, all ideas stay on the board.
    """
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "begin_meeting"):
            return
        rules.check_beginning(Step(workshop.step))
        for subject in Subject:
            close_open_round(session, workshop, now, subject)
        close_open_moods(session, workshop, now)
        end_questions(session, workshop)
        _put_away(session, workshop)
        forget_changes(session, workshop_id)
        session.execute(delete(OrderingShare).where(OrderingShare.workshop_id == workshop_id))
        session.execute(delete(VotingCode).where(VotingCode.workshop_id == workshop_id))
        workshop.meeting += 1
        workshop.step = Step.ARRIVE.value
        workshop.visit += 1
        workshop.timer_ends_at, workshop.timer_seconds = None, 0
        workshop.spotlight, workshop.wall_page, workshop.shown_sketch = None, None, None
        workshop.inspirations_open, workshop.large_sketch = False, None
        workshop.shown_slide, workshop.shown_since = 1, None
        forget_presenters(session, workshop_id)
        forget_calls(session, workshop_id)
        session.flush()
        append(session, workshop_id, MeetingBegun(meeting=workshop.meeting), now)
        append(session, workshop_id, StepChanged(step=Step.ARRIVE.value), now)
    forget_deleted()


def take_up(
    *, workshop_id: int, numbers: Sequence[int] | None, now: datetime, request: Request = NO_KEY
) -> None:
    """Put ideas out of the Ideenspeicher back on the board, each with what lies in it; None is all of them."""
    _move(workshop_id, "take_up", rules.STORE, rules.BOARD, numbers, now, request)


def put_aside(*, workshop_id: int, number: int, now: datetime, request: Request = NO_KEY) -> None:
    """Put an idea from the board into the Ideenspeicher, with what lies in it."""
    _move(workshop_id, "put_aside", rules.BOARD, rules.STORE, [number], now, request)


def _move(
    workshop_id: int,
    what: str,
    source: str,
    target: str,
    numbers: Sequence[int] | None,
    now: datetime,
    request: Request,
) -> None:
    wanted = None if numbers is None else sorted(set(numbers))
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, what, wanted):
            return
        rules.check_moving(Step(workshop.step), vote_begun=_vote_begun(session, workshop))
        there = (Idea.workshop_id == workshop_id, Idea.shelf == source, Idea.withdrawn.is_(False))
        heads = select(Idea.number).where(*there, Idea.merged_into.is_(None)).order_by(Idea.number)
        found = session.scalars(heads if wanted is None else heads.where(Idea.number.in_(wanted))).all()
        if not found or (wanted is not None and len(found) != len(wanted)):
            raise NotFound
        touched = [*found, *session.scalars(select(Idea.number).where(*there, Idea.merged_into.in_(found)))]
        session.execute(
            update(Idea)
            .where(Idea.workshop_id == workshop_id, Idea.number.in_(touched))
            .values(shelf=target, updated_at=now)
        )
        for number in found if target else ():
            leave_spotlight(session, workshop_id, number, now)
        append(session, workshop_id, IdeaChanged(ideas=sorted(touched)), now)
        append(session, workshop_id, StoreChanged(), now)


def _vote_begun(session: Session, workshop: Workshop) -> bool:
    rounds = select(VoteRound.id).where(
        VoteRound.workshop_id == workshop.id,
        VoteRound.subject == Subject.IDEAS.value,
        VoteRound.meeting == workshop.meeting,
    )
    return session.scalars(rounds).first() is not None


def _put_away(session: Session, workshop: Workshop) -> None:
    """Clear the board, if this meeting has chosen: bundles go as a whole, to where their head goes."""
    chosen = session.scalars(
        select(Selection.ideas)
        .where(Selection.workshop_id == workshop.id, Selection.meeting == workshop.meeting)
        .order_by(Selection.number.desc())
    ).first()
    if chosen is None:
        return
    here = (Idea.workshop_id == workshop.id, Idea.shelf == rules.BOARD)
    is_chosen = Idea.number.in_(chosen) | Idea.merged_into.in_(chosen)
    session.execute(update(Idea).where(*here, is_chosen).values(shelf=rules.PROJECT))
    session.execute(update(Idea).where(*here).values(shelf=rules.STORE))
