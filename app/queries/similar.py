"""Ideas that are alike. Which ideas somebody may see is the caller's to say: of no other is any word ever used.

How rare a word is counts, so an index of more ideas than somebody may see would tell which words stand in the others:
a score would change. The index of a workshop is therefore made of what all may see in this step; it is kept in this
process and renewed when the words of an idea have changed. The journal number tells when to look.
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
_FEW = 30  # fewer shared ideas than this tell too little of how rare a word is: one's own are asked too
_OWN = 30  # of one's own ideas that nobody else sees, as many of the newest are compared


@dataclass(frozen=True)
class _Known:
    """All texts of a workshop as of a journal number, the index of those `shared`, and the pairs found in it."""

    seq: int
    shared: frozenset[int]
    texts: dict[int, str]
    index: Index
    pairs: dict[float | None, tuple[list[Pair], bool]]  # by the least score, and whether meaning counted


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
    shared: Collection[int],
    own: Collection[int] = (),
    limit: int = 3,
    least: float | None = None,
) -> list[Similar]:
    """Ideas that resemble `text`: at most `limit`, the most similar first.

    They are among `shared`, which all may see, and `own`, which only who asks may see. `least` is the score an idea
    must have, else what makes sense. By words always, by meaning too where the encoder is there and knows the ideas
    by now.
    """
    known = _of(session, workshop_id, frozenset(shared))
    beside = {n: known.texts[n] for n in sorted(own)[-_OWN:] if n in known.texts and n not in known.shared}
    seen = {**known.index.texts, **beside}
    few = len(known.index.texts) < _FEW
    scores = Index(seen).scores(text) if few else known.index.scores(text, beside)
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
    known = _of(session, workshop_id, frozenset(numbers))
    found, final = known.pairs.get(least, (None, False))
    if found is not None and (final or encoder.current() is None):
        return found
    by_meaning = _pairs_by_meaning(known.index, ALIKE_MIXED if least is None else least)
    if by_meaning is not None:
        found = by_meaning
    elif found is None:
        found = aside(known.index.pairs, least=ALIKE if least is None else least)
    known.pairs[least] = (found, by_meaning is not None)
    return found


def _pairs_by_meaning(index: Index, least: float) -> list[Pair] | None:
    """Pairs by words and meaning together; one that reaches `least` so does by one of the two alone."""
    meaning = encoder.current()
    among = dict(sorted(index.texts.items()))
    near = meaning.near_pairs(among, least) if meaning else None
    if meaning is None or near is None:
        return None
    words = {(one, other): score for one, other, score in aside(index.pairs, least=least)}
    words |= {pair: index.score(*pair) for pair in near if pair not in words}
    near |= {pair: meaning.near(among[pair[0]], among[pair[1]]) for pair in words if pair not in near}
    found = [
        (one, other, round(WORDS * words[one, other] + MEANING * near[one, other], 6)) for one, other in words
    ]
    return sorted((pair for pair in found if pair[2] >= least), key=lambda pair: (-pair[2], *pair[:2]))


def _of(session: Session, workshop_id: int, shared: frozenset[int]) -> _Known:
    seq, public_id = session.execute(_SEQ, {"workshop_id": workshop_id}).one()
    key = (public_id, workshop_id)  # ids begin anew in another database, public ids are drawn
    with _lock:
        known = _known.get(key)
    if known is not None and known.seq == seq and known.shared == shared:
        return known
    rows = session.execute(_TEXTS, {"workshop_id": workshop_id})
    texts = {number: idea_text(title, description) for number, title, description in rows}
    fresh = _renewed(known, seq, shared, texts)
    with _lock:
        _known[key] = fresh
        _known.move_to_end(key)
        while len(_known) > _KEPT:
            _known.popitem(last=False)
    return fresh


def _renewed(known: _Known | None, seq: int, shared: frozenset[int], texts: dict[int, str]) -> _Known:
    indexed = {number: text for number, text in texts.items() if number in shared}
    if known is None:
        return _Known(seq, shared, texts, aside(Index, indexed), {})
    if known.index.texts == indexed:
        return _Known(seq, shared, texts, known.index, known.pairs)
    return _Known(seq, shared, texts, known.index.renewed(indexed), {})
