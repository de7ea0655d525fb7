"""Advice on sketches as a table, without names: one row per piece, its answers in one cell."""

from dataclasses import dataclass
from typing import BinaryIO

from app.domain.report import AdviceState, AdviceVoice, Language, Report, SketchAdvice, SketchPaper
from app.exports import csv_file
from app.exports.cleaning import cleaned
from app.exports.table_words import TABLE_WORDS
from app.exports.tables import Column, Table, Value

MEDIA_TYPE = csv_file.MEDIA_TYPE
EXTENSION = "csv"
LABEL = "Rückmeldungen (CSV)"
NAMES = {"de": "rueckmeldungen", "en": "advice"}


@dataclass(frozen=True, slots=True)
class AdviceWords:
    """The words of this table alone: its name, its headings, and what stands in its cells."""

    name: str
    section: str
    text: str
    by: str
    state: str
    whole: str
    voices: dict[AdviceVoice, str]
    states: dict[AdviceState, str]


_WORDS: dict[Language, AdviceWords] = {
    "de": AdviceWords(
        name="Rückmeldungen",
        section="Abschnitt",
        text="Rückmeldung",
        by="Von",
        state="Stand",
        whole="ganze Skizze",
        voices={"participant": "anonym", "facilitator": "Moderation", "adviser": "Beirat"},
        states={
            "open": "offen",
            "taken_up": "aufgegriffen",
            "settled": "erledigt",
            "declined": "abgelehnt",
            "withdrawn": "zurückgezogen",
        },
    ),
    "en": AdviceWords(
        name="Advice",
        section="Section",
        text="Advice",
        by="By",
        state="State",
        whole="whole sketch",
        voices={"participant": "anonymous", "facilitator": "Facilitator", "adviser": "Advisory board"},
        states={
            "open": "open",
            "taken_up": "taken up",
            "settled": "settled",
            "declined": "declined",
            "withdrawn": "withdrawn",
        },
    ),
}


def write(report: Report, out: BinaryIO) -> None:
    """Write one row per piece of advice to `out`."""
    csv_file.write_table(advice(cleaned(report)), out)


def advice(report: Report) -> Table:
    """One row per piece of advice with what became of it; a withdrawn one is a row without words."""
    common, words = TABLE_WORDS[report.language], _WORDS[report.language]
    columns = (
        Column(common.sketch, "number"),
        Column(common.title, "text"),
        Column(common.number, "number"),
        Column(words.section, "text"),
        Column(words.text, "long"),
        Column(common.language),
        Column(words.by),
        Column(words.state),
        Column(common.reason, "long"),
        Column(common.answer, "long"),
    )
    rows = tuple(_row(sketch, one, words) for sketch in report.sketches for one in sketch.advice)
    return Table(words.name, columns, rows, fixed=3)


def _row(sketch: SketchPaper, one: SketchAdvice, words: AdviceWords) -> tuple[Value, ...]:
    labels = {section.key: section.label for section in sketch.sections}
    return (
        sketch.number,
        sketch.title,
        one.number,
        labels.get(one.section, one.section) or words.whole,
        one.text,
        one.language,
        one.name or words.voices[one.voice],
        words.states[one.state],
        one.reason,
        "\n".join(f"{answer.name or words.voices[answer.voice]}: {answer.text}" for answer in one.answers),
    )
