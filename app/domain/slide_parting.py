"""How much a slide holds, and how what is longer is parted over several.

The limit is what the last row of a room can read. People read without strain what is at least 16 minutes of arc high
(ISO 9241-303), and rooms are laid out so that nobody sits farther than six heights of the picture away. Capitals are
two thirds of their letter's size, so letters of 1/22.5 of the slide's height (24 points on a slide of 540) have 17
minutes there. Below a title that leaves eleven lines of 1.3 times that height, 34 times as wide as their letters.
Tables, which are looked up and not read through, have letters of 20 points: twelve lines of 42.

Widths are hundredths of the letters' size. They are estimates for fonts nobody knows beforehand, and lie above the
widths of Atkinson Hyperlegible Next and of Arial, so that lines are counted too many rather than too few; rooms of bold
letters are narrower than they could be.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from app.domain.slides import Passage

_LINE, _LABEL_LINE = 10, 9  # heights are counted in tenths of a line
_INDENT = 150
ELLIPSIS = "…"
_SENTENCE_ENDS = re.compile(r"(?<=[.!?…؟。]) +")
_BLANK = 32
_THIN = frozenset("ijlíìîïıįłľ.,:;!|'’‘‚·()[]`\u00a0")
_NARROW = frozenset('rtfIÍÌÎÏİ-‐/\\{}"„“”')
_SLIM = frozenset("acekvxyzsJáàâäãåçćčéèêëęěśşšýÿžźż_–")
_ROUND = frozenset("GOQwÖÓÒÔÕØŌĞĠĢŵ0123456789")
_BROAD = frozenset("mMW%@&—―‰€œæŒÆĲŴ¼½¾+=<>~^©®™…")


@dataclass(frozen=True, slots=True)
class Room:
    """What fits: lines of so many hundredths of a letter's size, and what stands between two paragraphs or rows."""

    lines: int
    width: int
    gap: int = 3  # tenths of a line


TEXT = Room(lines=11, width=3400)
TABLE = Room(lines=12, width=4250, gap=5)
CELL_MARGIN = 80  # both margins of a cell together
PLAN = Room(lines=11, width=TABLE.width, gap=5)  # steps; their header takes the place of a line
PLAN_WIDTHS = (1360, 1340)  # what is done; when, and by whom
PLAN_TICKS = 4  # dates that the line beside them has room for
BARS = 5  # sources of funding on one slide
PEOPLE_BARS = 6  # bars of people, which are single
BAR_NAME = Room(lines=2, width=1200)
LABEL = Room(lines=2, width=TEXT.width)
SUBJECT = Room(lines=1, width=4400)
TOPIC = Room(lines=2, width=2500)
SENTENCE = Room(lines=4, width=2900)
COVER = Room(lines=3, width=2000)
_PART = 420  # "(12 von 34)" behind a topic


@lru_cache(maxsize=4096)
def width(text: str) -> int:
    """How wide a word is at most, in hundredths of its letters' size."""
    return sum(map(_width, text))


def _width(character: str) -> int:
    kind = unicodedata.category(character)
    if kind in ("Mn", "Me", "Cf", "Cc"):
        return 0
    if character == " ":
        return _BLANK
    if character in _THIN:
        return 37
    if character in _NARROW:
        return 50
    if character in _SLIM:
        return 57
    if character in _BROAD or unicodedata.east_asian_width(character) in "WF" or kind in ("So", "Sm", "Co"):
        return 105 if ord(character) < 0x2100 else 140
    if character in _ROUND:
        return 67 if kind == "Nd" else 79
    if ord(character) < 0x250:
        return 73 if kind == "Lu" else 60
    if "\u0600" <= character <= "\u06ff":
        return 64  # joined, they are half as wide
    return 100 if ord(character) > 0x700 and not "\u2010" <= character <= "\u2030" else 84


def wrapped(text: str, room: int) -> list[str]:
    """The lines of a paragraph, with the blanks at their ends, so that together they are the paragraph.

    Words go to the next line as a whole unless they are longer than one.
    """
    lines: list[str] = []
    line, used = "", 0
    for word in text.split(" "):
        wide = width(word)
        if line and used + _BLANK + wide <= room:
            line, used = f"{line} {word}", used + _BLANK + wide
            continue
        if line:
            lines.append(f"{line} ")
        *full, line = _broken(word, room) if wide > room else [word]
        lines += full
        used = width(line)
    return [*lines, line]


def _broken(word: str, room: int) -> list[str]:
    """A word that is longer than a line; marks stay with their letter."""
    pieces, used = [""], 0
    for character in word:
        wide = _width(character)
        if used + wide > room and pieces[-1]:
            pieces.append("")
            used = 0
        pieces[-1] += character
        used += wide
    return pieces


