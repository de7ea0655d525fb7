"""Wrong placeholders in a Word document, each with its place and what stands there."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence

from app.domain.paper_templates import MOST_TOLD, Place, Wrong
from app.filling.grammar import faults
from app.filling.places import Spot, document_parts, spots
from app.filling.rendering import Unfillable, WordTemplate, sources, straight

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_OPENS = re.compile(r"\{[{%#]")
_SCOPED = re.compile(r"\{([%#])-?(?:p|tr|tc|r)\s")  # {%tr … %}: takes the row, the paragraph … along
_SCOPED_VALUE = re.compile(r"\{\{(?:p|tr|tc|r)\s")
_WORD = re.compile(r"\{%-?\s*(\w+)")
_AROUND = 24  # characters left and right of a placeholder that are quoted
_MOST_TAGS = 5000
_ELSEWHERE = Place("elsewhere")


def wrong_placeholders(data: bytes) -> list[Wrong]:
    """What is wrong, in reading order, at most `MOST_TOLD`; raises nothing but what a damaged file raises."""
    found: list[Wrong] = []
    for tree, where in document_parts(data):
        found += _in_part(list(spots(tree, where)))
    if not found:
        found = list(_hidden(data))
    return _distinct(found)[:MOST_TOLD]


def _distinct(found: Sequence[Wrong]) -> list[Wrong]:
    """Each once: a text box is written down twice, for old and for new programs."""
    return list({_hashable(one): one for one in found}.values())


def _hashable(one: Wrong) -> tuple[object, ...]:
    return (one.place, one.quote, one.key, *sorted(one.values.items()))


def _in_part(listed: list[Spot]) -> Iterator[Wrong]:
    unfinished = list(_unfinished(listed)) or list(_unpaired(listed))
    if unfinished:
        yield from unfinished
        return
    # One line for each paragraph, with nothing in it but its placeholders: so a line says where it is.
    lines = ["".join(_tags(spot.text)) for spot in listed]
    for fault in faults("\n".join(lines)):
        spot = listed[min(fault.line, len(listed)) - 1]
        name = fault.values.get("name", fault.values.get("what", ""))
        yield Wrong(spot.place, _quoted(spot.text, name), fault.key, fault.values)


def _tags(text: str) -> Iterator[str]:
    for tag in _TAG.findall(text):
        if not tag.startswith("{#"):
            yield _SCOPED.sub(r"{\1 ", straight(tag)).replace("\n", " ")


def _unfinished(listed: list[Spot]) -> Iterator[Wrong]:
    for spot in listed:
        rest = _TAG.sub("", spot.text)
        if opened := _OPENS.search(rest):
            yield Wrong(spot.place, _short(rest[opened.start() :]), "unfinished", {"name": opened.group()})
        if found := _SCOPED_VALUE.search(spot.text):
            yield Wrong(spot.place, _quoted(spot.text, found.group()), "not_allowed", {"what": found.group()})


def _unpaired(listed: list[Spot]) -> Iterator[Wrong]:
    """Loops and conditions that do not end, or were never begun."""
    begun: list[tuple[str, Spot, str]] = []
    for spot in listed:
        for tag in _tags(spot.text):
            found = _WORD.match(tag)
            word = found.group(1) if found else ""
            if word in ("for", "if"):
                begun.append((word, spot, tag))
            elif word in ("endfor", "endif"):
                if not begun or f"end{begun[-1][0]}" != word:
                    yield Wrong(spot.place, _quoted(spot.text, tag), "not_begun", {"name": word})
                    return
                begun.pop()
    for word, spot, tag in begun[:1]:
        yield Wrong(spot.place, _quoted(spot.text, tag), "not_ended", {"name": word, "end": f"end{word}"})


def _hidden(data: bytes) -> Iterator[Wrong]:
    """What the library would fill beyond paragraphs: in attributes, deleted text, anywhere. The gate for all of it."""
    try:
        for source in sources(WordTemplate(io.BytesIO(data))):
            if len(_OPENS.findall(source)) > _MOST_TAGS:
                yield Wrong(_ELSEWHERE, "", "too_many", {"limit": str(_MOST_TAGS)})
                continue
            for fault in faults(source):
                name = fault.values.get("name", fault.values.get("what", ""))
                yield Wrong(_ELSEWHERE, _short(name), fault.key, fault.values)
    except Unfillable:
        yield Wrong(_ELSEWHERE, "", "syntax")


def _quoted(text: str, name: str) -> str:
    """The placeholder in which `name` stands, with a little of what is around it."""
    plain = " ".join(text.split())
    at = next((tag for tag in _TAG.finditer(plain) if name and name in tag.group()), None) or _TAG.search(
        plain
    )
    if at is None:
        return _short(plain)
    before, after = max(at.start() - _AROUND, 0), at.end() + _AROUND
    head = "… " if before else ""
    tail = " …" if after < len(plain) else ""
    return f"{head}{plain[before : min(at.end() + _AROUND, at.start() + 120)]}{tail}"


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 3 * _AROUND else f"{plain[: 3 * _AROUND]} …"
