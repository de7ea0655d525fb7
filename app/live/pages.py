"""How a sketch is laid out on the big screen: short sections four to a page, long ones over pages of their own."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

CELLS = 4  # short sections on a page, two beside two
CELL = (38, 4)  # letters in a line and lines of a short section
PAGE = (78, 8)  # the same of a section that has the page to itself
ROWS = 7  # of a table or a timeline on a page


@dataclass(frozen=True)
class Cell:
    """A section, or one part of a long one."""

    key: str
    text: str
    part: int = 1
    parts: int = 1
    rows: range | None = None  # of a table or a drawing, which has the page to itself: those on this page


def layout(
    sections: Sequence[tuple[str, str | int]],
    *,
    cells: int = CELLS,
    cell: tuple[int, int] = CELL,
    page: tuple[int, int] = PAGE,
) -> list[list[Cell]]:
    """Pages with the cells that stand on them; the order of the sections is kept.

    A section is its text, or if it is drawn the number of its rows.
    """
    pages: list[list[Cell]] = []
    open_page = False
    for key, text in sections:
        if isinstance(text, int):
            pages += [[part] for part in _tables(key, text)]
            open_page = False
        elif len(_lines(text, cell[0])) <= cell[1]:
            if not open_page or len(pages[-1]) == cells:
                pages.append([])
            pages[-1].append(Cell(key, text))
            open_page = True
        else:
            pages += [[part] for part in _parts(key, text, page)]
            open_page = False
    return pages


def _tables(key: str, rows: int) -> list[Cell]:
    """As even as can be: a last page with a single row looks forgotten."""
    count = max(1, -(-rows // ROWS))
    size = max(1, -(-rows // count))
    parts = [range(first, min(first + size, rows)) for first in range(0, max(1, rows), size)]
    return [Cell(key, "", n, len(parts), rows=part) for n, part in enumerate(parts, start=1)]


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
