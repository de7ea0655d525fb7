"""Made-up data in the form of the real ones, to fill a template on trial."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.domain.template_fields import FIELDS, Field

_TEXT = 'Zeile mit <Zeichen> & "Anführung"\nzweite Zeile'  # as awkward as a real one
_LARGE = (20, 6, 3)  # entries of a list, of the lists in it, and of those in these
_LARGEST = {"skizzen": 100, "vorbehalte": 100, "zeitplan": 600}  # entries where these grow with the sketches


def nothing() -> Mapping[str, Any]:
    """A report in which every text and every list is empty."""
    return made_up(FIELDS, (0, 0, 0), {})


def as_large_as_any() -> Mapping[str, Any]:
    """A report of a hundred sketches, each with its sections, steps, costs and signs of success."""
    return made_up(FIELDS, _LARGE, _LARGEST)


def made_up(fields: Sequence[Field], numbers: Sequence[int], more: Mapping[str, int]) -> Mapping[str, Any]:
    """So many entries in every list, level by level, or what `more` says; texts are empty where the lists are."""
    return {one.name: _value(one, [more.get(one.name, numbers[0]), *numbers[1:]]) for one in fields}


def _value(one: Field, numbers: Sequence[int]) -> Any:
    if one.kind == "text":
        return _TEXT if numbers[0] else ""
    if one.kind == "texts":
        return [_TEXT] * numbers[0]
    return [made_up(one.fields, numbers[1:], {}) for _ in range(numbers[0])]
