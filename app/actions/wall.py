"""Leading the big screen: from page to page while everybody reads, to one sketch while all write."""

from __future__ import annotations

from datetime import datetime

from app.actions.journal import NO_KEY, Request, append, is_repeated, locked_workshop
from app.actions.sketches import lively_sketch
from app.db import transaction
from app.domain import reading as rules
from app.domain.events import LargeSketchChanged, WallTurned
from app.domain.phases import Permit, Step, require
from app.queries.reading import cards_on_wall


def turn_wall(*, workshop_id: int, page: int | None, now: datetime, request: Request = NO_KEY) -> None:
    """Lead the big screen to a page (the last one, if there are fewer), or let it turn by itself again (None)."""
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "turn_wall", page):
            return
        require(Step(workshop.step), Permit.READ_TOGETHER)
        if page is not None:
            page = rules.wall_page(page, cards_on_wall(session, workshop_id))
        workshop.wall_page = page
        append(session, workshop_id, WallTurned(), now)


def show_large(*, workshop_id: int, number: int | None, now: datetime, request: Request = NO_KEY) -> None:
    """Let one sketch have the big screen to itself, beside its idea; None shows all teams again."""
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "show_large", number):
            return
        require(Step(workshop.step), Permit.SHOW_LARGE)
        if number is not None:
            lively_sketch(session, workshop_id, number)
        if workshop.large_sketch != number:
            workshop.large_sketch = number
            append(session, workshop_id, LargeSketchChanged(sketch=number), now)
