"""Questions of the audience: asking, supporting, and what the moderator makes of them."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from app.actions.journal import (
    NO_KEY,
    Request,
    append,
    earlier_result,
    fingerprint,
    is_repeated,
    locked_step,
    locked_workshop,
    remember,
)
from app.actions.remarks import Speaker
from app.db import forget_deleted, transaction
from app.domain import audience as rules
from app.domain.audience import State
from app.domain.errors import NotFound
from app.domain.events import AudienceAsked, AudienceSupported
from app.domain.ideas import checked_reason
from app.domain.phases import Permit, Step, require
from app.models import AudienceQuestion, AudienceSupport, Participant, Workshop
from app.queries.sketches import sketches


def ask_audience_question(
    *,
    workshop_id: int,
    text: str,
    sketch: int | None,
    speaker: Speaker,
    now: datetime,
    request: Request = NO_KEY,
) -> int:
    """Ask a question, to a sketch or to all; returns its number. The moderator's, asked for somebody, is released."""
    text = rules.checked_question(text)
    with transaction() as session:
        step = locked_step(session, workshop_id, by=speaker.participant_id)
        body = fingerprint("ask_audience_question", text, sketch, speaker.named)
        if earlier := earlier_result(session, request, body):
            return int(earlier["number"])
        require(step, Permit.ASK_AUDIENCE)
        sketch = rules.checked_subject(sketch, {one.number for one in sketches(session, workshop_id)})
        number = _write(session, workshop_id, text, sketch, speaker, now)
        append(session, workshop_id, AudienceAsked(question=number), now)
        remember(session, request, body, {"number": number}, now)
    return number


def withdraw_question(
    *, participant_id: int, workshop_id: int, number: int, now: datetime, request: Request = NO_KEY
) -> None:
    """Take back one's own question, as long as nobody else has read it; its words leave the database."""
    with transaction() as session:
        locked_step(session, workshop_id, by=participant_id)
        if is_repeated(session, request, now, "withdraw_question", number):
            return
        question = _question(session, workshop_id, number)
        if question.participant_id != participant_id:
            raise NotFound
        rules.check_withdrawing(State(question.state))
        session.delete(question)
        append(session, workshop_id, AudienceAsked(question=number), now)
    forget_deleted()


def support_question(
    *,
    participant_id: int,
    workshop_id: int,
    number: int,
    wanted: bool,
    now: datetime,
) -> None:
    """Want to know that too, or no longer.

    Sent twice it has one effect without a key: what a key remembers would tell who supported what when the rows that
    say so are long deleted.
    """
    with transaction() as session:
        step = locked_step(session, workshop_id, by=participant_id)
        require(step, Permit.ASK_AUDIENCE)
        question = _question(session, workshop_id, number)
        if not rules.question_revealed(State(question.state)):
            raise NotFound
        own = question.participant_id == participant_id
        rules.check_supporting(State(question.state), own=own, settled=question.settled)
        mine = {"question_id": question.id, "participant_id": participant_id}
        before = session.get(AudienceSupport, mine)
        if wanted and before is None:
            session.add(AudienceSupport(**mine))
        elif before is not None and not wanted:
            session.delete(before)
        else:
            return
        append(session, workshop_id, AudienceSupported(question=number), now)
    if not wanted:
        forget_deleted()


def release_question(*, workshop_id: int, number: int, now: datetime, request: Request = NO_KEY) -> None:
    """Let all read a question, and support it."""
    with transaction() as session:
        locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "release_question", number):
            return
        question = _question(session, workshop_id, number)
        if rules.is_news(State(question.state), State.RELEASED):
            question.state, question.hidden_reason = State.RELEASED.value, None
            question.support, question.settled = 0, False
            append(session, workshop_id, AudienceAsked(question=number), now)


def hide_question(
    *, workshop_id: int, number: int, reason: str, now: datetime, request: Request = NO_KEY
) -> None:
    """Do not let others read a question, or no longer; whoever asked it reads the reason."""
    reason = checked_reason(reason)
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "hide_question", number, reason):
            return
        question = _question(session, workshop_id, number)
        if rules.is_news(State(question.state), State.HIDDEN):
            question.state, question.hidden_reason, question.support = State.HIDDEN.value, reason, 0
            _settle(session, workshop, question)
            append(session, workshop_id, AudienceAsked(question=number), now)
    forget_deleted()


