"""How Alembic reaches the product's database; called by Flask-Migrate."""

from __future__ import annotations

from alembic import context
from flask import current_app

target = current_app.extensions["migrate"].db


def run() -> None:
    """Run the migrations on a live connection; there is no offline mode."""
    with target.engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=target.metadata,
            render_as_batch=True,
            compare_type=True,
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()


run()
