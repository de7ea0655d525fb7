"""The text of a Word document paragraph by paragraph, with where each is found, in the words of whoever wrote it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from app.domain.paper_templates import Place, Where
from app.filling.tags import Tag, tags

_P, _T, _TBL, _TR, _TC, _BOX = (qn(f"w:{name}") for name in ("p", "t", "tbl", "tr", "tc", "txbxContent"))
_PARTS: dict[str, Where] = {"header": "header", "footer": "footer"}
FOOTNOTES = "wordprocessingml.footnotes+xml"


@dataclass(frozen=True)
class Spot:
    """A paragraph that says something: what stands in it, its runs joined, and the how manieth of the body it is."""

    paragraph: Any
    where: Where
    text: str
    count: int

    @cached_property
    def tags(self) -> tuple[Tag, ...]:
        """The placeholders in it."""
        return tuple(tags(self.text))

    @property
    def place(self) -> Place:
        """Where it is. Counts rows and columns, so it is asked only for what is told."""
        outside = next(self.paragraph.iterancestors(_TBL, _BOX), None)
        if self.where != "paragraph":
            return Place(self.where)
        if outside is None:
            return Place("paragraph", (self.count,))
        if outside.tag == _BOX:
            return Place("box")
        cell = next(self.paragraph.iterancestors(_TC))
        row = next(cell.iterancestors(_TR))
        table = list(self.paragraph.getroottree().iter(_TBL)).index(outside) + 1
        return Place("table", (table, _number(outside, row, _TR), _number(row, cell, _TC)))


def rendered_parts(document: Any) -> list[tuple[Any, Where]]:
    """The trees in which placeholders are filled: the body, then headers, footers and footnotes."""
    found: list[tuple[Any, Where]] = [(document.part.element.body, "paragraph")]
    for relation in document.part.rels.values():
        where = _PARTS.get(relation.reltype.rpartition("/")[2])
        if where and not relation.is_external:
            found.append((parse_xml(relation.target_part.blob), where))
    notes = (one for one in document.part.package.parts if one.content_type.endswith(FOOTNOTES))
    return found + [(parse_xml(one.blob), "note") for one in notes]


def texts_of_paragraphs(tree: Any) -> dict[Any, list[Any]]:
    """The visible texts of each paragraph, in reading order; those of a text box belong to its own paragraphs."""
    found: dict[Any, list[Any]] = {}
    for text in tree.iter(_T):
        paragraph = next(text.iterancestors(_P), None)
        if paragraph is not None:
            found.setdefault(paragraph, []).append(text)
    return found


def spots(tree: Any, where: Where) -> Iterator[Spot]:
    """The paragraphs of one tree in reading order; those of the body are counted where they say something."""
    texts, count = texts_of_paragraphs(tree), 0
    for paragraph in tree.iter(_P):
        text = "".join(one.text or "" for one in texts.get(paragraph, ()))
        if text.strip() and next(paragraph.iterancestors(_TBL, _BOX), None) is None:
            count += 1
        if text:
            yield Spot(paragraph, where, text, count)


def hidden_in(tree: Any) -> Iterator[str]:
    """What stands beside visible text: attributes, fields, deleted text, remarks in the XML."""
    for element in tree.iter():
        if element.tag != _T:
            yield element.text or ""
        yield element.tail or ""
        yield from element.attrib.values()


def _number(parent: Any, child: Any, tag: str) -> int:
    return list(parent.iterchildren(tag)).index(child) + 1 if child.getparent() is parent else 1
