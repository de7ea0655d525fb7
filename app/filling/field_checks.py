"""The fields of a Word document: only those that say something about the document itself may stay.

A field is an instruction that a word processor follows when the document is opened or printed; some fetch files, some
start programs. Its name may come in pieces, and be made by another field within it ({ { QUOTE 68 68 69 } … }). So what
is known to be harmless is listed, and a field whose name does not stand there in letters is refused.
"""

from __future__ import annotations

import re
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from app.domain.errors import InvalidInput

_HARMLESS = frozenset(
    (
        "PAGE NUMPAGES SECTION SECTIONPAGES PAGEREF REF NOTEREF STYLEREF HYPERLINK BOOKMARK TOC TOA TA TC XE "
        "INDEX SEQ LISTNUM AUTONUM AUTONUMLGL AUTONUMOUT DATE TIME CREATEDATE SAVEDATE PRINTDATE EDITTIME REVNUM "
        "AUTHOR LASTSAVEDBY TITLE SUBJECT KEYWORDS COMMENTS DOCPROPERTY INFO FILENAME FILESIZE NUMWORDS NUMCHARS "
        "TEMPLATE USERNAME USERINITIALS USERADDRESS SYMBOL ADVANCE EQ IF COMPARE FORMTEXT FORMCHECKBOX "
        "FORMDROPDOWN MERGEFIELD MERGEREC MERGESEQ NEXT CITATION BIBLIOGRAPHY"
    ).split()
)
_NAME = re.compile(r'[^\s"\\{}]*')
_LINK = re.compile(r'HYPERLINK\s+"?\s*(?!https?://|mailto:)([a-z][a-z0-9+.-]+:|\\\\|//)', re.IGNORECASE)


def check_fields(tree: Any) -> None:
    """Raise `InvalidInput` at `file` for a field that is not among the harmless ones."""
    reader = _Fields()
    for element in tree.iter(etree.Element):
        name = element.tag.rpartition("}")[2]  # in whatever namespace: there are two of them for Word alone
        if name in ("instrText", "delInstrText"):
            reader.says(element.text or "")
        elif name == "t":
            reader.shows(element.text or "")
        elif name == "fldChar":
            reader.turns(_attribute(element, "fldCharType"))
        elif name == "fldSimple":
            _check(_attribute(element, "instr"))
    reader.ends()


def _attribute(element: Any, wanted: str) -> str:
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == wanted), "")


class _Fields:
    """Reads fields within fields: what each is told is gathered until it ends."""

    def __init__(self) -> None:
        self.open: list[_Field] = []
        self.outside = _Field()  # what stands in no field; a word processor may join it with what comes

    def says(self, code: str) -> None:
        (self.open[-1] if self.open else self.outside).codes.append(code)

    def shows(self, text: str) -> None:
        """Visible text before the result of a field is part of its code."""
        if self.open and not self.open[-1].has_result:
            self.open[-1].codes.append(text)

    def turns(self, kind: str) -> None:
        if kind == "begin":
            if self.open and not "".join(self.open[-1].codes).strip():
                raise _refused("{ }")  # the field within would make its name
            self.open.append(_Field())
        elif kind == "separate" and self.open:
            self.open[-1].has_result = True
        elif kind == "end" and self.open:
            _check("".join(self.open.pop().codes))

    def ends(self) -> None:
        for field in (*self.open, self.outside):
            _check("".join(field.codes))


class _Field:
    def __init__(self) -> None:
        self.codes: list[str] = []
        self.has_result = False


def _check(code: str) -> None:
    plain = code.strip()
    found = _NAME.match(plain)
    name = found.group().upper() if found else ""
    if plain and not plain.startswith("=") and name not in _HARMLESS:
        raise _refused(name[:20] or plain[:20])
    if _LINK.match(plain):
        raise InvalidInput("file", "paper_template.external", target=plain[:80])


def _refused(name: str) -> InvalidInput:
    return InvalidInput("file", "paper_template.field", code=name)
