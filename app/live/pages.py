"""How a sketch is laid out on the big screen: short sections four to a page, long ones over pages of their own."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

CELLS = 4  # short sections on a page, two beside two
CELL = (38, 4)  # letters in a line and lines of a short section
PAGE = (78, 8)  # the same of a section that has the page to itself
TABLE = 28  # half lines of a table or a timeline on a page
SHARED = 12  # half lines up to which something drawn stands among short sections


@dataclass(frozen=True)
class Drawn:
    """What a section that is drawn takes, in half lines: each of its rows, and what stands below the last one."""

    rows: tuple[int, ...]
    foot: int = 0
    can_share: bool = False  # a page, if it is small; a table has pages of its own


@dataclass(frozen=True)
class Cell:
    """A section, or one part of a long one."""

    key: str
    text: str
    part: int = 1
    parts: int = 1
    rows: range | None = None  # of something drawn: those on this page
    foot: bool = True  # whether what stands below the last row is on it, too


def layout(
    sections: Sequence[tuple[str, str | Drawn]],
    *,
    cells: int = CELLS,
    cell: tuple[int, int] = CELL,
    page: tuple[int, int] = PAGE,
) -> list[list[Cell]]:
    """Pages with the cells that stand on them; the order of the sections is kept."""
    pages: list[list[Cell]] = []
    open_page = False
    for key, content in sections:
        if small := _small(key, content, cell):
            if not open_page or len(pages[-1]) == cells:
                pages.append([])
            pages[-1].append(small)
        elif isinstance(content, Drawn):
            pages += [[part] for part in _tables(key, content)]
        else:
            pages += [[part] for part in _parts(key, content, page)]
        open_page = small is not None
    return pages


def _small(key: str, content: str | Drawn, cell: tuple[int, int]) -> Cell | None:
    """A section that stands beside others, if it is one."""
    if isinstance(content, str):
        return Cell(key, content) if len(_lines(content, cell[0])) <= cell[1] else None
    if not content.can_share or sum(content.rows) + content.foot > SHARED:
        return None
    return Cell(key, "", rows=range(len(content.rows)))


def _tables(key: str, content: Drawn) -> list[Cell]:
    pages = _filled(content.rows, content.foot)
    return [
        Cell(key, "", n, len(pages), rows=rows, foot=n == len(pages)) for n, rows in enumerate(pages, start=1)
    ]


def _filled(rows: Sequence[int], foot: int) -> list[range]:
    """The rows of each page, and none on the last one if what stands below them needs a page of its own.

    As even as can be: a page with a single row looks forgotten.
    """
    pages, first = [], 0
    for n in range(1, len(rows)):
        if sum(rows[first : n + 1]) > TABLE:
            pages.append(range(first, n))
            first = n
    pages.append(range(first, len(rows)))
    is_apart = bool(rows) and sum(rows[first:]) + foot > TABLE and foot > 0
    count = len(pages)
    even = [range(n * len(rows) // count, (n + 1) * len(rows) // count) for n in range(count)]
    high = [sum(rows[page.start : page.stop]) for page in even]
    high[-1] += 0 if is_apart else foot
    return (even if max(high) <= TABLE else pages) + ([range(len(rows), len(rows))] if is_apart else [])


def _parts(key: str, text: str, page: tuple[int, int]) -> list[Cell]:
    lines = _lines(text, page[0])
    count = -(-len(lines) // page[1])
    size = -(-len(lines) // count)
    texts = ["\n".join(lines[n : n + size]) for n in range(0, len(lines), size)]
    return [Cell(key, part, number, len(texts)) for number, part in enumerate(texts, start=1)]


def _lines(text: str, width: int) -> list[str]:
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += textwrap.wrap(paragraph, width) or [""]
    return lines
