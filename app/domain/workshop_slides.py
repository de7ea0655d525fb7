"""The presentation of a whole workshop: cover, overview, every sketch, their order, what is next, and its numbers."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.report import Report
from app.domain.response_slides import next_step_slides, order_slides
from app.domain.sketch_origin import choice_slides
from app.domain.sketch_slides import day_text, sketch_slides, standing_of
from app.domain.slide_making import lines_of, table_slides
from app.domain.slide_parting import COVER, SENTENCE, SUBJECT, shortened
from app.domain.slide_words import SlideWords
from app.domain.slides import Deck, Figure, Figures, Opening, Slide, SlideKind, Table, told_apart

_NOTHING = "–"


def workshop_deck(report: Report, words: SlideWords) -> Deck:
    """The presentation of a workshop with all its sketches."""
    return Deck(_title(report, words), report.language, tuple(told_apart(_slides(report, words))))


def _slides(report: Report, words: SlideWords) -> Iterator[Slide]:
    yield _cover(report, words)
    yield from _overview(report, words)
    for sketch in report.sketches:
        yield from sketch_slides(report, sketch, words)
    for choice in report.decisions:
        yield from choice_slides(choice, words)
    yield from order_slides(report, words)
    yield from next_step_slides(report, words)
    yield _numbers(report, words)
    yield from _participation(report, words)
    yield from _rounds(report, words)


def _title(report: Report, words: SlideWords) -> str:
    group = " ".join(part for part in (report.group_code, report.group_title) if part)
    return report.title or group or words.label


def _cover(report: Report, words: SlideWords) -> Slide:
    title = _title(report, words)
    above = " · ".join(part for part in (report.city, report.process) if part)
    made = words.made_on.format(date=day_text(report.generated_on, words))
    group = " ".join(part for part in (report.group_code, report.group_title) if part)
    notes = lines_of(title, group if group != title else "", report.motto, made)
    content = Opening(shortened(report.motto, SENTENCE), made)
    return Slide(SlideKind.COVER, shortened(above, SUBJECT), shortened(title, COVER), content, notes)


def _overview(report: Report, words: SlideWords) -> Iterator[Slide]:
    if not report.sketches:
        return
    rows = tuple(
        (
            str(one.number),
            one.title or words.sketch.format(number=one.number),
            standing_of(one, words) or _NOTHING,
        )
        for one in report.sketches
    )
    asked = any(one.pending or one.versions for one in report.sketches)
    header: tuple[str, ...] = (words.number, words.title, words.standing)
    weights: tuple[int, ...] = (2, 9, 7)
    if not asked:
        header, weights = header[:2], weights[:2]
    table = Table(header, tuple(row[: len(header)] for row in rows), weights)
    notes = lines_of(*(" · ".join(row[: len(header)]) for row in rows))
    yield from table_slides(SlideKind.OVERVIEW, "", words.overview, table, notes, words)


def _numbers(report: Report, words: SlideWords) -> Slide:
    figures = [Figure(words.present, report.people)] if report.people else []
    if report.meetings:
        figures.append(Figure(words.meetings, len(report.meetings)))
    figures.append(Figure(words.ideas, report.ideas_told))
    if report.latest_round:
        figures.append(Figure(words.ballots, sum(one.ballots_cast for one in report.rounds)))
        figures.append(Figure(words.selected, len({n for one in report.decisions for n in one.chosen})))
    figures.append(Figure(words.sketches, len(report.sketches)))
    notes = lines_of(*(f"{one.label}: {one.number}" for one in figures))
    return Slide(SlideKind.CLOSING, "", words.in_numbers, Figures(tuple(figures)), notes)


def _participation(report: Report, words: SlideWords) -> Iterator[Slide]:
    if not report.benches:
        return
    rows = [(one.name or _NOTHING, str(one.people)) for one in report.benches]
    rows.append((words.total, str(report.people)))
    table = Table((words.bench, words.people), tuple(rows), (5, 2), (1,), sums=1)
    notes = lines_of(*(f"{name}: {people}" for name, people in rows))
    yield from table_slides(SlideKind.CLOSING, "", words.participation, table, notes, words)


def _rounds(report: Report, words: SlideWords) -> Iterator[Slide]:
    if not report.rounds:
        return
    chosen = {one.round_number: len(one.chosen) for one in report.decisions if one.round_number is not None}
    rows = tuple(
        (
            str(one.number),
            str(len(one.ideas)),
            str(one.ballots_cast),
            str(chosen[one.number]) if one.number in chosen else _NOTHING,
        )
        for one in report.rounds
    )
    header = (words.round, words.stood, words.ballots, words.selected)
    notes = lines_of(*(" · ".join(f"{a}: {b}" for a, b in zip(header, row, strict=True)) for row in rows))
    table = Table(header, rows, (3, 4, 4, 4), (1, 2, 3))
    yield from table_slides(SlideKind.CLOSING, "", words.rounds, table, notes, words)