def mark_answered(*, workshop_id: int, number: int, now: datetime, request: Request = NO_KEY) -> None:
    """Say that a question was answered: it leaves the big screen, and who supported it is forgotten."""
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "mark_answered", number):
            return
        question = _question(session, workshop_id, number)
        if rules.is_news(State(question.state), State.ANSWERED):
            if not question.settled:
                question.support = _support(session, question.id)
            question.state, question.settled = State.ANSWERED.value, True
            _settle(session, workshop, question)
            append(session, workshop_id, AudienceAsked(question=number), now)
    forget_deleted()


def put_on_screen(*, workshop_id: int, number: int | None, now: datetime, request: Request = NO_KEY) -> None:
    """Show one question large on the big screen instead of any other; None takes it off."""
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "put_on_screen", number):
            return
        require(Step(workshop.step), Permit.ASK_AUDIENCE)
        if number is not None:
            rules.check_showing(State(_question(session, workshop_id, number).state))
        if workshop.shown_question != number:
            shown = number or workshop.shown_question or 0
            workshop.shown_question = number
            append(session, workshop_id, AudienceAsked(question=shown), now)


def end_questions(session: Session, workshop: Workshop) -> None:
    """The presenting is over: numbers stay, who supported what is deleted, and nothing stands on the big screen."""
    workshop.shown_question = None
    here = (AudienceQuestion.workshop_id == workshop.id, AudienceQuestion.settled.is_(False))
    for question in session.scalars(
        select(AudienceQuestion).where(*here, AudienceQuestion.state == State.RELEASED.value)
    ).all():
        question.support, question.settled = _support(session, question.id), True
        session.execute(delete(AudienceSupport).where(AudienceSupport.question_id == question.id))


def drop_questions(session: Session, workshop_id: int, participant_id: int) -> None:
    """Somebody was removed: what they asked and still waits goes, and what they supported.

    Not told question by question: beside the removal in the journal that would say who supported what.
    """
    asked = (AudienceQuestion.workshop_id == workshop_id, AudienceQuestion.participant_id == participant_id)
    session.execute(delete(AudienceQuestion).where(*asked, AudienceQuestion.state == State.WAITING.value))
    session.execute(delete(AudienceSupport).where(AudienceSupport.participant_id == participant_id))


def _settle(session: Session, workshop: Workshop, question: AudienceQuestion) -> None:
    """Nobody needs to be known any more, and the big screen goes on."""
    session.execute(delete(AudienceSupport).where(AudienceSupport.question_id == question.id))
    if workshop.shown_question == question.number:
        workshop.shown_question = None


def _support(session: Session, question_id: int) -> int:
    """How many others want to know it, who are still there."""
    return session.execute(
        select(func.count())
        .select_from(AudienceSupport)
        .join(Participant, Participant.id == AudienceSupport.participant_id)
        .where(AudienceSupport.question_id == question_id, Participant.removed_at.is_(None))
    ).scalar_one()


def _write(
    session: Session, workshop_id: int, text: str, sketch: int | None, speaker: Speaker, now: datetime
) -> int:
    locale, asker = speaker.locale, speaker.participant_id
    if asker is not None:
        lately = (
            AudienceQuestion.participant_id == asker,
            AudienceQuestion.asked_at > now - timedelta(minutes=1),
        )
        rules.check_pace(session.execute(select(func.count()).where(*lately)).scalar_one())
        locale = session.execute(select(Participant.locale).where(Participant.id == asker)).scalar_one()
    number: int = session.execute(
        update(Workshop)
        .where(Workshop.id == workshop_id)
        .values(audience_count=Workshop.audience_count + 1)
        .returning(Workshop.audience_count)
    ).scalar_one()
    session.add(
        AudienceQuestion(
            workshop_id=workshop_id,
            number=number,
            sketch=sketch,
            participant_id=asker,
            by_facilitator=asker is None,
            named=speaker.named and asker is not None,
            locale=locale,
            text=text,
            state=(State.WAITING if asker is not None else State.RELEASED).value,
            asked_at=now,
        )
    )
    session.flush()
    return number


def _question(session: Session, workshop_id: int, number: int) -> AudienceQuestion:
    found = session.scalars(
        select(AudienceQuestion).where(
            AudienceQuestion.workshop_id == workshop_id, AudienceQuestion.number == number
        )
    ).first()
    if found is None:
        raise NotFound
    return found
