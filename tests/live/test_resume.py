"""Nothing is missed and nothing doubled: over cuts, between page and stream, with a stale cursor."""

from __future__ import annotations

import random

import pytest

from app.actions import ordering
from app.db import db, reading
from app.domain.phases import Audience, Step
from app.live.hub import Channel
from app.queries import rooms
from app.web.answers import live, now, open_stream, page_state
from tests.actions.rooms import joined
from tests.live.reader import read

EVENTS = 5000
CUTS = 100
BETWEEN = 1000


def _correct(room, number: int, words: str) -> None:
    ordering.correct_idea(workshop_id=room.id, number=number, title=words, description="", now=now())


@pytest.fixture
def reading_room(app, workshop):
    room = joined(workshop.id, 1)
    room.go(Step.WRITE)
    for n in range(5):
        room.submit(room.people[0], f"Idee {n + 1}")
    room.go(Step.READ)
    yield room
    app.extensions["live"].relay.stop()


class Client:
    """A page that is cut off and comes back with the last id it has seen."""

    def __init__(self, app, room: int, cursor: str) -> None:
        self.app, self.room, self.cursor = app, room, cursor
        self.seqs: list[int] = []
        self.resets = 0
        self.cards: list[int] = []

    def connect(self, *, first: bool = False) -> None:
        headers = {} if first else {"Last-Event-ID": self.cursor}
        with self.app.test_request_context(f"/?nach={self.cursor}", headers=headers):
            self.response = open_stream(self.room, Audience.PARTICIPANT, None, lambda: None)
        self.body = iter(self.response.response)
        self.take(next(self.body))

    def take(self, chunk: bytes) -> None:
        for message in read([chunk]):
            self.resets += message.event == "reset"
            self.cards += message.cards
            if message.id:
                self.seqs.append(message.seq)
                self.cursor = message.id

    def wait_for(self, seq: int) -> None:
        while not self.seqs or self.seqs[-1] < seq:
            self.take(next(self.body))

    def cut(self) -> None:
        self.response.close()


def _seq(room) -> int:
    with reading() as session:
        return rooms.sequences(session, [room.id])[room.id]


def test_a_client_cut_a_hundred_times_gets_the_journal_once_and_in_order(app, reading_room, monkeypatch):
    """5,000 events in bursts, with a cut after each burst; every number is covered once, ascending."""
    monkeypatch.setattr("app.live.stream.OLDEST", EVENTS)
    start = _seq(reading_room)
    with reading() as session:
        cursor = str(page_state(session, reading_room.id, Audience.PARTICIPANT)["cursor"])
    client = Client(app, reading_room.id, cursor)
    client.connect(first=True)
    dice = random.Random(7)
    for burst in range(CUTS):
        if dice.random() < 0.5:  # what happens while connected …
            _correct(reading_room, dice.randrange(1, 6), f"Wort {burst}")
            client.wait_for(_seq(reading_room))
        client.cut()
        _many_events(reading_room, EVENTS // CUTS - 1)  # … and while cut off
        client.connect()
    client.wait_for(_seq(reading_room))
    client.cut()
    assert client.resets == 0
    assert client.seqs == sorted(set(client.seqs))
    assert client.seqs[0] > start
    assert client.seqs[-1] == _seq(reading_room) >= start + EVENTS - CUTS


def _many_events(room, count: int) -> None:
    from app.actions.journal import append
    from app.db import transaction
    from app.domain.events import IdeaChanged

    with transaction() as session:
        for n in range(count):
            append(session, room.id, IdeaChanged(ideas=[n % 5 + 1]), now())


def test_nothing_falls_between_page_and_stream(app, reading_room):
    """A change after the page was rendered and before the stream opens arrives with the first bytes."""
    for n in range(BETWEEN):
        with reading() as session:
            cursor = str(page_state(session, reading_room.id, Audience.PARTICIPANT)["cursor"])
        _correct(reading_room, n % 5 + 1, f"dazwischen {n}")
        client = Client(app, reading_room.id, cursor)
        client.connect(first=True)
        assert client.cards == [n % 5 + 1], n
        client.cut()


@pytest.mark.parametrize("cursor", ["", "nonsense", "other:3", "{epoch}:999999", "{epoch}:-1"])
def test_an_unknown_cursor_gets_exactly_one_reset(app, reading_room, cursor):
    with reading() as session:
        cursor = cursor.format(epoch=rooms.epoch(session))
    client = Client(app, reading_room.id, cursor)
    client.connect(first=True)
    _correct(reading_room, 1, "danach")
    client.wait_for(_seq(reading_room))
    client.cut()
    assert client.resets == 1
    assert client.cards == [1]


def test_a_cursor_that_is_too_old_gets_exactly_one_reset(app, reading_room):
    with reading() as session:
        cursor = str(page_state(session, reading_room.id, Audience.PARTICIPANT)["cursor"])
    _many_events(reading_room, 600)
    client = Client(app, reading_room.id, cursor)
    client.connect()
    client.cut()
    assert (client.resets, client.cards) == (1, [])


def test_a_change_of_another_process_is_sent_too(app, reading_room):
    """The write goes past this process's own wake-up; only the database tells of it."""
    with reading() as session:
        cursor = str(page_state(session, reading_room.id, Audience.PARTICIPANT)["cursor"])
    client = Client(app, reading_room.id, cursor)
    client.connect(first=True)
    from app import db as database

    listeners, database._on_commit[:] = list(database._on_commit), []
    try:
        _correct(reading_room, 2, "von nebenan")
    finally:
        database._on_commit[:] = listeners
    client.wait_for(_seq(reading_room))
    client.cut()
    assert client.cards == [2]


def test_fragments_are_rendered_once_per_channel(app, reading_room, monkeypatch):
    calls: list[Channel] = []
    from app.live import relay

    original = relay.frame

    def counted(session, epoch, room, channel, *rest):
        calls.append(channel)
        return original(session, epoch, room, channel, *rest)

    monkeypatch.setattr(relay, "frame", counted)
    with reading() as session:
        cursor = str(page_state(session, reading_room.id, Audience.PARTICIPANT)["cursor"])
    clients = [Client(app, reading_room.id, cursor) for _ in range(12)]
    for client in clients:
        client.connect(first=True)
    _correct(reading_room, 1, "einmal")
    for client in clients:
        client.wait_for(_seq(reading_room))
        client.cut()
    assert calls == [Channel("participant", "de")]
    assert live is not None
    db.session.remove()
