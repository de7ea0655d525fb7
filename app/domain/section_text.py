"""A section's value as plain text, line by line: for searching, for papers without tables, for reading out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.domain import money, when
from app.domain.section_types import (
    Choice,
    Cost,
    Indicator,
    Indicators,
    Label,
    Money,
    Partners,
    SectionValue,
    Step,
    Steps,
    Sums,
    Text,
    Time,
    Timespan,
)


@dataclass(frozen=True, kw_only=True)
class SectionWords:
    """The words around what people typed. `language` is how amounts and times are written ("de", "en", "tr", "ar").

    Fields in braces are filled with str.format.
    """

    language: str
    lead: str
    what: str
    begins: str
    ends: str
    from_to: str  # {begins} {ends}
    from_on: str  # {begins}
    until: str  # {ends}
    who: str
    item: str
    amount: str
    rhythm: str
    once: str
    yearly: str
    funding: str
    no_funding: str
    sum_once: str
    sum_yearly: str
    roughly: str  # {amount}
    left_out: str  # {number}
    approximate: str  # {number}
    not_understood: str  # {text}
    no_amount: str
    end_before_begin: str
    impossible: str  # {text}
    indicator: str
    start: str
    target: str
    due: str
    steps_caption: str
    costs_caption: str
    indicators_caption: str
    by_funding: str


def plain_text(value: SectionValue, words: SectionWords) -> str:
    """All that was typed, with times and amounts as the language writes them, one line for each row."""
    return "\n".join(line for line in _lines(value, words) if line)


def label_text(label: Label, language: str) -> str:
    """What an option is called in a language; German, then any, where it has no name in it."""
    if isinstance(label, Mapping):
        return label.get(language) or label.get("de") or next(iter(label.values()), "")
    return label


def time_text(time: Time, words: SectionWords) -> str:
    """A point in time in words, or as it was typed where it is none."""
    return when.spelled(time.span, words.language) if time.span else time.text


def times_text(begins: Time, ends: Time, words: SectionWords) -> str:
    """ "März 2027 bis Ende 2028"."""
    begun, ended = time_text(begins, words), time_text(ends, words)
    if begun and ended:
        return begun if begun == ended else words.from_to.format(begins=begun, ends=ended)
    return words.from_on.format(begins=begun) if begun else words.until.format(ends=ended) if ended else ""


def amount_text(cost: Cost, words: SectionWords) -> str:
    """An amount as the language writes it, or as it was typed where it is none."""
    if cost.amount is None:
        return cost.text
    return cents_text(cost.amount.cents, cost.amount.approximate, words)


def sum_lines(value: Money, words: SectionWords) -> Iterator[str]:
    """What costs come to, and what is not in it."""
    for label, total in totals(value.sums, words):
        yield f"{label}: {total}"
    yield from doubt_lines(value, words)


def totals(sums: Sums, words: SectionWords) -> Iterator[tuple[str, str]]:
    """What costs come to once, and every year, each with its name; a rhythm nobody named is left out."""
    if sums.once or not sums.yearly:
        yield words.sum_once, cents_text(sums.once, sums.approximate_once, words)
    if sums.yearly:
        yield words.sum_yearly, cents_text(sums.yearly, sums.approximate_yearly, words)


def cents_text(cents: int, approximate: int, words: SectionWords) -> str:
    """An amount as the language writes it, with a word where it is only about right."""
    written = money.spelled(cents, words.language)
    return words.roughly.format(amount=written) if approximate else written


def doubt_lines(value: Money, words: SectionWords) -> Iterator[str]:
    """How far the sums can be trusted."""
    if value.sums.left_out:
        yield words.left_out.format(number=value.sums.left_out)
    if value.sums.approximate:
        yield words.approximate.format(number=value.sums.approximate)


def _lines(value: SectionValue, words: SectionWords) -> Iterator[str]:
    if isinstance(value, Text):
        yield value.text
    elif isinstance(value, Choice):
        yield from (label_text(one.label, words.language) for one in value.chosen)
    elif isinstance(value, Timespan):
        yield times_text(value.begins, value.ends, words)
    elif isinstance(value, Partners):
        yield from (f"{one.name} ({words.lead})" if one.leads else one.name for one in value.rows)
    elif isinstance(value, Steps):
        yield from (_step(row, words) for row in value.rows)
    elif isinstance(value, Money) and value.rows:
        yield from (_cost(row, words) for row in value.rows)
        yield from sum_lines(value, words)
    elif isinstance(value, Indicators):
        yield from (_indicator(row, words) for row in value.rows)


def _step(row: Step, words: SectionWords) -> str:
    return _joined(row.what, times_text(row.begins, row.ends, words), row.who)


def _cost(row: Cost, words: SectionWords) -> str:
    amount = amount_text(row, words) or words.no_amount
    return _joined(row.item, amount, words.yearly if row.yearly else words.once, row.funding)


def _indicator(row: Indicator, words: SectionWords) -> str:
    return _joined(
        row.what,
        *(
            f"{label}: {text}"
            for label, text in (
                (words.start, row.start),
                (words.target, row.target),
                (words.due, time_text(row.due, words)),
            )
            if text
        ),
    )


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
