"""Writing together while lines break and servers die: every letter arrives, and arrives once."""

from __future__ import annotations

import http.client
import random
import threading
import time
from collections.abc import Sequence

import pytest

from tests.support.server import Server
from tests.support.typists import Typist, typists, writing_room

pytestmark = pytest.mark.faults

WRITERS, EDITS, CUTS = 20, 200, 50
KILLS = 4


def _text_of(server: Server, workshop, number: int) -> str:
    """What the section says to somebody who opens it now."""
    (witness,) = typists(server, workshop, 1, first=number)
    return str(witness.text)


def _assert_each_once(text: str, writers: Sequence[Typist]) -> None:
    typed = [letter for writer in writers for letter in writer.letters]
    assert [letter for letter in typed if letter not in text] == []  # lost
    assert [letter for letter in typed if text.count(letter) > 1] == []  # doubled
    assert len(text) == len(typed)


class Restless(threading.Thread):
    """Somebody who writes over a line that breaks now and then."""

    def __init__(self, writer: Typist, breaks: Sequence[str], dice: random.Random) -> None:
        super().__init__()
        self.writer, self.breaks, self.dice = writer, breaks, dice

    def run(self) -> None:
        self.writer.listen()
        for broken in self.breaks:
            self.writer.hear()
            self.writer.type(self.dice.random(), self.dice.randrange(1, 4))
            if broken == "answer":
                self.writer.send_and_miss_the_answer()
            elif broken == "stream":
                self.writer.listen()
            elif broken == "page":
                self.writer.fetch()
            else:
                self.writer.send()
            time.sleep(self.dice.random() / 20)
        self.writer.settle()


@pytest.mark.timeout(120)
def test_two_hundred_edits_with_fifty_disconnections_arrive_once_on_every_page(live_server):
    workshop = writing_room(live_server)
    writers = typists(live_server, workshop, WRITERS)
    dice = random.Random(20261128)
    breaks = ["answer", "stream", "page"] * CUTS
    plan = breaks[:CUTS] + [""] * (EDITS - CUTS)
    dice.shuffle(plan)
    people = [
        Restless(writer, plan[n::WRITERS], random.Random(dice.random())) for n, writer in enumerate(writers)
    ]
    for person in people:
        person.start()
    for person in people:
        person.join()
    text = _text_of(live_server, workshop, WRITERS)
    _assert_each_once(text, writers)
    deadline = time.monotonic() + 20
    while any(str(writer.text) != text for writer in writers) and time.monotonic() < deadline:
        for writer in writers:
            writer.hear()  # what is still on its way in the streams
        time.sleep(0.02)
    assert [str(writer.text) == text for writer in writers] == [True] * WRITERS
    assert {reason for writer in writers for reason in writer.refused} == set()
    for writer in writers:
        writer.close()


class Patient(threading.Thread):
    """Somebody who writes and sends until it is acknowledged, whatever becomes of the server."""

    def __init__(self, writer: Typist, may_send: threading.Event, enough: threading.Event) -> None:
        super().__init__()
        self.writer, self.may_send, self.enough = writer, may_send, enough
        self.acknowledged = 0  # letters

    def run(self) -> None:
        while not self.enough.is_set() or self.acknowledged < len(self.writer.letters):
            if self.acknowledged == len(self.writer.letters):
                self.writer.type(1)
            self.may_send.wait()
            try:
                if self.writer.send():
                    self.acknowledged = len(self.writer.letters)
            except (OSError, http.client.HTTPException):
                pass  # killed, or not yet back: the same again
            time.sleep(0.02)


@pytest.mark.timeout(120)
def test_killed_while_ten_write_nothing_acknowledged_is_lost_or_doubled(live_server):
    workshop = writing_room(live_server)
    writers = typists(live_server, workshop, 10)
    may_send, enough = threading.Event(), threading.Event()
    may_send.set()
    people = [Patient(writer, may_send, enough) for writer in writers]
    for person in people:
        person.start()
    try:
        for n in range(KILLS):
            time.sleep(0.5 + random.Random(n).random())
            live_server.kill()
            may_send.clear()  # or what was lost would be sent again before anybody looks
            live_server.start()
            promised = [letter for one in people for letter in one.writer.letters[: one.acknowledged]]
            text = _text_of(live_server, workshop, 20 + n)
            assert [letter for letter in promised if letter not in text] == []
            may_send.set()
    finally:
        enough.set()
        may_send.set()
        for person in people:
            person.join()
    _assert_each_once(_text_of(live_server, workshop, 30), writers)
    assert all(len(writer.letters) > KILLS for writer in writers)
    assert {reason for writer in writers for reason in writer.refused} == set()


@pytest.fixture
def other_node(live_server, tmp_path):
    """A second server on the same database."""
    other = Server(tmp_path / "other", live_server.database_url)
    try:
        other.start()
        yield other
    finally:
        if other.process is not None:
            other.kill()


@pytest.mark.timeout(120)
def test_two_nodes_in_one_section_take_each_others_changes(live_server, other_node):
    workshop = writing_room(other_node)  # the one that was started last has the moderator's link
    nodes = (live_server, other_node)
    writers = [typists(node, workshop, 1, first=n)[0] for n, node in enumerate(nodes)]
    for writer in writers:
        writer.listen()
    for n in range(120):  # more than is merged into one, so both nodes meet a section the other has compacted
        writer = writers[n % 2]
        writer.type((n * 0.37) % 1)
        assert writer.send(), writer.refused
        if n % 3:
            writer.type(0.5)
            assert writer.send(), writer.refused
    for node in nodes:
        _assert_each_once(_text_of(node, workshop, 10 + nodes.index(node)), writers)
    for writer in writers:
        writer.fetch()
    assert str(writers[0].text) == str(writers[1].text)
