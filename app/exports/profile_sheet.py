"""What stands on the fact sheet of a sketch, before any format: a sentence, a few figures, and parts to fit on a page.

Every part comes in several measures, from everything to the least that still says something; who sets the page takes
the first with which all of it fits, and says what became shorter.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.domain.report import Report, SketchPaper, SketchSection
from app.domain.reported_agreement import SketchVersion
from app.domain.section_text import plain_text, times_text, totals
from app.domain.section_types import Indicators, Money, Partners, SectionValue, Steps, Text, Timespan
from app.domain.sketches import SUMMARY_KEY, TITLE_KEY
from app.exports.agreement_words import AGREEMENT_WORDS
from app.exports.blocks import Block, Paragraph, Table
from app.exports.paper_agreement import standing
from app.exports.paper_sections import section_blocks
from app.exports.paper_words import joined, named, paragraphs
from app.exports.profile_words import PROFILE_WORDS
from app.exports.section_words import SECTION_WORDS
from app.exports.words import WORDS, spell_date

NEED, GOALS = "situation", "goals"  # keys of the sections that come with the product
# What goes last when a page is full: the higher, the longer it stays.
_AGREEMENT, _NEED, _MONEY, _STEPS, _SUCCESS, _CHOICE, _ORIGIN, _PARTNERS, _OTHER = range(9, 0, -1)


@dataclass(frozen=True, slots=True)
class Figure:
    """A short fact in large letters, with its name above and a remark below."""

    label: str
    value: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """Steps to be drawn as a timeline; `notes` say for each of them what is open about it."""

    steps: Steps
    notes: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How the room agreed: agreement, concerns, objections and silence, to be drawn as a bar, and told in words."""

    numbers: tuple[int, int, int, int]
    legend: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """A reservation: what it is and for which bench, its words and their language."""

    who: str
    text: str
    language: str


