"""The slides of where a sketch came from (ideas, votes, choice), and of the reservations about it."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.report import Report, SketchPaper
from app.domain.reported_votes import RoomSelection
from app.domain.slide_making import passage_slides
from app.domain.slide_words import SlideWords
from app.domain.slides import Passage, Slide, SlideKind, Tone


def origin_slides(report: Report, sketch: SketchPaper, subject: str, words: SlideWords) -> Iterator[Slide]:
    """Slides of the ideas a sketch is made from, their votes, and the choice of the room."""
    choice = next((one for one in reversed(report.decisions) if sketch.idea in one.chosen), None)
    passages = [
        Passage(words.from_idea, "label"),
        *_idea(report, sketch.idea, words, whole=True),
        *_merged(report, sketch, words),
        *_votes(report, sketch, choice, words),
    ]
    yield from passage_slides(
        SlideKind.ORIGIN, subject, words.origin, passages, words, _reason(choice, words)
    )


def reservation_slides(sketch: SketchPaper, subject: str, words: SlideWords) -> Iterator[Slide]:
    """Slides of the reservations about the version the room was asked about last, each as it was written."""
    for version in sketch.versions[-1:]:
        passages = [
            passage
            for one in version.reservations
            for passage in _reservation(
                words.concerns if one.stance == "concerns" else words.objection,
                one.bench,
                one.text,
                one.language,
                words,
            )
        ]
        counts = words.counts.format(
            agreed=version.agreed,
            concerned=version.concerned,
            objected=version.objected,
            present=version.present,
        )
        hint = f"{words.how_many.format(number=len(version.reservations))}\n{counts}"
        yield from passage_slides(SlideKind.RESERVATIONS, subject, words.reservations, passages, words, hint)


def _reservation(what: str, bench: str, text: str, language: str, words: SlideWords) -> Iterator[Passage]:
    label = words.said_by.format(what=what, who=bench) if bench else what
    yield Passage(label[:1].upper() + label[1:], "label")
    yield from _lines(text, language)


def _lines(text: str, language: str = "", tone: Tone = "body") -> Iterator[Passage]:
    lines = (line.strip() for line in text.split("\n"))
    yield from (Passage(line, tone, language) for line in lines if line)


def _reason(choice: RoomSelection | None, words: SlideWords) -> str:
    return f"{words.reason}: {choice.reason}" if choice and choice.changed and choice.reason else ""


def _idea(report: Report, number: int, words: SlideWords, *, whole: bool = False) -> Iterator[Passage]:
    """An idea by its number and title, `whole` with its text; a hidden one has neither."""
    idea, name = report.idea(number), words.idea.format(number=number)
    title = idea.title if idea and idea.title else words.hidden if idea and idea.state == "hidden" else ""
    language = idea.language if idea else ""
    yield Passage(f"{name}: {title}" if title else name, "body" if whole else "item", language)
    if whole and idea:
        yield from _lines(idea.description, language, "quiet")


def _merged(report: Report, sketch: SketchPaper, words: SlideWords) -> Iterator[Passage]:
    others = [number for number in sketch.origin.ideas if number != sketch.idea]
    if others:
        yield Passage(words.merged, "label")
    for number in others:
        yield from _idea(report, number, words)


def _votes(
    report: Report, sketch: SketchPaper, choice: RoomSelection | None, words: SlideWords
) -> Iterator[Passage]:
    """The votes of a sketch's ideas, and how the room chose."""
    if sketch.origin.votes is not None or choice is not None:
        yield Passage(words.voted, "label")
    if sketch.origin.votes is not None:
        yield Passage(_counted(report, sketch, words))
    if choice is not None:
        yield Passage(chosen_by(choice, words))


def _counted(report: Report, sketch: SketchPaper, words: SlideWords) -> str:
    origin, latest = sketch.origin, report.latest_round
    approval = latest is not None and latest.method == "approval"
    said = f"{words.approvals if approval else words.points}: {origin.votes}"
    if origin.supporters is not None and not approval:
        said = f"{said} · {words.supporters}: {origin.supporters}"
    return said


def chosen_by(choice: RoomSelection, words: SlideWords) -> str:
    """How a choice came about."""
    said = words.chosen_otherwise if choice.changed else words.chosen
    return said.format(rule=words.rules[choice.rule])


def choice_slides(choice: RoomSelection, words: SlideWords) -> Iterator[Slide]:
    """Slides of a choice of ideas: how it came about, and the reservations, which belong to it wherever it is told."""
    passages = [Passage(chosen_by(choice, words))]
    if choice.changed and choice.reason:
        passages += [Passage(words.reason, "label"), *_lines(choice.reason)]
    for one in choice.reservations:
        passages += _reservation(words.reservation, one.bench, one.text, one.language, words)
    hint = words.how_many.format(number=len(choice.reservations))
    yield from passage_slides(SlideKind.CHOICE, "", words.choice, passages, words, hint)
