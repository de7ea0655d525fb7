"""The database as the product opens it: durable on every connection, one snapshot per reading, one writer at a time."""

from __future__ import annotations

import sqlite3
import threading
import time
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from app.actions import ordering
from app.db import db, reading, transaction
from app.domain.phases import Step
from app.models import Idea, JournalRow
from app.web.answers import now
from tests.actions.rooms import joined
from tests.support.databases import ON_POSTGRESQL, ON_SQLITE


@ON_SQLITE
def test_every_pooled_connection_writes_through_to_the_disk(app):
    """2 is FULL: a commit is on disk before anybody is told. Asked of all connections the pool may open."""
    most = db.engine.pool.size() + db.engine.pool._max_overflow
    wanted = {"synchronous": 2, "journal_mode": "wal", "foreign_keys": 1, "secure_delete": 1}
    with ExitStack() as open_ones:
        connections = [open_ones.enter_context(db.engine.connect()) for _ in range(most)]
        assert len({id(c.connection.dbapi_connection) for c in connections}) == most == 32
        for connection in connections:
            found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted}
            assert found == wanted


@ON_POSTGRESQL
def test_every_pooled_connection_waits_for_the_log(app):
    most = db.engine.pool.size() + db.engine.pool._max_overflow
    with ExitStack() as open_ones:
        connections = [open_ones.enter_context(db.engine.connect()) for _ in range(most)]
        assert {c.execute(text("SHOW synchronous_commit")).scalar() for c in connections} == {"on"}


def test_a_reading_sees_one_moment_whatever_is_committed_meanwhile(app, workshop):
    room = joined(workshop.id, 2)
    room.go(Step.WRITE)
    room.submit(room.people[0], "vorher")

    def write() -> None:
        with app.app_context():
            room.submit(room.people[1], "mittendrin")
            db.session.remove()

    with reading() as session:
        before = session.scalars(select(Idea.title)).all()
        writer = threading.Thread(target=write)
        writer.start()
        writer.join()
        assert session.scalars(select(Idea.title)).all() == before == ["vorher"]
    with reading() as session:
        assert len(session.scalars(select(Idea.title)).all()) == 2


def test_a_failed_write_leaves_nothing_behind(app, workshop):
    room = joined(workshop.id, 1)
    room.collect(1)
    room.go(Step.READ)
    with reading() as session:
        before = session.execute(select(func.count()).select_from(JournalRow)).scalar_one()
    with pytest.raises(RuntimeError):
        _write_half()
    ordering.correct_idea(workshop_id=room.id, number=1, title="ganz", description="", now=now())
    with reading() as session:
        assert session.scalars(select(Idea.title)).all() == ["ganz"]
        assert session.execute(select(func.count()).select_from(JournalRow)).scalar_one() == before + 1


def _write_half() -> None:
    with transaction() as session:
        session.execute(text("UPDATE idea SET title = 'halb'"))
        raise RuntimeError


def _back_up_until(done: threading.Event, path: Path) -> None:
    source = sqlite3.connect(db.engine.url.database)
    while not done.is_set():
        with sqlite3.connect(path) as target:
            source.backup(target, pages=20, sleep=0.001)


@ON_SQLITE
def test_fifty_writers_beside_a_long_reader_and_a_backup_are_never_refused(app, workshop, tmp_path):
    """50 people x 10 ideas; "database is locked" reaches nobody, and the journal has no gap."""
    room = joined(workshop.id, 50)
    room.go(Step.WRITE)
    failures: list[str] = []
    done = threading.Event()

    def write(person: int) -> None:
        with app.app_context():
            try:
                for n in range(10):
                    room.submit(person, f"Idee {person} {n}")
            except Exception as error:
                failures.append(repr(error))
            finally:
                db.session.remove()

    def read() -> None:
        with app.app_context(), reading() as session:
            while not done.is_set():
                session.execute(select(func.count()).select_from(Idea)).scalar_one()
                time.sleep(0.005)

    def back_up() -> None:
        _back_up_until(done, tmp_path / "backup.sqlite3")

    writers = [threading.Thread(target=write, args=(person,)) for person in room.people]
    beside = [threading.Thread(target=read), threading.Thread(target=_in_context(app, back_up))]
    for thread in (*beside, *writers):
        thread.start()
    for thread in writers:
        thread.join()
    done.set()
    for thread in beside:
        thread.join()
    assert failures == []
    with reading() as session:
        assert session.execute(select(func.count()).select_from(Idea)).scalar_one() == 500
        numbers = session.scalars(select(JournalRow.seq).order_by(JournalRow.seq)).all()
    assert list(numbers) == list(range(1, len(numbers) + 1))


def _in_context(app, function):
    def run() -> None:
        with app.app_context():
            function()

    return run
