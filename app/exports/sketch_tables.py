"""Sketches as tables: one row per sketch with what it costs and when, and one row per cost.

Sums leave out what is missing or not understood; how many that is stands in the column beside them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.report import Language, Report, SketchPaper
from app.domain.section_types import Money, SectionValue, Steps, Timespan
from app.exports.section_words import SECTION_WORDS
from app.exports.table_words import TABLE_WORDS
from app.exports.tables import Column, Table, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class _Headings:
    sketches: str
    costs: str
    once: str
    yearly: str
    left_out: str
    approximate: str
    first_day: str
    last_day: str
    open_points: str
    section: str
    typed: str
    euros: str


_HEADINGS: Mapping[Language, _Headings] = {
    "de": _Headings(
        sketches="Skizzen",
        costs="Kosten",
        once="Kosten einmalig (Euro)",
        yearly="Kosten im Jahr (Euro)",
        left_out="Beträge, die in der Summe fehlen",
        approximate="Ungefähre Beträge",
        first_day="Frühester Tag",
        last_day="Spätester Tag",
        open_points="Offene Punkte",
        section="Abschnitt",
        typed="Betrag wie geschrieben",
        euros="Betrag (Euro)",
    ),
    "en": _Headings(
        sketches="Sketches",
        costs="Costs",
        once="Costs once (euros)",
        yearly="Costs every year (euros)",
        left_out="Amounts not in the sum",
        approximate="Approximate amounts",
        first_day="Earliest day",
        last_day="Latest day",
        open_points="Open points",
        section="Section",
        typed="Amount as written",
        euros="Amount (euros)",
    ),
}


def sketches(report: Report) -> Table:
    """One row per sketch, with its sums as numbers and its first and last day as dates."""
    words, heads = TABLE_WORDS[report.language], _HEADINGS[report.language]
    columns = (
        Column(words.number, "number"),
        Column(words.title, "text"),
        Column(words.idea, "number"),
        Column(heads.once, "money"),
        Column(heads.yearly, "money"),
        Column(heads.left_out, "number"),
        Column(heads.approximate, "number"),
        Column(heads.first_day, "date"),
        Column(heads.last_day, "date"),
        Column(heads.open_points, "number"),
    )
    return Table(heads.sketches, columns, tuple(_sketch(one) for one in report.sketches), fixed=2)


def costs(report: Report) -> Table:
    """One row per cost: the amount as a number, and as it was written."""
    words, heads, names = (
        TABLE_WORDS[report.language],
        _HEADINGS[report.language],
        SECTION_WORDS[report.language],
    )
    columns = (
        Column(words.sketch, "number"),
        Column(heads.section, "text"),
        Column(names.item, "text"),
        Column(names.rhythm),
        Column(names.funding, "text"),
        Column(heads.euros, "money"),
        Column(heads.typed, "code"),
    )
    rows = (
        (
            sketch.number,
            section.label,
            cost.item,
            names.yearly if cost.yearly else names.once,
            cost.funding,
            _euros(cost.amount.cents) if cost.amount else None,
            cost.text,
        )
        for sketch in report.sketches
        for section in sketch.sections
        if isinstance(section.value, Money)
        for cost in section.value.rows
    )
    return Table(heads.costs, columns, tuple(rows))


@dataclass(frozen=True, slots=True)
class IdeaCosts:
    """Two more columns for the table of ideas: what the sketch of an idea costs; none where nothing has a cost."""

    columns: tuple[Column, ...]
    rows: Mapping[int, tuple[Value, ...]]

    def row(self, idea: int) -> tuple[Value, ...]:
        """The cells of one idea."""
        return self.rows.get(idea, tuple(None for _ in self.columns))


def costs_of_ideas(report: Report) -> IdeaCosts:
    """What the sketches of ideas cost, once and every year."""
    heads = _HEADINGS[report.language]
    rows = {one.idea: _sums(one) for one in report.sketches if _money(one)}
    if not rows:
        return IdeaCosts((), {})
    return IdeaCosts((Column(heads.once, "money"), Column(heads.yearly, "money")), rows)


def _sketch(sketch: SketchPaper) -> tuple[Value, ...]:
    money = _money(sketch)
    days = sorted(_days(sketch))
    return (
        sketch.number,
        sketch.title,
        sketch.idea,
        *_sums(sketch),
        sum(one.sums.left_out for one in money) if money else None,
        sum(one.sums.approximate for one in money) if money else None,
        days[0] if days else None,
        days[-1] if days else None,
        sum(len(value.problems) for value in _values(sketch)),
    )


def _sums(sketch: SketchPaper) -> tuple[Value, Value]:
    money = _money(sketch)
    if not money:
        return None, None
    return _euros(sum(one.sums.once for one in money)), _euros(sum(one.sums.yearly for one in money))


def _values(sketch: SketchPaper) -> Iterator[SectionValue]:
    return (section.value for section in sketch.sections if section.value)


def _money(sketch: SketchPaper) -> list[Money]:
    return [value for value in _values(sketch) if isinstance(value, Money) and value.filled]


def _days(sketch: SketchPaper) -> Iterator[date]:
    for value in _values(sketch):
        if isinstance(value, Timespan):
            spans = [time.span for time in (value.begins, value.ends) if time.span]
            yield from (day for span in spans for day in (span.first, span.last))
        elif isinstance(value, Steps):
            yield from (day for day in (value.earliest, value.latest) if day)


def _euros(cents: int) -> Decimal:
    return Decimal(cents).scaleb(-2)
