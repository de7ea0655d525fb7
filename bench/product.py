"""The product, started as `make run` starts it, with data of its own."""

from __future__ import annotations

import os
import queue
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from types import TracebackType

ROOT = Path(__file__).resolve().parents[1]
HOST = "127.0.0.1"
# Where two thousand streams are timed, the servers, product and reference alike, stand back behind the clients on
# the same few cores: a client that is starved by the server it measures notes a frame late that has long arrived.
BEHIND_CLIENTS = ("nice", "-n", "5")
_READY = "Bereit."
_LINK = re.compile(r"https?://[^/\s]+(/\S+)")


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


class Product:
    """A running server; `lead`, `screen` and `door` are the paths of the links it printed."""

    def __init__(self, *, behind_clients: bool = False) -> None:
        self._first = BEHIND_CLIENTS if behind_clients else ()
        self.port = free_port()
        self.lead = self.screen = self.door = ""
        self._data = Path(tempfile.mkdtemp(prefix="augenhoehe-bench-"))
        self._log = (self._data / "log").open("w+", encoding="utf-8")
        self._server: subprocess.Popen[str] | None = None

    def __enter__(self) -> Product:
        self._server = subprocess.Popen(
            [*self._first, sys.executable, "-m", "app.cli", "serve"],
            cwd=ROOT,
            env=self._environment(),
            stdout=subprocess.PIPE,
            stderr=self._log,
            text=True,
        )
        try:
            self._wait_until_ready(self._server)
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._server is not None and self._server.poll() is None:
            self._server.send_signal(signal.SIGTERM)
            try:
                self._server.wait(timeout=20)
            except subprocess.TimeoutExpired:
                self._server.kill()
                self._server.wait()
        if error is not None:
            print("\n".join(self.complaints()[-10:]), file=sys.stderr)
        self._log.close()
        shutil.rmtree(self._data, ignore_errors=True)

    def new_workshop(self) -> tuple[str, str]:
        """A second workshop; the paths of its moderator's link and of its door."""
        made = subprocess.run(
            [sys.executable, "-m", "app.cli", "workshop", "dortmund"],
            cwd=ROOT,
            env=self._environment(),
            capture_output=True,
            text=True,
            check=True,
        )
        links = _links(made.stdout.splitlines())
        return links["lead"], links["door"]

    def workers(self) -> list[int]:
        """The process ids of the workers."""
        assert self._server is not None
        master = self._server.pid
        return [
            int(entry.name)
            for entry in Path("/proc").iterdir()
            if entry.name.isdecimal() and _parent(entry) == master
        ]

    def memory(self) -> tuple[float, float]:
        """Megabytes of all workers: PSS (what they share counted once), and RSS."""
        totals = {"Pss": 0, "Rss": 0}
        for worker in self.workers():
            for line in Path(f"/proc/{worker}/smaps_rollup").read_text().splitlines():
                name, _, rest = line.partition(":")
                if name in totals:
                    totals[name] += int(rest.split()[0])
        return totals["Pss"] / 1024, totals["Rss"] / 1024

    def tree(self) -> float:
        """Megabytes (PSS) of the server and everything it has started, children of children included."""
        assert self._server is not None
        parents = {
            int(entry.name): _parent(entry) for entry in Path("/proc").iterdir() if entry.name.isdecimal()
        }
        own = {self._server.pid}
        while more := {child for child, parent in parents.items() if parent in own} - own:
            own |= more
        return sum(map(_pss, own)) / 1024

    def count(self, question: str) -> int:
        """Ask the database file itself, past the product."""
        connection = sqlite3.connect(f"file:{self._data / 'augenhoehe.sqlite3'}?mode=ro", uri=True)
        try:
            return int(connection.execute(question).fetchone()[0])
        finally:
            connection.close()

    def complaints(self) -> list[str]:
        """The lines of the server's log so far."""
        return Path(self._log.name).read_text(encoding="utf-8").splitlines()

    def _environment(self) -> dict[str, str]:
        own = {"AUGENHOEHE_DATA": str(self._data), "PORT": str(self.port), "HOST": HOST}
        unset = ("DATABASE_URL", "WORKERS", "AUGENHOEHE_URL", "AUGENHOEHE_PROXIES", "SECRET_KEY")
        return {**{name: value for name, value in os.environ.items() if name not in unset}, **own}

    def _wait_until_ready(self, server: subprocess.Popen[str]) -> None:
        lines: queue.SimpleQueue[str] = queue.SimpleQueue()

        def read() -> None:
            for line in server.stdout or ():
                lines.put(line)

        threading.Thread(target=read, daemon=True).start()
        heard: list[str] = []
        deadline = time.monotonic() + 60
        while not any(_READY in line for line in heard):
            if server.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("The product did not start:\n" + "\n".join(self.complaints()[-20:]))
            try:
                heard.append(lines.get(timeout=0.2))
            except queue.Empty:
                continue
        found = _links(heard)
        self.lead, self.screen, self.door = found["lead"], found["screen"], found["door"]


def _links(lines: list[str]) -> dict[str, str]:
    names = {"Moderation": "lead", "Leinwand": "screen", "oder direkt": "door"}
    found = {}
    for line in lines:
        for word, name in names.items():
            if line.strip().startswith(word) and (match := _LINK.search(line)):
                found[name] = match[1]
    return found


def _pss(process: int) -> int:
    """Kilobytes; none of a process that has just ended."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def _parent(entry: Path) -> int:
    try:
        return int((entry / "stat").read_text().rpartition(")")[2].split()[1])
    except (OSError, IndexError):
        return 0
