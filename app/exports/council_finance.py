"""Finanzielle und personelle Auswirkungen: what the sketches cost, each and together, and what is not known."""

from collections.abc import Iterator

from app.domain.council_facts import costs, proposed, years
from app.domain.report import Report, SketchPaper
from app.domain.section_text import SectionWords, cents_text, doubt_lines
from app.domain.section_types import Sums
from app.exports.blocks import Blank, Block, Cell, Facts, Heading, Paragraph, Table
from app.exports.council_words import COUNCIL_WORDS, CouncilWords
from app.exports.section_words import SECTION_WORDS


def finance(report: Report) -> Iterator[Block]:
    """Tables of sums, and the place for what only the office knows; nothing without sketches."""
    said, words = COUNCIL_WORDS[report.language], SECTION_WORDS[report.language]
    if not report.sketches:
        return
    yield Heading(1, said.finance)
    whole = costs(report.sketches)
    if whole.filled:
        yield _sums(report, said, words)
        yield from (Paragraph(text, tone="quiet") for text in money_notes(report))
        yield from _funding(report, said, words)
        yield from _years(report, said, words)
    else:
        yield Paragraph(said.no_money)
    yield Facts(((said.staff, (said.staff_text, Blank(said.blank_staff))),))


def money_notes(report: Report) -> list[str]:
    """How the sums are to be read: what is not added up, not in them, or only about right."""
    said, words = COUNCIL_WORDS[report.language], SECTION_WORDS[report.language]
    without = [named_sketch(one) for one in report.sketches if not costs([one]).filled]
    notes = [said.not_added, *doubt_lines(costs(report.sketches), words)]
    return [*notes, said.no_costs_in.format(names=", ".join(without))] if without else notes


def named_sketch(sketch: SketchPaper) -> str:
    """Return "1. Titel"."""
    return f"{sketch.number}. {sketch.title}" if sketch.title else f"{sketch.number}."


def amounts(sums: Sums, said: CouncilWords, words: SectionWords) -> tuple[str, str]:
    """Once and yearly, as the language writes them; a dash where there is none."""
    once = cents_text(sums.once, sums.approximate_once, words) if sums.once else said.not_known
    yearly = cents_text(sums.yearly, sums.approximate_yearly, words) if sums.yearly else said.not_known
    return once, yearly


def _sums(report: Report, said: CouncilWords, words: SectionWords) -> Table:
    rows = [_row(named_sketch(one), costs([one]).sums, said, words) for one in report.sketches]
    decided = proposed(report)
    if len(rows) > 1:
        rows.append(_row(said.all_sketches, costs(report.sketches).sums, said, words, strong=True))
        if decided and len(decided) < len(report.sketches):
            rows.append(_row(said.of_which_proposed, costs(decided).sums, said, words))
    return Table(said.finance_caption, (said.sketch, said.once, said.yearly), tuple(rows), (8, 4, 4), (1, 2))


def _row(
    name: str, sums: Sums, said: CouncilWords, words: SectionWords, *, strong: bool = False
) -> tuple[Cell, ...]:
    return (Cell(name, strong=strong), *(Cell(one, strong=strong) for one in amounts(sums, said, words)))


def _funding(report: Report, said: CouncilWords, words: SectionWords) -> Iterator[Block]:
    grouped = costs(report.sketches).by_funding
    if any(one.source for one in grouped):
        rows = tuple(_row(one.source or words.no_funding, one.sums, said, words) for one in grouped)
        header = (words.funding, said.once, said.yearly)
        yield Table(said.funding_caption, header, rows, (8, 4, 4), (1, 2))


def _years(report: Report, said: CouncilWords, words: SectionWords) -> Iterator[Block]:
    found, missing = years(report.sketches)
    if not found:
        return
    rows = tuple(
        (
            Cell(str(one.year)),
            Cell(cents_text(one.cents, one.approximate, words) if one.cents else said.not_known),
        )
        for one in found
    )
    yield Table(said.years_caption, (said.year, said.yearly), rows, (8, 8), (1,))
    yield Paragraph(said.years_text, tone="quiet")
    if missing:
        names = ", ".join(named_sketch(one) for one in missing)
        yield Paragraph(said.years_missing.format(names=names), tone="quiet")
