"""Agreement on sketches as tables: one row per version and reservation; and in one cell, for the table of ideas."""

from collections.abc import Iterator
from dataclasses import replace

from app.domain.report import Report, SketchPaper
from app.domain.reported_agreement import SketchReservation, SketchVersion
from app.exports.agreement_words import AGREEMENT_WORDS, AgreementWords
from app.exports.table_words import TABLE_WORDS
from app.exports.tables import Column, Table, Value


def agreement(report: Report) -> Table:
    """One row per version and reservation; a version nobody had a reservation against has one row."""
    words, said = TABLE_WORDS[report.language], AGREEMENT_WORDS[report.language]
    columns = (
        Column(words.sketch, "number"),
        Column(words.title, "text"),
        Column(said.version, "number"),
        Column(said.closed_on, "date"),
        Column(said.agreeing, "number"),
        Column(said.concerns, "number"),
        Column(said.objection, "number"),
        Column(said.present, "number"),
        Column(said.reopened, "long"),
        Column(said.stance),
        Column(words.reservation, "long"),
        Column(words.bench, "text"),
        Column(words.language),
    )
    rows = tuple(
        (*_version(sketch, version), *_said(reservation, said))
        for sketch in report.sketches
        for version in sketch.versions
        for reservation in (version.reservations or (None,))
    )
    return Table(said.agreement, columns, rows)


def with_agreement(report: Report, ideas: Table) -> Table:
    """The table of ideas with what became of the sketch of each, in words; for whoever has that one alone."""
    said = AGREEMENT_WORDS[report.language]
    by_idea = {sketch.idea: "\n".join(_lines(sketch, said)) for sketch in report.sketches}
    rows = tuple((*row, by_idea.get(row[0], "") if isinstance(row[0], int) else "") for row in ideas.rows)
    return replace(ideas, columns=(*ideas.columns, Column(said.present_then, "long")), rows=rows)


def _lines(sketch: SketchPaper, said: AgreementWords) -> Iterator[str]:
    for one in sketch.versions:
        counts = said.counts.format(
            agreed=one.agreed, concerned=one.concerned, objected=one.objected, present=one.present
        )
        yield f"{said.version} {one.number} ({one.closed_on.isoformat()}): {counts}"
        for other in one.reservations:
            what = said.stance_of(other.stance)
            yield f"{said.said_by.format(what=what, who=other.bench) if other.bench else what}: {other.text}"
        if one.reopened:
            yield f"{said.reopened}: {one.reason}"
    if sketch.pending:
        yield (
            said.pending_again.format(number=sketch.versions[-1].number) if sketch.versions else said.pending
        )


def _version(sketch: SketchPaper, one: SketchVersion) -> tuple[Value, ...]:
    counts = (one.agreed, one.concerned, one.objected, one.present)
    return (sketch.number, one.title or sketch.title, one.number, one.closed_on, *counts, one.reason)


def _said(one: SketchReservation | None, said: AgreementWords) -> tuple[Value, ...]:
    return (said.stance_of(one.stance), one.text, one.bench, one.language) if one else ("", "", "", "")
