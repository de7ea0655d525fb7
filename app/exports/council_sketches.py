"""The sketches in a council paper: the text that holds, section by section, its agreement, and where it came from."""

from collections.abc import Iterator

from app.domain.report import Report, SketchPaper
from app.domain.section_types import Text
from app.exports.agreement_words import AGREEMENT_WORDS
from app.exports.blocks import Block, Facts, Heading, Paragraph
from app.exports.council_words import COUNCIL_WORDS
from app.exports.paper import origin_of
from app.exports.paper_agreement import standing
from app.exports.paper_sections import section_blocks
from app.exports.section_words import SECTION_WORDS
from app.exports.words import WORDS, Words


def sketches(report: Report) -> Iterator[Block]:
    """Every sketch on a page of its own where something is written in it; nothing where there is none."""
    words, said = WORDS[report.language], COUNCIL_WORDS[report.language]
    if not report.sketches:
        return
    yield Heading(1, said.sketches)
    for place, sketch in enumerate(report.sketches):
        name = f"{sketch.number}. {sketch.title}" if sketch.title else str(sketch.number)
        written = any(section.filled for section in sketch.sections)
        yield Heading(2, name, break_before=place > 0 and written)
        yield from _sketch(report, sketch, words)


def _sketch(report: Report, sketch: SketchPaper, words: Words) -> Iterator[Block]:
    sections = [one for one in sketch.sections if one.key != "title"]
    yield from standing(report, sketch, words)
    for section in sections:
        if section.filled:
            yield Heading(3, section.label)
            yield from section_blocks(section.value or Text(section.text), SECTION_WORDS[report.language])
    missing = [section.label for section in sections if not section.filled]
    if missing:
        yield Paragraph(f"{words.still_open}: {', '.join(missing)}", tone="quiet")
    yield from _agreement(report, sketch)
    yield from origin_of(report, sketch, words)


def _agreement(report: Report, sketch: SketchPaper) -> Iterator[Block]:
    """The counts of the version that holds; reservations stand word for word in a part of their own."""
    words, said = AGREEMENT_WORDS[report.language], COUNCIL_WORDS[report.language]
    if not sketch.versions:
        return
    one = sketch.versions[-1]
    counts = words.counts.format(
        agreed=one.agreed, concerned=one.concerned, objected=one.objected, present=one.present
    )
    yield Heading(3, words.agreement)
    yield Facts(((f"{words.version} {one.number}", (counts,)),))
    reserved = sum(len(version.reservations) for version in sketch.versions)
    if reserved:
        yield Paragraph(said.reserved_one if reserved == 1 else said.reserved.format(count=reserved))
