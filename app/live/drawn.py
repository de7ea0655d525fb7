"""How much room a section that is drawn takes on the big screen, so that no row of a table is cut off at its edge.

Guessed in half lines from the length of its words: generously, for what is a little too high a script makes smaller.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from app.domain.section_types import (
    Choice,
    Cost,
    Indicator,
    Indicators,
    Label,
    Money,
    Partners,
    SectionValue,
    Step,
    Steps,
)
from app.live.pages import Drawn

WIDE, HALF = 126, 66  # letters beside one another on the whole screen, and on its half
_LINE, _SPACE, _NOTE = 2, 1, 3  # half lines: of words, between rows, of what is not understood in a row
_SPAN = 9  # words, and a line with its months
_TIMES = 24  # letters of "1. Dezember 2027 bis 2028 · "


def drawn(value: SectionValue, width: int) -> Drawn:
    """How high its rows are, and what stands below the last one; `width` is in letters."""
    noted = {problem.row for problem in value.problems}
    if isinstance(value, Steps):
        return Drawn(tuple(_step(row, width * 55 // 100, row.id in noted) for row in value.rows))
    if isinstance(value, Money):
        return Drawn(tuple(_cost(row, width, row.id in noted) for row in value.rows), _sums(value))
    if isinstance(value, Indicators):
        return Drawn(tuple(_indicator(row, width, row.id in noted) for row in value.rows))
    below = _NOTE * len(value.problems)
    if isinstance(value, Choice):
        rows = [_lines(_longest(one.label), width // 2) for one in value.chosen]
    elif isinstance(value, Partners):
        rows = [_lines(row.name, width // 2 - 16) for row in value.rows]
    else:
        return Drawn((), _SPAN + below, can_share=True)
    return Drawn(tuple(_LINE * lines + _SPACE for lines in rows), below, can_share=True)


def _step(row: Step, width: int, noted: bool) -> int:
    told = _lines("x" * _TIMES + " " + row.who, width)
    return _LINE * (_lines(row.what, width) + told) + _SPACE + _NOTE * noted


def _cost(row: Cost, width: int, noted: bool) -> int:
    lines = max(_lines(row.item, width * 4 // 10), _lines(row.funding, width // 4))
    return _LINE * lines + _SPACE + _NOTE * noted


def _indicator(row: Indicator, width: int, noted: bool) -> int:
    short = max(_lines(row.start, width // 7), _lines(row.target, width // 7))
    return _LINE * max(_lines(row.what, width * 4 // 10), short) + _SPACE + _NOTE * noted


def _sums(value: Money) -> int:
    """The sums, and who pays which part of them: once beside every year, each with a bar below its name."""
    sums = value.sums
    bars = [
        [one.source for one in value.by_funding if (one.sums.yearly if yearly else one.sums.once)]
        for yearly in (False, True)
    ]
    high = [_SPACE + _LINE + sum(_LINE * _lines(name, 24) + 2 * _SPACE for name in names) for names in bars]
    told = _LINE + _SPACE if sums.left_out or sums.approximate else 0
    return 2 * (_LINE + _SPACE) + told + max(high)


def _longest(label: Label) -> str:
    return label if isinstance(label, str) else max(label.values(), key=len, default="")


def _lines(text: str, width: int) -> int:
    return max(1, _count(textwrap.wrap(line, width) for line in text.split("\n")))


def _count(parts: Iterable[list[str]]) -> int:
    return sum(len(part) for part in parts)
