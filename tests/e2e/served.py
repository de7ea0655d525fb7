"""The product as `make run` starts it, on a port and a data directory of its own."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STARTED_WITHIN = 60  # seconds; generous, for a busy machine


@dataclass(frozen=True)
class Links:
    """What the product prints for one workshop."""

    facilitator: str
    screen: str
    door: str
    code: str

    @property
    def home(self) -> str:
        return self.door.split("/j/")[0] + "/"


def read_links(text: str) -> Links:
    """The links in what the product printed."""

    def found(pattern: str) -> str:
        match = re.search(pattern, text)
        assert match, text
        return match[1]

    return Links(
        facilitator=found(r"(http\S+/regie/anmelden/\S+)"),
        screen=found(r"(http\S+/leinwand/\S+)"),
        door=found(r"(http\S+/j/\S+)"),
        code=found(r"Code (\w{4} \w{4})"),
    )


class Server:
    """One running product; `workshop` makes a further room in it."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.environment = {
            **{
                name: value
                for name, value in os.environ.items()
                if name not in ("DATABASE_URL", "SECRET_KEY")
            },
            "AUGENHOEHE_DATA": str(folder / "data"),
            "HOST": "127.0.0.1",
            "PORT": str(port),
            **environment,
        }
        self.address = f"http://127.0.0.1:{port}"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> Links:
        """Start, wait until it answers, and return the printed links."""
        log = self.folder / "log"
        with log.open("wb") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "app.cli", "serve"],
                cwd=ROOT,
                env=self.environment,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        deadline = time.monotonic() + STARTED_WITHIN
        while not self.answers():
            assert self.process.poll() is None, log.read_text()
            assert time.monotonic() < deadline, log.read_text()
            time.sleep(0.1)
        return read_links(log.read_text())

    def answers(self) -> bool:
        """Whether it is up."""
        try:
            with urllib.request.urlopen(f"{self.address}/health", timeout=2) as response:
                return bool(response.status == 200)
        except (urllib.error.URLError, OSError):
            return False

    def workshop(self, process: str = "dortmund") -> Links:
        """A fresh workshop with a process, and its links."""
        command = [sys.executable, "-m", "app.cli", "workshop", process]
        done = subprocess.run(
            command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=True
        )
        return read_links(done.stdout)

    def signal(self, what: signal.Signals) -> None:
        """Send a signal to the server and its workers."""
        assert self.process is not None
        os.killpg(self.process.pid, what)

    def stop(self) -> None:
        """End it as Ctrl-C does."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            self.signal(signal.SIGKILL)
            self.process.wait()
            raise
