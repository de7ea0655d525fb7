"""One laptop stops reading: nobody else notices, the server does not grow, and it starts over when it is back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.live.reader import read
from tests.support.lines import SocketStream

pytestmark = pytest.mark.faults

TURNS = 260  # more than the buffers of a connection and the queue of a stream hold
IDEAS = 40
LARGEST_GROWTH = 60  # MB in all workers; what was sent to each laptop meanwhile is more than that
DESCRIPTION = "Eltern beraten Eltern, in ihrer Sprache und in der Schule selbst. " * 30


@pytest.mark.parametrize("empty_database_url", ["sqlite"], indirect=True)
def test_a_reader_that_stops_is_reset_and_delays_nobody(live_server):
    workshop = live_server.workshop()
    desk, doors = live_server.facilitator, live_server.doors()
    desk.send("POST", f"{desk.base}/schritt", step="write")
    writers = [doors.join(workshop) for _ in range(IDEAS // 10)]
    for writer in writers:
        for n in range(10):
            writer.send(
                "POST", f"{writer.base}/ideen", title=f"Idee {n}", description=DESCRIPTION[:1900], status=201
            )
    slow, *others = [_listen(doors.join(workshop)) for _ in range(5)]
    before, received = _memory(live_server.process.pid), 0
    for turn in range(TURNS):
        desk.send("POST", f"{desk.base}/schritt", step="write" if turn % 2 else "read")
        for stream in others:
            received += _until_step(stream, "write" if turn % 2 else "read")
    assert received / len(others) > 2_000_000  # far more than the buffers of a connection and the queue take
    assert _memory(live_server.process.pid) - before < LARGEST_GROWTH
    events = []
    while "reset" not in events:
        events += [message.event for message in read([slow.chunk()])]
        assert events.count("ping") < 3  # all has been read, and nothing told it to start over
    for stream in (slow, *others):
        stream.close()


def _listen(laptop) -> SocketStream:
    """The stream of a page that knows how far it has come, so that it has no reason to start over."""
    page = laptop.get(f"{laptop.base}/").text
    return laptop.stream(after=re.search(r'data-cursor="([^"]+)"', page)[1])


def _until_step(stream: SocketStream, step: str) -> int:
    """Read until the stage of this step has come; the bytes that took."""
    heard = b""
    while f'data-step="{step}"'.encode() not in heard:
        chunk = stream.chunk()
        assert chunk
        heard += chunk
    return len(heard)


def _memory(master: int) -> float:
    """Megabytes of the server and its workers."""
    processes = [master, *map(int, Path(f"/proc/{master}/task/{master}/children").read_text().split())]
    pages = sum(int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in processes)
    return pages * 4096 / 2**20
