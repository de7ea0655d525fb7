"""Rules about the Protokoll: it writes itself until the desk fixes it, and a fixed one is changed by nobody.

Every section follows the records until the desk rewords it, and again once that is taken back. The one visibility rule
of it lives here: pages, papers, data and archives ask `readable`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from zoneinfo import ZoneInfo

from app.domain.errors import InvalidInput, NotFound, NotPermitted, RuleBroken
from app.domain.phases import Audience, Step
from app.domain.text import clean_line, clean_text, fitting

HEADING_LENGTH = 120  # characters
TEXT_LENGTH = 10_000
REASON_LENGTH = 500
ZONE = ZoneInfo("Europe/Berlin")  # the times of a Protokoll are those of the room
# The sections in their order; the last has nothing in it until somebody writes it.
KEYS = ("session", "present", "steps", "votes", "decisions", "reservations", "moods", "next", "remarks")
BULLET = "– "  # what a line of a list begins with


@dataclass(frozen=True)
class Section:
    """A section as it stands; `edited` where the desk wrote it, `revision` counts what the desk did to it."""

    key: str
    heading: str
    text: str
    revision: int = 0
    edited: bool = False


def local(moment: datetime) -> datetime:
    """A moment as the clock in the room shows it."""
    return moment.astimezone(ZONE)


def local_day(moment: datetime) -> date:
    """The day of a moment in the room."""
    return local(moment).date()


def readable(*, fixed: bool, audience: Audience) -> bool:
    """Whether somebody may read a version of the Protokoll: what is fixed, everybody in the room; drafts the desk."""
    return fixed or audience is Audience.FACILITATOR


def assembled(written: Sequence[Section], edits: Mapping[str, Mapping[str, object]]) -> tuple[Section, ...]:
    """What the records say, with what the desk wrote instead."""
    return tuple(_with_edit(one, edits.get(one.key, {})) for one in written)


def _with_edit(section: Section, edit: Mapping[str, object]) -> Section:
    revision = int(str(edit.get("revision", 0)))
    if edit.get("text") is None:
        return Section(section.key, section.heading, section.text, revision)
    return Section(section.key, str(edit["heading"]), str(edit["text"]), revision, edited=True)


def mark(sections: Sequence[Section]) -> str:
    """What somebody has read, as a short digest: what is fixed is what was read."""
    said = [(one.heading, one.text) for one in sections]
    return sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()[:16]


def check_meeting(meeting: int, *, present: int) -> None:
    """There is a Protokoll of every meeting that has begun."""
    if not 1 <= meeting <= present:
        raise NotFound


def check_key(key: str) -> None:
    """Raise `NotFound` for a section there is not."""
    if key not in KEYS:
        raise NotFound


def checked_section(heading: str, text: str) -> tuple[str, str]:
    """Heading and text as they are kept; an empty text leaves the section out of the document."""
    heading = fitting("heading", heading, limit=HEADING_LENGTH, clean=clean_line)
    if not heading:
        raise InvalidInput("heading", "minutes.heading_missing")
    return heading, fitting("text", text, limit=TEXT_LENGTH, clean=clean_text)


def check_base(*, base: int, present: int) -> None:
    """Two desks may have the same section open: the later does not overwrite what the earlier wrote."""
    if base != present:
        raise RuleBroken("minutes.section_changed")


def check_draft(*, fixed: bool) -> None:
    """What is fixed stays exactly so."""
    if fixed:
        raise NotPermitted("minutes.fixed")


def check_fixed(*, fixed: bool) -> None:
    """Only what is fixed is opened again: another desk may have done it a moment ago."""
    if not fixed:
        raise NotPermitted("minutes.not_fixed")


def has_ended(step: Step, *, meeting: int, present: int) -> bool:
    """Whether a meeting may be fixed: an earlier one, and the present one from its choice on."""
    return meeting < present or step.position >= Step.CHOOSE.position


def check_ended(step: Step, *, meeting: int, present: int) -> None:
    """A meeting that goes on has no Protokoll yet that could stand for ever."""
    if not has_ended(step, meeting=meeting, present=present):
        raise NotPermitted("minutes.too_early")


def check_read(*, read: str, present: str) -> None:
    """One fixes what one has read: somebody may have come in, or written, since."""
    if read != present:
        raise RuleBroken("minutes.changed_meanwhile")


def checked_reason(reason: str) -> str:
    """Why a fixed Protokoll is opened again, as it will stand in the document."""
    reason = fitting("reason", reason, limit=REASON_LENGTH, clean=clean_text)
    if not reason:
        raise InvalidInput("reason", "minutes.reason_missing")
    return reason
