"""Whether a file is a Word document that is safe to keep and to hand out again: nothing in it runs, nothing leads away.

A paper made from a template goes to every council member. So a template may not load anything from elsewhere when it is
opened (links to templates, pictures, data), may not carry macros or embedded programs, and may not be a bomb.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree  # type: ignore[import-untyped]

from app.domain.errors import InvalidInput
from app.domain.paper_templates import (
    LARGEST_FILE,
    LARGEST_UNPACKED,
    LARGEST_XML,
    LARGEST_XML_PART,
    MOST_ATTRIBUTES,
    MOST_MARKS,
    MOST_OF_ONE,
    MOST_PARTS,
)
from app.filling.field_checks import check_fields

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"  # .doc, and every .docx with a password
_TYPES = "[Content_Types].xml"
_MAIN = "wordprocessingml.document.main+xml"
_TEMPLATE = "wordprocessingml.template.main+xml"
_MACROS = re.compile(r"vbaproject|vbadata|macroenabled|vbasuppl", re.IGNORECASE)
_EMBEDDED = re.compile(
    r"(^|/)(embeddings|activex|afchunk|oleobject|controls)|(oleObject|activeX|\.package)", re.IGNORECASE
)
# What a relationship may not be, wherever it leads.
_LOADED = frozenset(
    "attachedtemplate oleobject package control frame subdocument afchunk mailmergesource recipientdata".split()
)
_PLAIN_LINK = re.compile(r"(https?://|mailto:|#)", re.IGNORECASE)
_LEADS_AWAY = re.compile(r"\s*([a-z][a-z0-9+.-]+:|\\\\|//)", re.IGNORECASE)
_ENCODING = re.compile(
    rb"""\A\s*<\?xml[^>]{0,200}encoding\s{0,9}=\s{0,9}["'](?!utf-8["']|utf8["'])""", re.IGNORECASE
)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_DECLARED = tuple(
    mark.encode(code) for mark in ("<!DOCTYPE", "<!ENTITY") for code in ("utf-8", "utf-16-le", "utf-16-be")
)


def check_file(data: bytes) -> None:
    """Raise `InvalidInput` at `file` for anything but a harmless .docx."""
    if not data:
        raise _refused("no_file")
    if len(data) > LARGEST_FILE:
        raise InvalidInput("file", "paper_template.too_large", limit=LARGEST_FILE // 1024**2)
    if data.startswith(_OLD_OFFICE):
        raise _refused("old_word")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_parts(archive.infolist())
            counted = _Counted()
            for name, content in _contents(archive):
                counted.add(name, content)
                _check_part(name, content)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError, EOFError):
        raise _refused("no_docx") from None
    except zipfile.zlib.error:  # type: ignore[attr-defined]  # damaged inside
        raise _refused("no_docx") from None


def check_harmless(data: bytes) -> None:
    """The same for a document that was made here, of whatever size."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name, content in _contents(archive):
            _check_part(name, content)


class _Counted:
    """How much XML there is: counted before any of it is read, because an element takes fifty times its length."""

    def __init__(self) -> None:
        self.characters = self.marks = self.attributes = 0

    def add(self, name: str, content: bytes) -> None:
        """Count a part; raises `InvalidInput` where it is too much."""
        if _ENCODING.match(content) and not content.startswith(_UTF_16):
            raise _refused("declared")  # in other encodings nothing could be counted
        self.characters += len(content)
        self.marks += content.count(b"<")
        self.attributes += content.count(b"=")
        if (
            any(piece.count(b"=") > MOST_OF_ONE for piece in content.split(b"<"))
            or len(content) > LARGEST_XML_PART
            or self.characters > LARGEST_XML
            or self.marks > MOST_MARKS
            or self.attributes > MOST_ATTRIBUTES
        ):
            raise InvalidInput("file", "paper_template.too_much", part=name[-80:])


def _refused(key: str) -> InvalidInput:
    return InvalidInput("file", f"paper_template.{key}")


def _check_parts(parts: list[zipfile.ZipInfo]) -> None:
    names = [part.filename for part in parts]
    if _TYPES not in names:
        raise _refused("no_docx")
    # The archive cannot lie about this: nothing is unpacked beyond the size a part claims.
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise _refused("unpacked_too_large")
    folded = {name.casefold() for name in names}
    if len(folded) < len(names) or any(part.flag_bits & 1 for part in parts):
        raise _refused("no_docx")
    if any(name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name) for name in names):
        raise _refused("no_docx")
    if any(_MACROS.search(name) for name in names):
        raise _refused("macros")
    if any(_EMBEDDED.search(name) for name in names):
        raise _refused("embedded")


def _contents(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    """The parts that are XML, whatever they are called: a part says what it is by its first sign."""
    for part in archive.infolist():
        content = archive.read(part)
        known = part.filename.casefold().endswith((".xml", ".rels", ".vml"))
        if known or content[:200].lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n").startswith(b"<"):
            yield part.filename, content


def _check_part(name: str, content: bytes) -> None:
    if any(mark in content for mark in _DECLARED):
        raise _refused("declared")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        tree = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise _refused("no_docx") from None
    # In an encoding of its own a declaration does not look like one.
    if tree.getroottree().docinfo.internalDTD is not None:
        raise _refused("declared")
    if name == _TYPES:
        _check_types(tree)
    elif name.casefold().endswith(".rels"):
        _check_relationships(tree)
    else:
        _check_content(tree)


def _check_types(tree: etree._Element) -> None:
    types = [str(one.get("ContentType", "")) for one in tree.iter("{*}Override", "{*}Default")]
    if any(_MACROS.search(one) for one in types):
        raise _refused("macros")
    if any(_EMBEDDED.search(one) for one in types):
        raise _refused("embedded")
    if any(one.endswith(_TEMPLATE) for one in types):
        raise _refused("dotx")
    if sum(one.endswith(_MAIN) for one in types) != 1:
        raise _refused("no_docx")


def _check_relationships(tree: etree._Element) -> None:
    for one in tree.iter("{*}Relationship"):
        kind = str(one.get("Type", "")).rpartition("/")[2].casefold()
        target, mode = str(one.get("Target", "")), str(one.get("TargetMode", "")).casefold()
        leads_away = mode == "external" or _LEADS_AWAY.match(target)
        if _MACROS.search(kind):
            raise _refused("macros")
        if leads_away and not (kind == "hyperlink" and _PLAIN_LINK.match(target)):
            raise InvalidInput("file", "paper_template.external", target=target[:80])
        if kind in _LOADED:
            raise _refused("embedded")


def _check_content(tree: etree._Element) -> None:
    for element in tree.iter(etree.Element):
        if element.tag.endswith("}mailMerge"):
            raise _refused("mail_merge")
        for key, value in element.attrib.items():
            _check_attribute(key.rpartition("}")[2].casefold(), value)
    check_fields(tree)


def _check_attribute(name: str, value: str) -> None:
    if name.endswith(("src", "href")) and _LEADS_AWAY.match(value):
        raise InvalidInput("file", "paper_template.external", target=value[:80])
