"""Advice on sketches as a table, without names: one row per piece, its answers in one cell."""

from collections.abc import Iterator
from typing import BinaryIO

from app.domain.report import Report, SketchAdvice, SketchPaper
from app.exports import csv_tables
from app.exports.cleaning import cleaned
from app.exports.table_words import TABLE_WORDS, TableWords
from app.exports.tables import Column, Table, Value

MEDIA_TYPE = csv_tables.MEDIA_TYPE
EXTENSION = "csv"
LABEL = "Rückmeldungen (CSV)"
NAMES = {"de": "rueckmeldungen", "en": "advice"}


def write(report: Report, out: BinaryIO) -> None:
    """Write one row per piece of advice to `out`."""
    csv_tables.write_table(advice(cleaned(report)), out)


def advice(report: Report) -> Table:
    """One row per piece of advice with what became of it; a withdrawn one is a row without words."""
    words = TABLE_WORDS[report.language]
    columns = (
        Column(words.sketch, "number"),
        Column(words.title, "text"),
        Column(words.number, "number"),
        Column(words.section, "text"),
        Column(words.advice_text, "long"),
        Column(words.language),
        Column(words.advised_by),
        Column(words.advice_state),
        Column(words.reason, "long"),
        Column(words.answer, "long"),
    )
    rows = tuple(_row(sketch, one, words) for sketch in report.sketches for one in sketch.advice)
    return Table(words.advice, columns, rows, fixed=3)


def _row(sketch: SketchPaper, one: SketchAdvice, words: TableWords) -> tuple[Value, ...]:
    states = {
        "open": words.open,
        "taken_up": words.taken_up,
        "settled": words.settled,
        "declined": words.declined,
        "withdrawn": words.withdrawn,
    }
    labels = {section.key: section.label for section in sketch.sections}
    return (
        sketch.number,
        sketch.title,
        one.number,
        labels.get(one.section, one.section) or words.whole_sketch,
        one.text,
        one.language,
        _voice(one.voice, words),
        states[one.state],
        one.reason,
        "\n".join(_answers(one, words)),
    )


def _answers(one: SketchAdvice, words: TableWords) -> Iterator[str]:
    for answer in one.answers:
        yield f"{_voice(answer.voice, words)}: {answer.text}"


def _voice(voice: str, words: TableWords) -> str:
    named = {"facilitator": words.facilitator, "adviser": words.adviser}
    return named.get(voice, words.anonymous)
