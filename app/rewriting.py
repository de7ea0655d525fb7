"""Bringing a shared document to what it shall say, touching only what differs: what others write meanwhile stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pycrdt import Map, Text

from app.domain.sketch_kinds import Field, Reading


def respell(root: Text, text: str) -> None:
    """Make a text this one; what it begins and ends with alike is left where it is."""
    present = str(root)
    start = _same(present, text)
    end = _same(present[start:][::-1], text[start:][::-1])
    first = len(present[:start].encode())  # the library counts in bytes
    gone = len(present[start : len(present) - end].encode())
    if gone:
        del root[first : first + gone]
    if fresh := text[start : len(text) - end]:
        root.insert(first, fresh)


def put(kept: Any, key: str, value: object) -> None:
    """Set a field of a map, if it is another by now."""
    if key not in kept or kept[key] != value:
        kept[key] = value


def refill_rows(rows: Any, fields: Sequence[Field], wanted: Sequence[Mapping[str, str]]) -> None:
    """Let these rows stand, in this order, and no others; they keep their places where those are in order."""
    names = [row["id"] for row in wanted]
    for name in [name for name in rows if name not in names]:
        put(rows[name], "gone", True)
    places = [str(rows[name]["place"]) if name in rows else "" for name in names]
    if "" in places or sorted(set(places)) != places:
        places = [f"{number:06d}{name[:4]}" for number, name in enumerate(names, start=1)]  # as pages do
    for row, place in zip(wanted, places, strict=True):
        if row["id"] not in rows:
            rows[row["id"]] = Map({one.key: Text() for one in fields if one.reading != Reading.OPTION})
        kept = rows[row["id"]]
        put(kept, "place", place)
        put(kept, "gone", False)
        for one in fields:
            if one.reading == Reading.OPTION:
                put(kept, one.key, row.get(one.key) or one.options[0])
            else:
                respell(kept[one.key], row.get(one.key, ""))


def _same(one: str, other: str) -> int:
    """How many letters two texts begin with alike."""
    most = min(len(one), len(other))
    return next((n for n in range(most) if one[n] != other[n]), most)
