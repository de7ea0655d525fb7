"""What a paper says of the questions of the audience."""

from collections.abc import Iterator

from app.domain.report import Report
from app.exports.audience_words import AUDIENCE_WORDS
from app.exports.blocks import Block, Cell, Heading, Table


def audience(report: Report) -> Iterator[Block]:
    """The part of the paper; nothing where nobody asked."""
    if not report.audience_questions:
        return
    yield Heading(1, AUDIENCE_WORDS[report.language].heading)
    yield question_table(report)


def question_table(report: Report) -> Table:
    """Every question with what it was about, how many wanted to know it, and whether it was answered."""
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
    header = (said.question, said.sketch, said.wanted, said.answered)
    return Table(said.caption, header, rows, (10, 3, 3, 3), (2,))
