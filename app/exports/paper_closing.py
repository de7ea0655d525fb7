"""What a paper says of what happens next: a table with who and until when."""

from collections.abc import Iterator

from app.domain.report import Language, Report
from app.domain.reported_closing import NextStep
from app.domain.when import spelled
from app.exports.blocks import Block, Cell, Heading, Table
from app.exports.closing_words import CLOSING_WORDS

_NOTHING = "–"


def next_steps(report: Report) -> Iterator[Block]:
    """The part of the paper; nothing where nothing is planned."""
    if not report.next_steps:
        return
    yield Heading(1, CLOSING_WORDS[report.language].next_steps)
    yield next_steps_table(report)


def next_steps_table(report: Report) -> Table:
    """Every next step with who and until when, and the sketch it belongs to where any belongs to one."""
    said = CLOSING_WORDS[report.language]
    titles = {one.number: one.title for one in report.sketches}
    with_sketch = any(one.sketch for one in report.next_steps)
    header: tuple[str, ...] = (said.what, said.who, said.due, said.sketch)
    weights: tuple[int, ...] = (8, 5, 4, 5)
    width = len(header) if with_sketch else len(header) - 1
    rows = tuple(
        (
            Cell(one.what),
            Cell(one.who or _NOTHING),
            Cell(due_text(one, report.language) or _NOTHING),
            Cell(sketch_text(one, titles) or _NOTHING),
        )[:width]
        for one in report.next_steps
    )
    return Table(said.next_steps_caption, header[:width], rows, weights[:width])


def due_text(step: NextStep, language: Language) -> str:
    """Until when, in the language of the paper where it names a day, else in the words of the desk."""
    return spelled(step.span, language) if step.span else step.due


def sketch_text(step: NextStep, titles: dict[int, str]) -> str:
    """The sketch it belongs to by number and title, or nothing."""
    if not step.sketch:
        return ""
    title = titles.get(step.sketch, "")
    return f"{step.sketch}. {title}" if title else str(step.sketch)
