"""The text of a Word document paragraph by paragraph, with where each is found, in the words of whoever wrote it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from app.domain.paper_templates import Place, Where

_P, _T, _TBL, _TR, _TC, _BOX = (qn(f"w:{name}") for name in ("p", "t", "tbl", "tr", "tc", "txbxContent"))
_PARTS: dict[str, Where] = {"header": "header", "footer": "footer", "footnotes": "note"}


@dataclass(frozen=True, slots=True)
class Spot:
    """A paragraph: where it is and what stands in it, its runs joined."""

    place: Place
    text: str


def document_parts(data: bytes) -> list[tuple[Any, Where]]:
    """The trees in which placeholders are filled: the body, then headers, footers and footnotes."""
    main = docx.Document(io.BytesIO(data)).part
    found: list[tuple[Any, Where]] = [(main.element.body, "paragraph")]
    for relation in main.rels.values():
        where = _PARTS.get(relation.reltype.rpartition("/")[2])
        if where and not relation.is_external:
            found.append((parse_xml(relation.target_part.blob), where))
    return found


def spots(tree: Any, where: Where) -> Iterator[Spot]:
    """The paragraphs of one tree in reading order; those of the body are counted where they say something."""
    tables = {table: at for at, table in enumerate(tree.iter(_TBL), 1)}
    count = 0
    for paragraph in tree.iter(_P):
        text = "".join(
            one.text or "" for one in paragraph.iter(_T) if next(one.iterancestors(_P)) is paragraph
        )
        outside = next(paragraph.iterancestors(_TBL, _BOX), None)
        if outside is None and text.strip():
            count += 1
        if text:
            yield Spot(_place(paragraph, outside, where, tables, count), text)


def _place(paragraph: Any, outside: Any, where: Where, tables: dict[Any, int], count: int) -> Place:
    if where != "paragraph":
        return Place(where)
    if outside is None:
        return Place("paragraph", (count,))
    if outside.tag == _BOX:
        return Place("box")
    cell = next(paragraph.iterancestors(_TC))
    row = next(cell.iterancestors(_TR))
    return Place("table", (tables[outside], _number(outside, row, _TR), _number(row, cell, _TC)))


def _number(parent: Any, child: Any, tag: str) -> int:
    return list(parent.iterchildren(tag)).index(child) + 1 if child.getparent() is parent else 1
