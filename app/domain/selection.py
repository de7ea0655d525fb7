"""Counting: plain ranking, and the Method of Equal Shares with exact fractions.

Equal Shares (Peters & Skowron 2020, "Proportionality and the Limits of Welfarism"; Peters, Pierczyński &
Skowron 2021 for points): everybody gets the same purse, every idea costs 1, its supporters share the price in
proportion to their points, and the idea that costs its supporters least per point is chosen first. Money left
over is completed as in Phragmén's method for approvals (purses grow evenly until the next idea is affordable;
Brill et al. 2017), and for points by Add1 (all purses begin a little larger, Peters & Skowron 2021).

The outcome never depends on the order of ballots or ideas. Ties: the rule's value, then more supporters, then
more points, then a lot from a public seed. Ideas that nobody supports are never proposed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from hashlib import sha256

from app.domain.purses import Line, Purses
from app.domain.voting import Ballot, Method

FEWEST_PAYERS_SHOWN = 5  # below this, who paid could be guessed


class Rule(StrEnum):
    """The rules whose proposals are shown side by side."""

    PLAIN = "plain"
    EQUAL_SHARES = "equal_shares"


@dataclass(frozen=True)
class Elected:
    """One line of the protocol: how an idea got its place.

    `phase` is "plain", "shares" or "completion"; `price` is what a supporter paid at most (per point, when
    points are voted); `tied` are the ideas that were equal, `by` what decided between them.
    """

    idea: str
    phase: str
    supporters: int
    price: Fraction | None = None
    payers: int | None = None
    tied: tuple[str, ...] = ()
    by: str = ""


@dataclass(frozen=True)
class Outcome:
    """What a rule proposes. `left_out` counts people without any chosen idea they voted for."""

    rule: Rule
    chosen: tuple[str, ...]
    totals: dict[str, int]
    supporters: dict[str, int]
    ranking: tuple[str, ...]
    protocol: tuple[Elected, ...]
    voters: int
    left_out: int


@dataclass(frozen=True)
class Comparison:
    """Both rules on the same ballots, and the ideas that only one of them proposes."""

    plain: Outcome
    equal_shares: Outcome

    @property
    def differing(self) -> frozenset[str]:
        return frozenset(self.plain.chosen) ^ frozenset(self.equal_shares.chosen)


@dataclass(frozen=True)
class Profile:
    """Ballots made ready for counting; empty ones do not count."""

    ballots: tuple[dict[str, int], ...]
    support: dict[str, tuple[tuple[int, int], ...]]  # idea -> (voter, points)
    totals: dict[str, int]
    seed: str

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


def profile(ballots: Sequence[Ballot], ideas: Sequence[str], seed: str) -> Profile:
    """Sort the ballots by idea; marks on ideas that do not stand, and marks of 0, are not counted."""
    standing = set(ideas)
    kept = [{i: p for i, p in ballot.items() if i in standing and p > 0} for ballot in ballots]
    cast = tuple(ballot for ballot in kept if ballot)
    support: dict[str, list[tuple[int, int]]] = {idea: [] for idea in standing}
    for voter, ballot in enumerate(cast):
        for idea, points in ballot.items():
            support[idea].append((voter, points))
    totals = {idea: sum(points for _, points in marks) for idea, marks in support.items()}
    return Profile(cast, {idea: tuple(marks) for idea, marks in support.items()}, totals, seed)


def compare(
    ballots: Sequence[Ballot], ideas: Sequence[str], method: Method, places: int, seed: str
) -> Comparison:
    """Count by both rules."""
    counted = profile(ballots, ideas, seed)
    return Comparison(
        _outcome(counted, Rule.PLAIN, _plain(counted, places)),
        _outcome(counted, Rule.EQUAL_SHARES, _equal_shares(counted, method, places)),
    )


def public_protocol(outcome: Outcome) -> tuple[Elected, ...]:
    """The protocol as it may be shown: prices and payers are withheld where few paid."""
    return tuple(
        replace(line, price=None, payers=None)
        if line.payers is not None and line.payers < FEWEST_PAYERS_SHOWN
        else line
        for line in outcome.protocol
    )


def _outcome(counted: Profile, rule: Rule, protocol: list[Elected]) -> Outcome:
    chosen = tuple(line.idea for line in protocol)
    served = {voter for idea in chosen for voter, _ in counted.support[idea]}
    return Outcome(
        rule=rule,
        chosen=chosen,
        totals=dict(counted.totals),
        supporters={idea: len(marks) for idea, marks in counted.support.items()},
        ranking=tuple(_ranked(counted)),
        protocol=tuple(protocol),
        voters=len(counted.ballots),
        left_out=len(counted.ballots) - len(served),
    )


def _ranked(counted: Profile) -> list[str]:
    def place(idea: str) -> tuple[int, int, bytes]:
        return (-counted.totals[idea], -len(counted.support[idea]), counted.lot(idea))

    return sorted(counted.support, key=place)


def _plain(counted: Profile, places: int) -> list[Elected]:
    ranked = [idea for idea in _ranked(counted) if counted.totals[idea]]
    protocol = []
    for idea in ranked[:places]:
        tied = [i for i in ranked if counted.totals[i] == counted.totals[idea]]
        at_the_edge = len(tied) > 1 and any(i not in ranked[:places] for i in tied)
        alike = [i for i in tied if counted.strength(i) == counted.strength(idea)]
        by = ("lot" if len(alike) > 1 else "support") if at_the_edge else ""
        names = tuple(sorted(tied)) if at_the_edge else ()
        protocol.append(Elected(idea, "plain", len(counted.support[idea]), tied=names, by=by))
    return protocol


def _equal_shares(counted: Profile, method: Method, places: int) -> list[Elected]:
    if not counted.ballots:
        return []
    if method == Method.APPROVAL:
        purses = _purses(counted, places)
        return _phragmen(counted, purses, _shares(counted, purses, places), places)
    return _add_one(counted, places)


def _purses(counted: Profile, money: int, *, steps: int = 0) -> Purses:
    points = {given for ballot in counted.ballots for given in ballot.values()}
    return Purses(voters=len(counted.ballots), money=money, points=tuple(points), steps=steps)


def _add_one(counted: Profile, places: int) -> list[Elected]:
    """Begin with purses of places/voters, then (places+1)/voters … until the places are filled or overfilled.

    What is certain to go as it just went is passed over: it would elect the same ideas in the same order.
    """
    supported = sum(1 for marks in counted.support.values() if marks)
    wanted = min(places, supported)
    best: list[Elected] = []
    extra, last = 0, len(counted.ballots) * supported  # then everybody could pay for all ideas alone
    while extra <= last:
        purses = _purses(counted, places + extra, steps=last - extra)
        lines = _shares(counted, purses, places + 1)
        if len(lines) > places:
            break
        best = lines if not extra else [_as_completion(line, best) for line in lines]
        if len(best) >= wanted:
            break
        extra += purses.alike + 1
    chosen = {line.idea for line in best}
    rest = [idea for idea in _ranked(counted) if counted.totals[idea] and idea not in chosen]
    filled = [Elected(idea, "completion", len(counted.support[idea])) for idea in rest[: wanted - len(best)]]
    return best + filled


def _as_completion(line: Elected, before: Sequence[Elected]) -> Elected:
    earlier = next((known for known in before if known.idea == line.idea), None)
    return earlier or replace(line, phase="completion")


def _shares(counted: Profile, purses: Purses, most: int) -> list[Elected]:
    """Equal Shares without completion; `purses` is left holding what nobody has spent."""
    bounds = {i: Line(1, 0, counted.totals[i]) for i, marks in counted.support.items() if marks}
    protocol: list[Elected] = []
    while len(protocol) < most:
        tied = _cheapest(counted, purses, bounds)
        if not tied:
            break
        winner, by = counted.decide(tied)
        price, marks = bounds.pop(winner), counted.support[winner]
        names = tuple(sorted(tied)) if len(tied) > 1 else ()
        payers = purses.pay(marks, price)
        protocol.append(Elected(winner, "shares", len(marks), price.exact, payers, names, by))
    return protocol


def _cheapest(counted: Profile, purses: Purses, bounds: dict[str, Line]) -> list[str]:
    """The ideas with the least price; `bounds` learns every price found, and loses what nobody can pay.

    Purses only shrink, so a price only rises: what was found earlier is a bound, and most ideas need no look.
    """
    best: Line | None = None
    for idea in sorted(bounds, key=lambda one: bounds[one].rough):
        if best is not None and _above(bounds[idea], best):
            continue
        price = purses.price(counted.support[idea])
        if price is None:
            del bounds[idea]
            continue
        bounds[idea] = price
        if best is None or _above(best, price):
            best = price
    if best is None:
        return []
    return [idea for idea, bound in bounds.items() if purses.is_least(bound, best)]


def _above(one: Line, other: Line) -> bool:
    return one.now * other.unit > other.now * one.unit


def _phragmen(counted: Profile, purses: Purses, protocol: list[Elected], places: int) -> list[Elected]:
    """Let all purses grow evenly; the idea whose supporters first have 1 together is next, and costs them all."""
    chosen = {line.idea for line in protocol}
    open_ideas = {idea: marks for idea, marks in counted.support.items() if marks and idea not in chosen}
    while open_ideas and len(protocol) < places:
        waits = {idea: purses.wait(marks).exact for idea, marks in open_ideas.items()}
        least = min(waits.values())
        tied = [idea for idea in waits if waits[idea] == least]
        winner, by = counted.decide(tied)
        marks = open_ideas.pop(winner)
        purses.give(purses.wait(marks))
        purses.empty(marks)
        names = tuple(sorted(tied)) if len(tied) > 1 else ()
        protocol.append(Elected(winner, "completion", len(marks), tied=names, by=by))
    return protocol
