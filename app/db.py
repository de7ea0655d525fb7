"""The only place that touches Flask-SQLAlchemy: base, model, and the two kinds of transaction.

Writers: one at a time inside a process (a lock that gevent makes cooperative), then BEGIN IMMEDIATE. SQLite's
own busy wait would stop the whole worker, so it is switched off and waiting is done here, letting other
requests go on. Readers: one snapshot per `reading()` block on both databases.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar, cast

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import DateTime, Dialect, Engine, MetaData, Table, TypeDecorator, event
from sqlalchemy.engine import Connection
from sqlalchemy.orm import DeclarativeBase, Session

WRITE_WAIT = 20.0  # seconds a writer waits for its turn before it gives up
WAKE_CHANNEL = "augenhoehe"  # on which PostgreSQL tells all nodes that something was committed
_SNAPSHOT = "snapshot"  # under which a session keeps what was found while it reads
_RETRY = 0.0005  # seconds between two tries to become the writer
_READ_WAIT = 3000  # milliseconds a reader may wait inside SQLite; only recovery after a crash needs it

T = TypeVar("T")


class Base(DeclarativeBase):
    """Declarative base with a naming convention, so that migrations can name every constraint."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


db = SQLAlchemy(model_class=Base, session_options={"expire_on_commit": False, "autoflush": False})

if TYPE_CHECKING:
    Model = Base
else:
    Model = db.Model


def table(model: type[Base]) -> Table:
    """The table of a model, for the statements that need no objects."""
    return cast(Table, model.__table__)


class UtcDateTime(TypeDecorator[datetime]):
    """Times are aware and in UTC in Python, naive UTC in the database: the same on both databases."""

    impl = DateTime(timezone=False)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


_writer = threading.Lock()
_on_commit: list[Callable[[], None]] = []


def call_after_commit(listener: Callable[[], None]) -> None:
    """Let `listener` know after every committed write of this process (the relay wakes its hub)."""
    if listener not in _on_commit:
        _on_commit.append(listener)


def forget_after_commit(listener: Callable[[], None]) -> None:
    """Take a listener off again."""
    if listener in _on_commit:
        _on_commit.remove(listener)


@contextmanager
def transaction() -> Iterator[Session]:
    """One write: begins at once as the writer, commits at the end, rolls back on any error."""
    session = db.session()
    session.rollback()
    with _writer:
        _become_writer(session)
        try:
            yield session
            if session.get_bind().dialect.name == "postgresql":
                session.connection().exec_driver_sql(
                    f"NOTIFY {WAKE_CHANNEL}"
                )  # heard by all nodes, on commit
            session.commit()
        except BaseException:
            session.rollback()
            raise
    for listener in list(_on_commit):
        listener()


@contextmanager
def reading() -> Iterator[Session]:
    """One consistent snapshot for several reads; nothing may be written in it."""
    session = db.session()
    session.rollback()
    session.info[_SNAPSHOT] = {}
    if session.get_bind().dialect.name == "postgresql":
        session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
    try:
        yield session
    finally:
        session.info.pop(_SNAPSHOT, None)
        session.rollback()


def of_snapshot(session: Session, key: Hashable, make: Callable[[], T]) -> T:
    """What `make` finds, asked once while this snapshot is open, in which it cannot change: several parts need it."""
    kept = session.info.get(_SNAPSHOT, {})
    if key not in kept:
        kept[key] = make()
    found: T = kept[key]
    return found


def _become_writer(session: Session) -> None:
    try:
        session.connection(execution_options={"augenhoehe_write": True})
    except BaseException:
        session.rollback()
        raise


def _configure_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # SQLAlchemy's "begin" event below decides how to begin
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout={_READ_WAIT}",
        "journal_mode=WAL",
        "synchronous=FULL",  # a commit is on disk before anybody is told
        "foreign_keys=ON",
        "secure_delete=ON",
        "cache_size=-16000",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    write = connection.get_execution_options().get("augenhoehe_write")
    if not write:
        connection.exec_driver_sql("BEGIN")
        return
    driver = cast(sqlite3.Connection, connection.connection.dbapi_connection)
    driver.execute("PRAGMA busy_timeout=0")
    try:
        _wait_for_turn(driver)
        if not driver.in_transaction:
            connection.exec_driver_sql("BEGIN IMMEDIATE")  # once more, for an error as SQLAlchemy words it
    finally:
        driver.execute(f"PRAGMA busy_timeout={_READ_WAIT}")


def _wait_for_turn(driver: sqlite3.Connection) -> None:
    """Try to become the writer until it works, past SQLAlchemy: a refusal costs it more than the wait."""
    deadline = time.monotonic() + WRITE_WAIT
    while time.monotonic() < deadline:
        try:
            driver.execute("BEGIN IMMEDIATE")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                return
        time.sleep(_RETRY)


def prepare_engine(engine: Engine) -> None:
    """Give an engine the product's durability and locking; called once per engine."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _configure_sqlite)
        event.listen(engine, "begin", _begin_sqlite)


def engine_options(url: str) -> dict[str, Any]:
    """Pool settings: enough connections for one worker's greenlets, never an unbounded number."""
    if url.startswith("sqlite"):
        return {
            "connect_args": {"timeout": 0, "check_same_thread": False},
            "pool_size": 8,
            "max_overflow": 24,
        }
    return {"pool_size": 8, "max_overflow": 8, "pool_pre_ping": True}


def forget_deleted() -> None:
    """Wipe what was deleted out of SQLite's log, so that it is gone and not only out of sight.

    Readers may hold parts of the log for a moment; the next call, or the next checkpoint, gets those.
    """
    db.session().rollback()
    if db.engine.dialect.name != "sqlite":
        return
    connection = db.engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()
