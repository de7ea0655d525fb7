"""As much of JSON Schema (draft 2020-12) as the shipped schema uses, written by its text and sharing nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

KNOWN = {
    *(
        "$schema",
        "$defs",
        "$ref",
        "title",
        "description",
        "type",
        "properties",
        "required",
        "const",
        "enum",
        "anyOf",
    ),
    *(
        "additionalProperties",
        "propertyNames",
        "items",
        "minItems",
        "maxItems",
        "minimum",
        "maximum",
        "maxLength",
    ),
    *("pattern", "format"),
}
_TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}


def faults(schema: dict[str, Any], value: Any) -> list[str]:
    """The places at which a document breaks the schema; raises KeyError for a rule that is not known here."""
    return list(_faults(schema, schema, value, "$"))


def _faults(root: dict[str, Any], rule: dict[str, Any], value: Any, at: str) -> Iterator[str]:
    if unknown := set(rule) - KNOWN:
        raise KeyError(f"{at}: {unknown}")
    if "$ref" in rule:
        yield from _faults(root, root["$defs"][rule["$ref"].removeprefix("#/$defs/")], value, at)
    if "anyOf" in rule:
        tried = [list(_faults(root, one, value, at)) for one in rule["anyOf"]]
        if all(tried):
            yield min(tried, key=len)[0]
    if "type" in rule and not _is(rule["type"], value):
        yield at
        return
    if ("const" in rule and value != rule["const"]) or ("enum" in rule and value not in rule["enum"]):
        yield at
    if isinstance(value, dict):
        yield from _of_object(root, rule, value, at)
    elif isinstance(value, list):
        if not rule.get("minItems", 0) <= len(value) <= rule.get("maxItems", len(value)):
            yield at
        for n, one in enumerate(value):
            yield from _faults(root, rule.get("items", {}), one, f"{at}[{n}]")
    elif not _fits(rule, value):
        yield at


def _is(wanted: str, value: Any) -> bool:
    if wanted == "integer":
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, _TYPES[wanted])


def _of_object(root: dict[str, Any], rule: dict[str, Any], value: dict[str, Any], at: str) -> Iterator[str]:
    properties = rule.get("properties", {})
    yield from (f"{at}.{key}" for key in rule.get("required", ()) if key not in value)
    for key, one in value.items():
        if key in properties:
            yield from _faults(root, properties[key], one, f"{at}.{key}")
        elif rule.get("additionalProperties") is False:
            yield f"{at}.{key}"
        elif "additionalProperties" in rule:
            yield from _faults(root, rule["additionalProperties"], one, f"{at}.{key}")
        if "propertyNames" in rule:
            yield from _faults(root, rule["propertyNames"], key, f"{at}.{key}")


def _fits(rule: dict[str, Any], value: Any) -> bool:
    if isinstance(value, str):
        if rule.get("format") == "date":
            return date.fromisoformat(value).isoformat() == value
        if rule.get("format") == "date-time":
            return datetime.fromisoformat(value).utcoffset() is not None
        return len(value) <= rule.get("maxLength", len(value)) and bool(
            re.search(rule.get("pattern", ""), value)
        )
    if isinstance(value, int):
        return bool(rule.get("minimum", value) <= value <= rule.get("maximum", value))
    return True
