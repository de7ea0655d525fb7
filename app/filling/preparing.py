"""The XML of a part made ready for the library of templates: every placeholder whole, and only where text is seen.

Word breaks a placeholder into runs as it likes, and some placeholders take the row or paragraph around them along. The
library that fills Word templates does both with patterns over the whole XML, which take minutes for some files and also
find placeholders in attributes, fields and deleted text. So this works on the tree, in one walk.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Any

from docx.oxml.ns import qn
from lxml import etree  # type: ignore[import-untyped]

from app.filling.places import texts_of_paragraphs
from app.filling.tags import OPENS, Tag, tags

_T = qn("w:t")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BEGIN, _END = "\ufdd0", "\ufdd1"  # around the number of a placeholder; no text uses these characters
_NUMBERED = re.compile(f"{_BEGIN}([0-9]+){_END}")


class Hidden(Exception):
    """A placeholder stands where nobody sees it."""


def prepared(xml: bytes) -> str:
    """The source that the library renders; raises `Hidden`, and `etree.XMLSyntaxError` for what is no XML."""
    root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
    kept: list[str] = []
    for texts in texts_of_paragraphs(root).values():
        _gather(texts)
    for scope in ("tr", "tc", "p", "r"):
        for text in list(root.iter(_T)):
            _lift(text, scope, kept)
    for texts in texts_of_paragraphs(root).values():
        for text in texts:
            _number(text, kept)
    source = etree.tostring(root, encoding="unicode")
    # Nothing that opens is left in visible text: what still opens stands elsewhere.
    if OPENS.search(source) or source.count(_BEGIN) != len(kept):
        raise Hidden
    return _NUMBERED.sub(lambda found: kept[int(found.group(1))], source)


def _gather(texts: list[Any]) -> None:
    """Put each placeholder whole into the text in which it begins."""
    whole = "".join(one.text or "" for one in texts)
    found = list(tags(whole))
    ends, start, reach = [tag.end for tag in found], 0, 0
    for text in texts if found else ():
        reach += len(text.text or "")
        at = bisect_left(ends, reach)  # the first placeholder that does not end before
        end = max(found[at].end if at < len(found) and found[at].start < reach else reach, start)
        if whole[start:end] != text.text:
            text.text = whole[start:end]
            text.set(_SPACE, "preserve")
        start = end


def _lift(text: Any, scope: str, kept: list[str]) -> None:
    """Put the placeholders that take an element along in the place of it."""
    lifted = [tag for tag in tags(text.text or "") if tag.scope == scope]
    element = next(text.iterancestors(qn(f"w:{scope}")), None)
    if not lifted or element is None or element.getparent() is None:
        return
    words = "".join(_kept(tag, kept) for tag in lifted) + (element.tail or "")
    parent, before = element.getparent(), element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + words
    else:
        parent.text = (parent.text or "") + words
    parent.remove(element)


def _number(text: Any, kept: list[str]) -> None:
    """Put numbers for the placeholders of a text, so that what they hold is not escaped with the rest."""
    said, pieces, at = text.text or "", [], 0
    for tag in tags(said):
        pieces += [said[at : tag.start], _kept(tag, kept)]
        at = tag.end
    if pieces:
        text.text = "".join([*pieces, said[at:]])
        text.set(_SPACE, "preserve")


def _kept(tag: Tag, kept: list[str]) -> str:
    kept.append(tag.plain)
    return f"{_BEGIN}{len(kept) - 1}{_END}"
