"""The Beschlussvorschlag: what the council is asked to take note of and to decide, and no more than the data carry."""

from collections.abc import Iterator

from app.domain.council_facts import chosen_ideas, costs, open_sketches, proposed
from app.domain.report import Report, SketchPaper
from app.domain.section_text import cents_text
from app.exports.blocks import Blank, Block, Heading, Line, Numbered, Paragraph
from app.exports.council_words import COUNCIL_WORDS, CouncilWords, results_name
from app.exports.paper_words import named
from app.exports.section_words import SECTION_WORDS
from app.exports.words import WORDS

Point = tuple[Line, tuple[str, ...]]


def decision(report: Report) -> Iterator[Block]:
    """The heading, and the numbered points."""
    said = COUNCIL_WORDS[report.language]
    yield Heading(1, said.proposal)
    yield Numbered(tuple(points(report)))
    if not proposed(report) and not chosen_ideas(report):
        yield Paragraph(said.nothing_yet)


def points(report: Report) -> Iterator[Point]:
    """The points of the decision; each a line, and the names below it."""
    said = COUNCIL_WORDS[report.language]
    noted = said.take_note_reservations if has_dissent(report) else said.take_note
    yield (noted.format(what=results_name(report)),), ()
    decided, left = proposed(report), open_sketches(report)
    if decided:
        yield (_approval(decided, said),), tuple(_titled(sketch, said) for sketch in decided)
        yield from _money(report, decided, said)
    if left:
        yield (said.not_agreed,), tuple(sketch.title or f"{sketch.number}." for sketch in left)
    elif not decided and (ideas := chosen_ideas(report)):
        yield (said.chosen_ideas,), tuple(named(report, number, WORDS[report.language]) for number in ideas)
    yield from _mandate(report, said)


def has_dissent(report: Report) -> bool:
    """Whether anybody has a reservation about the choice or a sketch."""
    versions = [version for sketch in report.sketches for version in sketch.versions]
    on_choice = any(one.reservations for one in report.selections)
    return on_choice or any(version.reservations for version in versions)


def _approval(decided: tuple[SketchPaper, ...], said: CouncilWords) -> str:
    agreed = all(sketch.version for sketch in decided)
    if len(decided) == 1:
        return said.approve_agreed_one if agreed else said.approve_one
    return (said.approve_agreed if agreed else said.approve).format(count=len(decided))


def _titled(sketch: SketchPaper, said: CouncilWords) -> str:
    title = sketch.title or f"{sketch.number}."
    return said.as_version.format(title=title, version=sketch.version.number) if sketch.version else title


def _money(report: Report, decided: tuple[SketchPaper, ...], said: CouncilWords) -> Iterator[Point]:
    sums, words = costs(decided).sums, SECTION_WORDS[report.language]
    parts = []
    if sums.once:
        parts.append(f"{cents_text(sums.once, sums.approximate_once, words)} {said.once}")
    if sums.yearly:
        parts.append(f"{cents_text(sums.yearly, sums.approximate_yearly, words)} {said.yearly}")
    if parts:
        yield (said.money_needed.format(sums=said.both.join(parts)) + said.money_within,), ()


def _mandate(report: Report, said: CouncilWords) -> Iterator[Point]:
    decided = proposed(report)
    if not decided and not chosen_ideas(report):
        return
    sentence = said.mandate_sketches if decided else said.mandate_ideas
    yield (sentence, Blank(said.blank_department), "."), ()
    yield (said.mandate_report, Blank(said.blank_report_day), "."), ()
