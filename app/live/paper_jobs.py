"""What is pushed of papers that are being written: that something became of one, to whoever asked for it."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain import events as happened
from app.domain.events import Event
from app.domain.phases import Audience
from app.live.stream import message


def signal(events: Sequence[Event], audience: Audience) -> bytes:
    """The numbers of the jobs: only a page that shows one of them asks what became of it, and is told only its own."""
    if audience is Audience.SCREEN:
        return b""
    numbers = sorted({one.job for one in events if isinstance(one, happened.PaperJobChanged)})
    return message(" ".join(map(str, numbers)), event="papers") if numbers else b""
