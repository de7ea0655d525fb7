"""Word documents made for tests: with any paragraphs, and with anything in them that no template may have."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

import docx

TYPES = "[Content_Types].xml"
RELATIONS = "word/_rels/document.xml.rels"


def written(
    *paragraphs: str, header: str = "", footer: str = "", cells: tuple[tuple[str, ...], ...] = ()
) -> bytes:
    """A document with these paragraphs, header, footer and one table after them."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    section = document.sections[0]
    if header:
        section.header.paragraphs[0].text = header
    if footer:
        section.footer.paragraphs[0].text = footer
    if cells:
        table = document.add_table(len(cells), len(cells[0]))
        for row, texts in zip(table.rows, cells, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    return _saved(document)


def in_runs(*runs: str) -> bytes:
    """One paragraph in several runs, as Word leaves it after checking the spelling."""
    document = docx.Document()
    paragraph = document.add_paragraph()
    for at, text in enumerate(runs):
        paragraph.add_run(text).bold = at % 2 == 0
    return _saved(document)


def changed(
    template: bytes,
    replaced: Mapping[str, Callable[[str], str]] | None = None,
    added: Mapping[str, bytes] | None = None,
) -> bytes:
    """The same document with parts changed, and parts added."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(template)) as before,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for part in before.infolist():
            body = before.read(part)
            if replaced and part.filename in replaced:
                body = replaced[part.filename](body.decode()).encode()
            after.writestr(part.filename, body)
        for name, body in (added or {}).items():
            after.writestr(name, body)
    return out.getvalue()


def related(kind: str, target: str, mode: str = "External") -> bytes:
    """A document with one more relationship."""
    one = (
        f'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
        f'Target="{target}"' + (f' TargetMode="{mode}"' if mode else "") + "/></Relationships>"
    )
    return changed(written("x"), {RELATIONS: lambda xml: xml.replace("</Relationships>", one)})


def with_xml(inside: str) -> bytes:
    """A document with this XML at the beginning of its first paragraph."""
    return changed(
        written("Anfang"), {"word/document.xml": lambda xml: xml.replace("<w:p>", f"<w:p>{inside}", 1)}
    )


def _saved(document: object) -> bytes:
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()
