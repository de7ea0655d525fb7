"""How Alembic reaches the product's database; called by Flask-Migrate."""

from __future__ import annotations

from alembic import context
from flask import current_app
from sqlalchemy.engine import Connection

target = current_app.extensions["migrate"].db


def run() -> None:
    """Run the migrations on a live connection; there is no offline mode.

    SQLite changes a table by making it anew, and to drop the old one deletes, by its foreign keys, what belongs to
    its rows: everything a room has. So they rest meanwhile, and are looked at before it is kept. They can only be
    switched outside of a transaction, hence on the driver's own connection.
    """
    with target.engine.connect() as connection:
        driver = connection.connection.driver_connection if connection.dialect.name == "sqlite" else None
        if driver:
            driver.execute("PRAGMA foreign_keys=OFF")
        try:
            _migrate(connection, looked_at=bool(driver))
        finally:
            connection.rollback()
            if driver:
                driver.execute("PRAGMA foreign_keys=ON")


def _migrate(connection: Connection, *, looked_at: bool) -> None:
    context.configure(
        connection=connection,
        target_metadata=target.metadata,
        render_as_batch=True,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()
    if looked_at and (broken := connection.exec_driver_sql("PRAGMA foreign_key_check").first()):
        raise RuntimeError(f"rows of {broken[0]} would belong to nothing in {broken[2]}")
    connection.commit()


run()
