"""A report as data that can be kept, and the report again: what was published stands as it was, whatever the room does.

This is the product's own keeping, not a format for others (`exports.json_data` is that). It follows the types of a
report: what a type gains later is missing in older data and takes its default, what it loses is passed over. A value
of several types carries the name of its own.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, time
from enum import Enum
from functools import cache
from typing import Any, get_args, get_origin

from app.domain.report import Report

_TYPE = "type"  # the key under which a value says which of several types it is
_PLAIN = (str, int, float, bool, type(None))


def frozen(report: Report) -> dict[str, Any]:
    """The report as JSON can hold it."""
    return typing.cast(dict[str, Any], _freeze(report))


def thawed(data: Mapping[str, Any]) -> Report:
    """The report that was frozen; raises `ValueError` or `KeyError` for anything else."""
    return typing.cast(Report, _thaw(Report, data))


def _freeze(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, _PLAIN):
        return value
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Mapping):  # its keys may be numbers, which JSON would make texts of
        return [[_freeze(key), _freeze(one)] for key, one in value.items()]
    if isinstance(value, tuple | list):
        return [_freeze(one) for one in value]
    if is_dataclass(value) and not isinstance(value, type):
        kept = {one.name: _freeze(getattr(value, one.name)) for one in fields(value)}
        return {_TYPE: type(value).__name__, **kept}
    raise ValueError(f"a report holds no {type(value).__name__}")


def _thaw(kind: Any, data: Any) -> Any:
    origin = get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        return _thaw(_which(get_args(kind), data), data)
    if origin is tuple:
        inner, *rest = get_args(kind)
        kinds = [inner] * len(data) if rest == [Ellipsis] else [inner, *rest]
        return tuple(_thaw(each, one) for each, one in zip(kinds, data, strict=True))
    if origin is not None and origin is not typing.Literal and issubclass(origin, Mapping):
        of_key, of_value = get_args(kind)
        return {_thaw(of_key, key): _thaw(of_value, one) for key, one in data}
    if is_dataclass(kind):
        return _thaw_record(typing.cast(type, kind), data)
    if isinstance(kind, type) and issubclass(kind, date | time):
        return kind.fromisoformat(data)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(data)
    return data


def _which(kinds: tuple[Any, ...], data: Any) -> Any:
    """The one of several types that this is."""
    if data is None:
        return type(None)
    others = [kind for kind in kinds if kind is not type(None)]
    if len(others) == 1:
        return others[0]
    if isinstance(data, Mapping):
        return next(kind for kind in others if getattr(kind, "__name__", "") == data.get(_TYPE))
    if isinstance(data, list):  # a mapping, where a text would do as well
        return next(kind for kind in others if get_origin(kind) is not None)
    return type(data)


def _thaw_record(kind: type, data: Mapping[str, Any]) -> Any:
    known = _fields(kind)
    given = {name: _thaw(each, data[name]) for name, each in known.items() if name in data}
    return kind(**given)


@cache
def _fields(kind: type) -> Mapping[str, Any]:
    """The fields of a type with their types."""
    hints = typing.get_type_hints(kind)
    return {one.name: hints[one.name] for one in fields(kind) if one.init}
