"""What a participant can do with ideas: submit, edit, withdraw, submit again."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import bindparam, func, insert, select, update
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
from app.actions.ordering_notes import leave_bundle
from app.actions.voting import has_been_voted_on, take_marks_up_again
from app.db import table, transaction
from app.domain import ideas as rules
from app.domain.errors import NotFound
from app.domain.events import IdeaChanged
from app.domain.phases import Permit, require
from app.models import Idea, IdeaVersion, Participant, Workshop

# Everybody submits at once, and writers take turns, so these are built once: building costs more than doing.
_WORKSHOPS, _IDEAS = table(Workshop), table(Idea)
_COUNT_UP = (
    update(_WORKSHOPS)
    .where(_WORKSHOPS.c.id == bindparam("workshop_id"))
    .values(idea_count=_WORKSHOPS.c.idea_count + 1)
    .returning(_WORKSHOPS.c.idea_count)
)
_SUBMIT = insert(_IDEAS).values(
    author_id=bindparam("author"),
    meeting=select(_WORKSHOPS.c.meeting).where(_WORKSHOPS.c.id == bindparam("room")).scalar_subquery(),
    locale=select(Participant.locale).where(Participant.id == bindparam("author")).scalar_subquery(),
)
_WRITTEN_SINCE = select(func.count()).where(
    _IDEAS.c.author_id == bindparam("author"), _IDEAS.c.created_at > bindparam("since")
)


def submit_idea(
    *, participant_id: int, workshop_id: int, title: str, description: str, request: Request, now: datetime
) -> int:
    """Take a new idea and return its number in the workshop."""
    title, description = rules.checked_wording(title, description)
    body = fingerprint("submit_idea", title, description)
    with transaction() as session:
        step = locked_step(session, workshop_id)
        if earlier := earlier_result(session, request, body):  # under the lock: another node may be at it
            return int(earlier["idea"])
        require(step, Permit.WRITE_IDEA)
        rules.check_pace(_written_since(session, participant_id, now - timedelta(minutes=1)))
        number: int = session.execute(_COUNT_UP, {"workshop_id": workshop_id}).scalar_one()
        idea = {"title": title, "description": description, "created_at": now, "updated_at": now}
        whose = {"workshop_id": workshop_id, "room": workshop_id, "author": participant_id}
        session.execute(_SUBMIT, {**whose, "number": number, **idea})
        append(session, workshop_id, IdeaChanged(ideas=[number]), now)
        remember(session, request, body, {"idea": number}, now)
    return number


def edit_idea(
    *,
    participant_id: int,
    workshop_id: int,
    number: int,
    title: str,
    description: str,
    now: datetime,
    request: Request = NO_KEY,
) -> None:
    """Reword one's own idea while everybody writes, and before a vote; the earlier wording is kept."""
    title, description = rules.checked_wording(title, description)
    with transaction() as session:
        step = locked_step(session, workshop_id)
        if is_repeated(session, request, now, "edit_idea", number, title, description):
            return
        idea = own_idea(session, workshop_id, participant_id, number)
        require(step, Permit.WRITE_IDEA)
        rules.check_wording_open(voted_on=has_been_voted_on(session, idea))
        reword(session, idea, title, description, by_facilitator=False, now=now)
        append(session, workshop_id, IdeaChanged(ideas=[number]), now)


def withdraw_idea(
    *,
    participant_id: int,
    workshop_id: int,
    number: int,
    withdrawn: bool,
    now: datetime,
    request: Request = NO_KEY,
) -> None:
    """Withdraw one's own idea, or submit it again. Others' ideas of its bundle stay one, with another head."""
    with transaction() as session:
        step = locked_step(session, workshop_id)
        if is_repeated(session, request, now, "withdraw_idea", number, withdrawn):
            return
        idea = own_idea(session, workshop_id, participant_id, number)
        require(step, Permit.WRITE_IDEA)
        left = leave_bundle(session, workshop_id, number, now) if withdrawn else []
        idea.withdrawn, idea.updated_at = withdrawn, now
        if not withdrawn:
            session.flush()
            take_marks_up_again(session, workshop_id, number)
        append(session, workshop_id, IdeaChanged(ideas=sorted({number, *left})), now)


def own_idea(session: Session, workshop_id: int, participant_id: int, number: int) -> Idea:
    """The participant's own idea; another's looks like none."""
    idea = session.scalars(
        select(Idea).where(
            Idea.workshop_id == workshop_id, Idea.number == number, Idea.author_id == participant_id
        )
    ).first()
    if idea is None:
        raise NotFound
    return idea


def reword(
    session: Session, idea: Idea, title: str, description: str, *, by_facilitator: bool, now: datetime
) -> None:
    """Give an idea new words and keep the old ones as a version."""
    session.add(
        IdeaVersion(
            idea_id=idea.id,
            revision=idea.revision,
            title=idea.title,
            description=idea.description,
            by_facilitator=by_facilitator,
            at=now,
        )
    )
    idea.title, idea.description = title, description
    idea.revision += 1
    idea.updated_at = now


def _written_since(session: Session, participant_id: int, since: datetime) -> int:
    found: int = session.execute(_WRITTEN_SINCE, {"author": participant_id, "since": since}).scalar_one()
    return found
