"""The hall of tests/support/hall.py in the database of a running server."""

from __future__ import annotations

import secrets

from sqlalchemy import select

from app import create_app
from app.config import Settings
from app.db import db, reading
from app.domain.phases import Step
from app.models import Workshop
from tests.e2e.served import Links, Server
from tests.support.hall import fill_hall


def counted_hall(server: Server, links: Links, *, criteria: bool = False, step: Step = Step.CHOOSE) -> None:
    """Fill the room behind these links with people who have voted."""
    data = server.folder / "data"
    app = create_app(Settings(data, f"sqlite:///{data / 'augenhoehe.sqlite3'}", secrets.token_hex(32)))
    with app.app_context():
        with reading() as session:
            code = links.code.replace(" ", "")
            found = session.scalars(select(Workshop.id).where(Workshop.code == code)).one()
        fill_hall(found, criteria=criteria, step=step)
        db.engine.dispose()
