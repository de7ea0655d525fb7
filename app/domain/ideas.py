"""Rules about ideas: what may be written, how often, and what the moderator may do with them."""

from __future__ import annotations

from app.domain.errors import InvalidInput, RuleBroken, TooFast
from app.domain.text import clean_line, clean_text, fitting

TITLE_LENGTH = 120  # characters
DESCRIPTION_LENGTH = 2000  # characters
PER_MINUTE = 10  # ideas a participant may submit within a minute
REASON_LENGTH = 300  # characters
TARGET_GROUP_LENGTH = 120  # characters
ROOM_PER_MINUTE = 60  # ideas all moderators of a workshop together may enter for others within a minute


def checked_wording(title: str, description: str) -> tuple[str, str]:
    """Title and description as they are kept; raises `InvalidInput` at the field that cannot be taken."""
    title = fitting("title", title, limit=TITLE_LENGTH, clean=clean_line)
    if not title:
        raise InvalidInput("title", "idea.title_missing")
    return title, fitting("description", description, limit=DESCRIPTION_LENGTH, clean=clean_text)


def checked_target_group(text: str) -> str:
    """For whom an idea is, as it is kept, empty for nobody in particular; raises `InvalidInput` at `target_group`."""
    return fitting("target_group", text, limit=TARGET_GROUP_LENGTH, clean=clean_line)


def check_room_pace(in_last_minute: int) -> None:
    """Several people typing for others are as fast as that; more is a script, or a key that is stuck."""
    if in_last_minute >= ROOM_PER_MINUTE:
        raise TooFast("idea.room_too_fast", limit=ROOM_PER_MINUTE)


def check_pace(in_last_minute: int) -> None:
    """More than ten ideas a minute is not a person writing."""
    if in_last_minute >= PER_MINUTE:
        raise TooFast("idea.too_fast", limit=PER_MINUTE)


def checked_reason(reason: str, *, limit: int = REASON_LENGTH) -> str:
    """A reason given to others; it must say something."""
    reason = fitting("reason", reason, limit=limit, clean=clean_line)
    if not reason:
        raise InvalidInput("reason", "reason.missing")
    return reason


def check_wording_open(*, voted_on: bool) -> None:
    """An idea keeps its words once it has stood in a vote: otherwise votes would count for what nobody had read."""
    if voted_on:
        raise RuleBroken("idea.voted_on")


def check_on_board(*, shelf: str) -> None:
    """What belongs to an earlier meeting stays as that meeting left it."""
    if shelf:
        raise RuleBroken("idea.earlier_meeting")
