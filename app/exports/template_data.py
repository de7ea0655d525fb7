"""A report as the plain data that fill an office's own template: names from `app.domain.template_fields`, texts only.

Dates, numbers and money are written here, in the language of the paper. What is not known is the empty text, so that a
template can ask for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.domain.council_facts import costs, proposed, schedule, years
from app.domain.report import Report
from app.domain.reported_votes import VotingRound
from app.domain.section_text import cents_text, time_text
from app.domain.section_types import Sums
from app.exports.blocks import Paragraph
from app.exports.cleaning import cleaned
from app.exports.council_attachments import attached
from app.exports.council_decision import points
from app.exports.council_dissent import dissents
from app.exports.council_finance import money_notes, named_sketch
from app.exports.council_participation import departure
from app.exports.council_reasons import reason_texts
from app.exports.council_words import COUNCIL_WORDS, group_name, subject
from app.exports.paper_votes import round_name, that_matter, way_of_voting
from app.exports.paper_words import joined, named, paragraphs
from app.exports.section_words import SECTION_WORDS
from app.exports.template_response import response_data
from app.exports.template_sketches import sketch_data
from app.exports.words import WORDS, rule_name, spell_date, spell_times

Data = Mapping[str, Any]  # texts, lists of texts, and lists of such mappings


def template_data(report: Report) -> Data:
    """Everything a template may name; the report is cleaned once more before."""
    tidy = cleaned(report)
    return {**_head(tidy), **_participation(tidy), **response_data(tidy), **_money(tidy), **_ends(tidy)}


def _head(report: Report) -> Data:
    words = WORDS[report.language]
    return {
        "betreff": subject(report),
        "stadt": report.city,
        "prozess": report.process or report.title,
        "leitsatz": report.motto,
        "gruppe": group_name(report),
        "stand": spell_date(report.generated_on, words),
        "beschluss": [{"text": "".join(line), "namen": list(below)} for line, below in points(report)],
        "begruendung": reason_texts(report),
    }


def _participation(report: Report) -> Data:
    words = WORDS[report.language]
    return {
        "anwesende": str(report.people) if report.people else "",
        "baenke": [{"name": one.name, "personen": str(one.people)} for one in report.benches],
        "sitzungen": [
            {
                "nummer": str(one.number),
                "datum": spell_date(one.on, words),
                "uhrzeit": spell_times(one.starts, one.ends, words),
                "phase": one.phase,
            }
            for one in report.meetings
        ],
        "abstimmungen": [_round(report, one) for one in report.rounds],
        "skizzen": [sketch_data(report, sketch) for sketch in report.sketches],
    }


def _round(report: Report, one: VotingRound) -> Data:
    words, said = WORDS[report.language], COUNCIL_WORDS[report.language]
    chosen = next((each for each in report.decisions if each.round_number == one.number), None)
    way = [block.text for block in way_of_voting(one, words) if isinstance(block, Paragraph)]
    return {
        "name": round_name(report, one, words),
        "verfahren": " ".join(way),
        "auszaehlung": [
            {
                "regel": rule_name(rule, words),
                "vorschlag": _named(report, each.chosen),
                "ohne_idee": said.left_out.format(left_out=each.left_out, cast=each.voters),
            }
            for rule, each in that_matter(report, one).items()
        ],
        "auswahl": _named(report, chosen.chosen) if chosen else "",
        "abweichung": departure(chosen, words, said) if chosen else "",
        "gruende": paragraphs(chosen.reason) if chosen else [],
    }


def _named(report: Report, ideas: Sequence[int]) -> str:
    return "; ".join(named(report, number, WORDS[report.language]) for number in ideas)


def _money(report: Report) -> Data:
    words = SECTION_WORDS[report.language]
    whole, decided = costs(report.sketches), costs(proposed(report))
    once, yearly = sums_texts(report, whole.sums)
    once_decided, yearly_decided = sums_texts(report, decided.sums)
    by_funding = [(one.source or words.no_funding, sums_texts(report, one.sums)) for one in whole.by_funding]
    by_year, _ = years(report.sketches)
    return {
        "summe_einmalig": once,
        "summe_jaehrlich": yearly,
        "beschluss_einmalig": once_decided,
        "beschluss_jaehrlich": yearly_decided,
        "finanzierung": [{"name": name, "einmalig": a, "jaehrlich": b} for name, (a, b) in by_funding],
        "jahre": [
            {"jahr": str(one.year), "betrag": cents_text(one.cents, one.approximate, words)}
            for one in by_year
        ],
        "geldhinweise": money_notes(report) if whole.filled else [],
    }


def sums_texts(report: Report, sums: Sums) -> tuple[str, str]:
    """Once and yearly, each the empty text where there is none."""
    words = SECTION_WORDS[report.language]
    once = cents_text(sums.once, sums.approximate_once, words) if sums.once else ""
    return once, cents_text(sums.yearly, sums.approximate_yearly, words) if sums.yearly else ""


def _ends(report: Report) -> Data:
    words = SECTION_WORDS[report.language]
    return {
        "zeitplan": [
            {
                "beginn": time_text(one.begins, words),
                "ende": time_text(one.ends, words),
                "was": one.what,
                "wer": one.who,
                "skizze": named_sketch(one.sketch),
            }
            for one in schedule(report)
        ],
        "vorbehalte": [
            {
                "zu": one.about,
                "art": one.kind,
                "bank": one.bench,
                "text": one.text,
                "anmerkung": joined(one.place, one.remark),
            }
            for one in dissents(report)
        ],
        "anlagen": [
            {"nummer": str(number), "titel": title, "datei": name}
            for number, (title, name) in enumerate(attached(report), 1)
        ],
    }
