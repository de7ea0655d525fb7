"""What changed between two texts, word by word, in a bounded number of steps.

The shortest way from one text to the other is looked for (Myers, "An O(ND) Difference Algorithm and Its
Variations", 1986), with words, signs and line breaks as its letters. Two long texts that have little in common would
take it minutes and tell nobody anything: after so many steps whole paragraphs are compared instead, and what is
different in them stands there as taken out and put in.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

_STEPS = 300_000  # of one comparison, about a tenth of a second
_JOINERS = frozenset("\u200c\u200d")  # within words, and between the parts of one picture
_WITHIN_WORDS = frozenset("_'’")


class Mark(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"
    SKIPPED = "skipped"  # of what stayed, not told in an excerpt


@dataclass(frozen=True)
class Piece:
    """A piece of text that stayed, was taken out, or was put in."""

    mark: Mark
    text: str


Pieces = tuple[Piece, ...]
_Marked = tuple[Mark, str]


def changes(before: str, after: str) -> Pieces:
    """How `before` became `after`, in the order of reading: what was taken out stands before what took its place."""
    return tuple(_pieces(_calm(_compared(before, after))))


def text_before(pieces: Iterable[Piece]) -> str:
    """The older text: all that was not put in."""
    return "".join(piece.text for piece in pieces if piece.mark != Mark.NEW)


def text_after(pieces: Iterable[Piece]) -> str:
    """The newer text: all that was not taken out."""
    return "".join(piece.text for piece in pieces if piece.mark != Mark.GONE)


def excerpt(pieces: Iterable[Piece], around: int = 160) -> Pieces:
    """What changed with so many letters of what stands around it; between them what is the same is skipped."""
    every = tuple(pieces)
    found: list[Piece] = []
    for place, piece in enumerate(every):
        head = around if place else 0
        tail = around if place < len(every) - 1 else 0
        if piece.mark != Mark.SAME or len(piece.text) <= head + tail + around:
            found.append(piece)
            continue
        words = words_of(piece.text)
        kept_head, kept_tail = _first(words, head), _first(words[::-1], tail)[::-1]
        skipped = "".join(words[len(kept_head) : len(words) - len(kept_tail)])
        parts = [(Mark.SAME, "".join(kept_head)), (Mark.SKIPPED, skipped), (Mark.SAME, "".join(kept_tail))]
        found += [Piece(mark, text) for mark, text in parts if text]
    return tuple(found)


def _first(words: Sequence[str], letters: int) -> list[str]:
    """The first of these words that have no more than so many letters together."""
    found, length = [], 0
    for word in words:
        length += len(word)
        if length > letters:
            break
        found.append(word)
    return found


def words_of(text: str) -> list[str]:
    """A text in words, blanks, signs and line breaks; put together they are the text."""
    found: list[str] = []
    last = ""  # the kind of the token at the end
    for letter in text:
        kind = _kind(letter)
        joins = bool(found) and last != "break" and (kind == "mark" or found[-1][-1] == "\u200d")
        if joins or (found and kind == last and kind in ("word", "blank")):
            found[-1] += letter
        else:
            found.append(letter)
            last = "sign" if kind == "mark" else kind
    return found


def _kind(letter: str) -> str:
    if letter == "\n":
        return "break"
    if letter.isalnum() or letter in _WITHIN_WORDS:
        return "word"
    if letter.isspace():
        return "blank"
    category = unicodedata.category(letter)
    return "mark" if category[0] == "M" or category == "Sk" or letter in _JOINERS else "sign"


def _compared(before: str, after: str) -> list[_Marked]:
    """Word by word; where that takes too long paragraph by paragraph, and word by word in those that changed."""
    old, new = words_of(before), words_of(after)
    found, left = _shortest(old, new, _STEPS)
    if found is not None:
        return found
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    paragraphs, left = _shortest(old, new, _STEPS // 3)
    if paragraphs is None:
        return _replaced([before], [after])
    marked: list[_Marked] = []
    for same, run in groupby(paragraphs, key=lambda one: one[0] == Mark.SAME):
        part = list(run)
        if same:
            marked += part
            continue
        gone = [text for mark, text in part if mark == Mark.GONE]
        fresh = [text for mark, text in part if mark == Mark.NEW]
        within, left = _shortest(words_of("".join(gone)), words_of("".join(fresh)), left)
        marked += within if within is not None else _replaced(gone, fresh)
    return marked


def _replaced(gone: Sequence[str], fresh: Sequence[str]) -> list[_Marked]:
    return [*((Mark.GONE, text) for text in gone), *((Mark.NEW, text) for text in fresh)]


def _shortest(old: Sequence[str], new: Sequence[str], steps: int) -> tuple[list[_Marked] | None, int]:
    """The shortest way from `old` to `new`, or None when it takes more than `steps`; and how many are left."""
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    way, left = _way(old[start : len(old) - end], new[start : len(new) - end], steps)
    if way is None:
        return None, left
    before = [(Mark.SAME, token) for token in old[:start]]
    return [*before, *way, *((Mark.SAME, token) for token in old[len(old) - end :])], left


def _alike(old: Sequence[str], new: Sequence[str]) -> int:
    most = min(len(old), len(new))
    return next((n for n in range(most) if old[n] != new[n]), most)


def _way(old: Sequence[str], new: Sequence[str], steps: int) -> tuple[list[_Marked] | None, int]:
    """Myers: how far one comes on every diagonal with one change more, until the end is reached."""
    if not old or not new:
        return _replaced(old, new), steps
    if not set(old) & set(new):
        return _replaced(old, new), steps  # nothing in common; and the longest way there is
    far, trace = {1: 0}, []
    for depth in range(len(old) + len(new) + 1):
        trace.append(far.copy())
        steps -= len(far) // 8  # a copy is made faster than a step
        for diagonal in range(-depth, depth + 1, 2):
            down = diagonal == -depth or (
                diagonal != depth and far.get(diagonal - 1, -1) < far.get(diagonal + 1, -1)
            )
            x = far[diagonal + 1] if down else far[diagonal - 1] + 1
            begun = x
            while x < len(old) and x - diagonal < len(new) and old[x] == new[x - diagonal]:
                x += 1
            steps -= 1 + x - begun
            far[diagonal] = x
            if x >= len(old) and x - diagonal >= len(new):
                return _walked_back(old, new, trace), steps
        if steps < 0:
            break
    return None, 0


def _walked_back(old: Sequence[str], new: Sequence[str], trace: Sequence[dict[int, int]]) -> list[_Marked]:
    way: list[_Marked] = []
    x, y = len(old), len(new)
    for depth in range(len(trace) - 1, -1, -1):
        far, diagonal = trace[depth], x - y
        down = diagonal == -depth or (
            diagonal != depth and far.get(diagonal - 1, -1) < far.get(diagonal + 1, -1)
        )
        came = diagonal + 1 if down else diagonal - 1
        from_x = far[came] if depth else 0
        from_y = from_x - came if depth else 0
        while x > from_x and y > from_y:
            x, y = x - 1, y - 1
            way.append((Mark.SAME, old[x]))
        if depth:
            way.append((Mark.NEW, new[from_y]) if down else (Mark.GONE, old[from_x]))
            x, y = from_x, from_y
    return way[::-1]


def _calm(marked: Sequence[_Marked]) -> list[_Marked]:
    """Blanks and signs alone between two changes change with them: else every word would stand by itself."""
    runs = [(same, list(run)) for same, run in groupby(marked, key=lambda one: one[0] == Mark.SAME)]
    found: list[_Marked] = []
    for place, (same, run) in enumerate(runs):
        between = 0 < place < len(runs) - 1
        if same and between and not any(_tells(text) for _, text in run):
            found += [(mark, text) for mark in (Mark.GONE, Mark.NEW) for _, text in run]
        else:
            found += run
    return found


def _tells(text: str) -> bool:
    """Whether it holds on to its place: a word, or the end of a paragraph."""
    return text == "\n" or any(letter.isalnum() for letter in text)


def _pieces(marked: Iterable[_Marked]) -> Iterable[Piece]:
    """Neighbours of one kind as one piece; within a change first all that was taken out."""
    for same, run in groupby(marked, key=lambda one: one[0] == Mark.SAME):
        part = list(run)
        for mark in (Mark.SAME,) if same else (Mark.GONE, Mark.NEW):
            text = "".join(text for one, text in part if one == mark)
            if text:
                yield Piece(mark, text)
