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

from app import encoder
from app.aside import aside
from app.db import table
from app.domain.similarity import (
    ALIKE,
    ALIKE_MIXED,
    LEAST,
    LEAST_MIXED,
    MEANING,
    WORDS,
    Index,
    Pair,
    Similar,
    best,
    idea_text,
    mixed,
)
from app.models import Idea, Workshop

_KEPT = 32  # workshops whose index is kept
_PAIRS_KEPT = 8  # questions for pairs of a workshop whose answer is kept


@dataclass(frozen=True)
class _Known:
    """The index of a workshop as of a journal number, and the pairs found in it."""

    seq: int
    index: Index
    pairs: dict[tuple[float | None, frozenset[int]], tuple[list[Pair], bool]]  # and whether meaning counted


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
    least: float | None = None,
) -> list[Similar]:
    """Those of the ideas `numbers` that resemble `text`: at most `limit`, the most similar first.

    `least` is the score an idea must have, else what makes sense. By words always, by meaning too where the
    encoder is there and knows the ideas by now.
    """
    index = _of(session, workshop_id).index
    seen = {number: index.texts[number] for number in sorted(numbers) if number in index.texts}
    scores = {n: s for n, s in index.scores(text).items() if n in seen} if seen else {}
    bound = LEAST
    meaning = encoder.current()
    near = meaning.nearness(text, seen) if meaning and seen else None
    if near is not None:
        scores, bound = mixed(scores, near), LEAST_MIXED
    bound = bound if least is None else least
    return best((Similar(n, s) for n, s in scores.items() if s >= bound), limit)


def alike_pairs(
    session: Session, workshop_id: int, numbers: Collection[int], least: float | None = None
) -> list[Pair]:
    """All pairs among the ideas `numbers` that resemble each other by `least` or more, best first.

    Without `least`, those that are worth proposing to whoever puts ideas in order.
    """
    known = _of(session, workshop_id)
    among = {number: known.index.texts[number] for number in sorted(numbers) if number in known.index.texts}
    key = (least, frozenset(among))
    found, final = known.pairs.get(key, (None, False))
    if found is not None and (final or encoder.current() is None):
        return found
    by_meaning = _pairs_by_meaning(known.index, among, ALIKE_MIXED if least is None else least)
    if by_meaning is not None:
        found = by_meaning
    elif found is None:
        found = aside(known.index.pairs, least=ALIKE if least is None else least, numbers=frozenset(among))
    while len(known.pairs) >= _PAIRS_KEPT:
        known.pairs.pop(next(iter(known.pairs)))
    known.pairs[key] = (found, by_meaning is not None)
    return found


def _pairs_by_meaning(index: Index, among: dict[int, str], least: float) -> list[Pair] | None:
    """Pairs by words and meaning together; one that reaches `least` so does by one of the two alone."""
    meaning = encoder.current()
    near = meaning.near_pairs(among, least) if meaning else None
    if meaning is None or near is None:
        return None
    words = {
        (one, other): score for one, other, score in aside(index.pairs, least=least, numbers=frozenset(among))
    }
    words |= {pair: index.score(*pair) for pair in near if pair not in words}
    near |= {pair: meaning.near(among[pair[0]], among[pair[1]]) for pair in words if pair not in near}
    found = [
        (one, other, round(WORDS * words[one, other] + MEANING * near[one, other], 6)) for one, other in words
    ]
    return sorted((pair for pair in found if pair[2] >= least), key=lambda pair: (-pair[2], *pair[:2]))


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
        return _Known(seq, aside(Index, texts), {})
    if known.index.texts == texts:
        return _Known(seq, known.index, known.pairs)
    return _Known(seq, known.index.renewed(texts), {})
