"""Who is connected, who is typing, and where in a sketch: written in batches, about once a second, never per key."""

from __future__ import annotations

import re
import secrets
import threading
import time
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import delete, insert, select

from app.db import reading, transaction
from app.live.hub import Hub
from app.live.scenes import NODE_IS_ALIVE, counts_of
from app.models import Node, Participant
from app.models import Presence as Row
from app.queries import rooms
from app.queries.cowriting import Writer, writers

EVERY = 1.0  # seconds between two batches when something changed
SIGN_OF_LIFE = 4.0  # seconds between two signs of life of a node
TYPING_FOR = 20.0  # seconds after the last sign of typing
_SECTION, _CARET = re.compile(r"[A-Za-z0-9_]{1,32}"), re.compile(r"[A-Za-z0-9+/=]{1,400}")
THERE_FOR = 45.0  # seconds after the last sign of being in a section


class Where(NamedTuple):
    """Where in which sketch somebody is, and their caret as other pages understand it."""

    sketch: int | None = None
    section: str | None = None
    caret: str | None = None


def place(sketch: int, section: str, caret: str) -> Where:
    """What a page tells of its place; what no page tells counts as nowhere.

    All who are anywhere are written in one transaction: a text the database does not take would stop it for everybody.
    """
    if not _SECTION.fullmatch(section):
        return Where(sketch)
    return Where(sketch, section, caret if _CARET.fullmatch(caret) else None)


class _Told(NamedTuple):
    """A place as somebody's page told it; it counts until `until` (a monotonic clock), or until they tell another."""

    until: float
    where: Where
    at: datetime | None


class _State(NamedTuple):
    connected: bool
    typing: bool
    where: Where
    told_at: datetime | None


_NOWHERE = Where()


class Presence:
    """This process's part of who is here; other processes read it from the database."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._node = secrets.token_hex(8)
        self._typing: dict[int, float] = {}
        self._places: dict[int, _Told] = {}
        self._written: dict[int, _State] = {}
        self._looked_at = 0.0
        self._seen_at = 0.0
        self._numbers: dict[int, rooms.Counts] = {}
        self._writers: dict[tuple[int, int], Sequence[Writer]] = {}
        self._compared_at = 0.0
        self._asked_at = 0.0
        self._lock = threading.Lock()

    def note_typing(self, participant: int, typing: bool) -> None:
        """A participant has begun, or stopped, to type."""
        with self._lock:
            if typing:
                self._typing[participant] = time.monotonic() + TYPING_FOR
            else:
                self._typing.pop(participant, None)

    def note_place(self, participant: int, where: Where) -> None:
        """A participant is somewhere else in a sketch, or nowhere any more.

        That is kept as well: another node may still have the place they were in before.
        """
        there = where if where.section is not None else _NOWHERE
        with self._lock:
            self._places[participant] = _Told(time.monotonic() + THERE_FOR, there, datetime.now(UTC))

    def keep(self) -> None:
        """Write what changed, at most about once a second; and that this node is alive."""
        now = time.monotonic()
        if now - self._looked_at < EVERY:
            return
        self._looked_at = now
        present = self._present(now)
        alive_due = bool(present or self._written) and now - self._seen_at > SIGN_OF_LIFE
        if present != self._written or alive_due:
            self._write(present)
            self._seen_at = now

    def changed_rooms(self, known: Iterable[int]) -> list[int]:
        """Rooms whose numbers are no longer those last asked for."""
        now = time.monotonic()
        if now - self._compared_at < EVERY:
            return []
        self._compared_at = now
        changed = []
        with reading() as session:
            for room_id in known:
                numbers = counts_of(session, rooms.room(session, room_id), datetime.now(UTC))
                if self._numbers.get(room_id) != numbers:
                    self._numbers[room_id] = numbers
                    changed.append(room_id)
        return changed

    def changed_writers(self, opened: Iterable[tuple[int, int]]) -> dict[tuple[int, int], Sequence[Writer]]:
        """Of these sketches (room, number) those whose writers are elsewhere than when last asked."""
        known = set(opened)
        now = time.monotonic()
        if not known or now - self._asked_at < EVERY:
            return {}
        self._asked_at = now
        changed: dict[tuple[int, int], Sequence[Writer]] = {}
        with reading() as session:
            for room_id, sketch in sorted(known):
                here = writers(session, room_id, sketch, live_since=datetime.now(UTC) - NODE_IS_ALIVE)
                if self._writers.get((room_id, sketch), ()) != here:
                    changed[room_id, sketch] = self._writers[room_id, sketch] = here
        for gone in self._writers.keys() - known:
            del self._writers[gone]
        return changed

    def _present(self, now: float) -> dict[int, _State]:
        with self._lock:
            self._typing = {person: until for person, until in self._typing.items() if until > now}
            self._places = {person: told for person, told in self._places.items() if told.until > now}
            typing, places = set(self._typing), dict(self._places)
        connected, nothing = self._hub.people(), _Told(0.0, _NOWHERE, None)
        found = {}
        for person in connected | typing | places.keys():
            told = places.get(person, nothing)
            found[person] = _State(person in connected, person in typing, told.where, told.at)
        return found

    def _write(self, present: dict[int, _State]) -> None:
        now = datetime.now(UTC)
        everybody = present.keys() | self._written.keys()
        changed = {p for p in everybody if present.get(p) != self._written.get(p)}
        with transaction() as session:
            dead = select(Node.id).where(Node.seen_at < now - 5 * NODE_IS_ALIVE)
            session.execute(delete(Row).where(Row.node_id.in_(dead)))
            session.execute(delete(Node).where(Node.seen_at < now - 5 * NODE_IS_ALIVE))
            node = session.get(Node, self._node)
            if node is None:
                session.add(Node(id=self._node, seen_at=now))
                session.flush()
                changed = set(present)
            else:
                node.seen_at = now
            session.execute(delete(Row).where(Row.node_id == self._node, Row.participant_id.in_(changed)))
            known = set(
                session.scalars(select(Participant.id).where(Participant.id.in_(changed & present.keys())))
            )
            rows = [
                {
                    "node_id": self._node,
                    "participant_id": p,
                    "connected": present[p].connected,
                    "typing": present[p].typing,
                    "told_at": present[p].told_at,
                    **present[p].where._asdict(),
                }
                for p in sorted(known)
            ]
            if rows:
                session.execute(insert(Row), rows)
        self._written = present
