"""Slides of paragraphs and of rows, parted and numbered where one does not hold them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.domain.slide_parting import (
    TABLE,
    column_widths,
    fitting_rows,
    part_passages,
    part_rows,
    row_lines,
    topic_of,
)
from app.domain.slide_words import SlideWords
from app.domain.slides import Content, Passage, Passages, Slide, SlideKind, Table


def lines_of(*parts: str) -> str:
    """What there is of these parts, each on lines of its own."""
    return "\n".join(part for part in parts if part)


def numbered(
    kind: SlideKind, subject: str, label: str, contents: Sequence[tuple[Content, str]], words: SlideWords
) -> Iterator[Slide]:
    """A slide for each content and its notes; several are numbered: "Ziele (2 von 3)"."""
    parts = len(contents)
    for part, (content, notes) in enumerate(contents, 1):
        topic = topic_of(label, words.part.format(part=part, parts=parts) if parts > 1 else "")
        hint = words.continued.format(part=part, parts=parts) if part > 1 else ""
        full = label if not topic.startswith(label) else ""  # cut in the title
        yield Slide(kind, subject, topic, content, lines_of(hint, full, notes))


def passage_slides(
    kind: SlideKind, subject: str, label: str, passages: Sequence[Passage], words: SlideWords, hint: str = ""
) -> Iterator[Slide]:
    """Slides of paragraphs, whose notes say the same in plain text; `hint` stands in the first ones."""
    contents = [
        (Passages(part), lines_of("" if at else hint, *(one.text for one in part)))
        for at, part in enumerate(part_passages(passages))
    ]
    yield from numbered(kind, subject, label, contents, words)


def table_slides(
    kind: SlideKind, subject: str, label: str, table: Table, notes: str, words: SlideWords
) -> Iterator[Slide]:
    """Slides of a table, each with its header; the notes of the first say all of it, those of the others their rows."""
    widths = column_widths(table.weights)
    room = replace(TABLE, lines=TABLE.lines - row_lines(table.header, widths))
    rows: list[tuple[str, ...]] = []
    sums = 0
    for at, row in enumerate(table.rows):
        pieces = fitting_rows(row, widths, room)
        rows += pieces
        sums += len(pieces) if at >= len(table.rows) - table.sums else 0
    contents: list[tuple[Content, str]] = []
    for places in part_rows(rows, widths, room, sums):
        shown = tuple(rows[place] for place in places)
        below = sum(place >= len(rows) - sums for place in places)
        said = lines_of(*(" · ".join(cell for cell in row if cell) for row in shown)) if contents else notes
        contents.append((replace(table, rows=shown, sums=below), said))
    yield from numbered(kind, subject, label, contents, words)