def shortened(text: str, room: Room) -> str:
    """`text`, cut at a word so that it fits, or in one that is long; what was cut shows as an ellipsis."""
    if len(wrapped(text, room.width)) <= room.lines:
        return text
    ends = range(len(text))
    most = bisect_right(ends, room.lines, key=lambda end: len(wrapped(text[:end] + ELLIPSIS, room.width)))
    kept = text[: most - 1]
    at_word = kept.rpartition(" ")[0] if " " in kept[-min(20, len(kept) // 2) :] else ""
    return (at_word or kept).rstrip(" ,;:–-") + ELLIPSIS


def topic_of(label: str, part: str = "") -> str:
    """A label as the topic of a slide, with which part of several it is."""
    if not part:
        return shortened(label, TOPIC)
    return f"{shortened(label, replace(TOPIC, width=TOPIC.width - _PART))} {part}"


def sentences(text: str) -> list[str]:
    """A paragraph's sentences."""
    return [one for one in _SENTENCE_ENDS.split(text) if one]


def part_passages(passages: Iterable[Passage]) -> list[tuple[Passage, ...]]:
    """The paragraphs of each slide; a label is never the last on one."""
    slides: list[list[Passage]] = [[]]
    used = 0
    for passage in (piece for one in passages for piece in _fitting(one)):
        high = _height(passage)
        if slides[-1] and used + high > TEXT.lines * _LINE:
            label = [slides[-1].pop()] if slides[-1][-1].tone == "label" else []
            slides = [one for one in slides if one] + [label]
            used = sum(map(_height, label))
        slides[-1].append(passage)
        used += high
    return [tuple(one) for one in slides if one]


def _height(passage: Passage) -> int:
    lines = len(wrapped(passage.text, _room(passage)))
    return lines * _LABEL_LINE if passage.tone == "label" else lines * _LINE + TEXT.gap


def _room(passage: Passage) -> int:
    """How wide a line is: an item stands behind a sign; a label is smaller, but bold."""
    return TEXT.width - _INDENT if passage.tone == "item" else TEXT.width


def _fitting(passage: Passage) -> Iterator[Passage]:
    """The paragraph in pieces that fit below a label: parted between sentences, and a long one between lines."""
    if passage.tone == "label":
        yield replace(passage, text=shortened(passage.text, LABEL))
        return
    most, room = TEXT.lines - 3, _room(passage)
    piece = ""
    for sentence in sentences(passage.text):
        longer = f"{piece} {sentence}" if piece else sentence
        if len(wrapped(longer, room)) <= most:
            piece = longer
            continue
        if piece:
            yield replace(passage, text=piece)
        *full, rest = _chunks(wrapped(sentence, room), most)
        yield from (replace(passage, text="".join(lines).rstrip()) for lines in full)
        piece = "".join(rest)
    if piece:
        yield replace(passage, text=piece)


def part_rows(
    rows: Sequence[tuple[str, ...]], widths: Sequence[int], room: Room, sums: int = 0
) -> list[list[int]]:
    """Which of the rows stand on each slide, by their places; `widths` are those of their cells' lines.

    On as few slides as they fit on, and as evenly: no single row is left for the last one. The last `sums` rows, which
    are sums, stand together and below a row they add up, as far as a slide holds them. Every row must fit by itself:
    see `fitting_rows`.
    """
    heights = [row_lines(row, widths) * _LINE + room.gap for row in rows]
    most, begins = room.lines * _LINE, len(rows) - sums - 1
    parted = _evenly_filled(heights, most)
    whole = not sums or len(parted) < 2 or parted[-1][0] <= begins
    if whole or begins < 1 or sum(heights[begins:]) > most:
        return parted
    return [*_evenly_filled(heights[:begins], most), list(range(begins, len(rows)))]


def _evenly_filled(heights: Sequence[int], most: int) -> list[list[int]]:
    if not heights:
        return []
    fewest = _filled(heights, most)
    if len(fewest) == 1:
        return fewest
    limits = range(sum(heights) // len(fewest), most)
    even = (_filled(heights, limit) for limit in limits)
    return next((parted for parted in even if len(parted) == len(fewest)), fewest)


def _filled(heights: Sequence[int], limit: int) -> list[list[int]]:
    """The places of rows on slides that are filled one after the other."""
    slides: list[list[int]] = [[]]
    used = 0
    for place, high in enumerate(heights):
        if slides[-1] and used + high > limit:
            slides.append([])
            used = 0
        slides[-1].append(place)
        used += high
    return slides


def row_lines(row: Sequence[str], widths: Sequence[int]) -> int:
    """How many lines a row has."""
    return max(len(wrapped(text, wide)) for text, wide in zip(row, widths, strict=True))


def fitting_rows(row: tuple[str, ...], widths: Sequence[int], room: Room) -> list[tuple[str, ...]]:
    """The row in as many as it needs to fit: what is too long in a cell goes on in the same cell of the next."""
    most = room.lines - 1
    cells = [_chunks(wrapped(text, wide), most) for text, wide in zip(row, widths, strict=True)]
    return [
        tuple("".join(cell[at]).rstrip() if at < len(cell) else "" for cell in cells)
        for at in range(max(map(len, cells)))
    ]


def column_widths(weights: Sequence[int], room: Room = TABLE) -> list[int]:
    """How wide the lines of each column are."""
    return [room.width * weight // sum(weights) - CELL_MARGIN for weight in weights]


def evenly(number: int, most: int) -> list[range]:
    """Places from 0 in as few parts of at most so many as there can be, none much shorter than the others."""
    parts = -(-number // most)
    size = -(-number // parts) if parts else 1
    return [range(at, min(at + size, number)) for at in range(0, number, size)]


def _chunks(lines: list[str], most: int) -> list[list[str]]:
    return [lines[at : at + most] for at in range(0, len(lines), most)] or [[]]
