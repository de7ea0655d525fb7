"""Papers for whoever waits: what is small here in a thread, what is long or typeset in a child of its own."""

from __future__ import annotations

import threading
from datetime import date

from app import exports
from app.aside import aside
from app.db import reading
from app.domain.errors import RuleBroken
from app.domain.paper_jobs import MAY_BE_LONG, TYPESET, ZIP, PaperWish, is_long, narrowed
from app.exports import Download
from app.live.fragments import translations
from app.paper_jobs.children import Failed, Order, written
from app.queries.report import report
from app.queries.rooms import room

_one_at_a_time = threading.Lock()  # each child holds a good part of the memory a paper may take


def paper_now(database_url: str, workshop: int, wish: PaperWish, day: date) -> Download:
    """The paper as it is now; raises `RuleBroken` when it cannot be written."""
    if _wants_child(workshop, wish.format):
        return _from_child(Order(database_url, workshop, wish, day))
    with reading() as session:
        say = translations(wish.language).gettext
        found = report(session, workshop, wish.language, day, say, names=wish.names)
    return aside(exports.download, narrowed(found, wish), wish.format)


def _wants_child(workshop: int, kind: str) -> bool:
    if kind in TYPESET or kind == ZIP:
        return True
    if kind not in MAY_BE_LONG:
        return False  # the room need not be asked how much there is
    with reading() as session:
        here = room(session, workshop)
    return is_long(kind, ideas=here.idea_count, sketches=here.sketch_count)


def _from_child(order: Order) -> Download:
    try:
        with _one_at_a_time, written(order, lambda _done, _parts: True) as paper:
            return Download(paper.file_name, paper.media_type, paper.path.read_bytes())
    except Failed:
        raise RuleBroken("papers.failed") from None
