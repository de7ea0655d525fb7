"""Stimmungsbilder and the order of sketches as tables."""

from collections.abc import Iterator
from dataclasses import replace

from app.domain.report import Report, ReportedIdea, SketchPaper
from app.domain.reported_moods import MoodCounts, SketchMood
from app.exports import vote_tables
from app.exports.mood_words import MOOD_WORDS
from app.exports.table_words import TABLE_WORDS
from app.exports.tables import Column, Table, Value


def moods(report: Report) -> Table:
    """One row for all who answered a question about a sketch, and one for each bench that may be told."""
    words, said = TABLE_WORDS[report.language], MOOD_WORDS[report.language]
    columns = (
        Column(words.sketch, "number"),
        Column(words.title, "text"),
        Column(words.round, "number"),
        Column(said.asked_on, "date"),
        Column(words.bench, "text"),
        *(Column(level, "number") for level in said.levels),
        Column(words.present, "number"),
    )
    rows = tuple(
        _row(sketch, one, counted, said.everybody)
        for sketch in report.sketches
        for one in sketch.moods
        for counted in (one.everybody, *one.benches)
    )
    return Table(said.mood, columns, rows, fixed=2)


def _row(sketch: SketchPaper, one: SketchMood, counted: MoodCounts, everybody: str) -> tuple[Value, ...]:
    present = None if counted.bench else one.present
    bench = counted.bench or everybody
    return (sketch.number, sketch.title, one.number, one.closed_on, bench, *counted.counts, present)


def missing(report: Report) -> Table:
    """One row for each thing somebody missed; nothing says who, nor what they answered."""
    words, said = TABLE_WORDS[report.language], MOOD_WORDS[report.language]
    columns = (
        Column(words.sketch, "number"),
        Column(words.round, "number"),
        Column(said.words, "long"),
    )
    return Table(said.missing.rstrip("?"), columns, tuple(_missing(report)))


def _missing(report: Report) -> Iterator[tuple[Value, ...]]:
    for sketch in report.sketches:
        for one in sketch.moods:
            for word in one.words:
                yield (sketch.number, one.number, word.text)


def on_sketches(report: Report) -> Report:
    """The report with the votes on the order of sketches in the place of those on ideas; each sketch by its idea."""
    ideas = tuple(ReportedIdea(number=one.idea, title=one.title) for one in report.sketches)
    return replace(
        report,
        ideas=ideas,
        rounds=report.priorities,
        outcomes=report.priority_outcomes,
        selections=(),
        holds=None,
        exclusive=(),
    )


def priorities(report: Report) -> Table:
    """One row per vote on the order."""
    return replace(vote_tables.rounds(on_sketches(report)), name=MOOD_WORDS[report.language].order_round)


def priority_ballots(report: Report) -> Table:
    """Every ballot of them: enough to recount."""
    return replace(vote_tables.ballots(on_sketches(report)), name=MOOD_WORDS[report.language].order_ballots)


def priority_outcomes(report: Report) -> Table:
    """What each rule says about the order."""
    name = MOOD_WORDS[report.language].order_outcomes
    return replace(vote_tables.outcomes(on_sketches(report)), name=name)
