"""How a process learns that another one has committed.

SQLite: `PRAGMA data_version` changes when any other connection commits; asking costs microseconds.
PostgreSQL: every writing transaction sends NOTIFY, which LISTEN hears on commit.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from typing import Any

import psycopg
from sqlalchemy.engine import URL

from app.db import WAKE_CHANNEL


class SqliteWatch:
    """Asks the database file whether it has changed."""

    def __init__(self, path: str) -> None:
        self._connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None, timeout=3)
        self._version = self._ask()

    def changed(self) -> bool:
        version = self._ask()
        seen, self._version = self._version, version
        return seen != version

    def close(self) -> None:
        self._connection.close()

    def _ask(self) -> int:
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])


class PostgresWatch:
    """Listens for notifications in a thread of its own and comes back by itself after a lost connection."""

    def __init__(self, address: str, wake: Callable[[], None]) -> None:
        self._address, self._wake = address, wake
        self._heard = threading.Event()
        self._ending = False
        self._connection: psycopg.Connection[Any] | None = None
        threading.Thread(target=self._listen, name="listen", daemon=True).start()

    def changed(self) -> bool:
        heard = self._heard.is_set()
        self._heard.clear()
        return heard

    def close(self) -> None:
        self._ending = True

    def _listen(self) -> None:
        pause = threading.Event()
        while not self._ending:
            try:
                with psycopg.connect(self._address, autocommit=True) as connection:
                    connection.execute(f"LISTEN {WAKE_CHANNEL}")
                    self._tell()  # whatever was missed while nobody listened
                    while not self._ending:
                        for _ in connection.notifies(timeout=1.0):
                            self._tell()
            except psycopg.Error:
                pause.wait(0.5)

    def _tell(self) -> None:
        self._heard.set()
        self._wake()


def postgres_address(url: URL) -> str:
    """The address as psycopg itself reads it."""
    return url.set(drivername="postgresql").render_as_string(hide_password=False)