Content = Block | Plan | Counts | Voice


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the sheet under a name; `weight` says how long it stays when the page is full."""

    label: str
    weight: int
    content: tuple[Content, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """All of one sketch that may stand on its page; `missing` names the sections nobody has filled yet."""

    title: str
    lead_label: str
    lead: tuple[str, ...]
    figures: tuple[Figure, ...]
    parts: tuple[Part, ...]
    missing: tuple[str, ...]


def sheet(report: Report, sketch: SketchPaper) -> Sheet:
    """The sheet of one sketch of a (cleaned) report."""
    said, words = PROFILE_WORDS[report.language], SECTION_WORDS[report.language]
    sections = [one for one in sketch.sections if one.key != TITLE_KEY]
    summary = [one for one in sections if one.key == SUMMARY_KEY and isinstance(_value(one), Text)]
    figured = [one for one in sections if _is_figure(one)][:1]
    shown = [one for one in sections if one.filled and one not in (*summary, *figured)]
    return Sheet(
        title=sketch.title or said.untitled.format(number=sketch.number),
        lead_label=summary[0].label if summary else "",
        lead=tuple(line for one in summary for line in paragraphs(plain_text(_value(one), words))),
        figures=tuple(_figures(report, sketch)),
        parts=(
            *(Part(one.label, _weight(one), tuple(_content(report, one))) for one in shown),
            *_agreement(report, sketch),
            _origin(report, sketch),
        ),
        missing=tuple(one.label for one in sections if not one.filled),
    )


def _value(section: SketchSection) -> SectionValue:
    return section.value or Text(section.text)


def _is_figure(section: SketchSection) -> bool:
    """Whether all it says stands in large letters already."""
    value = section.value
    return isinstance(value, Timespan) and value.filled and not value.problems


def _weight(section: SketchSection) -> int:
    if section.key in (NEED, GOALS):
        return _NEED
    value = _value(section)
    kinds = {Money: _MONEY, Steps: _STEPS, Indicators: _SUCCESS, Partners: _PARTNERS, Text: _OTHER}
    return kinds.get(type(value), _CHOICE)


def _content(report: Report, section: SketchSection) -> Iterator[Content]:
    value = _value(section)
    for block in section_blocks(value, SECTION_WORDS[report.language]):
        if isinstance(value, Steps) and isinstance(block, Table):
            yield Plan(value, tuple(tuple(line.text for line in row[0].detail) for row in block.rows))
        elif isinstance(value, Money) and isinstance(block, Table):
            # The sums stand in large letters already, and who pays how much in all in the report.
            rows = tuple(row for row in block.rows if not row[0].strong)
            yield replace(block, rows=rows, weights=(8, 3, 6, 5))
            return
        else:
            yield block


def _figures(report: Report, sketch: SketchPaper) -> Iterator[Figure]:
    words, said = SECTION_WORDS[report.language], PROFILE_WORDS[report.language]
    values = [_value(one) for one in sketch.sections]
    costs = Money(tuple(row for one in values if isinstance(one, Money) for row in one.rows)).sums
    sums = list(totals(costs, words)) if costs.once or costs.yearly else []
    for at, (label, total) in enumerate(sums, 1):
        unclear = costs.left_out and at == len(sums)
        yield Figure(label, total, said.unclear.format(number=costs.left_out) if unclear else "")
    for section in [one for one in sketch.sections if _is_figure(one)][:1]:
        if isinstance(section.value, Timespan):
            yield Figure(section.label, times_text(section.value.begins, section.value.ends, words))
    yield from _standing_figure(report, sketch)


def _standing_figure(report: Report, sketch: SketchPaper) -> Iterator[Figure]:
    agreed, said = AGREEMENT_WORDS[report.language], PROFILE_WORDS[report.language]
    if sketch.version is not None:
        day = spell_date(sketch.version.closed_on, WORDS[report.language])
        yield Figure(agreed.agreement, f"{agreed.version} {sketch.version.number}", day)
    elif sketch.versions or sketch.pending:
        yield Figure(agreed.agreement, said.opened_again if sketch.versions else said.open)


def _agreement(report: Report, sketch: SketchPaper) -> Iterator[Part]:
    """The version that holds, or the last one if it was opened again: its counts, and every reservation in words."""
    said = AGREEMENT_WORDS[report.language]
    content: list[Content] = []
    if sketch.version is None:  # the one that holds stands in large letters already
        content += [
            one for one in standing(report, sketch, WORDS[report.language]) if isinstance(one, Paragraph)
        ]
    if sketch.versions:
        last = sketch.versions[-1]
        content.append(_counts(report, last))
        for one in last.reservations:
            what = said.stance_of(one.stance)
            who = said.said_by.format(what=what, who=one.bench) if one.bench else what
            content.append(Voice(who[:1].upper() + who[1:], one.text, one.language))
    if content:
        yield Part(said.agreement, _AGREEMENT, tuple(content))


def _counts(report: Report, version: SketchVersion) -> Counts:
    agreed, said = AGREEMENT_WORDS[report.language], PROFILE_WORDS[report.language]
    voiced = (version.agreed, version.concerned, version.objected)
    numbers = (*voiced, max(0, version.present - sum(voiced)))
    names = (agreed.agreeing, agreed.concerns, agreed.objection, said.silent)
    legend = [f"{name[:1].upper()}{name[1:]}: {number}" for name, number in zip(names, numbers, strict=True)]
    return Counts(numbers, (*legend, said.of_present.format(number=version.present)))


def _origin(report: Report, sketch: SketchPaper) -> Part:
    words, latest = WORDS[report.language], report.latest_round
    origin = sketch.origin
    others = [named(report, number, words) for number in origin.ideas if number != sketch.idea]
    approval = latest is not None and latest.method == "approval"
    figures = [
        f"{name}:\u00a0{number}"
        for name, number in (
            (words.approvals if approval else words.points, origin.votes),
            (words.supporters, None if approval else origin.supporters),
        )
        if number is not None
    ]
    idea = named(report, sketch.idea, words)
    lines = [joined(PROFILE_WORDS[report.language].from_idea.format(idea=idea), *figures)]
    if others:
        lines.append(f"{words.merged_ideas}: {', '.join(others)}")
    lines += _reservations_of_choice(report, sketch)
    return Part(words.origin, _ORIGIN, tuple(Paragraph(line) for line in lines))


def _reservations_of_choice(report: Report, sketch: SketchPaper) -> list[str]:
    said = PROFILE_WORDS[report.language]
    chosen = [one for one in report.decisions if sketch.idea in one.chosen]
    number = len(chosen[-1].reservations) if chosen else 0
    if number == 1:
        return [said.one_reservation_of_choice]
    return [said.reservations_of_choice.format(number=number)] if number else []
