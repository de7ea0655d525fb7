"""What happens next as a table: one row for each step, its days as dates."""

from app.domain.report import Report
from app.exports.closing_words import CLOSING_WORDS
from app.exports.table_words import TABLE_WORDS
from app.exports.tables import Column, Table


def next_steps(report: Report) -> Table:
    """One row for each next step, in the order of the list."""
    words, said = TABLE_WORDS[report.language], CLOSING_WORDS[report.language]
    titles = {one.number: one.title for one in report.sketches}
    columns = (
        Column(words.number, "number"),
        Column(said.what, "long"),
        Column(said.who, "text"),
        Column(said.due, "code"),
        Column(said.first_day, "date"),
        Column(said.last_day, "date"),
        Column(words.sketch, "number"),
        Column(words.title, "text"),
    )
    rows = tuple(
        (
            at,
            one.what,
            one.who,
            one.due,
            one.span.first if one.span else None,
            one.span.last if one.span else None,
            one.sketch,
            titles.get(one.sketch or 0, ""),
        )
        for at, one in enumerate(report.next_steps, start=1)
    )
    return Table(said.sheet, columns, rows, fixed=2)
