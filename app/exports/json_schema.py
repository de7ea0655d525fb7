"""The JSON Schema (draft 2020-12) of the data file and its table of keys, made of the report's own types.

Both are kept in the repository, so that they can be read without running anything: scripts/make_schema.py writes
them, and a test compares. What a schema cannot say (that a total is the sum of the ballots) the reader checks.
"""

import dataclasses
import json
import types
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from enum import Enum
from typing import Any, get_args, get_origin

from app.domain.report import Report
from app.domain.report_fields import (
    FORMAT,
    KIND,
    VERSION,
    Entry,
    entries,
    is_pair,
    is_tagged,
    largest,
    literals,
    options_of,
    tag,
)
from app.domain.report_limits import MOST_ENTRIES, longest
from app.exports.json_meanings import MEANINGS as OF_REPORT
from app.exports.json_meanings_of_presenting import MEANINGS as OF_PRESENTING
from app.exports.json_meanings_of_setting import MEANINGS as OF_SETTING

_OF_CONTENT = {**OF_REPORT, **OF_PRESENTING}
MEANINGS: Mapping[str, Mapping[str, str]] = types.MappingProxyType({**_OF_CONTENT, **OF_SETTING})
DIALECT = "https://json-schema.org/draft/2020-12/schema"
_LANGUAGES = {"type": "string", "pattern": "^[a-z]{2,8}(-[A-Za-z0-9]{1,8})*$"}
_NUMBERS = {"type": "string", "pattern": "^(0|[1-9][0-9]{0,9})$"}
_WORDS: Mapping[Any, Mapping[str, Any]] = {
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
    time: {"type": "string", "pattern": "^[0-2][0-9]:[0-5][0-9]$"},
}

_PLAIN: Mapping[Any, str] = {
    int: "whole number",
    bool: "true or false",
    date: "day",
    time: "time",
    datetime: "moment",
}


def schema() -> dict[str, Any]:
    """The whole schema; every type is a definition of its own, under its name."""
    root = _definition(Report)
    head = {"format": {"const": FORMAT}, "version": {"const": VERSION}}
    return {
        "$schema": DIALECT,
        "title": "A workshop of Augenhöhe as data",
        **root,
        "properties": {**head, **root["properties"]},
        "required": [*head, *root["required"]],
        "$defs": {kind.__name__: _definition(kind) for kind in kinds() if kind is not Report},
    }


def table(meanings: Mapping[str, Mapping[str, str]], heading: str) -> str:
    """The keys of the types that are described in `meanings`, as a page in Markdown."""
    parts = [
        f"# {heading}",
        "",
        f"Version {VERSION}, made of the report's own types; see [data.md](data.md).",
        "",
    ]
    parts += ["| of | key | holds | meaning |", "|---|---|---|---|"]
    for kind in kinds():
        known = meanings.get(kind.__name__, {})
        for one in entries(kind) if known else ():
            told = _told(one.annotation)
            parts.append(f"| {kind.__name__} | `{one.key}` | {told} | {known.get(one.key, '')} |")
    return "\n".join(parts) + "\n"


def pages() -> dict[str, str]:
    """What is kept of this in the repository, by its path there."""
    return {
        f"app/exports/schema/report-{VERSION}.json": json.dumps(schema(), ensure_ascii=False, indent=1)
        + "\n",
        "docs/data-fields.md": table(_OF_CONTENT, "Keys of the data file"),
        "docs/data-setting.md": table(OF_SETTING, "Keys of the data file under `setting`"),
    }


def kinds() -> list[type]:
    """All types a report is made of, the report first, each once."""
    found: dict[type, None] = {}
    waiting: list[type] = [Report]
    while waiting:
        kind = waiting.pop(0)
        if kind not in found:
            found[kind] = None
            waiting += [inner for one in entries(kind) for inner in _within(one.annotation)]
    return list(found)


def _within(annotation: Any) -> Iterator[type]:
    if isinstance(annotation, type) and dataclasses.is_dataclass(annotation):
        yield annotation
    for inner in get_args(annotation):
        yield from _within(inner)


def _definition(kind: type) -> dict[str, Any]:
    properties = {one.key: _described(kind, one) for one in entries(kind)}
    named = {KIND: {"type": "string"}} if hasattr(kind, KIND) and KIND not in properties else {}
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {**named, **properties},
        "required": [*named, *properties],
    }


def _described(kind: type, one: Entry) -> dict[str, Any]:
    meaning = MEANINGS.get(kind.__name__, {}).get(one.key, "")
    return {"description": meaning, **_holds(one.annotation, kind, one.name)}


def _holds(annotation: Any, kind: type, field: str) -> dict[str, Any]:
    options, may_be_null = options_of(annotation)
    tagged = is_tagged(options)
    found = [_tagged(one) if tagged else _one(one, kind, field) for one in options]
    if may_be_null:
        found.append({"type": "null"})
    return found[0] if len(found) == 1 else {"anyOf": found}


def _tagged(kind: type) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{kind.__name__}", "properties": {KIND: {"const": tag(kind)}}}


def _one(annotation: Any, kind: type, field: str) -> dict[str, Any]:
    if dataclasses.is_dataclass(annotation) and isinstance(annotation, type):
        return {"$ref": f"#/$defs/{annotation.__name__}"}
    inner = get_args(annotation)
    if words := literals(annotation):
        return {"enum": list(words)}
    if get_origin(annotation) is tuple:
        sizes = {"minItems": len(inner), "maxItems": len(inner)} if is_pair(annotation) else {}
        return {"type": "array", "maxItems": MOST_ENTRIES, **sizes, "items": _holds(inner[0], kind, field)}
    if inner:
        keys = _NUMBERS if inner[0] is int else _LANGUAGES if field else {"type": "string"}
        return {
            "type": "object",
            "propertyNames": keys,
            "additionalProperties": _holds(inner[1], kind, field),
        }
    if annotation is int:
        return {"type": "integer", "minimum": -largest(kind), "maximum": largest(kind)}
    if annotation in _WORDS:
        return dict(_WORDS[annotation])
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return {"enum": [one.value for one in annotation]}
    return {"type": "string", "maxLength": longest(kind, field)}


def _told(annotation: Any) -> str:
    """What a key holds, in words."""
    options, may_be_null = options_of(annotation)
    told = " or ".join(dict.fromkeys(_told_one(one) for one in options))
    return f"{told}, or null" if may_be_null else told


def _told_one(annotation: Any) -> str:
    inner = get_args(annotation)
    if words := literals(annotation):
        return ", ".join(f"`{one}`" for one in words)
    if get_origin(annotation) is tuple:
        return f"list of {_told(inner[0])}"
    if inner:
        return f"object of {_told(inner[1])}"
    if isinstance(annotation, type) and dataclasses.is_dataclass(annotation):
        return annotation.__name__
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return ", ".join(f"`{one.value}`" for one in annotation)
    return _PLAIN.get(annotation, "text")
