"""Migrations go up, down and up again, one by one, and end where the models are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask_migrate import downgrade, upgrade
from sqlalchemy import inspect, select, text

from app import create_app
from app.db import Base, db, reading
from app.launch import MIGRATIONS, create, migrate, newest_migration
from app.models import Instance
from tests.support.databases import settings_for
from tests.support.product import stop

NUMBERS = sorted(path.stem for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))


@pytest.fixture
def empty_settings(empty_database_url: str, tmp_path: Path):
    """Settings for a database without any table."""
    return settings_for(empty_database_url, tmp_path)


@pytest.fixture
def empty_app(empty_settings) -> Iterator[None]:
    """An application on a database without any table."""
    app = create_app(empty_settings)
    with app.app_context():
        yield
        stop(app)


def _tables() -> set[str]:
    return set(inspect(db.engine).get_table_names()) - {"alembic_version"}


def _version() -> str | None:
    with db.engine.connect() as connection:
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def test_migrations_are_numbered_without_a_gap():
    assert [f"{number:04d}" for number in range(1, len(NUMBERS) + 1)] == NUMBERS
    assert newest_migration() == NUMBERS[-1]


def test_every_migration_goes_up_down_and_up_again(empty_app):
    directory = str(MIGRATIONS)
    shapes = []
    for number in NUMBERS:
        before = _tables()
        upgrade(directory=directory, revision=number)
        after = _tables()
        assert _version() == number
        downgrade(directory=directory)
        assert _tables() == before
        upgrade(directory=directory, revision=number)
        assert _tables() == after
        shapes.append(after)
    assert shapes[-1] == {table.name for table in Base.metadata.sorted_tables}
    downgrade(directory=directory, revision="base")
    assert _tables() == set()
    upgrade(directory=directory)
    assert _tables() == shapes[-1]


def test_models_are_what_the_migrations_make(empty_app):
    upgrade(directory=str(MIGRATIONS))
    with db.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        assert compare_metadata(context, Base.metadata) == []


def test_migrating_again_changes_nothing_and_keeps_what_is_stored(empty_settings):
    migrate(empty_settings)
    public_id = create(empty_settings, "abend", "")
    migrate(empty_settings)
    app = create_app(empty_settings)
    with app.app_context():
        with reading() as session:
            assert session.execute(select(Instance.epoch)).scalar_one()
            assert session.execute(text("SELECT public_id FROM workshop")).scalar_one() == public_id
        assert _version() == NUMBERS[-1]
        stop(app)
