"""Papers for whoever waits: what is small here in a thread, what is long or typeset in a child of its own."""

from __future__ import annotations

import threading
from datetime import date

from app.aside import aside
from app.db import reading
from app.domain.errors import NotFound, RuleBroken
from app.domain.paper_jobs import PaperWish, wants_child
from app.exports import Download
from app.paper_jobs.children import Failed, Order, WasNothing, written
from app.paper_jobs.gathering import gathered
from app.paper_jobs.papers import download
from app.queries.rooms import room

_one_at_a_time = threading.Lock()  # each child holds a good part of the memory a paper may take


def paper_now(database_url: str, workshop: int, wish: PaperWish, day: date) -> Download:
    """A paper as of now; raises `NotFound` when there is nothing for it, `RuleBroken` when it cannot be written."""
    if _wants_child(workshop, wish):
        return _from_child(Order(database_url, workshop, wish, day))
    with reading() as session:
        found = gathered(session, workshop, wish, day)
    return aside(download, found, wish.format)


def _wants_child(workshop: int, wish: PaperWish) -> bool:
    with reading() as session:
        here = room(session, workshop)
    return wants_child(wish.format, ideas=here.idea_count, sketches=here.sketch_count)


def _from_child(order: Order) -> Download:
    try:
        with _one_at_a_time, written(order, lambda _done, _parts: True) as paper:
            return Download(paper.file_name, paper.media_type, paper.path.read_bytes())
    except WasNothing:
        raise NotFound from None
    except Failed:
        raise RuleBroken("papers.failed") from None
