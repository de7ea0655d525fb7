"""The product as it is started: it stops when told, its clients come back, and a second start finds everything."""

from __future__ import annotations

import http.client
import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest

from tests.live.reader import read
from tests.support.lines import SocketStream

pytestmark = pytest.mark.faults

STREAMS = 200
LONGEST_STOP = 10.0  # seconds


def test_a_second_start_keeps_the_data_and_gives_a_new_moderators_link(live_server):
    workshop = live_server.workshop()
    live_server.facilitator.send("POST", f"{live_server.facilitator.base}/schritt", step="write")
    person = live_server.doors().join(workshop, "Ada")
    person.send("POST", f"{person.base}/ideen", title="Lotsen", status=201)
    first = live_server.links
    assert live_server.stop() == 0
    live_server.start()
    assert live_server.links["secret"] != first["secret"]
    assert {k: v for k, v in live_server.links.items() if k != "secret"} == {
        k: v for k, v in first.items() if k != "secret"
    }
    assert "Lotsen" in person.get(f"{person.base}/mine").text


@pytest.mark.parametrize("empty_database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_two_hundred_open_streams_do_not_keep_it_from_stopping_and_come_back(live_server, how):
    """Ctrl-C reaches all processes of the terminal, a service manager's signal the first one."""
    workshop = live_server.workshop()
    desk = live_server.facilitator
    people = [live_server.doors().join(workshop) for _ in range(10)]
    laptops = [people[n % len(people)] for n in range(STREAMS)]
    streams = [laptop.stream() for laptop in laptops]
    cursors = [_first_id(stream) for stream in streams]
    assert {stream.status for stream in streams} == {200}
    began = time.monotonic()
    if how is signal.SIGINT:
        os.killpg(live_server.process.pid, how)
        live_server.process.wait(timeout=20)
    else:
        live_server.stop(how)
    assert time.monotonic() - began <= LONGEST_STOP
    for stream in streams:
        _read_to_the_end(stream)
        stream.close()
    live_server.start()
    desk.send("POST", f"{desk.base}/ansage", announcement="Wieder da")
    with ThreadPoolExecutor(20) as pool:
        again = list(pool.map(lambda pair: pair[0].stream(last=pair[1]), zip(laptops, cursors, strict=True)))
    assert all("Wieder da" in stream.chunk().decode() for stream in again)
    for stream in again:
        stream.close()


def _first_id(stream: SocketStream) -> str:
    return next(message.id for message in read([stream.chunk()]) if message.id)


def _read_to_the_end(stream: SocketStream) -> None:
    """The stream is over, cleanly or broken off: a browser takes both for a reason to come back."""
    with suppress(http.client.HTTPException, ConnectionError):
        while stream.chunk():
            pass
