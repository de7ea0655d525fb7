"""All tables of a report, once for every format that has tables: the sheets of the workbook, the files of the CSV."""

from collections.abc import Callable

from app.domain.report import Report
from app.exports import (
    advice_table,
    agreement_tables,
    audience_tables,
    closing_tables,
    idea_tables,
    mood_tables,
    sketch_tables,
    vote_tables,
)
from app.exports.tables import Table

TABLES: tuple[Callable[[Report], Table], ...] = (
    idea_tables.ideas,
    idea_tables.bundles,
    vote_tables.rounds,
    vote_tables.ballots,
    vote_tables.outcomes,
    vote_tables.by_bench,
    vote_tables.choices,
    sketch_tables.sketches,
    sketch_tables.costs,
    advice_table.advice,
    agreement_tables.agreement,
    mood_tables.moods,
    mood_tables.missing,
    mood_tables.priorities,
    mood_tables.priority_ballots,
    mood_tables.priority_outcomes,
    audience_tables.audience,
    closing_tables.next_steps,
    vote_tables.participation,
    vote_tables.meetings,
)
