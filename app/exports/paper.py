"""The paper as an outline of blocks, before any format.

Word and PDF must say the same, in the same order; so what a paper says is decided here, once, and the two
exporters only set it.
"""

from collections.abc import Iterator

from app.domain.report import Report, SketchPaper
from app.domain.section_types import Text
from app.exports.blocks import Block, Cell, Facts, Heading, Paper, Paragraph, Table
from app.exports.paper_advice import advice
from app.exports.paper_agreement import agreement, standing
from app.exports.paper_audience import audience
from app.exports.paper_closing import next_steps
from app.exports.paper_ideas import all_ideas, idea_store
from app.exports.paper_moods import moods
from app.exports.paper_sections import section_blocks
from app.exports.paper_votes import choosing, protocol
from app.exports.paper_words import joined, named
from app.exports.section_words import SECTION_WORDS
from app.exports.words import WORDS, Words, spell_date, spell_times


def compose(report: Report) -> Paper:
    """Return the paper of a (cleaned) report."""
    words = WORDS[report.language]
    group = (
        words.group.format(code=report.group_code, title=report.group_title)
        if report.group_code
        else report.group_title
    )
    title = report.title or group or words.label
    return Paper(
        title=title,
        running=joined(report.city, report.process, report.group_code or report.group_title),
        eyebrow=joined(report.city, report.process),
        subtitle="" if group == title else group,
        stamp=f"{words.label} · {words.generated} {spell_date(report.generated_on, words)}",
        motto=report.motto,
        words=words,
        blocks=tuple(_blocks(report, words)),
    )


def _blocks(report: Report, words: Words) -> Iterator[Block]:
    yield from _glance(report, words)
    yield from _participation(report, words)
    yield from choosing(report, words)
    yield from _sketches(report, words)
    yield from moods(report, words)
    yield from audience(report)
    yield from next_steps(report)
    yield from all_ideas(report, words)
    letters = iter("BC")
    for appendix in (idea_store(report, words), protocol(report, words)):
        first = next(appendix, None)
        if isinstance(first, Heading):
            yield Heading(1, first.text.format(letter=next(letters)), break_before=first.break_before)
            yield from appendix


def _glance(report: Report, words: Words) -> Iterator[Block]:
    latest = report.latest_round
    rows = [(words.present, report.people), (words.ideas, report.ideas_told)]
    if latest:
        rows.append((words.ballots, latest.ballots_cast))
    if report.decisions:
        rows.append((words.selected, len({n for one in report.decisions for n in one.chosen})))
    reservations = sum(len(one.reservations) for one in report.selections)
    if reservations:
        rows.append((words.reservations, reservations))
    rows.append((words.sketches, len(report.sketches)))
    yield Heading(1, words.glance)
    yield Facts(tuple((label, (str(count),)) for label, count in rows))


def _participation(report: Report, words: Words) -> Iterator[Block]:
    sources = [idea.source for idea in report.ideas if idea.state != "hidden"]
    elsewhere = any(source != "participant" for source in sources)
    if not report.benches and not report.meetings and not elsewhere:
        return
    yield Heading(1, words.participation)
    if report.benches:
        yield Paragraph(words.participation_text)
        yield bench_table(report, words)
    if elsewhere:
        own, room, imported = (sources.count(source) for source in ("participant", "room", "import"))
        yield Paragraph(words.sources_text.format(own=own, room=room, imported=imported))
    if report.meetings:
        yield meeting_table(report, words)


def bench_table(report: Report, words: Words) -> Table:
    """How many people of each bench were there, and all of them."""
    rows = [(Cell(one.name), Cell(str(one.people))) for one in report.benches]
    rows.append((Cell(words.total, strong=True), Cell(str(report.people), strong=True)))
    return Table(words.benches_caption, (words.bench, words.people), tuple(rows), (5, 1), (1,))


def meeting_table(report: Report, words: Words) -> Table:
    """The meetings with date, hours and phase."""
    lines = tuple(
        (
            Cell(str(one.number)),
            Cell(spell_date(one.on, words)),
            Cell(spell_times(one.starts, one.ends, words)),
            Cell(one.phase),
        )
        for one in report.meetings
    )
    header = (words.meeting, words.on, words.at, words.phase)
    return Table(words.meetings_caption, header, lines, (2, 4, 3, 6))


def _sketches(report: Report, words: Words) -> Iterator[Block]:
    yield Heading(1, words.sketches, break_before=True)
    if not report.sketches:
        yield Paragraph(words.no_sketches)
    for place, sketch in enumerate(report.sketches):
        name = f"{sketch.number}. {sketch.title}" if sketch.title else str(sketch.number)
        written = any(section.filled for section in sketch.sections)
        yield Heading(2, name, break_before=place > 0 and written)
        yield from _sketch(report, sketch, words)


def _sketch(report: Report, sketch: SketchPaper, words: Words) -> Iterator[Block]:
    # The title is the heading already; as a section of its own it would stand there twice.
    sections = [one for one in sketch.sections if one.key != "title"]
    yield from standing(report, sketch, words)
    for section in sections:
        if section.filled:
            value = section.value or Text(section.text)
            yield Heading(3, section.label)
            yield from section_blocks(value, SECTION_WORDS[report.language])
    missing = [section.label for section in sections if not section.filled]
    if missing:
        yield Paragraph(f"{words.still_open}: {', '.join(missing)}", tone="quiet")
    yield from advice(sketch, words)
    yield from agreement(report, sketch, words)
    yield from origin_of(report, sketch, words)


def origin_of(report: Report, sketch: SketchPaper, words: Words) -> Iterator[Block]:
    """The ideas a sketch came from, and their votes."""
    yield Heading(3, words.origin)
    origin, latest = sketch.origin, report.latest_round
    others = tuple(named(report, number, words) for number in origin.ideas if number != sketch.idea)
    approval = latest is not None and latest.method == "approval"
    rows: list[tuple[str, tuple[str, ...]]] = [(words.from_idea, (named(report, sketch.idea, words),))]
    if others:
        rows.append((words.merged_ideas, others))
    if origin.votes is not None:
        rows.append((words.approvals if approval else words.points, (str(origin.votes),)))
    if origin.supporters is not None and not approval:
        rows.append((words.supporters, (str(origin.supporters),)))
    yield Facts(tuple(rows))
