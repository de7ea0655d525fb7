"""The words of the papers, German and English.

A paper has one language, that of its process, whoever downloads it. So its words stand here and not in the
catalogues, which follow the language of the reader.
"""

from datetime import date, time

from app.domain.report import Language
from app.domain.reported_votes import Rule
from app.exports.english import ENGLISH
from app.exports.german import GERMAN
from app.exports.wording import Words

__all__ = ["WORDS", "Words", "rule_name", "spell_date", "spell_times"]

WORDS: dict[Language, Words] = {"de": GERMAN, "en": ENGLISH}


def spell_date(day: date, words: Words) -> str:
    """Return a date as it stands in a paper: "23. November 2026"."""
    return words.day.format(day=day.day, month=words.months.split()[day.month - 1], year=day.year)


def spell_times(starts: time | None, ends: time | None, words: Words) -> str:
    """Return the hours of a meeting, or nothing when they are not known."""
    if starts is None or ends is None:
        return ""
    return words.clock.format(start=f"{starts:%H:%M}", end=f"{ends:%H:%M}")


def rule_name(rule: Rule, words: Words) -> str:
    """Return what a rule is called where people read it."""
    return {
        "plain": words.plain,
        "equal_shares": words.equal_shares,
        "phragmen": words.phragmen,
        "sequential_pav": words.sequential_pav,
    }[rule]
