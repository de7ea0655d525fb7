"""Vorbehalte und Minderheitenvoten: everything anybody put on record against a choice or a sketch, word for word."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.report import Report, SketchPaper
from app.domain.reported_votes import RoomSelection
from app.exports.agreement_words import AGREEMENT_WORDS
from app.exports.blocks import Block, Heading, Paragraph
from app.exports.council_words import COUNCIL_WORDS
from app.exports.paper_words import language_tag, paragraphs
from app.exports.words import WORDS


@dataclass(frozen=True, slots=True)
class Dissent:
    """One reservation: what it is about, what kind it is, for which bench, its words, and what became of the matter."""

    about: str
    kind: str
    bench: str
    text: str
    language: str
    place: str = ""
    remark: str = ""


def dissent(report: Report) -> Iterator[Block]:
    """All of it under what it is about; nothing where nobody has a reservation."""
    words, said = WORDS[report.language], COUNCIL_WORDS[report.language]
    found = list(dissents(report))
    if not found:
        return
    yield Heading(1, said.dissent)
    yield Paragraph(said.dissent_text)
    about = ""
    for one in found:
        if one.about != about:
            yield Heading(2, one.about)
            about = one.about
        label = words.said_by.format(what=one.kind, who=one.bench) if one.bench else one.kind
        yield Paragraph(f"{label} – {one.place}" if one.place else label, tone="strong")
        yield from (Paragraph(line, language=language_tag(one.language)) for line in paragraphs(one.text))
        if one.remark:
            yield Paragraph(f"({one.remark})")


def dissents(report: Report) -> Iterator[Dissent]:
    """Those on selections in their order, then those on sketches, version by version."""
    for selection in report.selections:
        yield from _on_selection(report, selection)
    for sketch in report.sketches:
        yield from _on_sketch(report, sketch)


def _on_selection(report: Report, selection: RoomSelection) -> Iterator[Dissent]:
    words, said = WORDS[report.language], COUNCIL_WORDS[report.language]
    several = len({one.meeting for one in report.selections}) > 1
    about = said.on_selection_of.format(meeting=selection.meeting) if several else said.on_selection
    remark = "" if selection in report.decisions else said.since_replaced
    for number, one in enumerate(selection.reservations, 1):
        kind = words.reservation.format(number=number)
        yield Dissent(about, kind, one.bench, one.text, one.language, remark=remark)


def _on_sketch(report: Report, sketch: SketchPaper) -> Iterator[Dissent]:
    said, agreed = COUNCIL_WORDS[report.language], AGREEMENT_WORDS[report.language]
    about = said.on_sketch.format(number=sketch.number, title=sketch.title or "–")
    for version in sketch.versions:
        place = said.on_version.format(version=version.number)
        remark = said.since_reopened if version.reopened else ""
        for one in version.reservations:
            kind = agreed.stance_of(one.stance)
            kind = kind[:1].upper() + kind[1:]
            yield Dissent(about, kind, one.bench, one.text, one.language, place, remark)
