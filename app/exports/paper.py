"""The paper as an outline of blocks, before any format.

Word and PDF must say the same, in the same order; so what a paper says is decided here, once, and the two
exporters only set it.
"""

import re
from collections.abc import Iterator

from app.domain.report import Report, ReportedIdea, RuleOutcome, SketchPaper, VotingRound
from app.exports.blocks import Block, Cell, Facts, Heading, Paper, Paragraph, Table
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
    blocks = (*_glance(report, words), *_participation(report, words), *_choosing(report, words))
    appendix = (*_sketches(report, words), *_all_ideas(report, words), *_protocol(report, words))
    return Paper(
        title=title,
        running=_joined(report.city, report.process, report.group_code or report.group_title),
        eyebrow=_joined(report.city, report.process),
        subtitle="" if group == title else group,
        stamp=f"{words.label} · {words.generated} {spell_date(report.generated_on, words)}",
        motto=report.motto,
        words=words,
        blocks=blocks + appendix,
    )


def paragraphs(text: str) -> list[str]:
    """Return the lines of a text that say something, each a paragraph of its own."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _named(report: Report, number: int, words: Words) -> str:
    idea = report.idea(number)
    shown = idea.title if idea and idea.title else words.hidden if idea and idea.state == "hidden" else ""
    return f"{words.idea} {number}: {shown}" if shown else f"{words.idea} {number}"


def _glance(report: Report, words: Words) -> Iterator[Block]:
    latest, chosen = report.latest_round, report.selection
    rows = [(words.present, report.people), (words.ideas, len(report.ideas))]
    if latest:
        rows.append((words.ballots, latest.ballots_cast))
    if chosen:
        rows.append((words.selected, len(chosen.chosen)))
    rows.append((words.sketches, len(report.sketches)))
    yield Heading(1, words.glance)
    yield Facts(tuple((label, (str(count),)) for label, count in rows))


def _participation(report: Report, words: Words) -> Iterator[Block]:
    if not report.benches and not report.meetings:
        return
    yield Heading(1, words.participation)
    if report.benches:
        yield Paragraph(words.participation_text)
        rows = [(Cell(one.name), Cell(str(one.people))) for one in report.benches]
        rows.append((Cell(words.total, strong=True), Cell(str(report.people), strong=True)))
        yield Table(words.benches_caption, (words.bench, words.people), tuple(rows), (5, 1), (1,))
    if report.meetings:
        header = (words.meeting, words.on, words.at, words.phase)
        lines = tuple(
            tuple(
                Cell(text)
                for text in (
                    str(m.number),
                    spell_date(m.on, words),
                    spell_times(m.starts, m.ends, words),
                    m.phase,
                )
            )
            for m in report.meetings
        )
        yield Table(words.meetings_caption, header, lines, (2, 4, 3, 6))


def _choosing(report: Report, words: Words) -> Iterator[Block]:
    yield Heading(1, words.choosing)
    if not report.rounds:
        yield Paragraph(words.not_voted)
    for one in report.rounds:
        if len(report.rounds) > 1:
            yield Heading(2, words.round.format(number=one.number))
        yield Paragraph(f"{_way_of_voting(one, words)} {words.turnout.format(cast=one.ballots_cast)}")
    latest = report.latest_round
    if latest:
        for outcome in _counted(report):
            yield from _rule(outcome, latest, words)
        yield from _comparison(report, latest, words)
    yield from _decision(report, words)


def _way_of_voting(one: VotingRound, words: Words) -> str:
    if one.method == "points":
        return words.points_round.format(budget=one.budget, per_idea=one.per_idea)
    if one.budget is None:
        return words.approval_round
    votes = words.one_vote if one.budget == 1 else words.some_votes.format(budget=one.budget)
    return words.limited_round.format(votes=votes)


def _counted(report: Report) -> list[RuleOutcome]:
    both = (report.outcome("plain"), report.outcome("equal_shares"))
    return [outcome for outcome in both if outcome]


def _rule(outcome: RuleOutcome, latest: VotingRound, words: Words) -> Iterator[Block]:
    plain = outcome.rule == "plain"
    yield Heading(2, words.plain if plain else words.equal_shares)
    left_out = words.left_out.format(left_out=outcome.left_out, cast=latest.ballots_cast)
    yield Paragraph(f"{words.plain_text if plain else words.equal_shares_text} {left_out}")


def _comparison(report: Report, latest: VotingRound, words: Words) -> Iterator[Block]:
    columns = [
        (words.plain if one.rule == "plain" else words.equal_shares, set(one.chosen))
        for one in _counted(report)
    ]
    if report.selection:
        columns.append((words.room, set(report.selection.chosen)))
    wanted = set().union(*(chosen for _, chosen in columns))
    if not wanted:
        yield Paragraph(words.comparison_none)
        return
    unit = words.points if latest.method == "points" else words.approvals
    room = set(report.selection.chosen) if report.selection else set()
    rows = []
    for number in sorted(wanted, key=lambda one: (-latest.totals.get(one, 0), one)):
        strong = number in room
        marks = (Cell(words.yes if number in chosen else words.no, strong=strong) for _, chosen in columns)
        votes = Cell(str(latest.totals.get(number, 0)), strong=strong)
        rows.append((Cell(_named(report, number, words), strong=strong), votes, *marks))
    header = (words.idea, unit, *(label for label, _ in columns))
    yield Table(words.comparison_caption, header, tuple(rows), (9, 3, *(4 for _ in columns)), (1,))


def _decision(report: Report, words: Words) -> Iterator[Block]:
    yield Heading(2, words.decision)
    chosen = report.selection
    if chosen is None:
        yield Paragraph(words.not_decided)
        return
    rule = words.plain if chosen.rule == "plain" else words.equal_shares
    sentence = words.decision_changed if chosen.changed else words.decision_kept
    yield Paragraph(sentence.format(rule=rule))
    names = tuple(_named(report, number, words) for number in chosen.chosen) or (words.no,)
    rows = [(words.places, (str(chosen.places),)), (words.selected, names)]
    if chosen.reason:
        rows.append((words.reason, tuple(paragraphs(chosen.reason))))
    yield Facts(tuple(rows))


def _sketches(report: Report, words: Words) -> Iterator[Block]:
    yield Heading(1, words.sketches, break_before=True)
    if not report.sketches:
        yield Paragraph(words.no_sketches)
    for place, sketch in enumerate(report.sketches):
        name = f"{sketch.number}. {sketch.title}" if sketch.title else str(sketch.number)
        written = any(section.text for section in sketch.sections)
        yield Heading(2, name, break_before=place > 0 and written)
        yield from _sketch(report, sketch, words)


def _sketch(report: Report, sketch: SketchPaper, words: Words) -> Iterator[Block]:
    # The title is the heading already; as a section of its own it would stand there twice.
    sections = [one for one in sketch.sections if one.key != "title"]
    for section in sections:
        if section.text:
            yield Heading(3, section.label)
            for line in paragraphs(section.text):
                yield Paragraph(line)
    missing = [section.label for section in sections if not section.text]
    if missing:
        yield Paragraph(f"{words.still_open}: {', '.join(missing)}", tone="quiet")
    yield Heading(3, words.origin)
    origin, latest = sketch.origin, report.latest_round
    others = tuple(_named(report, number, words) for number in origin.ideas if number != sketch.idea)
    approval = latest is not None and latest.method == "approval"
    rows: list[tuple[str, tuple[str, ...]]] = [(words.from_idea, (_named(report, sketch.idea, words),))]
    if others:
        rows.append((words.merged_ideas, others))
    if origin.votes is not None:
        rows.append((words.approvals if approval else words.points, (str(origin.votes),)))
    if origin.supporters is not None and not approval:
        rows.append((words.supporters, (str(origin.supporters),)))
    yield Facts(tuple(rows))


def _all_ideas(report: Report, words: Words) -> Iterator[Block]:
    yield Heading(1, words.all_ideas, break_before=True)
    if not report.ideas:
        yield Paragraph(words.no_ideas)
        return
    yield Paragraph(words.all_ideas_text)
    latest = report.latest_round
    totals = latest.totals if latest else {}
    supporters = latest.supporters() if latest else None
    header, weights = [words.number, words.idea], [2, 17]
    if latest:
        header.append(words.points if latest.method == "points" else words.approvals)
        weights.append(4 if latest.method == "approval" else 3)
    if latest and latest.method == "points" and supporters is not None:
        header.append(words.supporters)
        weights.append(4)
    rows = []
    for idea in sorted(report.ideas, key=lambda one: (-totals.get(one.number, 0), one.number)):
        counts = [totals.get(idea.number), supporters.get(idea.number) if supporters else None]
        shown = [Cell(words.no if idea.state != "visible" else str(count or 0)) for count in counts]
        rows.append((Cell(str(idea.number)), _idea_cell(idea, words), *shown[: len(header) - 2]))
    yield Table("", tuple(header), tuple(rows), tuple(weights), tuple(range(2, len(header))))


def _idea_cell(idea: ReportedIdea, words: Words) -> Cell:
    if idea.state == "hidden":
        return Cell(words.hidden_row)
    remarks = []
    if idea.merged_into is not None:
        remarks.append(words.merged_into.format(number=idea.merged_into))
    if idea.sources:
        remarks.append(words.merged_from.format(numbers=", ".join(map(str, idea.sources))))
    remark = [f"({'; '.join(remarks)})"] if remarks else []
    return Cell(idea.title, (*paragraphs(idea.description), *remark), _tag(idea.language), strong=True)


def _tag(language: str) -> str:
    """Return a language tag if it has the form of one (RFC 5646, language and subtags), else nothing."""
    return language if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}", language) else ""


def _protocol(report: Report, words: Words) -> Iterator[Block]:
    told = [outcome for outcome in _counted(report) if outcome.protocol]
    seed = report.latest_round.seed if report.latest_round else ""
    if not told and not seed:
        return
    yield Heading(1, words.protocol)
    if seed:
        yield Paragraph(f"{words.seed}: {seed}")
    for outcome in told:
        yield Heading(2, words.plain if outcome.rule == "plain" else words.equal_shares)
        for line in outcome.protocol:
            yield Paragraph(line)
