"""Rules about reporting something offensive to the moderator."""

from __future__ import annotations

from app.domain.errors import TooFast

PER_MINUTE = 10  # reports a participant may send within a minute


def check_pace(in_last_minute: int) -> None:
    """More than ten a minute would bury the moderator."""
    if in_last_minute >= PER_MINUTE:
        raise TooFast("complaint.too_fast", limit=PER_MINUTE)
