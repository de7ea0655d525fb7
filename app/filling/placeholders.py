"""Wrong placeholders in a Word document, each with its place and what stands there.

Everything is counted before anything is read: how many placeholders there are and how long each is. What is left is
read in a time that grows with its length and not faster.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from app.domain.paper_templates import DEEPEST_BLOCKS, LONGEST_TAG, MOST_TAGS, MOST_TOLD, Place, Wrong
from app.filling.grammar import faults
from app.filling.places import Spot, hidden_in, rendered_parts, spots
from app.filling.preparing import Hidden
from app.filling.rendering import WordTemplate, opened, sources
from app.filling.tags import OPENS, tags
from app.filling.work import Unfillable

_SCOPED_VALUE = re.compile(r"\{\{(?:p|tr|tc|r)\s")
_WORD = re.compile(r"\{%-?\s*(\w+)")
_AROUND = 24  # characters left and right of a placeholder that are quoted
_ELSEWHERE = Place("elsewhere")


def wrong_placeholders(data: bytes) -> list[Wrong]:
    """What is wrong, in reading order, at most `MOST_TOLD`; raises `Unfillable` for what is no document."""
    template = opened(data)
    trees = rendered_parts(template.get_docx())
    parts = [list(spots(tree, where)) for tree, where in trees]
    if many := _too_many([spot for part in parts for spot in part]):
        return [many]
    found = _distinct(one for part in parts for one in _in_part(part))
    return found or _distinct(_hidden(template, [tree for tree, _ in trees]))


def _too_many(listed: Sequence[Spot]) -> Wrong | None:
    """Where there are more placeholders than a template has: counted by what opens, before any is read."""
    opened = 0
    for spot in listed:
        opened += sum(spot.text.count(opens) for opens in ("{{", "{%", "{#"))
        if opened > MOST_TAGS:
            return Wrong(spot.place, _short(spot.text), "too_many", {"limit": str(MOST_TAGS)})
    return None


def _distinct(found: Iterator[Wrong]) -> list[Wrong]:
    """The first few, each once: a text box is written down twice, for old and for new programs."""
    return list({_hashable(one): one for one in islice(found, 2 * MOST_TOLD)}.values())[:MOST_TOLD]


def _hashable(one: Wrong) -> tuple[object, ...]:
    return (one.place, one.quote, one.key, *sorted(one.values.items()))


def _in_part(listed: Sequence[Spot]) -> Iterator[Wrong]:
    broken = list(islice(_unfinished(listed), 2 * MOST_TOLD)) or list(_unpaired(listed))
    if broken:
        yield from broken
        return
    # One line for each paragraph, with nothing in it but its placeholders: so a line says where it is.
    lines = ["".join(tag.plain for tag in spot.tags if not tag.written.startswith("{#")) for spot in listed]
    for fault in faults("\n".join(lines)):
        spot = listed[min(fault.line, len(listed)) - 1]
        name = fault.values.get("name", fault.values.get("what", ""))
        yield Wrong(spot.place, _quoted(spot, name), fault.key, fault.values)


def _unfinished(listed: Sequence[Spot]) -> Iterator[Wrong]:
    for spot in listed:
        for tag in spot.tags:
            if not tag.closed:
                yield Wrong(spot.place, _short(tag.written), "unfinished", {"name": tag.written[:2]})
            elif len(tag.written) > LONGEST_TAG:
                yield Wrong(spot.place, _short(tag.written), "too_long", {"limit": str(LONGEST_TAG)})
            elif found := _SCOPED_VALUE.match(tag.written):
                yield Wrong(spot.place, _quoted(spot, found.group()), "not_allowed", {"what": found.group()})


def _unpaired(listed: Sequence[Spot]) -> Iterator[Wrong]:
    """Loops and conditions that do not end, were never begun, or lie too deep in one another."""
    begun: list[tuple[str, Spot, str]] = []
    for spot, tag in [(one, tag.plain) for one in listed for tag in one.tags]:
        found = _WORD.match(tag)
        word = found.group(1) if found else ""
        if word in ("raw", "endraw"):  # the reader of the language would not even show them
            yield Wrong(spot.place, _quoted(spot, tag), "not_allowed", {"what": word})
            return
        if word in ("for", "if"):
            begun.append((word, spot, tag))
        elif word in ("endfor", "endif"):
            if not begun or f"end{begun[-1][0]}" != word:
                yield Wrong(spot.place, _quoted(spot, tag), "not_begun", {"name": word})
                return
            begun.pop()
        if len(begun) > DEEPEST_BLOCKS:
            yield Wrong(spot.place, _quoted(spot, tag), "too_nested", {"limit": str(DEEPEST_BLOCKS)})
            return
    for word, spot, tag in begun[:1]:
        yield Wrong(spot.place, _quoted(spot, tag), "not_ended", {"name": word, "end": f"end{word}"})


def _hidden(template: WordTemplate, trees: Sequence[Any]) -> Iterator[Wrong]:
    """What the library would fill beyond visible text, and once more all it would render: the gate for all of it."""
    try:
        for source in sources(template):
            for fault in faults(source):
                name = fault.values.get("name", fault.values.get("what", ""))
                yield Wrong(_ELSEWHERE, _short(name), fault.key, fault.values)
    except Hidden:
        beside = next((one for tree in trees for one in hidden_in(tree) if OPENS.search(one)), "")
        yield Wrong(_ELSEWHERE, _short(beside), "hidden")
    except Unfillable:
        yield Wrong(_ELSEWHERE, "", "syntax")


def _quoted(spot: Spot, name: str) -> str:
    """The placeholder in which `name` stands, with a little of what is around it."""
    plain = " ".join(spot.text.split())
    there = list(tags(plain))
    at = next((tag for tag in there if name and name in tag.written), there[0] if there else None)
    if at is None:
        return _short(plain)
    before, after = max(at.start - _AROUND, 0), at.end + _AROUND
    head = "… " if before else ""
    tail = " …" if after < len(plain) else ""
    return f"{head}{plain[before : min(at.end + _AROUND, at.start + 120)]}{tail}"


def _short(text: str) -> str:
    plain = " ".join(text[: 20 * _AROUND].split())
    return plain if len(plain) <= 3 * _AROUND else f"{plain[: 3 * _AROUND]} …"
