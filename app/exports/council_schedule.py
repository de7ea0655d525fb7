"""The Zeitplan: one table over all sketches."""

from collections.abc import Iterator

from app.domain.council_facts import schedule as planned
from app.domain.report import Report
from app.domain.section_text import times_text
from app.exports.blocks import Block, Cell, Heading, Table
from app.exports.closing_words import CLOSING_WORDS
from app.exports.council_finance import named_sketch
from app.exports.council_words import COUNCIL_WORDS
from app.exports.paper_closing import next_steps_table
from app.exports.section_words import SECTION_WORDS


def schedule(report: Report) -> Iterator[Block]:
    """What is done next, then what happens when in which sketch, in order of time; nothing where nothing is planned."""
    said = COUNCIL_WORDS[report.language]
    found = planned(report)
    if not found and not report.next_steps:
        return
    yield Heading(1, said.schedule)
    if report.next_steps:
        yield Heading(2, CLOSING_WORDS[report.language].next_steps)
        yield next_steps_table(report)
    if found:
        if report.next_steps:
            yield Heading(2, said.schedule_caption)
        caption = SECTION_WORDS[report.language].steps_caption
        yield _sketches(report, caption if report.next_steps else said.schedule_caption)


def _sketches(report: Report, caption: str) -> Table:
    said, words = COUNCIL_WORDS[report.language], SECTION_WORDS[report.language]
    rows = tuple(
        (
            Cell(times_text(one.begins, one.ends, words) or said.not_known),
            Cell(one.what or said.whole, strong=not one.what),
            Cell(one.who or said.not_known),
            Cell(named_sketch(one.sketch)),
        )
        for one in planned(report)
    )
    header = (said.when, words.what, words.who, said.sketch)
    return Table(caption, header, rows, (6, 8, 6, 8))
