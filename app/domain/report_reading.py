"""From a document back to a report.

One that somebody brings is read strictly: what is missing, unknown or of another type is refused at its place. One the
product kept itself is read across its own versions.
"""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Collection, Mapping
from datetime import date, datetime, time, timedelta
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
Field = tuple[type, str]  # a type, and the name of a field of it
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
        raise WrongFile("$.version", f"this program reads version {VERSION}, {_found(raw.get('version'))}")
    report: Report = _STRICT.object(Report, _body(raw), "$")
    if different := first_difference(document(report), raw):
        path, wanted, found = different
        raise WrongFile(path, f"{shown(wanted)} follows from the rest of the file, not {shown(found)}")
    return report


def kept_report(raw: Mapping[str, Any]) -> Report:
    """The report whose document the product kept, perhaps in an earlier version of itself; raises `WrongFile`.

    What a type gained since is missing there and takes its default, what it lost is passed over, and what is computed
    is computed anew.
    """
    report: Report = _KEPT.object(Report, _body(raw), "$")
    return report


def _body(raw: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in raw.items() if key not in ("format", "version")}


def _found(version: Any) -> str:
    """What is said of a version that is not this one, and what helps."""
    said = f"the file has {shown(version)}"
    if type(version) is int and 0 < version < VERSION:
        return f"{said}: update the instance it comes from and download it there once more"
    return f"{said}: update this instance" if type(version) is int and version > VERSION else said


def again(report: Report) -> Report:
    """The same report, checked once more as if it had been read; raises `WrongFile`."""
    return report_from(document(report))


def shown(value: Any) -> str:
    """A value as it is repeated to whoever brought it: short, on one line, with nothing that could steer a terminal."""
    if isinstance(value, list | dict):
        return f"{'a list' if isinstance(value, list) else 'an object'} of {len(value)}"
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, str | bool) else str(value)
    text = "nothing" if value is None else " ".join(text[: 2 * SHOWN].split())
    text = "".join(sign if sign.isprintable() else "�" for sign in text)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def named(key: str) -> str:
    """A key as it stands in a path, whatever somebody made of it."""
    return shown(key).strip('"')


