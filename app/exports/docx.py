"""The paper as Word document: real headings, marked table headers, language and title set.

Blocks become paragraphs of named styles (`docx_styles`), so an office can restyle the whole paper in one
move.
"""

import io
from collections.abc import Sequence
from datetime import UTC, datetime, time
from typing import BinaryIO

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Emu
from docx.table import _Cell as WordCell
from docx.text.paragraph import Paragraph as WordParagraph

from app.domain.report import Report
from app.domain.text import direction
from app.exports.binding import bound
from app.exports.blocks import Blank, Block, Cell, Facts, Heading, Items, Numbered, Paper, Paragraph, Table
from app.exports.cleaning import cleaned
from app.exports.docx_numbering import number, numbering
from app.exports.docx_styles import add_field, cell_borders, kept_together, marked, shaded, style_sheet
from app.exports.packing import packed_on
from app.exports.paper import compose

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXTENSION = "docx"
LABEL = "Word (DOCX)"

_FACT_WEIGHTS = (1, 3)
_VALUE = qn("w:val")
# What must follow w:bidi in a paragraph's properties (the schema fixes their order).
_AFTER_BIDI = (
    "w:adjustRightInd",
    "w:snapToGrid",
    "w:spacing",
    "w:ind",
    "w:contextualSpacing",
    "w:jc",
    "w:outlineLvl",
)


def write(report: Report, out: BinaryIO) -> None:
    """Write the report to `out` as a Word document (Office Open XML)."""
    set_paper(compose(cleaned(report)), report, out)


def set_paper(paper: Paper, report: Report, out: BinaryIO) -> None:
    """Set a composed paper and write it to `out`, dated by the report."""
    document = docx.Document()
    style_sheet(document, paper.words.locale)
    _properties(document, paper, report)
    _running_lines(document, paper)
    _title_block(document, paper)
    for block, after in zip(paper.blocks, (*paper.blocks, None)[1:], strict=True):
        _set_block(document, block, before_table=isinstance(after, Facts | Table))
        # No gap before a heading, which keeps its own: at the foot of a page it would fill a page alone.
        if isinstance(block, Facts | Table) and not isinstance(after, Heading):
            _styled(document.add_paragraph(), "Table Gap")
    raw = io.BytesIO()
    document.save(raw)
    packed_on(report.generated_on, raw, out)


def _properties(document: Document, paper: Paper, report: Report) -> None:
    # The template's own author and remark would name a library in a council paper.
    made, core = datetime.combine(report.generated_on, time(12), tzinfo=UTC), document.core_properties
    title = paper.name or paper.title
    core.title, core.language, core.subject = title[:255], paper.words.locale, paper.eyebrow[:255]
    core.author = core.last_modified_by = core.comments = ""
    core.created = core.modified = made


def _running_lines(document: Document, paper: Paper) -> None:
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = ""
    _say(section.header.paragraphs[0], f"{paper.running}\t{paper.stamp}")
    for footer in (section.footer, section.first_page_footer):
        line = footer.paragraphs[0]
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        line.add_run(f"{paper.words.page} ")
        add_field(line, "PAGE")
        line.add_run(f" {paper.words.of} ")
        add_field(line, "NUMPAGES")


def _title_block(document: Document, paper: Paper) -> None:
    for text, style in (
        (paper.eyebrow, "Quiet"),
        (paper.title, "Title"),
        (paper.subtitle, "Subtitle"),
        (paper.stamp, "Quiet"),
        (paper.motto, "Quote"),
    ):
        if text:
            _say(_styled(document.add_paragraph(), style), text)


def _set_block(document: Document, block: Block, *, before_table: bool) -> None:
    if isinstance(block, Heading):
        heading = _styled(document.add_paragraph(), f"Heading {block.level}")
        heading.paragraph_format.page_break_before = True if block.break_before else None
        _say(heading, block.text, block.language)
    elif isinstance(block, Paragraph):
        strong, style = block.tone == "strong", "Quiet" if block.tone == "quiet" else "Normal"
        paragraph = _styled(document.add_paragraph(), style)
        if strong or before_table:  # it names or explains what follows
            paragraph.paragraph_format.keep_with_next = True
        _say(paragraph, block.text, block.language, strong=strong)
    elif isinstance(block, Items):
        for line in block.lines:
            _say(_styled(document.add_paragraph(), "List Bullet"), line)
    elif isinstance(block, Numbered):
        _numbered(document, block)
    elif isinstance(block, Facts):
        _facts(document, block)
    else:
        _table(document, block)


