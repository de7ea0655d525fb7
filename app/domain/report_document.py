"""A report as a document of plain values, as JSON has them: the way there, and what two documents differ in."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping
from datetime import date, time
from enum import Enum
from typing import Any

from app.domain.report import Report
from app.domain.report_fields import FORMAT, KIND, VERSION, entries, is_tagged, options_of, tag

# What an instance makes anew in its own words, the day on which it does, and names: there is nobody behind them there.
MADE_ANEW = re.compile(
    r"\$\.(generated_on|(priority_)?outcomes\[\d+\]\.protocol.*|meetings\[\d+\]\.phase|benches\[\d+\]\.name"
    r"|sketches\[\d+\]\.advice\[\d+\](\.answers\[\d+\])?\.name)"
)


def document(report: Report) -> dict[str, Any]:
    """The report with its format and version first; numbers stay whole, days and times are ISO 8601."""
    return {"format": FORMAT, "version": VERSION, **_object(report)}


def _object(value: Any) -> dict[str, Any]:
    return {one.key: _plain(one.value(value), one.annotation) for one in entries(type(value))}


def _plain(value: Any, annotation: Any) -> Any:
    # Any: the walk sees every type a report is made of.
    if dataclasses.is_dataclass(value):
        options, _ = options_of(annotation)
        named = {KIND: tag(type(value))} if is_tagged(options) else {}
        return named | _object(value)
    if isinstance(value, tuple):
        inner = _inner(annotation)
        return [_plain(one, inner) for one in value]
    if isinstance(value, Mapping):
        return {str(key): _plain(value[key], _inner(annotation)) for key in value}
    return _word(value)


def _inner(annotation: Any) -> Any:
    """Of what type the values in a list or a mapping are."""
    options, _ = options_of(annotation)
    found = getattr(options[-1], "__args__", (Any,))
    return found[-1] if found[-1] is not Ellipsis else found[0]


def _word(value: Any) -> Any:
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


def first_difference(
    wanted: Any, found: Any, *, apart: re.Pattern[str] | None = None, path: str = "$"
) -> tuple[str, Any, Any] | None:
    """Where two documents differ first, and what stands there in each; None where they say the same.

    What is at a place that matches `apart` may differ.
    """
    if isinstance(wanted, dict) and isinstance(found, dict):
        keys: Iterable[Any] = dict.fromkeys((*wanted, *found))
        pairs = [(f"{path}.{key}", wanted.get(key), found.get(key)) for key in keys]
    elif isinstance(wanted, list) and isinstance(found, list) and len(wanted) == len(found):
        pairs = [(f"{path}[{n}]", one, found[n]) for n, one in enumerate(wanted)]
    elif (type(wanted) is type(found) and wanted == found) or (apart and apart.fullmatch(path)):
        return None
    else:
        return path, wanted, found
    differences = (first_difference(one, other, apart=apart, path=place) for place, one, other in pairs)
    return next((one for one in differences if one), None)
