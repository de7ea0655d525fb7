"""What a paper says of the questions of the audience."""

from collections.abc import Iterator

from app.domain.report import Report
from app.exports.audience_words import AUDIENCE_WORDS
from app.exports.blocks import Block, Cell, Heading, Table


def audience(report: Report) -> Iterator[Block]:
    """The part of the paper; nothing where nobody asked."""
    if not report.audience_questions:
        return
    said = AUDIENCE_WORDS[report.language]
    rows = tuple(
        (
            Cell(one.text),
            Cell(str(one.sketch) if one.sketch else said.all),
            Cell(str(one.wanted_by)),
            Cell(said.yes if one.answered else said.no),
        )
        for one in report.audience_questions
    )
    yield Heading(1, said.heading)
    header = (said.question, said.sketch, said.wanted, said.answered)
    yield Table(said.caption, header, rows, (10, 3, 3, 3))
