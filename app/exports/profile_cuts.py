"""Shorter versions of the parts of a fact sheet: fewer rows, and texts that end at a sentence or a word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.domain.text import clean_text
from app.exports.blocks import Cell, Items, Paragraph, Table
from app.exports.profile_sheet import Content, Plan, Voice

_SENTENCE_ENDS = (". ", "! ", "? ", "؟ ")
_PAGE = 4500  # characters: more than fits beside anything else
_ROW = 60  # characters a row takes the room of
_CELL = 300  # characters: what a field of a row may hold


@dataclass(frozen=True, slots=True)
class Measure:
    """How much of a part may stand: characters of its texts together, rows, and characters of a cell."""

    text: int
    rows: int
    cell: int


MEASURES = (Measure(1200, 12, _CELL), Measure(700, 8, 160), Measure(400, 5, 100), Measure(200, 3, 60))


def measured(content: tuple[Content, ...]) -> Iterator[tuple[tuple[Content, ...], bool]]:
    """All of it, then whatever a smaller measure makes of it; each with whether anything is missing.

    What no page could hold is not tried: setting it only to see that would take most of the time.
    """
    last: tuple[Content, ...] = ()
    if _weighed(content) <= _PAGE:
        yield content, False
        last = content
    for measure in MEASURES:
        found = tuple(_cut(content, measure))
        if found != last:
            last = found
            yield found, found != content


def _weighed(content: tuple[Content, ...]) -> int:
    """About how many characters have the room this takes."""
    found = 0
    for one in content:
        if isinstance(one, Paragraph | Voice):
            found += max(len(one.text), _ROW)
        elif isinstance(one, Table):
            found += sum(max(_ROW, *(len(cell.text) for cell in row)) for row in one.rows)
        elif isinstance(one, Plan):
            found += 2 * _ROW * len(one.steps.rows)
    return found


def shortened(text: str, limit: int) -> str:
    """At most about `limit` characters of a text, to the end of a sentence if there is one, else of a word."""
    if len(text) <= limit:
        return text
    start = text[: limit + 1]  # the blank after a last word is part of it
    sentence = max(start.rfind(end) for end in _SENTENCE_ENDS) + 1
    if sentence > limit // 2:
        kept = start[:sentence]
    else:
        kept = start.rpartition(" ")[0] if start.rfind(" ") > limit // 2 else text[:limit]
    return f"{clean_text(kept)} […]"  # a direction mark whose partner is gone would turn the neighbours round


def shortened_lines(lines: Sequence[str], limit: int) -> tuple[str, ...]:
    """The first lines of a text, together about `limit` characters."""
    kept: list[str] = []
    left = limit
    for line in lines:
        if left <= 0:
            kept[-1] = kept[-1] if kept[-1].endswith("[…]") else f"{kept[-1]} […]"
            break
        kept.append(shortened(line, left))
        left -= max(len(line), 40)  # every line takes a line
    return tuple(kept)


def _cut(content: tuple[Content, ...], measure: Measure) -> Iterator[Content]:
    """Every kind of content by its own rule; texts share what there is for texts."""
    texts = [one for one in content if isinstance(one, Paragraph)]
    kept = iter(shortened_lines([one.text for one in texts], measure.text))
    voices = 0
    for one in content:
        if isinstance(one, Paragraph):
            text = next(kept, None)
            if text is not None:
                yield replace(one, text=text)
        elif isinstance(one, Voice):
            voices += 1
            if voices <= measure.rows:
                yield replace(one, text=shortened(one.text, measure.text // 2), who=shortened(one.who, 100))
        elif isinstance(one, Items):
            yield Items(tuple(shortened(line, measure.cell) for line in one.lines[: 2 * measure.rows]))
        elif isinstance(one, Table):
            yield _table(one, measure)
        elif isinstance(one, Plan):
            yield _plan(one, measure)
        else:
            yield one


def _table(table: Table, measure: Measure) -> Table:
    rows = (tuple(_cell(cell, measure) for cell in row) for row in table.rows[: measure.rows])
    return replace(table, rows=tuple(rows))


def _cell(cell: Cell, measure: Measure) -> Cell:
    detail = tuple(replace(line, text=shortened(line.text, measure.cell)) for line in cell.detail)
    return replace(cell, text=shortened(cell.text, measure.cell), detail=detail)


def _plan(plan: Plan, measure: Measure) -> Plan:
    rows = (
        replace(row, what=shortened(row.what, measure.cell), who=shortened(row.who, measure.cell))
        for row in plan.steps.rows[: measure.rows]
    )
    notes = (tuple(shortened(line, measure.cell) for line in lines) for lines in plan.notes[: measure.rows])
    return Plan(replace(plan.steps, rows=tuple(rows)), tuple(notes))
