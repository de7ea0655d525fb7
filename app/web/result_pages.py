"""The page of published results, and the others around it: the same for everybody, in the language of its address.

They are rendered as fragments are, outside any request: a page that anybody may keep must not depend on who asked.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from babel.dates import format_date
from flask import current_app

from app.domain import publication as rules
from app.domain.minutes import local
from app.domain.report import Report
from app.domain.section_types import SectionValue
from app.exports.agreement_words import AGREEMENT_WORDS
from app.exports.cleaning import cleaned
from app.exports.paper_words import language_tag, paragraphs
from app.exports.words import WORDS, rule_name, spell_date, spell_times
from app.live.fragments import LOCALES, environment
from app.live.languages import LANGUAGES
from app.queries.publication import PublicationView


def page(name: str, language: str, **values: Any) -> str:
    """A page of templates/published in a language."""
    values["asset"] = current_app.extensions["asset"]
    values["site"] = current_app.config["PUBLIC_URL"]
    values["languages"] = LANGUAGES
    values["tongues_there"] = LOCALES
    values["days_in"] = partial(_day, LANGUAGES[language].formats)
    return environment(language).get_template(f"published/{name}.html").render(**values)


def result_page(report: Report, publication: PublicationView | None, paper: bool = True) -> str:
    """The results in the report's language; a preview where there is no publication."""
    kept = cleaned(report)
    words = WORDS[kept.language]
    return page(
        "result",
        kept.language,
        report=kept,
        publication=publication,
        paper=paper,
        card=rules.card_of(kept),
        numbers=rules.numbers_of(kept),
        fairness=partial(rules.fairness, kept),
        words=words,
        agreeing=AGREEMENT_WORDS[kept.language],
        as_typed=_as_typed,
        day=partial(spell_date, words=words),
        hours=partial(spell_times, words=words),
        rule_name=partial(rule_name, words=words),
        paragraphs=paragraphs,
        language_tag=language_tag,
    )


def _as_typed(value: SectionValue) -> SectionValue:
    """A section's value without remarks: they ask whoever writes to say it clearer, and nobody here can."""
    return replace(value, problems=())


def _day(formats: str, moment: datetime) -> str:
    return str(format_date(local(moment), "long", locale=formats))
