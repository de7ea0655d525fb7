"""The product as `make run` starts it, on a port and a data directory of its own."""

from __future__ import annotations

import os
import re
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from app import create_app, launch
from app.config import Settings
from app.db import db, reading
from app.models import Workshop

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

    @property
    def settings(self) -> Settings:
        """Those under which this process opens the server's database; a key to sign with is not among them."""
        data = Path(self.environment["AUGENHOEHE_DATA"])
        database = f"sqlite:///{data / 'augenhoehe.sqlite3'}"
        return Settings(data, database, secrets.token_hex(32), public_url=self.address)

    def workshop(self, process: str = "dortmund") -> Links:
        """A fresh workshop with a process, and its links, as the command `workshop` makes them."""
        public_id = launch.create(self.settings, process, "")
        return read_links(launch.welcome(self.settings, public_id))

    @contextmanager
    def room(self, links: Links) -> Iterator[int]:
        """The workshop behind these links, by its id: to fill it in its database, past the clicks."""
        with create_app(self.settings, with_doors=False).app_context():
            with reading() as session:
                code = links.code.replace(" ", "")
                found = session.scalars(select(Workshop.id).where(Workshop.code == code)).one()
            yield found
            db.engine.dispose()

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
