"""Reads HTML as strictly as the standard allows, and says what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib
from html5lib.html5parser import ParseError

_UNNAMED = {"hidden", "submit", "button", "reset", "image"}
_REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "for")


class BadMarkup(AssertionError):
    """A page a browser would have to repair, or a field nobody can name."""


def is_page(text: str) -> bool:
    """A whole page, or a fragment of one."""
    return "<!doctype html>" in text[:400].lower()


def parse(text: str) -> Element:
    """The tree of a page or fragment; raises when it is not valid."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    try:
        return parser.parse(text) if is_page(text) else parser.parseFragment(text, container="div")
    except ParseError as error:
        line, column = parser.tokenizer.stream.position()
        near = text.split("\n")[line - 1][max(0, column - 200) : column + 80]
        raise BadMarkup(f"line {line}: {error} near {near!r}") from error


def check(text: str) -> Element:
    """Valid, ids unique, references kept, every field and every button with a name."""
    tree = parse(text)
    elements = list(_elements(tree))
    ids = [element.get("id", "") for element in elements if element.get("id") is not None]
    doubled = {name for name in ids if ids.count(name) > 1}
    if doubled:
        raise BadMarkup(f"doubled ids: {sorted(doubled)}")
    if is_page(text):
        missing = [
            f"{element.tag} {attribute}={name}"
            for element in elements
            if element.tag != "dialog" or len(element)  # an empty dialog gets its heading with its content
            for attribute in _REFERENCES
            for name in (element.get(attribute) or "").split()
            if name not in ids
        ]
        if missing:
            raise BadMarkup(f"references to nothing: {missing}")
    nameless = [_outline(element) for element in elements if not _has_name(element, tree)]
    if nameless:
        raise BadMarkup(f"fields or buttons without a name: {nameless}")
    return tree


def csrf_token(text: str) -> str:
    """The token in the head of a page, or nothing."""
    for element in _elements(parse(text)):
        if element.tag == "meta" and element.get("name") == "csrf-token":
            return element.get("content") or ""
    return ""


def words(element: Element) -> str:
    """All text in an element, blanks made one."""
    return " ".join("".join(element.itertext()).split())


def element_by_id(text: str, name: str) -> Element:
    """The one element with this id."""
    return next(element for element in _elements(parse(text)) if element.get("id") == name)


def _elements(tree: Element) -> Iterator[Element]:
    return (element for element in tree.iter() if isinstance(element.tag, str))


def _has_name(element: Element, tree: Element) -> bool:
    if element.tag == "button" or (element.tag == "a" and element.get("href")):
        return bool(words(element) or element.get("aria-label"))
    if element.tag not in {"input", "select", "textarea"} or element.get("type") in _UNNAMED:
        return True
    if element.get("aria-label") or element.get("aria-labelledby"):
        return True
    for label in tree.iter("label"):
        holds = label.get("for") == element.get("id") if label.get("for") else element in list(label.iter())
        if holds and words(label):
            return True
    return False


def _outline(element: Element) -> str:
    return f"<{element.tag} {' '.join(f'{k}={v!r}' for k, v in element.attrib.items())}>"
