"""The part of a paper that lists the ideas: all of them as they were written, and the Ideenspeicher."""

from collections.abc import Iterator, Mapping

from app.domain.report import Report, ReportedIdea
from app.domain.reported_votes import VotingRound
from app.exports.blocks import Block, Cell, Heading, Paragraph, Table
from app.exports.paper_words import joined, language_tag, paragraphs
from app.exports.words import Words


def all_ideas(report: Report, words: Words) -> Iterator[Block]:
    """Every idea with its text, theme, bundle and questions; its votes in earlier rounds stand below it."""
    yield Heading(1, words.all_ideas, break_before=True)
    if not report.ideas:
        yield Paragraph(words.no_ideas)
        return
    yield Paragraph(words.all_ideas_text)
    latest = report.latest_round
    totals, supporters = (latest.totals(), latest.supporters()) if latest else ({}, {})
    header, weights = [words.number, words.idea], [3, 18]
    if latest:
        header.append(words.points if latest.method == "points" else words.approvals)
        weights.append(5 if latest.method == "approval" else 4)
    if latest and latest.method == "points":
        header.append(words.supporters)
        weights.append(6)
    earlier = [(one, one.totals()) for one in report.rounds if one is not latest]
    rows = []
    for idea in sorted(report.ideas, key=lambda one: (-totals.get(one.number, 0), one.number)):
        counts = (totals.get(idea.number), supporters.get(idea.number))
        stood = idea.state == "visible"
        shown = [Cell(str(count) if stood and count is not None else words.no) for count in counts]
        rows.append((Cell(str(idea.number)), _idea_cell(idea, earlier, words), *shown[: len(header) - 2]))
    yield Table("", tuple(header), tuple(rows), tuple(weights), tuple(range(2, len(header))))


def idea_store(report: Report, words: Words) -> Iterator[Block]:
    """The Ideenspeicher: what was not chosen, for a later meeting; nothing when it is empty."""
    kept = [idea for idea in report.ideas if idea.shelf == "store" and idea.state == "visible"]
    if not kept:
        return
    yield Heading(1, words.store)
    yield Paragraph(words.store_text)
    rows = tuple(
        (
            Cell(str(idea.number)),
            Cell(idea.title, language=language_tag(idea.language)),
            Cell(idea.theme or words.no),
            Cell(str(idea.meeting)),
        )
        for idea in kept
    )
    header = (words.number, words.idea, words.theme, words.idea_meeting)
    yield Table("", header, rows, (3, 16, 8, 5), (3,))


def _idea_cell(
    idea: ReportedIdea, earlier: list[tuple[VotingRound, Mapping[int, int]]], words: Words
) -> Cell:
    if idea.state == "hidden":
        return Cell(words.hidden_row)
    language = language_tag(idea.language)
    written = (Paragraph(line, language=language) for line in paragraphs(idea.description))
    votes = (
        f"{words.round.format(number=one.number)}: {totals[idea.number]}"
        for one, totals in earlier
        if idea.number in one.ideas
    )
    remark = joined(*_remarks(idea, words), *votes)
    remarks = (Paragraph(f"({remark})"),) if remark else ()
    return Cell(idea.title, (*written, *_questions(idea, words), *remarks), language, strong=True)


def _remarks(idea: ReportedIdea, words: Words) -> Iterator[str]:
    """What is known about an idea beside its words."""
    if idea.theme:
        yield f"{words.theme}: {idea.theme}"
    if idea.target_group:
        yield f"{words.target_group}: {idea.target_group}"
    if idea.source != "participant":
        yield words.from_room if idea.source == "room" else words.from_import
    if idea.merged_into is not None:
        yield words.merged_into.format(number=idea.merged_into)
    if idea.bundle:
        yield words.bundle_named.format(name=idea.bundle)
    if idea.members:
        yield words.merged_from.format(numbers=", ".join(map(str, idea.members)))
    if idea.shelf != "board":
        yield words.in_store if idea.shelf == "store" else words.in_project


def _questions(idea: ReportedIdea, words: Words) -> Iterator[Paragraph]:
    for question in idea.questions:
        for what, remark in ((words.question, question), *((words.answer, one) for one in question.answers)):
            label = words.said_by.format(what=what, who=words.facilitator) if remark.by_facilitator else what
            for line in paragraphs(f"{label}: {remark.text}"):
                yield Paragraph(line, language=language_tag(remark.language))
