"""The test run's one PostgreSQL cluster: started by the worker that needs it first, shared by all."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

from tests.support import keeper

TEMPLATE = "migrated"


def programs() -> Path:
    """Where PostgreSQL's server programs are; the newest of several."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    if on_path is None:
        raise FileNotFoundError("initdb: the tests need PostgreSQL's server programs")
    return Path(on_path).resolve().parent


def url(socket: str, database: str) -> str:
    """The address of a database in the cluster, as the product's DATABASE_URL."""
    return f"postgresql+psycopg://{keeper.USER}@/{database}?host={socket}"


class Cluster:
    """A running cluster, by the directory of its socket."""

    def __init__(self, socket: str) -> None:
        self.socket = socket

    def execute(self, statement: str, **names: str) -> None:
        """One administrator's statement; `names` are put in as identifiers."""
        parts = {name: sql.Identifier(value) for name, value in names.items()}
        with self._connect() as connection:
            connection.execute(sql.SQL(statement).format(**parts))  # type: ignore[arg-type]

    def create(self, name: str) -> str:
        """A fresh, migrated database; returns its address."""
        self.execute("CREATE DATABASE {name} TEMPLATE {template}", name=name, template=TEMPLATE)
        return url(self.socket, name)

    def create_empty(self, name: str) -> str:
        """A database without any table."""
        self.execute("CREATE DATABASE {name}", name=name)
        return url(self.socket, name)

    def drop(self, name: str) -> None:
        """Remove a database, whoever is still connected."""
        self.execute("DROP DATABASE IF EXISTS {name} WITH (FORCE)", name=name)

    def _connect(self) -> psycopg.Connection[tuple[object, ...]]:
        return psycopg.connect(host=self.socket, user=keeper.USER, dbname="postgres", autocommit=True)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Only one worker at a time."""
    with path.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def start(owner: int) -> str:
    """Start a cluster that lives as long as the process `owner`; returns the directory of its socket."""
    directory = tempfile.mkdtemp(prefix="augenhoehe-pg-")  # a socket's path must be short
    process = subprocess.Popen(
        [sys.executable, keeper.__file__, str(owner), directory, str(programs())],
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    assert process.stdout is not None
    if process.stdout.readline() != b"ready\n":
        raise RuntimeError("PostgreSQL did not start")
    return directory


def owner_of_this_run() -> int:
    """The process that lives as long as the test run: pytest itself, not one of its workers."""
    return os.getppid() if "PYTEST_XDIST_WORKER" in os.environ else os.getpid()
