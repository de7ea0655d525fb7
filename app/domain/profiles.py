"""Ballots made ready for counting, and what a count leads to: the words all rules share.

Ties are decided in the same way by every rule: its own value first, then more supporters, then more points, then a
lot from a public seed. Of two ideas that exclude each other the one that is elected first bars the other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from hashlib import sha256

from app.domain.voting import Ballot

Pair = tuple[str, str]  # two ideas of which only one can be chosen


class Rule(StrEnum):
    """The rules whose proposals are shown side by side."""

    PLAIN = "plain"
    EQUAL_SHARES = "equal_shares"
    PHRAGMEN = "phragmen"
    SEQUENTIAL_PAV = "sequential_pav"


@dataclass(frozen=True)
class Elected:
    """One line of the protocol: how an idea got its place.

    `phase` is "plain", "shares", "completion", "phragmen" or "pav". `price` is what a supporter paid at most (per
    point, when points are voted), `given` what everybody was given just before, both in parts of what an idea costs;
    `payers` how many still had something to pay with. `weight` is what the supporters counted for (sequential PAV).
    `tied` are the ideas that were equal, `by` ("support" or "lot") what decided between them; `bars` are the ideas
    that can no longer be chosen because of this one.
    """

    idea: str
    phase: str
    supporters: int
    price: Fraction | None = None
    payers: int | None = None
    tied: tuple[str, ...] = ()
    by: str = ""
    given: Fraction | None = None
    weight: Fraction | None = None
    bars: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What a rule proposes. `left_out` counts people without any chosen idea they voted for.

    `purse` is what everybody began with, in parts of what an idea costs; None for a rule without purses.
    """

    rule: Rule
    chosen: tuple[str, ...]
    totals: dict[str, int]
    supporters: dict[str, int]
    ranking: tuple[str, ...]
    protocol: tuple[Elected, ...]
    voters: int
    left_out: int
    purse: Fraction | None = None

    @property
    def barred(self) -> dict[str, str]:
        """Ideas that were put aside, and the chosen idea each had to make way for."""
        return {idea: line.idea for line in self.protocol for idea in line.bars}


@dataclass(frozen=True)
class Profile:
    """Ballots made ready for counting; empty ones do not count. `rivals` are ideas that exclude each other."""

    ballots: tuple[dict[str, int], ...]
    support: dict[str, tuple[tuple[int, int], ...]]  # idea -> (voter, points)
    totals: dict[str, int]
    seed: str
    rivals: Mapping[str, frozenset[str]]

    def lot(self, idea: str) -> bytes:
        """The lot of an idea: sha256 of the public seed and the idea's number; the smallest wins."""
        return sha256(f"{self.seed}:{idea}".encode()).digest()

    def strength(self, idea: str) -> tuple[int, int]:
        """More supporters first, then more points."""
        return (-len(self.support[idea]), -self.totals[idea])

    def decide(self, tied: Sequence[str]) -> tuple[str, str]:
        """Choose between equal ideas; returns the idea and what decided."""
        best = min(self.strength(idea) for idea in tied)
        strongest = [idea for idea in tied if self.strength(idea) == best]
        winner = min(strongest, key=self.lot)
        if len(tied) == 1:
            return winner, ""
        return winner, "lot" if len(strongest) > 1 else "support"

    @cached_property
    def ranking(self) -> tuple[str, ...]:
        """All ideas by their points, then supporters, then the lot."""

        def place(idea: str) -> tuple[int, int, bytes]:
            return (-self.totals[idea], -len(self.support[idea]), self.lot(idea))

        return tuple(sorted(self.support, key=place))

    @cached_property
    def supported(self) -> tuple[str, ...]:
        """Ideas that somebody voted for; the others are never proposed."""
        return tuple(idea for idea, marks in self.support.items() if marks)

    def barred_by(self, winner: str, still: Collection[str]) -> tuple[str, ...]:
        """Which of the ideas that could still be chosen cannot be any more once `winner` is."""
        return tuple(sorted(self.rivals.get(winner, frozenset()).intersection(still)))

    def open_after(self, chosen: Iterable[str]) -> list[str]:
        """Supported ideas that are neither chosen nor excluded by a chosen one."""
        gone = set(chosen)
        for idea in tuple(gone):
            gone |= self.rivals.get(idea, frozenset())
        return [idea for idea in self.supported if idea not in gone]


def profile(
    ballots: Sequence[Ballot], ideas: Sequence[str], seed: str, exclusive: frozenset[Pair] = frozenset()
) -> Profile:
    """Sort the ballots by idea; marks on ideas that do not stand, and marks of 0, are not counted."""
    standing = set(ideas)
    kept = [{i: p for i, p in ballot.items() if i in standing and p > 0} for ballot in ballots]
    cast = tuple(ballot for ballot in kept if ballot)
    support: dict[str, list[tuple[int, int]]] = {idea: [] for idea in standing}
    for voter, ballot in enumerate(cast):
        for idea, points in ballot.items():
            support[idea].append((voter, points))
    totals = {idea: sum(points for _, points in marks) for idea, marks in support.items()}
    rivals: dict[str, frozenset[str]] = {}
    for one, other in exclusive:
        if one in standing and other in standing and one != other:
            rivals[one] = rivals.get(one, frozenset()) | {other}
            rivals[other] = rivals.get(other, frozenset()) | {one}
    return Profile(cast, {idea: tuple(marks) for idea, marks in support.items()}, totals, seed, rivals)
