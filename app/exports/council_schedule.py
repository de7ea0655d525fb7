"""The Zeitplan: one table over all sketches."""

from collections.abc import Iterator

from app.domain.council_facts import schedule as planned
from app.domain.report import Report
from app.domain.section_text import time_text
from app.exports.blocks import Block, Cell, Heading, Table
from app.exports.council_finance import named_sketch
from app.exports.council_words import COUNCIL_WORDS
from app.exports.section_words import SECTION_WORDS


def schedule(report: Report) -> Iterator[Block]:
    """What happens when in which sketch, in order of time; nothing where no time was written down."""
    said, words = COUNCIL_WORDS[report.language], SECTION_WORDS[report.language]
    found = planned(report)
    if not found:
        return
    rows = tuple(
        (
            Cell(time_text(one.begins, words) or said.not_known),
            Cell(time_text(one.ends, words) or said.not_known),
            Cell(one.what or said.whole, strong=not one.what),
            Cell(one.who or said.not_known),
            Cell(named_sketch(one.sketch)),
        )
        for one in found
    )
    header = (words.begins, words.ends, words.what, words.who, said.sketch)
    yield Heading(1, said.schedule)
    yield Table(said.schedule_caption, header, rows, (4, 4, 6, 4, 5))
