"""What a report looks like as a document: which keys its types have there, and what is computed beside them.

Taken from the dataclasses themselves, so that a field a type gains later is written, read and described without
another line; only where a key is called otherwise, or a value is added for the reader's ease, it is said here.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable, Mapping
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from app.domain import reported_setting as setting
from app.domain import section_types as sections
from app.domain.money import Amount
from app.domain.report import Meeting, Report, SketchPaper
from app.domain.reported_votes import Ballot, BenchVote, RoomSelection, RuleOutcome, VotingRound

FORMAT, VERSION = "augenhoehe-report", 3
KIND = "kind"  # the key that tells the types of a union apart
LARGEST = 2**31 - 1  # of a number that a database keeps; amounts of money may be larger
LARGEST_AMOUNT = 10**16  # cents

# Keys that are not the field's own name; the older ones have been published since version 1.
_KEYS: Mapping[tuple[type, str], str] = {
    (Report, "holds"): "selection",
    (Meeting, "on"): "date",
    (setting.SetMeeting, "on"): "date",
    (Ballot, "marks"): "points",
    (BenchVote, "totals"): "points",
    (RuleOutcome, "round_number"): "round",
    (RoomSelection, "round_number"): "round",
    (sections.Time, "text"): "typed",
    (sections.Cost, "text"): "typed",
    (sections.Problem, "key"): "problem",
    (sections.Problem, "text"): "typed",
}


@dataclasses.dataclass(frozen=True)
class Entry:
    """A key of a document: where its value comes from, and of what type it is. `computed` ones are never read."""

    key: str
    value: Callable[[Any], Any]
    annotation: Any
    name: str = ""

    @property
    def computed(self) -> bool:
        """Whether it follows from the other keys."""
        return not self.name


# Added for whoever reads the file with a small program; reading compares them with what they follow from.
_COMPUTED: Mapping[type, tuple[Entry, ...]] = {
    VotingRound: (
        Entry("ballots_cast", lambda one: one.ballots_cast, int),
        Entry(
            "totals",
            lambda one: {part: one.totals(part) for part in one.counted},
            Mapping[str, Mapping[int, int]],
        ),
    ),
    RoomSelection: (Entry("changed", lambda one: one.changed, bool),),
    SketchPaper: (Entry("version", lambda one: one.version and one.version.number, int | None),),
    sections.Money: (
        Entry("sums", lambda one: one.sums, sections.Sums),
        Entry("by_funding", lambda one: one.by_funding, tuple[sections.FundingSums, ...]),
    ),
}

_KNOWN: dict[type, tuple[Entry, ...]] = {}  # asked for every value of a report


def entries(kind: type) -> tuple[Entry, ...]:
    """The keys of a type, in the order of its fields, then what is computed."""
    if kind not in _KNOWN:
        _KNOWN[kind] = _entries(kind)
    return _KNOWN[kind]


def _entries(kind: type) -> tuple[Entry, ...]:
    hints = get_type_hints(kind)
    own = tuple(_entry(kind, one.name, hints[one.name]) for one in dataclasses.fields(kind))
    return (*own, *_COMPUTED.get(kind, ()))


def _entry(kind: type, name: str, annotation: Any) -> Entry:
    return Entry(_KEYS.get((kind, name), name), lambda one: getattr(one, name), annotation, name)


def options_of(annotation: Any) -> tuple[tuple[Any, ...], bool]:
    """The types a value may have, and whether it may be null."""
    if get_origin(annotation) not in (Union, types.UnionType):
        return (annotation,), False
    found = get_args(annotation)
    return tuple(one for one in found if one is not type(None)), type(None) in found


def tag(kind: type) -> str:
    """What tells a type of a union from the others."""
    found: str = getattr(kind, KIND).value
    return found


def is_tagged(options: tuple[Any, ...]) -> bool:
    """Whether these are types of a union that are told apart by their tag."""
    return len(options) > 1 and all(map(dataclasses.is_dataclass, options))


def largest(kind: type | None) -> int:
    """The largest whole number a field of this type may have; the smallest is its opposite."""
    return LARGEST_AMOUNT if kind in (Amount, sections.Sums) else LARGEST


def is_pair(annotation: Any) -> bool:
    """Whether a tuple has a fixed number of places."""
    return Ellipsis not in get_args(annotation)


def literals(annotation: Any) -> tuple[Any, ...]:
    """The values of a Literal, none for anything else."""
    return get_args(annotation) if get_origin(annotation) is Literal else ()