def _styled(paragraph: WordParagraph, style: str) -> WordParagraph:
    """Give a new paragraph its style by identifier; python-docx would read all styles for every paragraph."""
    properties, name = OxmlElement("w:pPr"), OxmlElement("w:pStyle")
    name.set(_VALUE, style.replace(" ", ""))
    properties.append(name)
    paragraph.paragraph_format.element.insert(0, properties)
    return paragraph


def _say(paragraph: WordParagraph, text: str, language: str = "", *, strong: bool = False) -> None:
    """Put `text` into a paragraph, in its language; text that runs right to left turns the paragraph."""
    run = paragraph.add_run(bound(text))
    if isinstance(text, Blank):
        run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    if strong:
        run.bold = run.font.cs_bold = True
    rtl = direction(text) == "rtl"
    if rtl:
        paragraph.paragraph_format.element.get_or_add_pPr().insert_element_before(
            OxmlElement("w:bidi"), *_AFTER_BIDI
        )
        run.font.rtl = True
    if rtl or language:
        spoken = OxmlElement("w:lang")
        spoken.set(qn("w:bidi" if rtl else "w:val"), language or "ar")
        run.font.element.get_or_add_rPr().append(spoken)


def _numbered(document: Document, block: Numbered) -> None:
    listed = numbering(document)
    for line, below in block.lines:
        first = _styled(document.add_paragraph(), "List Number")
        number(first, listed, 0)
        for part in line:
            _say(first, part)
        for one in below:
            letter = _styled(document.add_paragraph(), "List Number 2")
            number(letter, listed, 1)
            _say(letter, one)


def _facts(document: Document, block: Facts) -> None:
    # A table for the eye only: no header, so none is marked; read line by line it says "label, value".
    grid = _grid(document, len(block.rows), _FACT_WEIGHTS)
    for (left, right), (label, lines) in zip(grid, block.rows, strict=True):
        shaded(left)
        shaded(right)
        _fill(left, Cell(label), "Table Label")
        _fill(right, Cell(lines[0] if lines else ""), "Table Text")
        for line in lines[1:]:
            _say(_styled(right.add_paragraph(), "Table Text"), line)
    kept_together(grid)


def _table(document: Document, block: Table) -> None:
    if block.caption:
        _say(_styled(document.add_paragraph(), "Caption"), block.caption)
    head, *body = grid = _grid(document, 1 + len(block.rows), block.weights)
    marked(grid, block.caption)
    for at, (cell, label) in enumerate(zip(head, block.header, strict=True)):
        _fill(cell, Cell(label), "Table Head", at_end=at in block.numeric)
        cell_borders(cell, head=True)
    for row, line in zip(body, block.rows, strict=True):
        for at, (cell, content) in enumerate(zip(row, line, strict=True)):
            _fill(cell, content, "Table Text", at_end=at in block.numeric)
            cell_borders(cell, head=False)
    kept_together(grid)


def _grid(document: Document, rows: int, weights: tuple[int, ...]) -> list[Sequence[WordCell]]:
    """The cells of a new table, row by row; python-docx walks the whole table whenever it is asked for them."""
    section = document.sections[0]
    edges = (section.page_width, section.left_margin, section.right_margin)
    page, left, right = (edge or Emu(0) for edge in edges)
    table = document.add_table(rows, len(weights))
    table.autofit = False
    widths = [Emu((page - left - right) * weight // sum(weights)) for weight in weights]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    grid: list[Sequence[WordCell]] = [row.cells for row in table.rows]
    for row in grid:
        for cell, width in zip(row, widths, strict=True):
            cell.width = width
    return grid


def _fill(cell: WordCell, content: Cell, style: str, *, at_end: bool = False) -> None:
    first = _styled(cell.paragraphs[0], style)
    if at_end:
        first.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _say(first, content.text, content.language, strong=content.strong)
    for text in content.more:
        _say(_styled(cell.add_paragraph(), style), text, content.language, strong=content.strong)
    for line in content.detail:
        _say(_styled(cell.add_paragraph(), "Table Detail"), line.text, line.language)
