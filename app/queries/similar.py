"""Ideas that are alike. Which ideas somebody may see is the caller's to say: only those `numbers` are ever answered.

The index of a workshop is kept in this process and renewed when the words of an idea have changed; the journal
number tells when to look.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.db import table
from app.domain.similarity import ALIKE, LEAST, Index, Pair, Similar, best, idea_text
from app.models import Idea, Workshop

_KEPT = 32  # workshops whose index is kept


@dataclass(frozen=True)
class _Known:
    """The index of a workshop as of a journal number, and the pairs found in it."""

    seq: int
    index: Index
    pairs: dict[float, list[Pair]]


_known: OrderedDict[tuple[str, int], _Known] = OrderedDict()
_lock = threading.Lock()
_WORKSHOPS, _IDEAS = table(Workshop), table(Idea)
_SEQ = select(_WORKSHOPS.c.seq, _WORKSHOPS.c.public_id).where(_WORKSHOPS.c.id == bindparam("workshop_id"))
_TEXTS = select(_IDEAS.c.number, _IDEAS.c.title, _IDEAS.c.description).where(
    _IDEAS.c.workshop_id == bindparam("workshop_id"), _IDEAS.c.withdrawn.is_(False)
)


def similar_to(
    session: Session,
    workshop_id: int,
    text: str,
    *,
    numbers: Collection[int],
    limit: int = 3,
    least: float = LEAST,
) -> list[Similar]:
    """Those of the ideas `numbers` that resemble `text` by `least` or more: at most `limit`, the most similar first."""
    allowed = frozenset(numbers)
    scores = _of(session, workshop_id).index.scores(text) if allowed else {}
    return best((Similar(n, s) for n, s in scores.items() if s >= least and n in allowed), limit)


def alike_pairs(
    session: Session, workshop_id: int, numbers: Collection[int], least: float = ALIKE
) -> list[Pair]:
    """All pairs among the ideas `numbers` that resemble each other by `least` or more, best first."""
    known = _of(session, workshop_id)
    if least not in known.pairs:
        known.pairs[least] = known.index.pairs(least=least)
    allowed = frozenset(numbers)
    return [pair for pair in known.pairs[least] if pair[0] in allowed and pair[1] in allowed]


def _of(session: Session, workshop_id: int) -> _Known:
    seq, public_id = session.execute(_SEQ, {"workshop_id": workshop_id}).one()
    key = (public_id, workshop_id)  # ids begin anew in another database, public ids are drawn
    with _lock:
        known = _known.get(key)
    if known is not None and known.seq == seq:
        return known
    rows = session.execute(_TEXTS, {"workshop_id": workshop_id})
    texts = {number: idea_text(title, description) for number, title, description in rows}
    fresh = _renewed(known, seq, texts)
    with _lock:
        _known[key] = fresh
        _known.move_to_end(key)
        while len(_known) > _KEPT:
            _known.popitem(last=False)
    return fresh


def _renewed(known: _Known | None, seq: int, texts: dict[int, str]) -> _Known:
    if known is None:
        return _Known(seq, Index(texts), {})
    if known.index.texts == texts:
        return _Known(seq, known.index, known.pairs)
    return _Known(seq, known.index.renewed(texts), {})
