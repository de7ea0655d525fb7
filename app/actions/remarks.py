"""Asking about an idea, answering, and what the moderator hides of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from app.actions.journal import (
    NO_KEY,
    Request,
    append,
    earlier_result,
    fingerprint,
    is_repeated,
    locked_step,
    remember,
)
from app.db import transaction
from app.domain import remarks as rules
from app.domain.errors import NotFound
from app.domain.events import IdeaChanged
from app.domain.ideas import checked_reason
from app.domain.phases import Permit, ideas_revealed, require
from app.models import Idea, Participant, Remark, Workshop
from app.queries.standing import on_board


@dataclass(frozen=True)
class Speaker:
    """Who speaks: a participant, with their name only if they want to; without one it is the moderator.

    `locale` is the language the moderator's page is in; a participant's is known.
    """

    participant_id: int | None = None
    named: bool = False
    locale: str = "de"


def ask_about(
    *, workshop_id: int, idea: int, text: str, speaker: Speaker, now: datetime, request: Request = NO_KEY
) -> int:
    """Ask a question on an idea; returns the number of the idea or bundle whose card shows it."""
    text = rules.checked_text(text)
    with transaction() as session:
        step = locked_step(session, workshop_id, by=speaker.participant_id)
        body = fingerprint("ask_about", idea, text, speaker.named)
        if earlier := earlier_result(session, request, body):
            return int(earlier["card"])
        require(step, Permit.READ_TOGETHER)
        head = _card_of(session, workshop_id, idea)
        _write(session, workshop_id, idea, None, text, speaker, now)
        append(session, workshop_id, IdeaChanged(ideas=sorted({idea, head})), now)
        remember(session, request, body, {"card": head}, now)
    return head


def answer_question(
    *, workshop_id: int, question: int, text: str, speaker: Speaker, now: datetime, request: Request = NO_KEY
) -> int:
    """Answer a question, whoever asked it; an answer to an answer stands with it under the question."""
    text = rules.checked_text(text)
    with transaction() as session:
        step = locked_step(session, workshop_id, by=speaker.participant_id)
        body = fingerprint("answer_question", question, text, speaker.named)
        if earlier := earlier_result(session, request, body):
            return int(earlier["card"])
        require(step, Permit.READ_TOGETHER)
        asked = _readable(session, workshop_id, question)
        head = _card_of(session, workshop_id, asked.idea)
        _write(session, workshop_id, asked.idea, asked.answers or asked.number, text, speaker, now)
        append(session, workshop_id, IdeaChanged(ideas=sorted({asked.idea, head})), now)
        remember(session, request, body, {"card": head}, now)
    return head


def hide_remark(
    *, workshop_id: int, number: int, reason: str, now: datetime, request: Request = NO_KEY
) -> None:
    """Take a question or an answer off all screens; whoever wrote it reads the reason."""
    _set_reason(workshop_id, number, checked_reason(reason), now, request)


def show_remark(*, workshop_id: int, number: int, now: datetime, request: Request = NO_KEY) -> None:
    """Put a hidden question or answer back."""
    _set_reason(workshop_id, number, None, now, request)


def _set_reason(workshop_id: int, number: int, reason: str | None, now: datetime, request: Request) -> None:
    with transaction() as session:
        step = locked_step(session, workshop_id)
        if is_repeated(session, request, now, "hide_remark", number, reason):
            return
        if not ideas_revealed(step):
            require(step, Permit.READ_TOGETHER)
        remark = _remark(session, workshop_id, number)
        remark.hidden_reason = reason
        idea = _idea(session, workshop_id, remark.idea)
        touched = {idea.number, idea.merged_into or idea.number}
        append(session, workshop_id, IdeaChanged(ideas=sorted(touched)), now)


def _write(
    session: Session,
    workshop_id: int,
    idea: int,
    answers: int | None,
    text: str,
    speaker: Speaker,
    now: datetime,
) -> None:
    locale = speaker.locale
    if speaker.participant_id is not None:
        lately = (Remark.participant_id == speaker.participant_id, Remark.at > now - timedelta(minutes=1))
        rules.check_pace(session.execute(select(func.count()).where(*lately)).scalar_one())
        locale = session.execute(
            select(Participant.locale).where(Participant.id == speaker.participant_id)
        ).scalar_one()
    session.add(
        Remark(
            workshop_id=workshop_id,
            number=_next_number(session, workshop_id),
            idea=idea,
            answers=answers,
            participant_id=speaker.participant_id,
            by_facilitator=speaker.participant_id is None,
            named=speaker.named and speaker.participant_id is not None,
            locale=locale,
            text=text,
            at=now,
        )
    )
    session.flush()


def _next_number(session: Session, workshop_id: int) -> int:
    return session.execute(
        update(Workshop)
        .where(Workshop.id == workshop_id)
        .values(remark_count=Workshop.remark_count + 1)
        .returning(Workshop.remark_count)
    ).scalar_one()


def _idea(session: Session, workshop_id: int, number: int) -> Idea:
    idea = session.scalars(select(Idea).where(Idea.workshop_id == workshop_id, Idea.number == number)).first()
    if idea is None:
        raise NotFound
    return idea


def _card_of(session: Session, workshop_id: int, number: int) -> int:
    """The card this idea is read on; one that is not to be seen looks like none."""
    idea = session.scalars(
        select(Idea).where(
            Idea.workshop_id == workshop_id,
            Idea.number == number,
            on_board(Idea),
            Idea.hidden_reason.is_(None),
        )
    ).first()
    if idea is None:
        raise NotFound
    return number if idea.merged_into is None else _card_of(session, workshop_id, idea.merged_into)


def _remark(session: Session, workshop_id: int, number: int) -> Remark:
    remark = session.scalars(
        select(Remark).where(Remark.workshop_id == workshop_id, Remark.number == number)
    ).first()
    if remark is None:
        raise NotFound
    return remark


def _readable(session: Session, workshop_id: int, number: int) -> Remark:
    """A remark that is not hidden, nor under a hidden question."""
    remark = _remark(session, workshop_id, number)
    if remark.hidden_reason is not None:
        raise NotFound
    if remark.answers is not None:
        _readable(session, workshop_id, remark.answers)
    return remark
