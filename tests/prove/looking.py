"""What must be true of pages, sheets and slides, whatever stands on them."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import openpyxl
import pptx
import pypdf
from pptx.enum.shapes import MSO_SHAPE_TYPE

_ERROR = re.compile(r"#(?:REF|VALUE|NAME|DIV/0|N/A|NUM|NULL|WERT|BEZUG|ZAHL)\S{0,2}|Err:\d+|#{3,}")
_LEAST = 1  # words on a page beside its running lines
_MANY = 4  # pages; what stands on most of so many is a running line


def page_problems(pdf: Path, words: Iterable[str], *, fewest: int = 1) -> list[str]:
    """Whether there are so many pages, none of them empty, and whether everything expected stands on them."""
    pages = [page.extract_text() for page in pypdf.PdfReader(pdf).pages]
    found = [f"{len(pages)} pages, not {fewest}"] if len(pages) < fewest else []
    running = _running_lines(pages)
    for at, text in enumerate(pages, 1):
        lines = text.splitlines()
        edges = [line for line in lines[:2] + lines[-2:] if _numberless(line) not in running]
        own = [*edges, *lines[2:-2]]
        if len(" ".join(own).split()) < _LEAST:
            found.append(f"page {at} is empty")
    whole = _squeezed("".join(pages))
    found += [f"does not say “{one}”" for one in words if _squeezed(one) not in whole]
    return found


def _running_lines(pages: list[str]) -> set[str]:
    """Lines at the edges of most pages, whatever number is in them."""
    edges = [lines[:2] + lines[-2:] for lines in (text.splitlines() for text in pages)]
    counts = Counter(line for lines in edges for line in set(map(_numberless, lines)))
    return {line for line, times in counts.items() if len(pages) >= _MANY and times > len(pages) / 2}


def _numberless(line: str) -> str:
    return re.sub(r"\d+", "#", " ".join(line.split()))


def _squeezed(text: str) -> str:
    """Without blanks and hyphens: lines may end anywhere."""
    return re.sub(r"[\s\u00ad\u2010-]", "", text)


def sheet_problems(book: Path, sheets: Iterable[str]) -> Iterator[str]:
    """Whether a workbook as LibreOffice understood it has these sheets, and no cell that is computed or an error."""
    opened = openpyxl.load_workbook(book)
    if opened.sheetnames != list(sheets):
        yield f"its sheets are {opened.sheetnames}"
    for sheet in opened:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type in ("f", "e") or _ERROR.fullmatch(str(cell.value or "")):
                    yield f"{sheet.title}!{cell.coordinate} holds {cell.value}"


def table_problems(table: Path, opened: Path) -> Iterator[str]:
    """Whether LibreOffice finds as many rows and columns in a CSV as there are, and nothing to compute."""
    rows = list(csv.reader(io.StringIO(table.read_text(encoding="utf-8-sig"), newline=""), delimiter=";"))
    sheet = openpyxl.load_workbook(opened).active
    wide = max(map(len, rows), default=0)
    if (sheet.max_row, sheet.max_column) != (len(rows), wide):
        yield f"{sheet.max_row} rows and {sheet.max_column} columns, not {len(rows)} and {wide}"
    for row in sheet.iter_rows():
        yield from (f"{one.coordinate} is computed" for one in row if one.data_type in ("f", "e"))


def deck_problems(deck: Path) -> Iterator[str]:
    """Whether every slide has a title of its own and notes, and every picture words."""
    slides = list(pptx.Presentation(str(deck)).slides)
    titles = [slide.shapes.title.text_frame.text for slide in slides]
    if len(set(titles)) != len(titles):
        yield "two slides have the same title"
    for number, slide in enumerate(slides, 1):
        if not slide.has_notes_slide:
            yield f"slide {number} has no notes"
        for shape in slide.shapes:
            drawn = shape.has_chart or shape.has_table or shape.shape_type == MSO_SHAPE_TYPE.GROUP
            if drawn and not shape._element.xpath("string(.//p:cNvPr/@descr)").strip():
                yield f"slide {number}: {shape.name} has no words"


def archive_problems(archive: Path, names: Iterable[str]) -> Iterator[str]:
    """Whether an archive is whole and holds these files and a text about them."""
    with zipfile.ZipFile(archive) as parts:
        if parts.testzip() is not None:
            yield f"{parts.testzip()} is damaged"
        missing = set(names) - set(parts.namelist())
        if missing:
            yield f"it lacks {', '.join(sorted(missing))}"
        if not any(name.lower().endswith(".txt") for name in parts.namelist()):
            yield "it says nothing about itself"
