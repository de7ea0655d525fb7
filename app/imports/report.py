"""The data file of a report, read again: bytes somebody brought, of which nothing is believed."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

from app.domain.report import Report
from app.domain.report_reading import WrongFile, named, report_from

LARGEST_FILE = 50 * 1024 * 1024  # bytes; a hall of 2,000 people with four votes comes to about a tenth
DEEPEST = 20  # levels; a report has eleven
_WHOLE = "$"
_LONGEST_NUMBER = 20  # characters
# A text that never ends takes all the rest with it, or every quotation mark in it would be begun with anew.
_BRACKETS = re.compile(rb'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)|[][{}]', re.DOTALL)


def read_report(data: bytes) -> Report:
    """The report in a file; raises `WrongFile` with the place of what is wrong."""
    if len(data) > LARGEST_FILE:
        raise WrongFile(_WHOLE, f"at most {LARGEST_FILE // 1024**2} MB are read")
    _check_depth(data)
    try:
        raw = json.loads(
            data.decode("utf-8-sig"),
            object_pairs_hook=_object,
            parse_int=_whole,
            parse_float=_NotWhole,
            parse_constant=_NotWhole,
        )
    except UnicodeDecodeError as wrong:
        raise WrongFile(_WHOLE, f"the file is not UTF-8 (byte {wrong.start})") from None
    except json.JSONDecodeError as wrong:
        raise WrongFile(_WHOLE, f"this is no JSON (line {wrong.lineno}, column {wrong.colno})") from None
    return report_from(raw)


def _check_depth(data: bytes) -> None:
    """Refuse what is nested so deeply that reading it would use up the stack; brackets in texts do not count."""
    depth = 0
    for found in _BRACKETS.finditer(data):
        sign = found.group()[:1]
        depth += (sign in b"[{") - (sign in b"]}")
        if depth > DEEPEST:
            raise WrongFile(_WHOLE, f"at most {DEEPEST} levels are read")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        twice, _ = Counter(key for key, _ in pairs).most_common(1)[0]
        raise WrongFile(f"$..{named(twice)}", "this key stands twice in one object")
    return found


class _NotWhole:
    """A number as no report has one; refused where it stands, as anything of another type is."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __str__(self) -> str:
        return self.text[:_LONGEST_NUMBER]


def _whole(text: str) -> int | _NotWhole:
    return int(text) if len(text) <= _LONGEST_NUMBER else _NotWhole(text)
