"""Pairs of ideas that the room told apart: they are not the same, or only one of them can be chosen."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum

from app.domain.errors import RuleBroken

Pair = tuple[str, int, int]  # kind, and numbers of two ideas, the smaller first


class PairKind(StrEnum):
    """What is said of two ideas: not to be proposed as alike again; only one of them can be chosen."""

    DIFFERENT = "different"
    EXCLUSIVE = "exclusive"


def pair(kind: PairKind, one: int, other: int) -> Pair:
    """A pair as it is kept; an idea is no pair with itself."""
    if one == other:
        raise RuleBroken("pair.same")
    return (kind.value, min(one, other), max(one, other))


def followed(
    pairs: Collection[Pair], successors: Mapping[int, int]
) -> tuple[frozenset[Pair], frozenset[Pair]]:
    """Pairs to take away and pairs to add when other ideas now stand for those in them.

    What is said of two ideas goes with the bundle they come to lie in; within one bundle it means nothing.
    """
    after = set[Pair]()
    for kind, one, other in pairs:
        new_one, new_other = successors.get(one, one), successors.get(other, other)
        if new_one != new_other:
            after.add((kind, min(new_one, new_other), max(new_one, new_other)))
    return frozenset(set(pairs) - after), frozenset(after - set(pairs))
