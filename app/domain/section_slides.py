"""The slides of one section of a sketch: paragraphs, steps on a line of time, costs as a table and as bars."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.section_text import (
    SectionWords,
    amount_text,
    cents_text,
    doubt_lines,
    plain_text,
    time_text,
    times_text,
    totals,
)
from app.domain.section_types import Indicators, Money, SectionValue, Step, Steps, Sums, Text, Timespan
from app.domain.slide_making import lines_of, numbered, passage_slides, table_slides
from app.domain.slide_parting import (
    BAR_NAME,
    BARS,
    PLAN,
    PLAN_TICKS,
    PLAN_WIDTHS,
    fitting_rows,
    part_rows,
    shortened,
)
from app.domain.slide_words import SlideWords
from app.domain.slides import (
    Content,
    MoneyBar,
    MoneyBars,
    Passage,
    Plan,
    PlanStep,
    PlanTick,
    Slide,
    SlideKind,
    Table,
)
from app.domain.timeline import Bar, Timeline, timeline

_NOTHING = "–"


def passages_of(value: SectionValue, words: SlideWords) -> Iterator[Passage]:
    """A section's paragraphs; its rows or options are items."""
    flowing = isinstance(value, Text | Timespan)
    for line in plain_text(value, words.sections).split("\n"):
        if line.strip():
            yield Passage(line.strip(), "body" if flowing else "item")


def section_slides(
    kind: SlideKind, subject: str, label: str, value: SectionValue, words: SlideWords
) -> Iterator[Slide]:
    """The slides of a section, whatever it holds."""
    if isinstance(value, Steps):
        yield from _steps(kind, subject, label, value, words)
    elif isinstance(value, Money):
        yield from _costs(kind, subject, label, value, words)
    elif isinstance(value, Indicators):
        notes = plain_text(value, words.sections)
        yield from table_slides(kind, subject, label, _indicators(value, words.sections), notes, words)
    else:
        yield from passage_slides(kind, subject, label, list(passages_of(value, words)), words)


def _steps(kind: SlideKind, subject: str, label: str, value: Steps, words: SlideWords) -> Iterator[Slide]:
    line = timeline([(row.begins, row.ends) for row in value.rows], PLAN_TICKS)
    notes = plain_text(value, words.sections)
    if line is None:
        yield from table_slides(kind, subject, label, _undated(value, words.sections), notes, words)
        return
    steps = [
        step for at, row in enumerate(value.rows) for step in _plan_steps(row, line.bars[at], words.sections)
    ]
    texts = [(step.what, step.when_and_who) for step in steps]
    contents: list[tuple[Content, str]] = []
    for places in part_rows(texts, PLAN_WIDTHS, PLAN):
        shown = tuple(steps[place] for place in places)
        said = (
            lines_of(*(f"{one.what} · {one.when_and_who}".strip(" ·") for one in shown))
            if contents
            else notes
        )
        contents.append((Plan((words.sections.what, words.when_and_who), shown, _ticks(line)), said))
    yield from numbered(kind, subject, label, contents, words)


def _plan_steps(row: Step, bar: Bar | None, words: SectionWords) -> Iterator[PlanStep]:
    """A step, parted where it is longer than a slide; its bar stands beside its beginning."""
    beside = "\u00a0· ".join(part for part in (times_text(row.begins, row.ends, words), row.who) if part)
    for what, when_and_who in fitting_rows((row.what or _NOTHING, beside), PLAN_WIDTHS, PLAN):
        yield PlanStep(what, when_and_who, bar)
        bar = None


def _ticks(line: Timeline) -> tuple[PlanTick, ...]:
    ticks: list[PlanTick] = []
    year = 0
    for tick in line.ticks:
        year = tick.year or year
        ticks.append(PlanTick(tick.at, f"{tick.month}/{year}" if tick.month else str(year)))
    return tuple(ticks)


def _undated(value: Steps, words: SectionWords) -> Table:
    """Steps of which no time is understood, as they were typed."""
    rows = tuple(
        (
            row.what or _NOTHING,
            time_text(row.begins, words) or _NOTHING,
            time_text(row.ends, words) or _NOTHING,
            row.who or _NOTHING,
        )
        for row in value.rows
    )
    return Table((words.what, words.begins, words.ends, words.who), rows, (6, 4, 4, 4))


def _costs(kind: SlideKind, subject: str, label: str, value: Money, words: SlideWords) -> Iterator[Slide]:
    notes = plain_text(value, words.sections)
    yield from table_slides(kind, subject, label, _cost_table(value, words.sections), notes, words)
    bars = [
        _bar(one.source, one.sums, words.sections)
        for one in value.by_funding
        if one.sums.once or one.sums.yearly
    ]
    names = _rhythms(value, words.sections)
    contents: list[tuple[Content, str]] = [
        (MoneyBars(tuple(bars[at : at + BARS]), *names), _said(bars[at : at + BARS], value, words.sections))
        for at in range(0, len(bars), BARS)
    ]
    yield from numbered(kind, subject, f"{label} – {words.sections.by_funding}", contents, words)


def _bar(source: str, sums: Sums, words: SectionWords) -> MoneyBar:
    said = (
        cents_text(sums.once, sums.approximate_once, words),
        cents_text(sums.yearly, sums.approximate_yearly, words),
    )
    return MoneyBar(shortened(source or words.no_funding, BAR_NAME), sums.once, sums.yearly, said)


def _rhythms(value: Money, words: SectionWords) -> tuple[str, str]:
    return words.once if value.sums.once else "", words.yearly if value.sums.yearly else ""


def _said(bars: list[MoneyBar], value: Money, words: SectionWords) -> str:
    """What bars show, in words, and how far their amounts can be trusted."""
    lines = [
        f"{one.source}: "
        + ", ".join(
            f"{said} {rhythm}"
            for cents, said, rhythm in zip(
                (one.once, one.yearly), one.said, (words.once, words.yearly), strict=True
            )
            if cents
        )
        for one in bars
    ]
    return lines_of(*lines, *doubt_lines(value, words))


def _cost_table(value: Money, words: SectionWords) -> Table:
    rows = [
        (
            row.item or _NOTHING,
            words.yearly if row.yearly else words.once,
            row.funding or words.no_funding,
            amount_text(row, words) or _NOTHING,
        )
        for row in value.rows
    ]
    sums = [(name, "", "", total) for name, total in totals(value.sums, words)]
    header = (words.item, words.rhythm, words.funding, words.amount)
    return Table(header, (*rows, *sums), (6, 3, 4, 5), (3,), len(sums))


def _indicators(value: Indicators, words: SectionWords) -> Table:
    rows = tuple(
        (
            row.what or _NOTHING,
            row.start or _NOTHING,
            row.target or _NOTHING,
            time_text(row.due, words) or _NOTHING,
        )
        for row in value.rows
    )
    return Table((words.indicator, words.start, words.target, words.due), rows, (6, 4, 4, 4))
