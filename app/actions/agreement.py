"""Agreement on sketches: calling one up, closing it, opening it again; and what people answer.

When it closes, the answers become counts and words in a drawn order, and what knew the person is deleted in the same
transaction: as with the ballots of a vote.
"""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, select, update
from sqlalchemy.orm import Session

from app.actions.journal import NO_KEY, Request, append, is_repeated, locked_workshop
from app.actions.sketches import lively_sketch
from app.db import forget_deleted, transaction
from app.domain import agreement as rules
from app.domain.agreement import Stance
from app.domain.errors import NotPermitted
from app.domain.events import AgreementChanged, StancesCounted
from app.domain.phases import Permit, Step, require
from app.models import Agreement, JournalRow, RequestKey, Sketch, SketchReservation, StanceMark
from app.queries.agreement import STANDING, people_present, text_mark
from app.queries.sketches import sketch as sketch_view

_OF_SKETCH = select(Agreement).where(Agreement.sketch_id == bindparam("sketch"))
_LATEST = _OF_SKETCH.order_by(Agreement.version.desc()).limit(1)


def call_up(*, workshop_id: int, number: int, now: datetime, request: Request = NO_KEY) -> None:
    """Open agreement on a sketch and put it on the big screen; one that was called up before is only shown again."""
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "call_up", number):
            return
        require(Step(workshop.step), Permit.AGREE)
        sketch = lively_sketch(session, workshop_id, number)
        latest = _latest(session, sketch)
        if latest is None or latest.reopened_at is not None:
            version = latest.version + 1 if latest else 1
            mark = text_mark(session, sketch.id)
            session.add(
                Agreement(sketch_id=sketch.id, version=version, opened_at=now, opened_on=mark, called_at=now)
            )
        else:
            latest.called_at = now
        workshop.large_sketch = None  # what is called up is to be seen
        append(session, workshop_id, AgreementChanged(sketch=number), now)


def withdraw_call(*, workshop_id: int, number: int, now: datetime, request: Request = NO_KEY) -> None:
    """Ask about a sketch no longer, as if it had not been called up; refused once somebody has answered."""
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "withdraw_call", number):
            return
        require(Step(workshop.step), Permit.AGREE)
        latest = _asked(session, lively_sketch(session, workshop_id, number))
        rules.check_unanswered(len(_answers(session, latest, workshop_id)))
        _forget_answers(session, latest)  # those to an older text: they do not count, and say who gave them
        session.delete(latest)
        append(session, workshop_id, AgreementChanged(sketch=number), now)
    forget_deleted()


def take_off_screen(*, workshop_id: int, now: datetime, request: Request = NO_KEY) -> None:
    """Show all sketches on the big screen instead of the one that was called up; who is asked goes on answering."""
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "take_off_screen"):
            return
        require(Step(workshop.step), Permit.AGREE)
        of_room = select(Sketch.id).where(Sketch.workshop_id == workshop_id)
        session.execute(update(Agreement).where(Agreement.sketch_id.in_(of_room)).values(called_at=None))
        append(session, workshop_id, AgreementChanged(sketch=0), now)


def close_agreement(*, workshop_id: int, number: int, now: datetime, request: Request = NO_KEY) -> None:
    """Lock a sketch as it stands, with the counts and the words; from here on nothing links them to people."""
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "close_agreement", number):
            return
        require(Step(workshop.step), Permit.AGREE)
        latest = _asked(session, lively_sketch(session, workshop_id, number))
        _lock(session, latest, workshop_id, number, now)
        append(session, workshop_id, AgreementChanged(sketch=number), now)
    forget_deleted()


def reopen_sketch(
    *, workshop_id: int, number: int, reason: str, now: datetime, request: Request = NO_KEY
) -> None:
    """Let a locked sketch be written again, for a reason all read; its version stays as it was agreed on."""
    reason = rules.checked_reason(reason)
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "reopen_sketch", number, reason):
            return
        require(Step(workshop.step), Permit.AGREE)
        latest = _latest(session, lively_sketch(session, workshop_id, number))
        if latest is None or latest.closed_at is None or latest.reopened_at is not None:
            raise NotPermitted("agreement.not_locked")
        latest.reopened_at, latest.reason = now, reason
        append(session, workshop_id, AgreementChanged(sketch=number), now)


def _latest(session: Session, sketch: Sketch) -> Agreement | None:
    return session.scalars(_LATEST, {"sketch": sketch.id}).first()


def _asked(session: Session, sketch: Sketch) -> Agreement:
    latest = _latest(session, sketch)
    rules.check_called(latest is not None and latest.closed_at is None)
    assert latest is not None
    return latest


def _answers(session: Session, agreement: Agreement, workshop_id: int) -> list[Row[Any]]:
    """Those to the present text, of people who are here: no others count."""
    standing = session.execute(STANDING, {"workshop_id": workshop_id})
    return [row for row in standing if row.agreement_id == agreement.id]


def _lock(session: Session, agreement: Agreement, workshop_id: int, number: int, now: datetime) -> None:
    stances = _answers(session, agreement, workshop_id)
    rules.check_answered(len(stances))
    shown = sketch_view(session, workshop_id, number)
    assert shown is not None  # it is lively, and we hold the lock
    agreement.closed_at, agreement.title = now, shown.title
    agreement.sections = [
        {"key": one.key, "text": one.text, "revision": one.revision} for one in shown.sections
    ]
    agreement.present = people_present(session, workshop_id)
    given = [row.stance for row in stances]
    agreement.agreeing, agreement.concerned, agreement.objecting = (given.count(one) for one in Stance)
    session.add_all(_words(agreement, stances))
    session.flush()
    _forget(session, agreement, workshop_id, now)


def _words(agreement: Agreement, stances: list[Row[Any]]) -> list[SketchReservation]:
    """What was said, objections first, drawn by lot among themselves: the order of answering would tell who."""
    said = [row for row in stances if row.text]
    secrets.SystemRandom().shuffle(said)
    said.sort(key=lambda row: row.stance != Stance.OBJECTION)
    return [
        SketchReservation(
            agreement_id=agreement.id,
            position=position,
            stance=row.stance,
            text=row.text,
            locale=row.locale,
            bench_id=row.bench_id,
        )
        for position, row in enumerate(said, start=1)
    ]


def _forget(session: Session, agreement: Agreement, workshop_id: int, now: datetime) -> None:
    """Wipe what knows a person, and when each of them answered."""
    _forget_answers(session, agreement)
    session.execute(
        update(JournalRow)
        .where(
            JournalRow.workshop_id == workshop_id,
            JournalRow.kind == StancesCounted.kind,
            JournalRow.at >= agreement.opened_at,
        )
        .values(at=now)
    )


def _forget_answers(session: Session, agreement: Agreement) -> None:
    """Wipe every answer, and the fingerprints of the requests that brought them: there are few to guess from."""
    session.execute(delete(StanceMark).where(StanceMark.agreement_id == agreement.id))
    scopes = RequestKey.scope.startswith(f"agreement-{agreement.id}-", autoescape=True)
    session.execute(delete(RequestKey).where(scopes))
