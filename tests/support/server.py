"""The real product as an operator starts it: `python -m app.cli serve`, gunicorn, two gevent workers."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.support.laptops import Doors, Laptop
from tests.support.lines import OverSocket
from tests.support.product import WorkshopUnderTest

ROOT = Path(__file__).resolve().parents[2]
STARTED = "Bereit."
PATIENCE = 40.0  # seconds a start may take on a busy machine
_LINKS = re.compile(
    r"/regie/anmelden/(?P<secret>\S+)\s.*/leinwand/(?P<screen>[^/\s]+)/\s"
    r".*mit dem Code (?P<code>\S{4} \S{4})\s.*/j/(?P<door>\S+)\s",
    re.DOTALL,
)


def free_port() -> int:
    """A port nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Server:
    """A server with a data directory; it can be stopped, killed, and started again on the same port."""

    data_dir: Path
    database_url: str = ""
    environment: dict[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None
    links: dict[str, str] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> Path:
        return self.data_dir.parent / f"{self.data_dir.name}.log"

    def start(self) -> None:
        """Start, read the printed links, wait until it answers."""
        environment = {
            "PATH": os.environ.get("PATH", ""),
            "PYTHONPATH": str(ROOT),
            "HOST": "127.0.0.1",
            "PORT": str(self.port),
            "AUGENHOEHE_DATA": str(self.data_dir),
            "DATABASE_URL": self.database_url,
            **self.environment,
        }
        with self.log.open("ab") as output:
            before = output.tell()
            self.process = subprocess.Popen(
                [sys.executable, "-m", "app.cli", "serve"],
                cwd=ROOT,
                env=environment,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        said = self._wait_for_start(before)
        found = _LINKS.search(said)
        assert found, said
        self.links = found.groupdict()

    def _wait_for_start(self, before: int) -> str:
        assert self.process is not None
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            said = self.log.read_bytes()[before:].decode(errors="replace")
            if STARTED in said:
                return said
            assert self.process.poll() is None, said
            time.sleep(0.02)
        raise TimeoutError(self.log.read_text(errors="replace"))

    def stop(self, how: signal.Signals = signal.SIGTERM, patience: float = 20.0) -> int:
        """Tell the server to stop; returns its exit code."""
        assert self.process is not None
        if self.process.poll() is None:
            self.process.send_signal(how)
        return self.process.wait(timeout=patience)

    def kill(self) -> None:
        """Kill all its processes at once, as a power cut would."""
        assert self.process is not None
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def workshop(self) -> WorkshopUnderTest:
        """The workshop of the printed links; its id is not needed over HTTP."""
        laptop = self.doors().enter(Laptop(OverSocket(self.url)), self.links["secret"])
        self.facilitator = laptop
        code = self.links["code"].replace(" ", "")
        public_id = laptop.base.rpartition("/")[2]
        return WorkshopUnderTest(0, public_id, code, self.links["door"], self.links["screen"])

    def doors(self) -> Doors:
        """The ways in, over sockets."""
        return Doors(lambda: OverSocket(self.url))


@pytest.fixture
def live_server(empty_database_url: str, tmp_path: Path) -> Iterator[Server]:
    """A running server on a fresh database, as on a first start."""
    server = Server(tmp_path / "data", empty_database_url)
    try:
        server.start()
        yield server
    finally:
        if server.process is not None:
            server.kill()
