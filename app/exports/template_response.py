"""What a template is filled with about moods, the order of sketches, questions of the audience, and next steps."""

from __future__ import annotations

from app.domain.report import Report, SketchPaper
from app.exports.audience_words import AUDIENCE_WORDS
from app.exports.council_words import COUNCIL_WORDS
from app.exports.mood_words import MOOD_WORDS
from app.exports.paper_closing import due_text, sketch_text

Data = dict[str, object]


def response_data(report: Report) -> Data:
    """Lists of records, each empty where nobody was asked or nothing is planned."""
    asked = AUDIENCE_WORDS[report.language]
    return {
        "stimmungsbild": [_mood(report, sketch) for sketch in report.sketches if sketch.moods],
        "reihenfolge": _order(report),
        "fragen": [
            {
                "text": one.text,
                "skizze": str(one.sketch or ""),
                "personen": str(one.wanted_by),
                "beantwortet": asked.yes if one.answered else asked.no,
            }
            for one in report.audience_questions
        ],
        "naechste_schritte": [
            {
                "was": one.what,
                "wer": one.who,
                "bis": due_text(one, report.language),
                "skizze": sketch_text(one, {each.number: each.title for each in report.sketches}),
            }
            for one in report.next_steps
        ],
    }


def _mood(report: Report, sketch: SketchPaper) -> Data:
    """The last closed question about a sketch."""
    words, last = MOOD_WORDS[report.language], sketch.moods[-1]
    counts = zip(words.levels, last.everybody.counts, strict=True)
    answered = COUNCIL_WORDS[report.language].left_out
    return {
        "skizze": f"{sketch.number}. {sketch.title}" if sketch.title else str(sketch.number),
        "antworten": "; ".join(f"{level}: {people}" for level, people in counts),
        "geantwortet": answered.format(left_out=last.everybody.answered, cast=last.present),
    }


def _order(report: Report) -> list[Data]:
    """The last vote on the order, by most votes."""
    outcomes = [one for one in report.priority_outcomes if one.rule == "plain"]
    if not outcomes:
        return []
    last = max(outcomes, key=lambda one: one.round_number)
    names = {
        one.idea: f"{one.number}. {one.title}" if one.title else str(one.number) for one in report.sketches
    }
    return [
        {
            "skizze": names.get(idea, str(idea)),
            "stimmen": str(last.totals[idea]),
            "platz": str(last.chosen.index(idea) + 1) if idea in last.chosen else "",
        }
        for idea in sorted(last.totals, key=lambda idea: (-last.totals[idea], idea))
    ]
