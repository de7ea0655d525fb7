"""Reports of any content, made of the report's own types: what they hold makes no sense, but keeps to every type."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from app.domain.report import Report, ReportedIdea
from app.domain.report_fields import largest, literals
from app.domain.report_limits import longest
from app.domain.reported_moods import LEVELS, MoodCounts
from app.domain.reported_votes import Ballot, VotingRound

_MOST = 2  # entries of a list: the types are many, not the entries
_LANGUAGES = st.sampled_from(["de", "en", "leicht", "pt-BR"])


def reports() -> st.SearchStrategy[Report]:
    """Any report."""
    return _of(Report)


def _of(kind: type) -> st.SearchStrategy[Any]:
    hints = get_type_hints(kind)
    values = {
        one.name: st.deferred(lambda one=one: _value(hints[one.name], kind, one.name))
        for one in dataclasses.fields(kind)
    }
    made = st.fixed_dictionaries(values)
    return made.map(lambda found: kind(**_consistent(kind, found)))


def _consistent(kind: type, found: dict[str, Any]) -> dict[str, Any]:
    """What the types themselves demand of their fields together."""
    if kind is ReportedIdea:
        state = "hidden" if found["merged_into"] is None and found["state"] == "hidden" else "visible"
        found["state"] = state if found["merged_into"] is None else "merged"
        if state == "hidden":
            empty = dict.fromkeys(("title", "description", "theme", "target_group", "bundle"), "")
            found |= empty | {"questions": ()}
    if kind is MoodCounts:
        found["counts"] = (*found["counts"], *range(LEVELS))[:LEVELS]
    if kind is VotingRound:
        width = max(1, len(found["criteria"]))
        found["ballots"] = tuple(
            Ballot(number=one.number, marks=(one.marks + ({},) * width)[:width]) for one in found["ballots"]
        )
    return found


def _value(annotation: Any, kind: type, field: str) -> st.SearchStrategy[Any]:
    inner = get_args(annotation)
    if get_origin(annotation) in (Union, types.UnionType):
        return st.one_of(*(st.none() if one is type(None) else _value(one, kind, field) for one in inner))
    if words := literals(annotation):
        return st.sampled_from(words)
    if get_origin(annotation) is tuple:
        if Ellipsis in inner:
            return st.lists(_value(inner[0], kind, field), max_size=_MOST).map(tuple)
        return st.tuples(*(_value(one, kind, field) for one in inner))
    if inner and issubclass(get_origin(annotation), Mapping):
        keys = st.integers(1, largest(None)) if inner[0] is int else _LANGUAGES
        return st.dictionaries(keys, _value(inner[1], kind, field), max_size=_MOST)
    if dataclasses.is_dataclass(annotation):
        return _of(annotation)
    return _plain(annotation, kind, field)


def _plain(annotation: Any, kind: type, field: str) -> st.SearchStrategy[Any]:
    if annotation is str:
        return st.text(st.characters(exclude_categories=["Cs"]), max_size=min(8, longest(kind, field)))
    if annotation is int:
        return st.integers(-largest(kind), largest(kind))
    if annotation is time:
        return st.times().map(lambda one: one.replace(second=0, microsecond=0))
    if issubclass(annotation, Enum):
        return st.sampled_from(list(annotation))
    moments = st.datetimes(timezones=st.just(UTC))
    return {bool: st.booleans(), date: st.dates(), datetime: moments}[annotation]
