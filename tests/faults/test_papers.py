"""A paper in the background outlives the server; and one that nobody wants any more costs nothing from then on."""

from __future__ import annotations

import io
import os
import re
import signal
import sqlite3
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.faults,
    pytest.mark.parametrize("empty_database_url", ["sqlite"], indirect=True),
]
PATIENCE = 90.0  # what writes papers stands back behind everything else that runs here
_JOB = re.compile(r'data-job="(\d+)" data-state="(\w+)"')


def _until(found: Callable[[], bool], seconds: float = PATIENCE) -> None:
    deadline = time.monotonic() + seconds
    while not found():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def _processes(server) -> dict[int, bytes]:
    """The server's processes with their command lines: they are one group, whoever is whose child."""
    found = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                if os.getpgid(int(entry.name)) == server.process.pid:
                    found[int(entry.name)] = (entry / "cmdline").read_bytes()
            except OSError:
                continue
    return found


def _children(server) -> list[int]:
    return [number for number, line in _processes(server).items() if b"app.paper_jobs.child" in line]


class _Papers:
    """The papers of the desk, over HTTP."""

    def __init__(self, server) -> None:
        self._desk = server.facilitator
        self._base = f"/ergebnisse/{self._desk.base.rpartition('/')[2]}"
        self._desk.get(f"{self._base}/")

    def ask(self, language: str) -> None:
        self._desk.send("POST", f"{self._base}/auftraege", format="zip", language=language)

    def cancel(self, number: int) -> None:
        self._desk.send("POST", f"{self._base}/auftraege/{number}/abbruch")

    def states(self) -> dict[int, str]:
        text = self._desk.get(f"{self._base}/auftraege").text
        return {int(number): state for number, state in _JOB.findall(text)}

    def file(self, number: int) -> bytes:
        return self._desk.get(f"{self._base}/auftraege/{number}/datei").body


def _kill_the_server_alone(server) -> None:
    """Not the child that writes: that one has to notice by itself."""
    for number, line in _processes(server).items():
        if b"app.paper_jobs.child" not in line:
            os.kill(number, signal.SIGKILL)
    server.process.wait()


def _let_the_lease_run_out(server) -> None:
    """As if `LEASE` had passed; the test has no time to wait for it."""
    with sqlite3.connect(server.database_url.removeprefix("sqlite:///")) as database:
        database.execute("UPDATE paper_job SET lease_until = '2000-01-01 00:00:00.000000'")


def test_a_paper_outlives_the_server_and_a_cancelled_one_ends_at_once(live_server):
    live_server.workshop()
    papers = _Papers(live_server)
    papers.ask("de")
    papers.ask("de")
    _until(lambda: papers.states() == {1: "writing"} and bool(_children(live_server)))
    _kill_the_server_alone(live_server)
    _until(lambda: not _processes(live_server))  # the child has seen it
    _let_the_lease_run_out(live_server)
    live_server.start()
    _until(lambda: papers.states() == {1: "ready"})  # nobody has asked again
    assert zipfile.ZipFile(io.BytesIO(papers.file(1))).testzip() is None

    papers.ask("en")
    _until(lambda: papers.states()[2] == "writing" and bool(_children(live_server)))
    papers.cancel(2)
    _until(lambda: not _children(live_server))
    assert papers.states() == {1: "ready", 2: "cancelled"}
