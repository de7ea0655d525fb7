"""The history of ordering: a change can be taken back as long as what it led to is what stands now.

Nobody's later work is overwritten by taking back an earlier one, least of all an author's own words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from app.domain.bundles import Arrangement, Place, Places, restored
from app.domain.errors import RuleBroken
from app.domain.pairs import Pair
from app.domain.phases import N_


class Kind(StrEnum):
    """What can be done to ideas, and taken back."""

    CREATE = "create"
    MERGE = "merge"
    SEPARATE = "separate"
    RENAME = "rename"
    SPLIT = "split"
    HIDE = "hide"
    SHOW = "show"
    CORRECT = "correct"
    EXCLUSIVE = "exclusive"
    COMPATIBLE = "compatible"
    DIFFERENT = "different"


KIND_WORDS = MappingProxyType(  # what was done to an idea, after "Danach wurde Nr. 3 …"
    {
        Kind.CREATE: N_("mit anderen zusammengelegt"),
        Kind.MERGE: N_("mit einer anderen zusammengelegt"),
        Kind.SEPARATE: N_("aus einem Bündel genommen"),
        Kind.RENAME: N_("umbenannt"),
        Kind.SPLIT: N_("aufgeteilt"),
        Kind.HIDE: N_("verborgen"),
        Kind.SHOW: N_("wieder gezeigt"),
        Kind.CORRECT: N_("korrigiert"),
        Kind.EXCLUSIVE: N_("als unvereinbar mit einer anderen bezeichnet"),
        Kind.COMPATIBLE: N_("als vereinbar mit einer anderen bezeichnet"),
        Kind.DIFFERENT: N_("von einer anderen unterschieden"),
    }
)
BUNDLING = frozenset({Kind.CREATE, Kind.MERGE, Kind.SEPARATE, Kind.RENAME, Kind.SPLIT})
PAIRING = frozenset({Kind.EXCLUSIVE, Kind.COMPATIBLE})


@dataclass(frozen=True)
class Facts:
    """Some fields of some ideas, and pairs: before a change what to restore, after it what it led to.

    Pairs before are those the change took away, pairs after those it added. `stacks`: whose stack an idea lay in that
    went into another one, and whose it went into; it goes back where that still is so, but nothing depends on it.
    """

    ideas: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)
    pairs: frozenset[Pair] = frozenset()
    stacks: Mapping[int, int] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """As it is kept in the database."""
        ideas = {str(number): dict(fields) for number, fields in self.ideas.items()}
        stacks = {str(number): person for number, person in self.stacks.items()}
        return {"ideas": ideas, "pairs": [list(pair) for pair in sorted(self.pairs)], "stacks": stacks}


@dataclass(frozen=True)
class Done:
    """A change that was made, by its number in the order of time."""

    id: int
    kind: str
    before: Facts
    after: Facts


@dataclass(frozen=True)
class Present:
    """What stands now: the fields of ideas on the board, all pairs, and whether votes made things final."""

    ideas: Mapping[int, Mapping[str, Any]]
    pairs: frozenset[Pair] = frozenset()
    round_begun: bool = False
    voted_on: frozenset[int] = frozenset()  # numbers that stood in a vote round

    @property
    def arrangement(self) -> Arrangement:
        """Where the ideas lie."""
        places = {n: Place(f["merged_into"], f["bundle_name"]) for n, f in self.ideas.items()}
        hidden = frozenset(n for n, f in self.ideas.items() if f["hidden_reason"] is not None)
        return Arrangement(places, hidden)


def facts_from(kept: Mapping[str, Any]) -> Facts:
    """Facts as they were kept; rows of the time before histories have none."""
    ideas = {int(number): fields for number, fields in kept.get("ideas", {}).items()}
    pairs = frozenset((kind, one, other) for kind, one, other in kept.get("pairs", ()))
    return Facts(ideas, pairs, {int(number): person for number, person in kept.get("stacks", {}).items()})


def facts_of(places: Places) -> Mapping[int, Mapping[str, Any]]:
    """Places as fields of ideas."""
    return {i: {"merged_into": place.into, "bundle_name": place.name} for i, place in places.items()}


def deciding(done: Done) -> set[int]:
    """The ideas that decide whether a change can be taken back, and the bundles they lay and lie in.

    With what lies in these now, that is all `check_reversible` needs to know of a board.
    """
    touched = [*done.before.ideas.items(), *done.after.ideas.items()]
    around = {fields["merged_into"] for _, fields in touched if fields.get("merged_into") is not None}
    return around | {number for number, _ in touched}


def check_reversible(done: Done, present: Present) -> None:
    """Raise `RuleBroken` when a change cannot be taken back now."""
    _check_votes(done, present)
    stands = all(
        number in present.ideas
        and all(present.ideas[number].get(name) == value for name, value in fields.items())
        for number, fields in done.after.ideas.items()
    )
    if not stands or not done.after.pairs <= present.pairs or done.before.pairs & present.pairs:
        raise RuleBroken("undo.in_the_way")
    moved = {
        number: Place(fields["merged_into"], fields["bundle_name"])
        for number, fields in done.before.ideas.items()
        if "merged_into" in fields
    }
    if moved:
        restored(present.arrangement, moved)


def is_reversible(done: Done, present: Present) -> bool:
    """Whether a change can be taken back now."""
    try:
        check_reversible(done, present)
    except RuleBroken:
        return False
    return True


def in_the_way(done: Done, later: Sequence[Done]) -> Done | None:
    """Of the later changes that still hold, the latest one that changed the same of the same ideas."""
    mine = _concerned(done)
    return next((other for other in reversed(later) if _concerned(other) & mine), None)


def _check_votes(done: Done, present: Present) -> None:
    if present.round_begun and done.kind in BUNDLING | PAIRING:
        raise RuleBroken("merge.after_vote")
    if done.kind == Kind.CORRECT:
        for number in done.after.ideas:
            into = present.ideas.get(number, {}).get("merged_into")
            if (into or number) in present.voted_on:
                raise RuleBroken("idea.voted_on")


def _concerned(done: Done) -> set[tuple[object, ...]]:
    """What a change changed: fields of ideas, pairs; and where ideas lie, for what they lay in and lie in as well."""
    found: set[tuple[object, ...]] = set()
    for facts in (done.before, done.after):
        found |= {("pair", *pair) for pair in facts.pairs}
        for number, fields in facts.ideas.items():
            found |= {(name, number) for name in fields if name not in ("merged_into", "bundle_name")}
            if "merged_into" in fields:
                found |= {("place", number), ("place", fields["merged_into"] or number)}
    return found
