"""Whether a PDF is accessible: veraPDF's word where it is installed, and what can be told from the structure alone.

The structural check is a part of ISO 14289-1 (the Matterhorn Protocol's checkpoints in brackets): tagged (06), a title
that is shown (06, 07), a language (11), headings that skip no level (14), figures with words (13), tables with
headers (15), lists whole (16), fonts embedded (31), a page's tab order that of its structure (28).
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf

_HEADINGS = {f"/H{level}": level for level in range(1, 7)}


def problems(pdf: Path) -> list[str]:
    """Everything that is wrong, as far as it can be told here."""
    reader = pypdf.PdfReader(pdf, strict=True)
    return [*_document(reader), *_structure(reader), *_pages(reader), *_by_verapdf(pdf)]


def _document(reader: pypdf.PdfReader) -> Iterator[str]:
    root = reader.trailer["/Root"]
    if not root.get("/MarkInfo", {}).get("/Marked"):
        yield "not tagged"
    if not root.get("/Lang"):
        yield "no language"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle") or not (reader.metadata or {}).get(
        "/Title"
    ):
        yield "no title that is shown"
    if "/Metadata" not in root or b"pdfuaid:part" not in root["/Metadata"].get_data():
        yield "does not say that it is PDF/UA"


def _structure(reader: pypdf.PdfReader) -> Iterator[str]:
    tree = reader.trailer["/Root"].get("/StructTreeRoot")
    if tree is None:
        yield "no structure"
        return
    nodes = list(_nodes(tree.get_object()))
    tags = [node["/S"] for node in nodes]
    before = 0
    for level in (_HEADINGS[tag] for tag in tags if tag in _HEADINGS):
        if level > before + 1:
            yield f"a heading of level {level} stands below one of level {before}"
        before = level
    for node in nodes:
        inside = {child["/S"] for child in _nodes(node)}
        if node["/S"] == "/Figure" and not str(node.get("/Alt", "")).strip():
            yield "a figure without words"
        if node["/S"] == "/Table" and "/TH" not in inside:
            yield "a table without headers"
        if node["/S"] == "/L" and "/LI" not in inside:
            yield "a list without items"


def _nodes(node: Any) -> Iterator[dict[str, Any]]:
    """All elements of the structure, in reading order."""
    node = node.get_object() if isinstance(node, pypdf.generic.IndirectObject) else node
    if isinstance(node, list):
        for one in node:
            yield from _nodes(one)
    elif isinstance(node, dict):
        if "/S" in node:
            yield node
        for child in _children(node):
            yield from _nodes(child)


def _children(node: dict[str, Any]) -> list[Any]:
    kids = node.get("/K", [])
    kids = kids.get_object() if isinstance(kids, pypdf.generic.IndirectObject) else kids
    return kids if isinstance(kids, list) else [kids]


def _pages(reader: pypdf.PdfReader) -> Iterator[str]:
    for number, page in enumerate(reader.pages, 1):
        if page.get("/Tabs") != "/S":
            yield f"page {number}: the tab key does not follow the structure"
        for font in page.get("/Resources", {}).get("/Font", {}).values():
            if not _embedded(font.get_object()):
                yield f"page {number}: {font.get_object().get('/BaseFont')} is not embedded"


def _embedded(font: Any) -> bool:
    below = font.get("/DescendantFonts")
    carrier = below[0].get_object() if below else font
    described = carrier.get("/FontDescriptor", {}).get_object() if "/FontDescriptor" in carrier else {}
    return (
        any(key in described for key in ("/FontFile", "/FontFile2", "/FontFile3"))
        or font["/Subtype"] == "/Type3"
    )


def _by_verapdf(pdf: Path) -> Iterator[str]:
    program = shutil.which("verapdf")
    if program is None:
        return
    command = [program, "--flavour", "ua1", "--format", "text", str(pdf)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    if not done.stdout.startswith("PASS"):
        yield f"veraPDF: {done.stdout.strip()[:300]}"
