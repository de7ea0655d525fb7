"""Slides of what the room makes of a sketch, of the order it wants sketches in, and of what is done next.

Only what is in the report stands on them: closed questions, benches that may be told, words that may be shown.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.domain import when
from app.domain.report import Report, SketchPaper
from app.domain.reported_closing import NextStep
from app.domain.reported_moods import MoodCounts, SketchMood
from app.domain.reported_votes import RuleOutcome, VotingRound
from app.domain.slide_making import lines_of, numbered, passage_slides, table_slides
from app.domain.slide_parting import BAR_NAME, PEOPLE_BARS, evenly, shortened
from app.domain.slide_words import SlideWords
from app.domain.slides import Content, Passage, PeopleBar, PeopleBars, Slide, SlideKind, Table

_NOTHING = "–"
_TOLD_BY = ("plain", "equal_shares")  # rules whose places stand on a slide; all of them stand in the papers


def mood_slides(sketch: SketchPaper, subject: str, words: SlideWords) -> Iterator[Slide]:
    """Bars of the last closed question, the same by bench, and what was missed."""
    for last in sketch.moods[-1:]:
        answered = words.answered.format(answered=last.everybody.answered, present=last.present)
        yield from numbered(
            SlideKind.MOOD, subject, words.mood, [_levels(last.everybody, answered, words)], words
        )
        yield from _by_bench(last, subject, words)
        missing = [
            Passage(line.strip(), "item", word.language)
            for word in last.words
            for line in word.text.split("\n")
            if line.strip()
        ]
        yield from passage_slides(SlideKind.MOOD, subject, words.missing, missing, words)


def _levels(counted: MoodCounts, answered: str, words: SlideWords) -> tuple[Content, str]:
    """One bar for each level."""
    bars = tuple(
        PeopleBar(level, (people,)) for level, people in zip(words.levels, counted.counts, strict=True)
    )
    return PeopleBars(bars, (words.people,)), lines_of(answered, *_said(words.levels, counted.counts))


def _said(names: tuple[str, ...], counts: tuple[int, ...]) -> list[str]:
    return [f"{name}: {people}" for name, people in zip(names, counts, strict=True)]


def _by_bench(asked: SketchMood, subject: str, words: SlideWords) -> Iterator[Slide]:
    """One bar for each bench, in parts for its levels."""
    contents: list[tuple[Content, str]] = []
    for places in evenly(len(asked.benches), PEOPLE_BARS - 1):  # their legend takes the place of one
        shown = [asked.benches[place] for place in places]
        bars = tuple(PeopleBar(shortened(one.bench, BAR_NAME), one.counts) for one in shown)
        told = [f"{one.bench} – " + ", ".join(_said(words.levels, one.counts)) for one in shown]
        contents.append((PeopleBars(bars, words.levels), lines_of(*told, words.withheld)))
    yield from numbered(SlideKind.MOOD, subject, words.mood_by_bench, contents, words)


def order_slides(report: Report, words: SlideWords) -> Iterator[Slide]:
    """Every vote on the order of sketches: bars of votes, and the places by rule."""
    for vote in report.priorities:
        outcomes = [one for one in report.priority_outcomes if one.round_number == vote.number]
        if outcomes:
            yield from _order(report, vote, outcomes, words)


def _order(
    report: Report, vote: VotingRound, outcomes: list[RuleOutcome], words: SlideWords
) -> Iterator[Slide]:
    totals = outcomes[0].totals
    names = {
        one.idea: f"{one.number}. {one.title}" if one.title else str(one.number) for one in report.sketches
    }
    order = sorted(totals, key=lambda idea: (-totals[idea], idea))
    unit = words.points if vote.method == "points" else words.approvals
    told = words.order_told.format(cast=vote.ballots_cast, places=outcomes[0].places, seed=vote.seed)
    contents: list[tuple[Content, str]] = []
    for places in evenly(len(order), PEOPLE_BARS):
        shown = [(names.get(idea, str(idea)), totals[idea]) for idea in order[places.start : places.stop]]
        bars = tuple(PeopleBar(shortened(name, BAR_NAME), (votes,)) for name, votes in shown)
        contents.append(
            (PeopleBars(bars, (unit,)), lines_of(told, *(f"{name}: {votes}" for name, votes in shown)))
        )
    yield from numbered(SlideKind.ORDER, "", words.order, contents, words)
    rules = [one for one in outcomes if one.rule in _TOLD_BY]
    header = (words.title, unit, *(words.rules[one.rule] for one in rules))
    rows = tuple(
        (names.get(idea, str(idea)), str(totals[idea]), *(_place(one, idea) for one in rules))
        for idea in order
    )
    table = Table(header, rows, (8, 5, *(4 for _ in rules)), tuple(range(1, len(header))))
    notes = lines_of(told, *(" · ".join(row) for row in rows))
    yield from table_slides(SlideKind.ORDER, "", words.order_by_rule, table, notes, words)


def _place(one: RuleOutcome, idea: int) -> str:
    return str(one.chosen.index(idea) + 1) if idea in one.chosen else _NOTHING


def next_step_slides(report: Report, words: SlideWords) -> Iterator[Slide]:
    """What is done next: what, who, until when."""
    if not report.next_steps:
        return
    rows = tuple((one.what, one.who or _NOTHING, _due(one, words) or _NOTHING) for one in report.next_steps)
    told = zip(report.next_steps, rows, strict=True)
    notes = lines_of(*(" · ".join((*row, *_sketch(one, words))) for one, row in told))
    table = Table((words.what, words.who, words.due), rows, (8, 5, 5))
    yield from table_slides(SlideKind.NEXT, "", words.next_steps, table, notes, words)


def _due(step: NextStep, words: SlideWords) -> str:
    return when.spelled(step.span, words.sections.language) if step.span else step.due


def _sketch(step: NextStep, words: SlideWords) -> tuple[str, ...]:
    return (words.sketch.format(number=step.sketch),) if step.sketch else ()
