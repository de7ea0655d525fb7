"""What the moderator does with the Protokoll: reword a section, take that back, fix it, open it again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.actions.journal import NO_KEY, Request, append, is_repeated, locked_workshop
from app.db import transaction
from app.domain import minutes as rules
from app.domain.events import MinutesChanged
from app.domain.phases import Step
from app.models import Minutes, Workshop
from app.queries import rooms
from app.queries.minutes import minutes_at_desk

_LATEST = (
    select(Minutes)
    .where(Minutes.workshop_id == bindparam("workshop_id"), Minutes.meeting == bindparam("meeting"))
    .order_by(Minutes.version.desc())
    .limit(1)
)


def reword_section(
    *,
    workshop_id: int,
    meeting: int,
    key: str,
    base: int,
    heading: str,
    text: str,
    now: datetime,
    request: Request = NO_KEY,
) -> None:
    """Say in a section what the desk wrote instead of what the records say; read as revision `base`."""
    rules.check_key(key)
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "reword_section", meeting, key, base, heading, text):
            return
        heading, text = rules.checked_section(heading, text)
        _edit(session, workshop, meeting, key, base, {"heading": heading, "text": text})
        append(session, workshop_id, MinutesChanged(meeting=meeting), now)


def follow_records(
    *, workshop_id: int, meeting: int, key: str, base: int, now: datetime, request: Request = NO_KEY
) -> None:
    """Let a section that was reworded follow the records again."""
    rules.check_key(key)
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "follow_records", meeting, key, base):
            return
        _edit(session, workshop, meeting, key, base, {"heading": None, "text": None})
        append(session, workshop_id, MinutesChanged(meeting=meeting), now)


def fix_minutes(
    *, workshop_id: int, meeting: int, language: str, read: str, now: datetime, request: Request = NO_KEY
) -> None:
    """Fix the Protokoll as it was `read`: from here on nothing changes it, and everybody in the room may read it."""
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "fix_minutes", meeting, read):
            return
        row = _draft(session, workshop, meeting)
        rules.check_ended(Step(workshop.step), meeting=meeting, present=workshop.meeting)
        session.flush()
        shown = minutes_at_desk(session, rooms.room(session, workshop_id), meeting, language)
        rules.check_read(read=read, present=shown.mark)
        row.sections = [
            {"key": one.key, "heading": one.heading, "text": one.text} for one in shown.sections if one.text
        ]
        row.language, row.fixed_at = language, now
        append(session, workshop_id, MinutesChanged(meeting=meeting), now)


def reopen_minutes(
    *, workshop_id: int, meeting: int, reason: str, now: datetime, request: Request = NO_KEY
) -> None:
    """Begin a further version, for a reason that will stand in it; the fixed one is kept as it was."""
    reason = rules.checked_reason(reason)
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "reopen_minutes", meeting, reason):
            return
        rules.check_meeting(meeting, present=workshop.meeting)
        last = _latest(session, workshop_id, meeting)
        rules.check_fixed(fixed=last is not None and last.fixed_at is not None)
        assert last is not None
        last.reopened_at, last.reason = now, reason
        session.add(
            Minutes(workshop_id=workshop_id, meeting=meeting, version=last.version + 1, edits=last.edits)
        )
        append(session, workshop_id, MinutesChanged(meeting=meeting), now)


def _latest(session: Session, workshop_id: int, meeting: int) -> Minutes | None:
    return session.scalars(_LATEST, {"workshop_id": workshop_id, "meeting": meeting}).first()


def _draft(session: Session, workshop: Workshop, meeting: int) -> Minutes:
    """The version that may be changed; the first is made by the first change."""
    rules.check_meeting(meeting, present=workshop.meeting)
    last = _latest(session, workshop.id, meeting)
    if last is None:
        last = Minutes(workshop_id=workshop.id, meeting=meeting, version=1, edits={}, sections=[])
        session.add(last)
    rules.check_draft(fixed=last.fixed_at is not None)
    return last


def _edit(
    session: Session,
    workshop: Workshop,
    meeting: int,
    key: str,
    base: int,
    said: Mapping[str, str | None],
) -> None:
    row = _draft(session, workshop, meeting)
    present = int(row.edits.get(key, {}).get("revision", 0))
    rules.check_base(base=base, present=present)
    row.edits = {**row.edits, key: {**said, "revision": present + 1}}
