"""The history of sections as files: text to read, JSON to work with. Files for the team itself, and no papers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.domain.section_history import SectionHistory, SketchHistory, Version, fields_of
from app.domain.sketch_kinds import Kind

FORMAT = "augenhoehe-verlauf"
VERSION = 1
_INDENT = "    "  # so that nothing people wrote looks like a heading


@dataclass(frozen=True)
class HistoryWords:
    """The words of the file, in braces what is filled in with str.format."""

    title: str  # {label}
    sketch: str  # {title}
    made: str  # {when}
    note_named: str
    note_unnamed: str
    version: str  # {number}
    first: str
    restored: str  # {number}
    moderator: str
    who: str  # {names}
    people: str  # {number}
    nameless: str  # {number}
    nothing: str
    when: Callable[[datetime], str]
    label: Callable[[SectionHistory], str]


def as_text(history: SketchHistory, words: HistoryWords) -> bytes:
    """All sections, each with its versions from the first to the newest; UTF-8."""
    head = [
        words.sketch.format(title=history.title),
        words.made.format(when=words.when(history.made_at)),
        words.note_named if history.named else words.note_unnamed,
    ]
    lines = [*head, *(line for section in history.sections for line in _section(section, words))]
    return ("\n".join(lines) + "\n").encode()


def as_json(history: SketchHistory, words: HistoryWords) -> bytes:
    """The same as data; names only where they may be, else how many people wrote."""
    data = {
        "format": FORMAT,
        "version": VERSION,
        "made_at": _iso(history.made_at),
        "note": words.note_named if history.named else words.note_unnamed,
        "sketch": history.number,
        "title": history.title,
        "sections": [
            {
                "key": section.key,
                "label": words.label(section),
                "kind": section.plan.kind.value,
                "versions": [_data(section, one, named=history.named) for one in reversed(section.versions)],
            }
            for section in history.sections
        ],
    }
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def _section(section: SectionHistory, words: HistoryWords) -> Iterator[str]:
    title = words.title.format(label=words.label(section))
    yield from ("", "", title, "=" * len(title))
    for one in reversed(section.versions):
        yield from ("", f"{_heading(one, words)} · {words.when(one.at)}")
        if who := _who(one, words):
            yield who
        yield ""
        yield from (f"{_INDENT}{line}" for line in (one.text or words.nothing).split("\n"))


def _heading(one: Version, words: HistoryWords) -> str:
    if not one.number:
        return words.first
    number = words.version.format(number=one.number)
    return f"{number} · {words.restored.format(number=one.restored)}" if one.restored is not None else number


def _who(one: Version, words: HistoryWords) -> str:
    if one.by_moderator:
        return words.who.format(names=words.moderator)
    if not one.people:
        return ""
    if not one.names:
        return words.people.format(number=one.people)
    others = [words.nameless.format(number=one.nameless)] if one.nameless else []
    return words.who.format(names=", ".join([*one.names, *others]))


def _data(section: SectionHistory, one: Version, *, named: bool) -> dict[str, Any]:
    data: dict[str, Any] = {
        "number": one.number,
        "begun_at": _iso(one.begun_at),
        "at": _iso(one.at),
        "restored": one.restored,
        "by_moderator": one.by_moderator,
        "people": one.people,
        **({"names": list(one.names)} if named else {}),
        "text": one.text,
    }
    if section.plan.kind is not Kind.TEXT and (content := fields_of(section.plan.kind, one.kept)) is not None:
        data["content"] = content
    return data


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
