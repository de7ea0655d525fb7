"""The paper as PDF: tagged, PDF/UA-1, set by Typst with the fonts shipped here.

The template is a file of ours; what people wrote reaches it as JSON in a variable and never as source, so
`#read("/etc/passwd")` is eighteen characters and not a command. No system font, no network, no package.
"""

import json
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import BinaryIO

import typst

from app.domain.report import Report
from app.domain.text import direction
from app.exports.binding import bound
from app.exports.blocks import Blank, Block, Cell, Facts, Heading, Items, Numbered, Paper, Paragraph, Table
from app.exports.cleaning import cleaned
from app.exports.glyphs import BOX, FONTS, drawable
from app.exports.paper import compose

MEDIA_TYPE = "application/pdf"
EXTENSION = "pdf"
LABEL = "PDF"

_KEPT_RUNS = 11
DOCUMENTS = Path(__file__).parents[2] / "templates" / "documents"


def write(report: Report, out: BinaryIO) -> None:
    """Write the report to `out` as an accessible PDF, dated by the report and so repeatable."""
    set_paper(compose(cleaned(report)), report, out)


def set_paper(paper: Paper, report: Report, out: BinaryIO) -> None:
    """Set a composed paper and write it to `out`, dated by the report."""
    document = compiler().compile(
        input=(DOCUMENTS / "report.typ").read_bytes(),
        format="pdf",
        sys_inputs={"paper": json.dumps(_paper(paper, report), ensure_ascii=False)},
        pdf_standards=["ua-1"],
        timestamp=datetime.combine(report.generated_on, time(12), tzinfo=UTC),
    )
    if not isinstance(document, bytes):
        raise TypeError("the typesetter gave no single document")
    out.write(document)


@cache
def fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def compiler() -> typst.Compiler:
    """A typesetter that knows our templates and our fonts, and nothing else of the machine."""
    # One per document: a compiler holds its inputs, and two papers may be written at once.
    return typst.Compiler(root=str(DOCUMENTS), font_paths=fonts(), ignore_system_fonts=True)


def forget() -> None:
    """Let the typesetter give up what it keeps of documents set before, which is a hundred times their size.

    It keeps everything for ten more runs, in case the next document is almost the same; ours is another one.
    """
    for _ in range(_KEPT_RUNS):
        compiler().compile(input=b"-", format="pdf")


class Setter:
    """Turns blocks into what the template reads, and remembers whether a character had to become a box."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.boxed = False

    def text(self, text: str, language: str = "") -> dict[str, str]:
        """Return a text with its direction and its language, and whether it is to be filled in."""
        drawn = drawable(bound(text))
        self.boxed = self.boxed or drawn.count(BOX) > text.count(BOX)
        way = direction(text)
        tongue = language.partition("-")[0].lower() or self.language
        marked = {"mark": "blank"} if isinstance(text, Blank) else {}
        return {"text": drawn, "dir": way, "lang": tongue, **marked}

    def cell(self, cell: Cell) -> dict[str, object]:
        """Return a table cell."""
        detail = [self.text(line.text, line.language) for line in cell.detail]
        lines = [self.text(line, cell.language) for line in (cell.text, *cell.more)]
        return {"main": lines[0], "more": lines[1:], "detail": detail, "strong": cell.strong}

    def block(self, block: Block, *, stays: bool = False) -> dict[str, object]:
        """Return one block of the paper; one that `stays` is on the page of what follows it."""
        if isinstance(block, Heading):
            main = self.text(block.text, block.language)
            return {"kind": "heading", "level": block.level, "break": block.break_before, "main": main}
        if isinstance(block, Paragraph):
            main = self.text(block.text, block.language)
            return {"kind": "paragraph", "tone": block.tone, "main": main, "stays": stays}
        if isinstance(block, Items):
            return {"kind": "items", "lines": [self.text(line) for line in block.lines]}
        if isinstance(block, Numbered):
            lines = [
                {"parts": [self.text(part) for part in line], "below": [self.text(one) for one in below]}
                for line, below in block.lines
            ]
            return {"kind": "numbered", "lines": lines}
        if isinstance(block, Facts):
            rows = [[self.text(label), [self.text(line) for line in lines]] for label, lines in block.rows]
            return {"kind": "facts", "rows": rows}
        return {
            "kind": "table",
            "caption": self.text(block.caption),
            "header": [self.text(label) for label in block.header],
            "rows": [[self.cell(cell) for cell in row] for row in block.rows],
            "weights": block.weights,
            "numeric": block.numeric,
        }


def _paper(paper: Paper, report: Report) -> dict[str, object]:
    setter = Setter(report.language)
    names = ("title", "running", "eyebrow", "subtitle", "stamp", "motto")
    head = {name: setter.text(getattr(paper, name)) for name in names}
    followed = zip(paper.blocks, (*paper.blocks, None)[1:], strict=True)
    blocks = [setter.block(block, stays=isinstance(after, Facts | Table)) for block, after in followed]
    words = paper.words
    return {
        **head,
        "name": paper.name or paper.title,
        "blocks": blocks,
        "lang": report.language,
        "region": words.locale.split("-")[1],
        "words": {"page": words.page, "of": words.of},
        "note": setter.text(words.missing_glyphs)["text"] if setter.boxed else "",
    }
