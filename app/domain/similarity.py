"""How alike texts are: by the pieces of words they share, rare pieces counting more (TF-IDF, cosine).

Pieces of three to five letters find "Fahrräder" by "Fahrradwege" and forgive typing errors, without knowing the
language. What was measured before this was chosen stands in docs/adr/0015. Alike is a proposal to a person who
looks, never a reason to merge: "Keine Tablets" is alike to "Tablets für alle".
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from app.domain.folding import fold

LEAST = 0.12  # below this score, what is "most similar" has no more in common than any two ideas
ALIKE = 0.35  # from here on two ideas are proposed to whoever puts them in order
SAME = 0.82  # from here on, one of two is probably the other again
LEAST_MIXED, ALIKE_MIXED = 0.18, 0.45  # the same where the meaning counts too
WORDS, MEANING = 0.4, 0.6  # what each of the two counts then
_SHORTEST, _LONGEST = 3, 5  # letters of a piece, the blank before and after a word included
_LOOKED_AT = (
    1200  # characters of a text: an idea is told by then, and the time for a comparison stays bounded
)
_HEAVIEST = 200  # pieces of a question that count: the rest are endings that nearly every text has
_COMMON, _FEW = 0.1, 50  # pieces in more than this part of all texts, and in more than so many, make no pairs
_TELLING, _TELLING_TWINS = 200, 60  # pieces of a text by which pairs are looked for; the first loses 1 in 100
_SURE = 0.25  # of the score of a pair, how much must come from the other pieces; no pair was lost by it
# Letters and figures, and the blocks of scripts whose vowels are marks (Indic, Thai, Burmese, Khmer).
_WORD = re.compile(
    "[^\\W_\u0900-\u0eff\u1000-\u109f\u1780-\u17ff]+|[\u0900-\u0eff\u1000-\u109f\u1780-\u17ff]+"
)

_NONE: Mapping[int, str] = MappingProxyType({})

Weights = Mapping[str, float]  # by piece
Pair = tuple[int, int, float]  # the smaller number, the other, their score


@dataclass(frozen=True)
class Similar:
    """A text that resembles another; `score` from 0 (nothing in common) to 1 (the same pieces)."""

    number: int
    score: float


class Index:
    """Texts by number, ready to be compared; never changed, but `renewed` cheaply when a few texts have changed."""

    def __init__(self, texts: Mapping[int, str]) -> None:
        """Take all texts apart: 500 take about half a second, so an index is kept and renewed."""
        self.texts: Mapping[int, str] = {}
        self._counts: dict[int, Weights] = {}
        self._posted: dict[str, list[tuple[int, float]]] = {}
        self._change(texts)

    def renewed(self, texts: Mapping[int, str]) -> Index:
        """An index of `texts`, equal to a new one, that shares with this one whatever has stayed the same."""
        index = Index.__new__(Index)
        index.texts, index._counts, index._posted = self.texts, dict(self._counts), dict(self._posted)
        index._change(texts)
        return index

    def most_similar(
        self, text: str, *, limit: int = 3, least: float = LEAST, leave_out: Collection[int] = frozenset()
    ) -> list[Similar]:
        """At most `limit` texts that resemble `text` by `least` or more, the most similar first."""
        found = [Similar(n, s) for n, s in self.scores(text).items() if s >= least and n not in leave_out]
        return best(found, limit)

    def scores(self, text: str, beside: Mapping[int, str] = _NONE) -> dict[int, float]:
        """How much each text resembles `text`; those that share nothing with it are left out.

        Texts `beside` are compared too, without being of the index: they change no other text's score.
        """
        asked = {piece: weight * self._rarity(piece) for piece, weight in pieces(text).items()}
        if len(asked) > _HEAVIEST:
            asked = dict(sorted(asked.items(), key=lambda kept: (-kept[1], kept[0]))[:_HEAVIEST])
        length = math.sqrt(sum(weight * weight for weight in asked.values()))
        scores: dict[int, float] = defaultdict(float)
        for piece, weight in asked.items():
            posted = self._posted.get(piece)
            if posted is not None:
                weight *= self._rarity(piece) / length
                for number, other in posted:
                    scores[number] += weight * other
        found = {number: scores[number] / self._lengths[number] for number in scores}
        for number, words in beside.items():
            kept = {piece: weight * self._rarity(piece) for piece, weight in _pieces_of(words).items()}
            shared = sum(weight * kept[piece] for piece, weight in asked.items() if piece in kept)
            if shared:
                found[number] = shared / (length * math.hypot(*kept.values()))
        return {number: round(found[number], 6) for number in sorted(found)}

    def pairs(self, *, least: float = ALIKE) -> list[Pair]:
        """All pairs of texts that resemble each other by `least` or more, best first."""
        found = [(one, other, self.score(one, other)) for one, other in self._candidates(_SURE * least)]
        return sorted((pair for pair in found if pair[2] >= least), key=lambda pair: (-pair[2], *pair[:2]))

    def _candidates(self, least: float) -> list[tuple[int, int]]:
        """Pairs worth the exact comparison: the pieces that tell most of each text say so."""
        shared: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number in sorted(self._counts):
            for piece, weight in self._telling(number, _TELLING if least < SAME * _SURE else _TELLING_TWINS):
                shared[piece].append((number, weight))
        near: dict[tuple[int, int], float] = defaultdict(float)
        for entries in shared.values():
            for at, (one, weight) in enumerate(entries):
                for other, another in entries[at + 1 :]:
                    near[one, other] += weight * another
        return [pair for pair, score in near.items() if score >= least]

    def _telling(self, number: int, most: int) -> list[tuple[str, float]]:
        """The heaviest pieces of a text, those left out that no other text has, or that too many have."""
        rare, posted, length = self._rare, self._posted, self._lengths[number]
        common = max(_FEW, int(_COMMON * len(self.texts)))
        weights = [
            (piece, weight * rare[len(posted[piece])] / length)
            for piece, weight in self._counts[number].items()
            if 1 < len(posted[piece]) <= common
        ]
        return sorted(weights, key=lambda one: (-one[1], one[0]))[:most]

    def score(self, one: int, other: int) -> float:
        """How much the texts `one` and `other` resemble each other."""
        mine, others, rare, posted = self._counts[one], self._counts[other], self._rare, self._posted
        shared = sorted(mine.keys() & others.keys())
        product = sum(mine[piece] * others[piece] * rare[len(posted[piece])] ** 2 for piece in shared)
        return round(product / (self._lengths[one] * self._lengths[other]), 6)

    def _rarity(self, piece: str) -> float:
        return self._rare[len(self._posted.get(piece, ()))]

    def _change(self, texts: Mapping[int, str]) -> None:
        """Go over from the texts there are to these; lists that others share are replaced, never changed."""
        gone = {number for number, text in self.texts.items() if texts.get(number) != text}
        for piece in {piece for number in gone for piece in self._counts.pop(number)}:
            kept = [entry for entry in self._posted[piece] if entry[0] not in gone]
            if kept:
                self._posted[piece] = kept
            else:
                del self._posted[piece]
        fresh: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number in sorted(number for number in texts if number not in self._counts):
            self._counts[number] = _pieces_of(texts[number])
            for piece, weight in self._counts[number].items():
                fresh[piece].append((number, weight))
        for piece, entries in fresh.items():
            self._posted[piece] = [*self._posted.get(piece, ()), *entries]
        self.texts = dict(texts)
        self._rare = [1.0 + math.log((1 + len(texts)) / (1 + found_in)) for found_in in range(len(texts) + 1)]
        rare = {piece: self._rare[len(posted)] for piece, posted in self._posted.items()}
        self._lengths = {
            number: math.hypot(*(weight * rare[piece] for piece, weight in count.items())) or 1.0
            for number, count in self._counts.items()
        }


@lru_cache(maxsize=256)
def _pieces_of(text: str) -> Weights:
    return pieces(text)


def idea_text(title: str, description: str) -> str:
    """An idea as it is compared: what its author put into the title counts twice."""
    return f"{title}\n{title}\n{description}"


def mixed(words: Mapping[int, float], meaning: Mapping[int, float]) -> dict[int, float]:
    """Scores by words and by meaning as one, for the texts whose meaning is known."""
    return {n: round(WORDS * words.get(n, 0.0) + MEANING * near, 6) for n, near in meaning.items()}


def best(found: Iterable[Similar], limit: int) -> list[Similar]:
    """The `limit` most similar, the smaller number first where the score is the same."""
    return sorted(found, key=lambda one: (-one.score, one.number))[:limit]


def pieces(text: str) -> Weights:
    """How much each piece counts in `text`; twice is not double. The blanks around a word belong to it."""
    counted: dict[str, int] = defaultdict(int)
    for word, times in Counter(_WORD.findall(fold(text[:_LOOKED_AT]))).items():
        whole = f" {word} "
        for length in range(_SHORTEST, _LONGEST + 1):
            for start in range(len(whole) - length + 1):
                counted[whole[start : start + length]] += times
    return {piece: 1.0 + math.log(times) if times > 1 else 1.0 for piece, times in counted.items()}