@dataclasses.dataclass(frozen=True)
class _Reader:
    """How a document is read: `strict` for what somebody brings."""

    strict: bool

    def object(self, kind: type, raw: Any, path: str, tagged: str = "") -> Any:
        """A value of a type with fields."""
        if not isinstance(raw, dict):
            raise WrongFile(path, f"an object is expected, not {shown(raw)}")
        known = {one.key: one for one in entries(kind)}
        if self.strict:
            _check_keys(known, raw, path, tagged)
        values = {
            one.name: self.value(one.annotation, raw[one.key], f"{path}.{one.key}", (kind, one.name))
            for one in known.values()
            if not one.computed and one.key in raw
        }
        try:
            return kind(**values)
        except (ValueError, TypeError) as wrong:  # TypeError: a field that has no default is missing
            raise WrongFile(path, str(wrong)) from None

    def value(self, annotation: Any, raw: Any, path: str, field: Field) -> Any:
        """A value of any type."""
        options, may_be_null = options_of(annotation)
        if raw is None and may_be_null:
            return None
        if is_tagged(options):
            kinds = {tag(one): one for one in options}
            found = raw.get(KIND) if isinstance(raw, dict) else None
            if not isinstance(found, str) or found not in kinds:
                raise WrongFile(
                    f"{path}.{KIND}", f"one of {', '.join(kinds)} is expected, not {shown(found)}"
                )
            return self.object(kinds[found], raw, path, KIND)
        if len(options) > 1:  # a text, or texts by language
            options = tuple(one for one in options if (one is str) == isinstance(raw, str))
        wanted = options[0]
        if dataclasses.is_dataclass(wanted) and isinstance(wanted, type):
            return self.object(wanted, raw, path)
        origin = get_origin(wanted)
        if origin is tuple:
            return self.list(wanted, raw, path, field)
        if origin is not None and issubclass(_class(origin), Mapping):
            return self.mapping(wanted, raw, path, field)
        return self.scalar(wanted, raw, path, field)

    def list(self, annotation: Any, raw: Any, path: str, field: Field) -> tuple[Any, ...]:
        """Values in a row."""
        if not isinstance(raw, list):
            raise WrongFile(path, f"a list is expected, not {shown(raw)}")
        inner = get_args(annotation)
        if is_pair(annotation) and len(raw) != len(inner):
            raise WrongFile(path, f"{len(inner)} entries are expected, not {len(raw)}")
        if self.strict and len(raw) > MOST_ENTRIES:
            raise WrongFile(path, f"at most {MOST_ENTRIES} entries are read, not {len(raw)}")
        return tuple(self.value(inner[0], one, f"{path}[{n}]", field) for n, one in enumerate(raw))

    def mapping(self, annotation: Any, raw: Any, path: str, field: Field) -> dict[Any, Any]:
        """Values by numbers, or by languages."""
        if not isinstance(raw, dict):
            raise WrongFile(path, f"an object is expected, not {shown(raw)}")
        if self.strict and len(raw) > MOST_ENTRIES:
            raise WrongFile(path, f"at most {MOST_ENTRIES} keys are read, not {len(raw)}")
        of_keys, of_values = get_args(annotation)
        found = {}
        for key, value in raw.items():
            place = f"{path}.{named(key)}"
            found[_key(of_keys, key, place)] = self.value(of_values, value, place, field)
        return found

    def scalar(self, annotation: Any, raw: Any, path: str, field: Field) -> Any:
        """One of some words, yes or no, a number, a text, or what is written as a text."""
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
        if annotation is not str:
            return _coded(annotation, raw, path)
        if self.strict and len(raw) > longest(*field):
            raise WrongFile(
                path, f"a text of at most {longest(*field)} characters is expected, not {len(raw)}"
            )
        return raw


def _check_keys(known: Collection[str], raw: Collection[str], path: str, tagged: str) -> None:
    """Refuse a key too many, or too few."""
    for key in raw:
        if key not in known and key != tagged:
            raise WrongFile(f"{path}.{named(key)}", f"version {VERSION} has no such key here")
    for key in known:
        if key not in raw:
            raise WrongFile(f"{path}.{key}", "this key is missing")


def _class(origin: Any) -> type:
    return origin if isinstance(origin, type) else object


def _key(annotation: Any, key: str, path: str) -> Any:
    if annotation is int:
        if not (key.isascii() and key.isdecimal() and len(key) <= 10 and str(int(key)) == key):
            raise WrongFile(path, "a whole number is expected as key")
        return int(key)
    if not _LANGUAGE.fullmatch(key):
        raise WrongFile(path, "a language is expected as key, such as de, en or leicht")
    return key


def _number(raw: Any, path: str, most: int) -> int:
    if type(raw) is not int or not -most <= raw <= most:
        raise WrongFile(path, f"a whole number is expected, not {shown(raw)}")
    return raw


_NAMES = {
    date: "a day (YYYY-MM-DD)",
    time: "a time (HH:MM)",
    datetime: "a moment (YYYY-MM-DDTHH:MM:SS+00:00)",
}


def _coded(annotation: Any, raw: str, path: str) -> Any:
    """A day, a time, a moment, or a word of an enumeration."""
    try:
        if annotation not in _NAMES:
            return annotation(raw)
        found = annotation.fromisoformat(raw)
        if isinstance(found, datetime) and found.utcoffset() != timedelta(0):
            raise ValueError
    except ValueError:
        words = ", ".join(one.value for one in annotation) if annotation not in _NAMES else ""
        expected = f"one of {words}" if words else _NAMES[annotation]
        raise WrongFile(path, f"{expected} is expected, not {shown(raw)}") from None
    return found


_STRICT, _KEPT = _Reader(strict=True), _Reader(strict=False)
