"""The hall of tests/support/hall.py in the database of a running server."""

from __future__ import annotations

from app.domain.phases import Step
from tests.e2e.served import Links, Server
from tests.support.hall import fill_hall


def counted_hall(server: Server, links: Links, *, criteria: bool = False, step: Step = Step.CHOOSE) -> None:
    """Fill the room behind these links with people who have voted."""
    with server.room(links) as found:
        fill_hall(found, criteria=criteria, step=step)
