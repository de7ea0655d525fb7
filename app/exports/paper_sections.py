"""What the paper says about a section that holds more than a text: costs, steps and the like as tables."""

from collections.abc import Iterator

from app.domain.section_text import (
    SectionWords,
    amount_text,
    cents_text,
    doubt_lines,
    label_text,
    time_text,
    times_text,
    totals,
)
from app.domain.section_types import (
    Choice,
    Indicators,
    Money,
    Partners,
    Problem,
    SectionValue,
    Steps,
    Text,
    Timespan,
)
from app.exports.blocks import Block, Cell, Items, Paragraph, Table
from app.exports.paper_words import paragraphs

_NOTHING = "–"


def section_blocks(value: SectionValue, words: SectionWords) -> Iterator[Block]:
    """The blocks of one section below its heading."""
    if isinstance(value, Text):
        yield from (Paragraph(line) for line in paragraphs(value.text))
    elif isinstance(value, Choice):
        yield Items(tuple(label_text(one.label, words.language) for one in value.chosen))
    elif isinstance(value, Timespan):
        yield Paragraph(times_text(value.begins, value.ends, words))
        yield from _notes(value.problems, "", words)
    elif isinstance(value, Partners):
        yield Items(tuple(f"{row.name} ({words.lead})" if row.leads else row.name for row in value.rows))
    elif isinstance(value, Steps):
        yield _steps(value, words)
    elif isinstance(value, Money):
        yield from _money(value, words)
    else:
        yield _indicators(value, words)


def _steps(value: Steps, words: SectionWords) -> Table:
    rows = tuple(
        (
            _named(row.what, value.problems, row.id, words),
            Cell(time_text(row.begins, words) or _NOTHING),
            Cell(time_text(row.ends, words) or _NOTHING),
            Cell(row.who or _NOTHING),
        )
        for row in value.rows
    )
    return Table(words.steps_caption, (words.what, words.begins, words.ends, words.who), rows, (6, 4, 4, 5))


def _money(value: Money, words: SectionWords) -> Iterator[Block]:
    header = (words.item, words.rhythm, words.funding, words.amount)
    rows = [
        (
            _named(row.item, value.problems, row.id, words),
            Cell(words.yearly if row.yearly else words.once),
            Cell(row.funding or words.no_funding),
            Cell(amount_text(row, words) or _NOTHING),
        )
        for row in value.rows
    ]
    empty = Cell("")
    rows += [
        (Cell(name, strong=True), empty, empty, Cell(total, strong=True))
        for name, total in totals(value.sums, words)
    ]
    yield Table(words.costs_caption, header, tuple(rows), (6, 3, 5, 5), (3,))
    doubts = " ".join(doubt_lines(value, words))
    if doubts:
        yield Paragraph(doubts, tone="quiet")
    if len(value.by_funding) > 1:
        yield _by_funding(value, words)


def _by_funding(value: Money, words: SectionWords) -> Table:
    rows = tuple(
        (
            Cell(one.source or words.no_funding),
            Cell(cents_text(one.sums.once, one.sums.approximate_once, words) if one.sums.once else _NOTHING),
            Cell(
                cents_text(one.sums.yearly, one.sums.approximate_yearly, words)
                if one.sums.yearly
                else _NOTHING
            ),
        )
        for one in value.by_funding
    )
    return Table(words.by_funding, (words.funding, words.once, words.yearly), rows, (5, 4, 4), (1, 2))


def _indicators(value: Indicators, words: SectionWords) -> Table:
    rows = tuple(
        (
            _named(row.what, value.problems, row.id, words),
            Cell(row.start or _NOTHING),
            Cell(row.target or _NOTHING),
            Cell(time_text(row.due, words) or _NOTHING),
        )
        for row in value.rows
    )
    return Table(
        words.indicators_caption, (words.indicator, words.start, words.target, words.due), rows, (6, 4, 4, 4)
    )


def _named(name: str, problems: tuple[Problem, ...], row: str, words: SectionWords) -> Cell:
    """The first cell of a row, with what is open in the row below its name."""
    return Cell(name or _NOTHING, detail=tuple(_notes(problems, row, words)))


def _notes(problems: tuple[Problem, ...], row: str, words: SectionWords) -> Iterator[Paragraph]:
    for problem in problems:
        if problem.row == row:
            yield Paragraph(f"({_note(problem, words)})", tone="quiet")


def _note(problem: Problem, words: SectionWords) -> str:
    if problem.key == "money.missing":
        return words.no_amount
    if problem.key == "when.end_before_begin":
        return words.end_before_begin
    if problem.key == "when.impossible":
        return words.impossible.format(text=problem.text)
    return words.not_understood.format(text=problem.text)
