"""A sketch as the plain data that fill an office's own template."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.domain.council_facts import costs
from app.domain.report import Report, SketchPaper, SketchSection
from app.domain.section_text import amount_text, cents_text, plain_text, time_text
from app.domain.section_types import Indicators, Steps, Text
from app.exports.agreement_words import AGREEMENT_WORDS
from app.exports.blocks import Paragraph
from app.exports.paper_agreement import standing
from app.exports.paper_words import named, paragraphs
from app.exports.section_words import SECTION_WORDS
from app.exports.words import WORDS

# The names of the sections that the form we ship has, by their keys in it.
SECTIONS = {
    "kurzbeschreibung": "summary",
    "ausgangslage": "situation",
    "ziele": "goals",
    "zielgruppe": "target_group",
    "zeitrahmen": "timeframe",
    "partner": "partners",
    "risiken": "risks",
}


def sketch_data(report: Report, sketch: SketchPaper) -> Mapping[str, Any]:
    """Everything a template may name of one sketch."""
    words = WORDS[report.language]
    state = [block.text for block in standing(report, sketch, words) if isinstance(block, Paragraph)]
    by_key = {one.key: "\n".join(_lines(report, one)) for one in sketch.sections}
    filled = [one for one in sketch.sections if one.filled and one.key != "title"]
    votes = sketch.origin.votes
    return {
        "nummer": str(sketch.number),
        "titel": sketch.title,
        "abnahme": " ".join(state),
        "haltungen": _stances(report, sketch),
        **{name: by_key.get(key, "") for name, key in SECTIONS.items()},
        "abschnitte": [{"name": one.label, "zeilen": _lines(report, one)} for one in filled],
        **_tables(report, sketch),
        "herkunft": [named(report, number, words) for number in sketch.origin.ideas],
        "stimmen": "" if votes is None else str(votes),
    }


def _lines(report: Report, section: SketchSection) -> list[str]:
    value = section.value or Text(section.text)
    return paragraphs(plain_text(value, SECTION_WORDS[report.language]))


def _stances(report: Report, sketch: SketchPaper) -> str:
    if not sketch.versions:
        return ""
    one = sketch.versions[-1]
    return AGREEMENT_WORDS[report.language].counts.format(
        agreed=one.agreed, concerned=one.concerned, objected=one.objected, present=one.present
    )


def _tables(report: Report, sketch: SketchPaper) -> Mapping[str, Any]:
    words = SECTION_WORDS[report.language]
    values = [section.value for section in sketch.sections]
    money = costs([sketch])
    sums = money.sums
    return {
        "schritte": [
            {
                "was": row.what,
                "beginn": time_text(row.begins, words),
                "ende": time_text(row.ends, words),
                "wer": row.who,
            }
            for value in values
            if isinstance(value, Steps)
            for row in value.rows
        ],
        "kosten": [
            {
                "wofuer": row.item,
                "betrag": amount_text(row, words),
                "wie_oft": words.yearly if row.yearly else words.once,
                "finanzierung": row.funding,
            }
            for row in money.rows
        ],
        "summe_einmalig": cents_text(sums.once, sums.approximate_once, words) if sums.once else "",
        "summe_jaehrlich": cents_text(sums.yearly, sums.approximate_yearly, words) if sums.yearly else "",
        "erfolg": [
            {"was": row.what, "heute": row.start, "ziel": row.target, "bis": time_text(row.due, words)}
            for value in values
            if isinstance(value, Indicators)
            for row in value.rows
        ],
    }
