"""Made-up data in the form of the real ones, to fill a template on trial."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.domain.template_fields import Field

_TEXT = 'Zeile mit <Zeichen> & "Anführung"\nzweite Zeile'  # as awkward as a real one


def made_up(fields: Sequence[Field], number: int) -> Mapping[str, Any]:
    """So many entries in every list; texts are empty where the lists are."""
    return {one.name: _value(one, number) for one in fields}


def _value(one: Field, number: int) -> Any:
    if one.kind == "text":
        return _TEXT if number else ""
    if one.kind == "texts":
        return [_TEXT] * number
    return [made_up(one.fields, number) for _ in range(number)]
