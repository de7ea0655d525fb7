"""The text of a stream: server-sent events, cursors, and what one connection goes through."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.live.hub import Closed, Subscription

PING_AFTER = 15.0  # seconds of quiet before a ping; the page's watchdog waits 40
OLDEST = 500  # journal numbers a client may be behind before it starts over
LIFETIME = (900.0, 1500.0)  # seconds a stream lasts, drawn per stream so that they do not end together


@dataclass(frozen=True)
class Cursor:
    """How far a client has come: `epoch:seq`."""

    epoch: str
    seq: int

    def __str__(self) -> str:
        return f"{self.epoch}:{self.seq}"


def read_cursor(text: str) -> Cursor | None:
    """A cursor as a client sent it, or None when it is none."""
    epoch, _, seq = text.partition(":")
    return Cursor(epoch, int(seq)) if epoch and seq.isascii() and seq.isdecimal() and len(seq) < 16 else None


def message(data: str, *, cursor: Cursor | None = None, event: str = "") -> bytes:
    """One server-sent event; data is split on every kind of line end the standard knows."""
    lines = [f"id: {cursor}"] if cursor else []
    if event:
        lines.append(f"event: {event}")
    body = data.replace("\r\n", "\n").replace("\r", "\n")
    lines += [f"data: {line}" for line in body.split("\n")]
    return ("\n".join(lines) + "\n\n").encode()


def is_resumable(cursor: Cursor | None, *, epoch: str, seq: int) -> bool:
    """Whether a client can be told exactly what it missed."""
    return cursor is not None and cursor.epoch == epoch and 0 <= seq - cursor.seq <= OLDEST


def flow(
    subscription: Subscription, first: bytes, reset: Callable[[], bytes], lifetime: float | None = None
) -> Iterator[bytes]:
    """The bytes of one connection: a ping at once, what was missed, then frames as they come."""
    ends_at = time.monotonic() + (random.uniform(*LIFETIME) if lifetime is None else lifetime)
    yield message(str(int(time.time() * 1000)), event="ping") + first
    try:
        while (left := ends_at - time.monotonic()) > 0:
            frame = subscription.next(min(PING_AFTER, left))
            if subscription.overrun:
                subscription.overrun = False
                yield reset()
            elif frame is None:
                yield message(str(int(time.time() * 1000)), event="ping")
            else:
                yield frame
    except Closed:
        return
