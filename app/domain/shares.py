"""The Method of Equal Shares with exact fractions, completed so that all places are filled.

Equal Shares (Peters & Skowron 2020, "Proportionality and the Limits of Welfarism"; Peters, Pierczyński &
Skowron 2021 for points): everybody gets the same purse, every idea costs 1, its supporters share the price in
proportion to their points, and the idea that costs its supporters least per point is chosen first. Money left
over is completed as in Phragmén's method for approvals (purses grow evenly until the next idea is affordable;
Brill et al. 2017), and for points by Add1 (all purses begin a little larger, Peters & Skowron 2021).
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from app.domain.phragmen import filled_up
from app.domain.profiles import Elected, Profile
from app.domain.purses import Line, Purses
from app.domain.voting import Method


def equal_shares(counted: Profile, method: Method, places: int) -> tuple[list[Elected], Fraction]:
    """The ideas in the order of election, and what everybody's purse held at the beginning."""
    if not counted.ballots:
        return [], Fraction(0)
    if method == Method.APPROVAL:
        purses = _purses(counted, places)
        bought = _shares(counted, purses, places)
        lines = filled_up(counted, purses, bought, places, phase="completion")
        return lines, Fraction(places, len(counted.ballots))
    return _add_one(counted, places)


def _purses(counted: Profile, money: int, *, steps: int = 0) -> Purses:
    points = {given for ballot in counted.ballots for given in ballot.values()}
    return Purses(voters=len(counted.ballots), money=money, points=tuple(points), steps=steps)


def _add_one(counted: Profile, places: int) -> tuple[list[Elected], Fraction]:
    """Begin with purses of places/voters, then (places+1)/voters … until the places are filled or overfilled.

    What is certain to go as it just went is passed over: it would elect the same ideas in the same order. The
    protocol is that of the largest purses that do not overfill; places that are still free then go to most points.
    """
    first: list[Elected] = []
    best: list[Elected] = []
    extra, last = (
        0,
        len(counted.ballots) * len(counted.supported),
    )  # then everybody could pay for all ideas alone
    while extra <= last:
        purses = _purses(counted, places + extra, steps=last - extra)
        lines = _shares(counted, purses, places + 1)
        if len(lines) > places:  # never at first: all purses together hold what the places cost
            extra -= 1
            best = _shares(counted, _purses(counted, places + extra), places + 1)
            break
        best, first = lines, first if extra else lines
        if len(best) == places or not counted.open_after(line.idea for line in best):
            break
        extra += purses.alike + 1
    before = {line.idea for line in first}
    bought = [line if line.idea in before else replace(line, phase="completion") for line in best]
    return _by_points(counted, bought, places), Fraction(places + extra, len(counted.ballots))


def _by_points(counted: Profile, bought: list[Elected], places: int) -> list[Elected]:
    """Give the places that no purses could fill to the ideas with most points."""
    protocol = list(bought)
    waiting = set(counted.open_after(line.idea for line in bought))
    for idea in counted.ranking:
        if idea in waiting and len(protocol) < places:
            waiting.discard(idea)
            bars = counted.barred_by(idea, waiting)
            waiting.difference_update(bars)
            protocol.append(Elected(idea, "completion", len(counted.support[idea]), bars=bars))
    return protocol


def _shares(counted: Profile, purses: Purses, most: int) -> list[Elected]:
    """Equal Shares without completion; `purses` is left holding what nobody has spent."""
    bounds = {idea: Line(1, 0, counted.totals[idea]) for idea in counted.supported}
    waiting = set(bounds)  # also what nobody can pay: it can still be excluded by another
    protocol: list[Elected] = []
    while len(protocol) < most:
        tied = _cheapest(counted, purses, bounds)
        if not tied:
            break
        winner, by = counted.decide(tied)
        price, marks = bounds.pop(winner), counted.support[winner]
        waiting.discard(winner)
        bars = counted.barred_by(winner, waiting)
        for gone in bars:
            bounds.pop(gone, None)
            waiting.discard(gone)
        names = tuple(sorted(tied)) if len(tied) > 1 else ()
        payers = purses.pay(marks, price)
        protocol.append(Elected(winner, "shares", len(marks), price.exact, payers, names, by, bars=bars))
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
