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
from app.domain.paper_templates import LARGEST_FILE, LARGEST_UNPACKED, MOST_PARTS

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
# Fields that fetch or run something. The long names are looked for across field marks too, in which one can hide.
_FIELDS = re.compile(
    r"(?:^|\0)\s*(INCLUDEPICTURE|INCLUDETEXT|INCLUDE|IMPORT|DDE|DDEAUTO|LINK|EMBED|DATABASE|MACROBUTTON|CONTROL"
    r"|HTMLCONTROL|RD|PRINT)\b",
    re.IGNORECASE,
)
_HIDDEN_FIELDS = re.compile(r"(INCLUDEPICTURE|INCLUDETEXT|DDEAUTO|MACROBUTTON)", re.IGNORECASE)
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
            for name, content in _contents(archive):
                _check_part(name, content)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError, EOFError):
        raise _refused("no_docx") from None
    except zipfile.zlib.error:  # type: ignore[attr-defined]  # damaged inside
        raise _refused("no_docx") from None


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
    said: list[str] = []
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        name = etree.QName(element).localname
        if name in ("instrText", "delInstrText"):
            said.append(element.text or "")
        elif name == "fldChar":
            said.append("\0")
        for key, value in element.attrib.items():
            _check_attribute(etree.QName(key).localname, str(value))
            if etree.QName(key).localname == "instr":
                said.append(f"\0{value}\0")
    codes = "".join(said)
    found = _FIELDS.search(codes) or _HIDDEN_FIELDS.search(codes.replace("\0", ""))
    if found:
        raise InvalidInput("file", "paper_template.field", code=found.group(1).upper())


def _check_attribute(name: str, value: str) -> None:
    if name in ("src", "href") and _LEADS_AWAY.match(value):
        raise InvalidInput("file", "paper_template.external", target=value[:80])
