"""From a document back to a report: strictly. What is missing, unknown or of another type is refused at its place."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Mapping
from datetime import date, time
from enum import Enum
from typing import Any, get_args, get_origin

from app.domain.report import Report
from app.domain.report_document import document, first_difference
from app.domain.report_fields import (
    FORMAT,
    KIND,
    VERSION,
    entries,
    is_pair,
    is_tagged,
    largest,
    literals,
    options_of,
    tag,
)
from app.domain.report_limits import MOST_ENTRIES, longest

_LANGUAGE = re.compile(
    r"[a-z]{2,8}(-[A-Za-z0-9]{1,8})*"
)  # of texts by language, the only objects with free keys
SHOWN = 60  # characters of a wrong value that are repeated


class WrongFile(ValueError):
    """A file that cannot be used: `path` is the place in it (JSONPath), the text says what is expected there."""

    def __init__(self, path: str, said: str) -> None:
        super().__init__(f"{path}: {said}")
        self.path = path


def report_from(raw: Any) -> Report:
    """The report that `raw` is the document of; raises `WrongFile`.

    What is computed (totals, sums) must be what follows from the rest: a file in which a ballot was changed and the
    totals were not, or the other way round, is refused.
    """
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        raise WrongFile("$.format", f'"{FORMAT}" is expected; this is no report of Augenhöhe')
    if type(raw.get("version")) is not int or raw["version"] != VERSION:
        found = shown(raw.get("version"))
        raise WrongFile("$.version", f"this program reads version {VERSION}, the file has {found}")
    body = {key: value for key, value in raw.items() if key not in ("format", "version")}
    report: Report = _object(Report, body, "$")
    if different := first_difference(document(report), raw):
        path, wanted, found = different
        raise WrongFile(path, f"{shown(wanted)} follows from the rest of the file, not {shown(found)}")
    return report


def again(report: Report) -> Report:
    """The same report, checked once more as if it had been read; raises `WrongFile`."""
    return report_from(document(report))


def shown(value: Any) -> str:
    """A value as it is repeated to whoever brought it: short, on one line."""
    if isinstance(value, list | dict):
        return f"{'a list' if isinstance(value, list) else 'an object'} of {len(value)}"
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, str | bool) else str(value)
    text = "nothing" if value is None else " ".join(text.split())
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def named(key: str) -> str:
    """A key as it stands in a path, whatever somebody made of it."""
    return shown(key).strip('"')


def _object(kind: type, raw: Any, path: str, tagged: str = "") -> Any:
    if not isinstance(raw, dict):
        raise WrongFile(path, f"an object is expected, not {shown(raw)}")
    known = {one.key: one for one in entries(kind)}
    for key in raw:
        if key not in known and key != tagged:
            raise WrongFile(f"{path}.{named(key)}", f"version {VERSION} has no such key here")
    for key in known:
        if key not in raw:
            raise WrongFile(f"{path}.{key}", "this key is missing")
    values = {
        one.name: _value(one.annotation, raw[one.key], f"{path}.{one.key}", (kind, one.name))
        for one in known.values()
        if not one.computed
    }
    try:
        return kind(**values)
    except ValueError as wrong:
        raise WrongFile(path, str(wrong)) from None


def _value(annotation: Any, raw: Any, path: str, field: tuple[type, str]) -> Any:
    options, may_be_null = options_of(annotation)
    if raw is None and may_be_null:
        return None
    if is_tagged(options):
        kinds = {tag(one): one for one in options}
        found = raw.get(KIND) if isinstance(raw, dict) else None
        if not isinstance(found, str) or found not in kinds:
            raise WrongFile(f"{path}.{KIND}", f"one of {', '.join(kinds)} is expected, not {shown(found)}")
        return _object(kinds[found], raw, path, KIND)
    if len(options) > 1:  # a text, or texts by language
        options = tuple(one for one in options if (one is str) == isinstance(raw, str))
    wanted = options[0]
    if dataclasses.is_dataclass(wanted) and isinstance(wanted, type):
        return _object(wanted, raw, path)
    origin = get_origin(wanted)
    if origin is tuple:
        return _list(wanted, raw, path, field)
    if origin is not None and issubclass(_class(origin), Mapping):
        return _mapping(wanted, raw, path, field)
    return _scalar(wanted, raw, path, field)


def _class(origin: Any) -> type:
    return origin if isinstance(origin, type) else object


def _list(annotation: Any, raw: Any, path: str, field: tuple[type, str]) -> tuple[Any, ...]:
    if not isinstance(raw, list):
        raise WrongFile(path, f"a list is expected, not {shown(raw)}")
    inner = get_args(annotation)
    if is_pair(annotation) and len(raw) != len(inner):
        raise WrongFile(path, f"{len(inner)} entries are expected, not {len(raw)}")
    if len(raw) > MOST_ENTRIES:
        raise WrongFile(path, f"at most {MOST_ENTRIES} entries are read, not {len(raw)}")
    return tuple(_value(inner[0], one, f"{path}[{n}]", field) for n, one in enumerate(raw))


def _mapping(annotation: Any, raw: Any, path: str, field: tuple[type, str]) -> dict[Any, Any]:
    if not isinstance(raw, dict):
        raise WrongFile(path, f"an object is expected, not {shown(raw)}")
    if len(raw) > MOST_ENTRIES:
        raise WrongFile(path, f"at most {MOST_ENTRIES} keys are read, not {len(raw)}")
    of_keys, of_values = get_args(annotation)
    found = {}
    for key, value in raw.items():
        place = f"{path}.{named(key)}"
        found[_key(of_keys, key, place)] = _value(of_values, value, place, field)
    return found


def _key(annotation: Any, key: str, path: str) -> Any:
    if annotation is int:
        if not (key.isascii() and key.isdecimal() and len(key) <= 10 and str(int(key)) == key):
            raise WrongFile(path, "a whole number is expected as key")
        return int(key)
    if not _LANGUAGE.fullmatch(key):
        raise WrongFile(path, "a language is expected as key, such as de, en or leicht")
    return key


def _scalar(annotation: Any, raw: Any, path: str, field: tuple[type, str]) -> Any:
    if allowed := literals(annotation):
        if not isinstance(raw, str) or raw not in allowed:
            raise WrongFile(path, f"one of {', '.join(allowed)} is expected, not {shown(raw)}")
        return raw
    if annotation is bool:
        if not isinstance(raw, bool):
            raise WrongFile(path, f"true or false is expected, not {shown(raw)}")
        return raw
    if annotation is int:
        return _number(raw, path, largest(field[0]))
    if not isinstance(raw, str):
        raise WrongFile(path, f"{_NAMES.get(annotation, 'a text')} is expected, not {shown(raw)}")
    if annotation is str:
        return _text(raw, path, field)
    return _coded(annotation, raw, path)


def _number(raw: Any, path: str, most: int) -> int:
    if type(raw) is not int or not -most <= raw <= most:
        raise WrongFile(path, f"a whole number is expected, not {shown(raw)}")
    return raw


def _text(raw: str, path: str, field: tuple[type, str]) -> str:
    limit = longest(*field)
    if len(raw) > limit:
        raise WrongFile(path, f"a text of at most {limit} characters is expected, not {len(raw)}")
    return raw


_NAMES = {date: "a day (YYYY-MM-DD)", time: "a time (HH:MM)"}


def _coded(annotation: Any, raw: str, path: str) -> Any:
    """A day, a time, or a word of an enumeration."""
    try:
        if annotation in (date, time):
            return annotation.fromisoformat(raw)
        assert issubclass(annotation, Enum)
        return annotation(raw)
    except ValueError:
        words = ", ".join(one.value for one in annotation) if annotation not in _NAMES else ""
        expected = f"one of {words}" if words else _NAMES[annotation]
        raise WrongFile(path, f"{expected} is expected, not {shown(raw)}") from None
