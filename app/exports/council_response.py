"""What the room made of the sketches, as a council reads it: moods, the order it wants, and what it asked.

The words people wrote on what is missing, and the answers by bench, stand in the report of results, which is attached.
"""

from collections.abc import Iterator

from app.domain.report import Report
from app.domain.reported_votes import Rule
from app.exports.audience_words import AUDIENCE_WORDS
from app.exports.blocks import Block, Cell, Heading, Paragraph, Table
from app.exports.council_words import COUNCIL_WORDS
from app.exports.mood_words import MOOD_WORDS
from app.exports.paper_audience import question_table
from app.exports.paper_moods import order
from app.exports.words import WORDS

_COUNTED_BY: tuple[Rule, ...] = ("plain", "equal_shares")  # as with the ideas


def response(report: Report) -> Iterator[Block]:
    """Moods, orders and questions; of what nobody was asked there is nothing."""
    yield from _moods(report)
    for vote in report.priorities:
        yield from order(report, vote, MOOD_WORDS[report.language], WORDS[report.language], _COUNTED_BY)
    if report.audience_questions:
        yield Heading(2, AUDIENCE_WORDS[report.language].heading)
        yield question_table(report)


def _moods(report: Report) -> Iterator[Block]:
    """The last closed question about each sketch."""
    said, council = MOOD_WORDS[report.language], COUNCIL_WORDS[report.language]
    asked = [(sketch, sketch.moods[-1]) for sketch in report.sketches if sketch.moods]
    if not asked:
        return
    rows = tuple(
        (
            Cell(f"{sketch.number}. {sketch.title}" if sketch.title else str(sketch.number)),
            *(Cell(str(count)) for count in last.everybody.counts),
            Cell(council.left_out.format(left_out=last.everybody.answered, cast=last.present)),
        )
        for sketch, last in asked
    )
    header = (council.sketch, *said.short, said.answers)
    yield Heading(2, said.mood)
    yield Paragraph(council.mood_text)
    yield Table(council.mood_caption, header, rows, (8, 4, 3, 4, 3, 3, 4), tuple(range(1, len(header))))
    if any(sketch.moods[-1].words or sketch.moods[-1].benches for sketch, _ in asked):
        yield Paragraph(council.mood_more, tone="quiet")
