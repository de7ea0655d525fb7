"""Reporting something offensive to the moderator, and settling what was reported."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.orm import Session

from app.actions.journal import NO_KEY, Request, append, is_repeated, locked_step, locked_steps
from app.db import transaction
from app.domain import complaints as rules
from app.domain.errors import NotFound
from app.domain.events import ComplaintsChanged
from app.domain.ideas import checked_reason
from app.domain.phases import Audience, Permit, require
from app.models import Complaint, Idea
from app.queries.advice import readable_piece
from app.queries.complaints import open_complaint
from app.queries.remarks import readable_remark
from app.queries.sketches import sketch
from app.queries.standing import on_board


@dataclass(frozen=True)
class _About:
    """What a report is about: an idea, a remark on it, or a piece of advice on its sketch."""

    idea: int
    remark: int | None = None
    advice: int | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        """Which reports are about the same."""
        return [getattr(Complaint, name).is_not_distinct_from(value) for name, value in asdict(self).items()]


def report_idea(
    *, participant_id: int, workshop_id: int, idea: int, reason: str, now: datetime, request: Request = NO_KEY
) -> None:
    """Report an idea to the moderator. Once more by the same person is the same report, even if it was settled."""
    reason = checked_reason(reason)
    with transaction() as session:
        step = locked_step(session, workshop_id, by=participant_id)
        if is_repeated(session, request, now, "report_idea", idea, reason):
            return
        require(step, Permit.READ_TOGETHER)
        here = (Idea.workshop_id == workshop_id, Idea.number == idea, on_board(Idea))
        if session.scalars(select(Idea.id).where(*here, Idea.hidden_reason.is_(None))).first() is None:
            raise NotFound
        _report(session, participant_id, workshop_id, _About(idea), reason, now)


def report_remark(
    *,
    participant_id: int,
    workshop_id: int,
    remark: int,
    reason: str,
    now: datetime,
    request: Request = NO_KEY,
) -> None:
    """Report a question or an answer to the moderator."""
    reason = checked_reason(reason)
    with transaction() as session:
        step = locked_step(session, workshop_id, by=participant_id)
        if is_repeated(session, request, now, "report_remark", remark, reason):
            return
        require(step, Permit.READ_TOGETHER)
        found = readable_remark(session, workshop_id, remark, Audience.PARTICIPANT)
        if found is None:
            raise NotFound
        _report(session, participant_id, workshop_id, _About(found[1].idea, remark=remark), reason, now)


def report_advice(
    *,
    participant_id: int,
    workshop_id: int,
    advice: int,
    reason: str,
    now: datetime,
    request: Request = NO_KEY,
) -> None:
    """Report a piece of advice, or an answer to one, to the moderator."""
    reason = checked_reason(reason)
    with transaction() as session:
        _, step = locked_steps(session, workshop_id, by=participant_id)
        if is_repeated(session, request, now, "report_advice", advice, reason):
            return
        piece = readable_piece(session, workshop_id, step, Audience.PARTICIPANT, advice)
        on = sketch(session, workshop_id, piece.sketch) if piece else None
        if on is None:
            raise NotFound
        _report(session, participant_id, workshop_id, _About(on.idea, advice=advice), reason, now)


def settle_complaint(*, workshop_id: int, number: int, now: datetime, request: Request = NO_KEY) -> None:
    """The moderator has looked and found nothing offensive: all reports of this one thing are settled."""
    with transaction() as session:
        step, at_sketches = locked_steps(session, workshop_id)
        if is_repeated(session, request, now, "settle_complaint", number):
            return
        complaint = open_complaint(session, workshop_id, step, at_sketches, number)
        if complaint is None:
            raise NotFound
        about = _About(complaint.idea, complaint.remark, complaint.advice)
        session.execute(
            update(Complaint)
            .where(Complaint.workshop_id == workshop_id, *about.conditions())
            .values(settled=True)
        )
        append(session, workshop_id, ComplaintsChanged(), now)


def _report(
    session: Session, participant_id: int, workshop_id: int, about: _About, reason: str, now: datetime
) -> None:
    mine = (Complaint.workshop_id == workshop_id, Complaint.participant_id == participant_id)
    if session.scalars(select(Complaint.id).where(*mine, *about.conditions())).first() is not None:
        return
    lately = select(func.count()).where(*mine, Complaint.at > now - timedelta(minutes=1))
    rules.check_pace(session.execute(lately).scalar_one())
    session.add(
        Complaint(
            workshop_id=workshop_id,
            **asdict(about),
            participant_id=participant_id,
            reason=reason,
            at=now,
        )
    )
    append(session, workshop_id, ComplaintsChanged(), now)
