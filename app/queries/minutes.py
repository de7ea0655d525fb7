"""The Protokoll of each meeting: what the desk works on, and what others may read of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.domain import minutes as rules
from app.domain.minutes import Section, writing
from app.domain.phases import Audience
from app.domain.reported_closing import EarlierMinutes, MinutesSection, fixed_only
from app.domain.reported_closing import Minutes as Reported
from app.models import Minutes
from app.queries.meeting_facts import meeting_facts
from app.queries.rooms import Room

_VERSIONS = (
    select(Minutes)
    .where(Minutes.workshop_id == bindparam("workshop_id"))
    .order_by(Minutes.meeting, Minutes.version)
)


@dataclass(frozen=True)
class MinutesState:
    """How far the Protokoll of a meeting is: `fixed_at` of what others read, whether a draft stands beside it."""

    meeting: int
    fixed_at: datetime | None
    drafted: bool


@dataclass(frozen=True)
class MinutesView:
    """The Protokoll of a meeting as the desk has it before it: a draft until `fixed_at`; `mark` is what is read now."""

    meeting: int
    version: int
    language: str
    sections: tuple[Section, ...]
    fixed_at: datetime | None
    ended: bool
    earlier: tuple[EarlierMinutes, ...] = ()

    @property
    def mark(self) -> str:
        """The digest of what stands here."""
        return rules.mark(self.sections)


def states(session: Session, room: Room, audience: Audience) -> Sequence[MinutesState]:
    """One for each meeting there is something to read of for this audience."""
    by_meeting = _by_meeting(session, room.id)
    found = []
    for meeting in range(1, room.meeting + 1):
        rows = by_meeting.get(meeting, [])
        last = next((row.fixed_at for row in reversed(rows) if row.fixed_at), None)
        if rules.readable(fixed=last is not None, audience=audience):
            found.append(MinutesState(meeting, last, not rows or rows[-1].fixed_at is None))
    return tuple(found)


def minutes_at_desk(session: Session, room: Room, meeting: int, language: str) -> MinutesView:
    """The latest version, drafted anew where it is not fixed; raises `NotFound` for a meeting there is not."""
    rules.check_meeting(meeting, present=room.meeting)
    rows = _by_meeting(session, room.id).get(meeting, [])
    last = rows[-1] if rows else None
    ended = rules.has_ended(room.step, meeting=meeting, present=room.meeting)
    if last is not None and last.fixed_at is not None:
        sections = tuple(Section(one["key"], one["heading"], one["text"]) for one in last.sections)
        return MinutesView(
            meeting, last.version, last.language, sections, last.fixed_at, ended, _earlier(rows[:-1])
        )
    written = writing.written(meeting_facts(session, room, meeting, language), language)
    sections = rules.assembled(written, last.edits if last else {})
    version = last.version if last else 1
    return MinutesView(meeting, version, language, sections, None, ended, _earlier(rows[:-1]))


def reported_minutes(
    session: Session, room: Room, audience: Audience, language: Literal["de", "en"]
) -> tuple[Reported, ...]:
    """The Protokolle this audience may have on paper: the draft at the desk, else what was fixed last."""
    found = []
    for meeting, rows in _by_meeting(session, room.id).items():
        fixed = [row for row in rows if row.fixed_at]
        if fixed and (fixed[-1] is rows[-1] or audience is not Audience.FACILITATOR):
            found.append(_fixed(meeting, fixed[-1], _earlier(fixed[:-1])))
    if audience is not Audience.FACILITATOR:
        found = list(fixed_only(found))
    if rules.readable(fixed=False, audience=audience):
        there = {one.meeting for one in found}
        missing = (meeting for meeting in range(1, room.meeting + 1) if meeting not in there)
        found += [_draft(minutes_at_desk(session, room, meeting, language), language) for meeting in missing]
    return tuple(sorted(found, key=lambda one: one.meeting))


def _by_meeting(session: Session, workshop_id: int) -> dict[int, list[Minutes]]:
    found: dict[int, list[Minutes]] = {}
    for row in session.scalars(_VERSIONS, {"workshop_id": workshop_id}):
        found.setdefault(row.meeting, []).append(row)
    return found


def _sections(row: Minutes) -> tuple[MinutesSection, ...]:
    return tuple(MinutesSection(**one) for one in row.sections)


def _language(row: Minutes) -> Literal["de", "en"]:
    return "en" if row.language == "en" else "de"


def _earlier(rows: Sequence[Minutes]) -> tuple[EarlierMinutes, ...]:
    return tuple(
        EarlierMinutes(
            version=row.version,
            fixed_at=row.fixed_at,
            reopened_at=row.reopened_at,
            reason=row.reason,
            sections=_sections(row),
            language=_language(row),
        )
        for row in rows
        if row.fixed_at and row.reopened_at
    )


def _fixed(meeting: int, row: Minutes, earlier: tuple[EarlierMinutes, ...]) -> Reported:
    return Reported(
        meeting=meeting,
        version=row.version,
        language=_language(row),
        sections=_sections(row),
        fixed_at=row.fixed_at,
        reopened_at=row.reopened_at,
        reason=row.reason,
        earlier=earlier,
    )


def _draft(view: MinutesView, language: Literal["de", "en"]) -> Reported:
    return Reported(
        meeting=view.meeting,
        version=view.version,
        language=language,
        sections=tuple(
            MinutesSection(key=one.key, heading=one.heading, text=one.text)
            for one in view.sections
            if one.text
        ),
        earlier=view.earlier,
    )
