"""The questions of the audience as a table: one row for each, without names."""

from app.domain.report import Report
from app.exports.audience_words import AUDIENCE_WORDS
from app.exports.table_words import TABLE_WORDS
from app.exports.tables import Column, Table


def audience(report: Report) -> Table:
    """One row for each question all could read, those most wanted first."""
    words, said = TABLE_WORDS[report.language], AUDIENCE_WORDS[report.language]
    columns = (
        Column(words.number, "number"),
        Column(said.question, "long"),
        Column(words.sketch, "number"),
        Column(said.wanted, "number"),
        Column(said.answered, "text"),
    )
    rows = tuple(
        (one.number, one.text, one.sketch, one.wanted_by, said.yes if one.answered else said.no)
        for one in report.audience_questions
    )
    return Table(said.heading, columns, rows, fixed=2)
