"""The last sieve before a paper: every text of a report cleaned once more.

Texts are cleaned when they are typed. Old rows, imports and templates are not typed, and one forbidden
character makes a word processor refuse the whole file; so every exporter begins with `cleaned`.
"""

import dataclasses
from collections.abc import Mapping
from enum import Enum
from typing import Any, cast

from app.domain.report import Report
from app.domain.text import clean_line, clean_text

_LONG_FIELDS = frozenset({"description", "text", "reason"})


def cleaned(report: Report) -> Report:
    """Return the report with every text fit for XML, one line or paragraphs as its field demands."""
    return cast(Report, _clean(report, clean_line))


def _clean(value: Any, clean: Any) -> Any:
    # Any: the walk sees every type a report is made of, and gives each back as the type it came in.
    if isinstance(value, str):
        return value if isinstance(value, Enum) else clean(value)
    if isinstance(value, tuple):
        return tuple(_clean(one, clean) for one in value)
    if isinstance(value, Mapping):  # counts, or one text in several languages
        counts = all(isinstance(one, int) for one in value.values())
        return value if counts else {key: _clean(one, clean) for key, one in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        changes = {
            one.name: _clean(getattr(value, one.name), clean_text if one.name in _LONG_FIELDS else clean_line)
            for one in dataclasses.fields(value)
        }
        return dataclasses.replace(value, **changes)
    return value
