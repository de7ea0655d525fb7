"""The Begründung: where the proposal comes from, as far as the data tell."""

from collections.abc import Iterator

from app.domain.council_facts import chosen_ideas
from app.domain.report import Report
from app.exports.blocks import Block, Heading, Paragraph
from app.exports.council_words import COUNCIL_WORDS, group_name


def reasons(report: Report) -> Iterator[Block]:
    """Two paragraphs: the process, and what came of it."""
    yield Heading(1, COUNCIL_WORDS[report.language].reasons)
    yield from (Paragraph(text) for text in reason_texts(report))


def reason_texts(report: Report) -> list[str]:
    """The same as texts, never none."""
    return [
        " ".join(sentences) for sentences in (list(_process(report)), list(_results(report))) if sentences
    ]


def _process(report: Report) -> Iterator[str]:
    said = COUNCIL_WORDS[report.language]
    process = report.process or report.title
    if process and report.city:
        yield said.reasons_process.format(city=report.city, process=process)
    elif process:
        yield said.reasons_process_no_city.format(process=process)
    if report.motto:
        yield said.reasons_motto.format(motto=report.motto)
    if report.group_code:
        yield said.reasons_group.format(group=group_name(report))


def _results(report: Report) -> Iterator[str]:
    said = COUNCIL_WORDS[report.language]
    ideas, chosen, sketches = report.ideas_told, chosen_ideas(report), report.sketches
    if not ideas and not sketches:
        yield said.reasons_none
    if ideas:
        yield said.reasons_idea if ideas == 1 else said.reasons_ideas.format(ideas=ideas)
    if chosen:
        titles = [idea.title if (idea := report.idea(number)) else str(number) for number in chosen]
        marked = [quoted(title, report) for title in titles]
        yield said.reasons_chosen.format(chosen=", ".join(marked))
    if sketches:
        yield (
            said.reasons_sketch
            if len(sketches) == 1
            else said.reasons_sketches.format(sketches=len(sketches))
        )
    if any(sketch.pending or sketch.versions for sketch in sketches):
        agreed = sum(sketch.version is not None for sketch in sketches)
        yield said.reasons_agreed.format(agreed=agreed, all=len(sketches))


def quoted(text: str, report: Report) -> str:
    """A text in the quotation marks of the paper's language."""
    return f"„{text}“" if report.language == "de" else f"“{text}”"
