"""The hub moves bytes: rooms, channels, bounded queues. It knows neither SQL nor HTML nor Flask."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from app.live.wire import Wire, chunk_of

QUEUE_LENGTH = 64  # frames a slow reader may be behind before it is reset


class Channel(NamedTuple):
    """Everybody in a channel gets the same bytes; `sketch` is the one they have open, if any."""

    audience: str
    locale: str
    sketch: int = 0


class Closed(Exception):
    """The stream is to end; the client may come back."""


@dataclass(eq=False)
class Subscription:
    """One open stream. `overrun` says that its reader was too slow and must start over."""

    room: int
    channel: Channel
    person: int | None
    started_after: int
    wire: Wire | None = None
    _queue: queue.SimpleQueue[bytes] = field(default_factory=queue.SimpleQueue)
    overrun: bool = False
    closed: bool = False
    _idle: bool = False  # its greenlet waits, and nothing waits for its greenlet

    def put(self, frame: bytes, chunk: bytes) -> None:
        """Hand over a frame without ever waiting; when the queue is full, drop it all and reset the reader.

        `chunk` is the same frame for the wire, which takes it when nothing else is on its way.
        """
        if self._idle and self.wire is not None and self.wire.take(chunk):
            if self.wire.is_behind:
                self._wake(b"")  # the greenlet sends the rest (and, which does no harm, a ping)
            return
        if self._queue.qsize() >= QUEUE_LENGTH:
            self.overrun = True
            self._drain()
        self._wake(frame)

    def next(self, timeout: float) -> bytes | None:
        """The next frame, or None after `timeout` seconds of quiet; raises `Closed` at the end."""
        self._idle = self._queue.empty() and not self.closed
        try:
            frame = self._queue.get(timeout=timeout)
        except queue.Empty:
            frame = b""
        self._idle = False
        if self.wire is not None:
            self.wire.flush()
        if self.closed:
            raise Closed
        return frame or None

    def close(self) -> None:
        """End the stream soon, whatever is still waiting in its queue."""
        self.closed = True
        self._wake(b"")

    def _wake(self, frame: bytes) -> None:
        self._idle = False
        self._queue.put(frame)

    def _drain(self) -> None:
        try:
            while True:
                self._queue.get_nowait()
        except queue.Empty:
            return


@dataclass
class _RoomState:
    seq: int
    streams: dict[Channel, set[Subscription]] = field(default_factory=dict)


class Hub:
    """All open streams of this process, by room and channel."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._rooms: dict[int, _RoomState] = {}
        self._ending = False

    def subscribe(
        self, room: int, channel: Channel, person: int | None, seq: int, wire: Wire | None = None
    ) -> Subscription:
        """Open a stream. It gets every frame after `started_after`; what lies before, the caller renders.

        `seq` is the room's journal number as just read; it counts when this is the room's first stream.
        """
        with self._lock:
            if self._ending:
                raise Closed
            state = self._rooms.setdefault(room, _RoomState(seq))
            subscription = Subscription(room, channel, person, state.seq, wire)
            state.streams.setdefault(channel, set()).add(subscription)
            return subscription

    def unsubscribe(self, subscription: Subscription) -> None:
        """Forget a stream; the room is forgotten with its last one."""
        with self._lock:
            state = self._rooms.get(subscription.room)
            if state is None:
                return
            streams = state.streams.get(subscription.channel, set())
            streams.discard(subscription)
            if not streams:
                state.streams.pop(subscription.channel, None)
            if not state.streams:
                self._rooms.pop(subscription.room, None)

    def rooms(self) -> dict[int, int]:
        """Rooms with open streams, and up to which journal number each has been sent."""
        with self._lock:
            return {room: state.seq for room, state in self._rooms.items()}

    def channels(self, room: int) -> list[Channel]:
        """The channels of a room that somebody listens to."""
        with self._lock:
            state = self._rooms.get(room)
            return sorted(state.streams) if state else []

    def people(self) -> set[int]:
        """Participants with at least one open stream here."""
        with self._lock:
            return {s.person for s in self._all() if s.person is not None}

    def publish(self, room: int, frames: dict[Channel, bytes], upto: int) -> None:
        """Give each channel its frame and note that the room has been sent up to number `upto`."""
        with self._lock:
            state = self._rooms.get(room)
            if state is None:
                return
            state.seq = max(state.seq, upto)
            for channel, frame in frames.items():
                if frame:
                    chunk = chunk_of(frame)
                    for subscription in state.streams.get(channel, ()):
                        subscription.put(frame, chunk)

    def drop(self, people: Iterable[int]) -> None:
        """End all streams of these participants: removed, or moved to another device."""
        gone = set(people)
        with self._lock:
            for subscription in self._all():
                if subscription.person in gone:
                    subscription.close()

    def close(self) -> None:
        """End all streams and open no more: the process is about to stop."""
        with self._lock:
            self._ending = True
            for subscription in self._all():
                subscription.close()

    def _all(self) -> Iterator[Subscription]:
        for state in self._rooms.values():
            for streams in state.streams.values():
                yield from streams
