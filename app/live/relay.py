"""The relay wakes the hub: it learns that something was committed, here or in another process, and reads what.

A wake-up carries nothing; the journal is the truth. A quiet room hears at once. In a busy one changes are
gathered on a beat that grows with what a sending takes, and the last change is always sent.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Protocol

from flask import Flask
from sqlalchemy.orm import Session

from app.db import call_after_commit, forget_after_commit, reading
from app.domain.phases import Audience
from app.live.cowriting import people
from app.live.hub import Channel, Hub
from app.live.overview import LargeTexts
from app.live.patches import frame, numbers_frame
from app.live.presence import Presence
from app.live.touched import touched_by
from app.queries import rooms

log = logging.getLogger("augenhoehe.live")

IDLE = 0.25  # seconds between two looks while nobody listens
AWAKE = 0.002  # seconds between two looks while somebody does
BEAT_PER_SENDING = 1.5  # a room is sent to again after so many times what its last sending took
LONGEST_BEAT = 0.25  # seconds
SHORTEST_BEAT = 0.005


class Watch(Protocol):
    """Tells whether another process has committed since it was last asked."""

    def changed(self) -> bool: ...

    def close(self) -> None: ...


def beat(took: float) -> float:
    """Seconds between two sendings to a busy room whose last sending took so long.

    It follows the size of the room, the speed of the machine, and what else it has to do.
    """
    return min(LONGEST_BEAT, max(SHORTEST_BEAT, took * BEAT_PER_SENDING))


class Relay:
    """One per process; a thread (a greenlet under gevent) that sends what has happened."""

    def __init__(
        self, app: Flask, hub: Hub, presence: Presence, watch: Callable[[Callable[[], None]], Watch]
    ) -> None:
        self._app, self._hub, self._presence, self._open_watch = app, hub, presence, watch
        self._large = LargeTexts()
        self._wake = threading.Event()
        self._ending = False
        self._next_at: dict[int, float] = {}
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()
        self._sending = threading.Lock()

    def start(self) -> None:
        """Begin, once; called after every new stream, for something may have happened while it was opened."""
        with self._lock:
            if self._thread is None and not self._ending:
                call_after_commit(self._give_way)
                self._thread = threading.Thread(target=self._run, name="relay", daemon=True)
                self._thread.start()
        self._wake.set()

    def stop(self) -> None:
        """End all streams and the relay."""
        self._ending = True
        self._hub.close()
        self._wake.set()
        forget_after_commit(self._give_way)
        if self._thread is not None:
            self._thread.join(timeout=3)

    def _give_way(self) -> None:
        """After a commit the room hears first: the writer's own answer is made when the sending is under way."""
        self._wake.set()
        time.sleep(0)

    def _run(self) -> None:
        watch = self._open_watch(self._wake.set)
        due = True
        try:
            while not self._ending:
                due = self._look(watch, due)
        finally:
            watch.close()

    def _look(self, watch: Watch, due: bool) -> bool:
        try:
            woken = self._wake.wait(AWAKE if self._hub.rooms() else IDLE)
            self._wake.clear()
            changed = watch.changed()
            listening = bool(
                self._hub.rooms()
            )  # asked last: a stream opened during the wait must not lose it
            with self._app.app_context():
                self._presence.keep()
                if listening and (woken or changed or due):
                    due = self.send()
                if listening:
                    self._send_numbers()
                    self._send_writers()
                    self._send_large()
            return due
        except Exception:  # the relay must outlive a bad moment of the database
            log.exception("relay")
            time.sleep(0.2)
            return True

    def send(self) -> bool:
        """Send to every room what it has not had yet; True when a busy room has to wait for its beat."""
        waiting = False
        for room_id in self._behind(self._hub.rooms()):
            if time.monotonic() < self._next_at.get(room_id, 0.0):
                waiting = True
                continue
            self.bring_up(room_id)
        return waiting

    def _behind(self, known: Mapping[int, int]) -> list[int]:
        """Rooms whose journal has gone on; a single room is simply looked at."""
        if len(known) == 1:
            return list(known)
        with reading() as session:
            newest = rooms.sequences(session, known)
        return [room_id for room_id, sent in known.items() if newest.get(room_id, sent) > sent]

    def bring_up(self, room_id: int) -> None:
        """Send a room everything now, without waiting for its beat."""
        with self._sending:
            sent = self._hub.rooms().get(room_id)
            if sent is not None:
                began = time.monotonic()
                self._send_room(room_id, sent)
                self._next_at[room_id] = began + beat(time.monotonic() - began)

    def _send_room(self, room_id: int, sent: int) -> None:
        now = datetime.now(UTC)
        with reading() as session:
            room = rooms.room(session, room_id)
            if room.seq <= sent:
                return
            events = rooms.events_between(session, room_id, sent, room.seq)
            epoch = rooms.epoch(session)
            frames: dict[Channel, bytes] = {
                channel: frame(session, epoch, room, channel, events, room.seq, now)
                for channel in self._hub.channels(room_id)
            }
        self._hub.publish(room_id, frames, room.seq)
        gone = touched_by(events).gone
        if gone:
            self._hub.drop(gone)

    def _send_numbers(self) -> None:
        for room_id in self._presence.changed_rooms(self._hub.rooms()):
            with reading() as session:
                self._send_numbers_of(session, room_id)

    def _send_writers(self) -> None:
        opened: dict[tuple[int, int], list[Channel]] = {}
        for room_id in self._hub.rooms():
            for channel in self._hub.channels(room_id):
                if channel.sketch:
                    opened.setdefault((room_id, channel.sketch), []).append(channel)
        for (room_id, sketch), here in self._presence.changed_writers(opened).items():
            told = people(here)
            sent = self._hub.rooms().get(room_id, 0)
            self._hub.publish(room_id, dict.fromkeys(opened[room_id, sketch], told), sent)

    def _send_large(self) -> None:
        if not self._large.is_due():
            return
        listening = {
            room_id: [one for one in self._hub.channels(room_id) if one.audience == Audience.SCREEN]
            for room_id in self._hub.rooms()
        }
        with reading() as session:
            found = self._large.changed(session, {room: here for room, here in listening.items() if here})
        for room_id, frames in found.items():
            self._hub.publish(room_id, frames, self._hub.rooms().get(room_id, 0))

    def _send_numbers_of(self, session: Session, room_id: int) -> None:
        room = rooms.room(session, room_id)
        now = datetime.now(UTC)
        frames = {
            channel: numbers_frame(session, room, channel, now)
            for channel in self._hub.channels(room_id)
            if channel.audience != "participant"
        }
        sent = self._hub.rooms().get(room_id, room.seq)
        self._hub.publish(room_id, frames, sent)
