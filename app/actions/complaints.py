"""Reporting something offensive to the moderator, and settling what was reported."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from app.actions.journal import NO_KEY, Request, append, is_repeated, locked_step
from app.db import transaction
from app.domain import complaints as rules
from app.domain.errors import NotFound
from app.domain.events import ComplaintsChanged
from app.domain.ideas import checked_reason
from app.domain.phases import Audience, Permit, require
from app.models import Complaint, Idea
from app.queries.complaints import open_complaint
from app.queries.remarks import readable_remark
from app.queries.standing import on_board


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
        _report(session, participant_id, workshop_id, idea, None, reason, now)


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
        _report(session, participant_id, workshop_id, found[1].idea, remark, reason, now)


def settle_complaint(*, workshop_id: int, number: int, now: datetime, request: Request = NO_KEY) -> None:
    """The moderator has looked and found nothing offensive: all reports of this one thing are settled."""
    with transaction() as session:
        step = locked_step(session, workshop_id)
        if is_repeated(session, request, now, "settle_complaint", number):
            return
        complaint = open_complaint(session, workshop_id, step, number)
        if complaint is None:
            raise NotFound
        about = (
            Complaint.remark.is_(None) if complaint.remark is None else Complaint.remark == complaint.remark
        )
        session.execute(
            update(Complaint)
            .where(Complaint.workshop_id == workshop_id, Complaint.idea == complaint.idea, about)
            .values(settled=True)
        )
        append(session, workshop_id, ComplaintsChanged(), now)


def _report(
    session: Session,
    participant_id: int,
    workshop_id: int,
    idea: int,
    remark: int | None,
    reason: str,
    now: datetime,
) -> None:
    mine = (Complaint.workshop_id == workshop_id, Complaint.participant_id == participant_id)
    about = Complaint.remark.is_(None) if remark is None else Complaint.remark == remark
    if session.scalars(select(Complaint.id).where(*mine, Complaint.idea == idea, about)).first() is not None:
        return
    lately = select(func.count()).where(*mine, Complaint.at > now - timedelta(minutes=1))
    rules.check_pace(session.execute(lately).scalar_one())
    session.add(
        Complaint(
            workshop_id=workshop_id,
            idea=idea,
            remark=remark,
            participant_id=participant_id,
            reason=reason,
            at=now,
        )
    )
    append(session, workshop_id, ComplaintsChanged(), now)
