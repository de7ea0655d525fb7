"""A fresh, migrated database for every test, on SQLite and on PostgreSQL."""

from __future__ import annotations

import os
import secrets
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.config import Settings
from app.launch import migrate
from tests.support import postgres

SECRET_KEY = "only-for-tests-" + "x" * 33
ON_SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
ON_POSTGRESQL = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


def settings_for(database_url: str, data_dir: Path, **values: object) -> Settings:
    """Settings of the product for a test."""
    return Settings(data_dir=data_dir, database_url=database_url, secret_key=SECRET_KEY, **values)


@pytest.fixture(scope="session")
def root_of_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One directory for all workers of this run."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def cluster(root_of_run: Path, tmp_path_factory: pytest.TempPathFactory) -> postgres.Cluster:
    """The run's PostgreSQL; whoever comes first starts it and migrates the template database."""
    note = root_of_run / "postgres-socket"
    with postgres.locked(root_of_run / "postgres-lock"):
        if not note.exists():
            started = postgres.Cluster(postgres.start(postgres.owner_of_this_run()))
            address = started.create_empty(postgres.TEMPLATE)
            migrate(settings_for(address, tmp_path_factory.mktemp("migrating")))
            note.write_text(started.socket)
    return postgres.Cluster(note.read_text())


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with all tables, to be copied."""
    path = tmp_path_factory.mktemp("migrated") / "migrated.sqlite3"
    migrate(settings_for(f"sqlite:///{path}", path.parent))
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.execute("PRAGMA journal_mode=DELETE")
    connection.close()
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a fresh, migrated database."""
    if request.param == "sqlite":
        path = tmp_path / "augenhoehe.sqlite3"
        shutil.copy(request.getfixturevalue("migrated_file"), path)
        yield f"sqlite:///{path}"
        return
    shared: postgres.Cluster = request.getfixturevalue("cluster")
    name = f"test_{secrets.token_hex(6)}"
    yield shared.create(name)
    shared.drop(name)


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without any table, as on a first start."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'augenhoehe.sqlite3'}"
        return
    shared: postgres.Cluster = request.getfixturevalue("cluster")
    name = f"empty_{secrets.token_hex(6)}"
    yield shared.create_empty(name)
    shared.drop(name)
