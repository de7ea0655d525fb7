"""Phragmén's sequential method (1894; Brill et al. 2017): by itself, and to complete Equal Shares for approvals.

All purses grow evenly. As soon as the supporters of an idea have together what it costs, it is elected and their
purses are emptied; the others keep what they have. A point counts as an approval.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from app.domain.profiles import Elected, Profile
from app.domain.purses import Marks, Purses


def phragmen(counted: Profile, places: int) -> list[Elected]:
    """The method by itself: everybody begins with nothing."""
    if not counted.ballots:
        return []
    purses = Purses(voters=len(counted.ballots), money=0, points=(1,), steps=0)
    return filled_up(counted, purses, [], places, phase="phragmen")


def filled_up(
    counted: Profile, purses: Purses, before: Sequence[Elected], places: int, *, phase: str
) -> list[Elected]:
    """The protocol with as many ideas more as there are places left; `purses` hold what is left of `before`.

    Purses only grow evenly or are emptied, so the moment at which an idea can be paid only moves away: what was
    found earlier is a bound, and most ideas need no look.
    """
    protocol = list(before)
    lasted = Fraction(0)  # how much everybody has been given so far
    bounds = dict.fromkeys(counted.open_after(line.idea for line in protocol), Fraction(0))
    while bounds and len(protocol) < places:
        moment, tied = _soonest(counted, purses, lasted, bounds)
        winner, by = counted.decide(tied)
        marks = counted.support[winner]
        bars = counted.barred_by(winner, bounds.keys() - {winner})
        payers = _pay(purses, marks)
        protocol.append(
            Elected(
                winner,
                phase,
                len(marks),
                payers=payers,
                tied=tuple(sorted(tied)) if len(tied) > 1 else (),
                by=by,
                given=moment - lasted,
                bars=bars,
            )
        )
        lasted = moment
        for gone in (winner, *bars):
            del bounds[gone]
    return protocol


def _pay(purses: Purses, marks: Marks) -> int:
    """Let everybody wait until these supporters have enough, and take it; returns how many had something."""
    purses.give(purses.wait(marks))
    payers = purses.holders(marks)
    purses.empty(marks)
    return payers


def _soonest(
    counted: Profile, purses: Purses, lasted: Fraction, bounds: dict[str, Fraction]
) -> tuple[Fraction, list[str]]:
    """When the next idea can be paid, and which ideas can be then; `bounds` learns every moment found."""
    best: Fraction | None = None
    for idea in sorted(bounds, key=lambda one: float(bounds[one])):
        if best is not None and bounds[idea] > best:
            continue
        bounds[idea] = lasted + purses.wait(counted.support[idea]).exact
        if best is None or bounds[idea] < best:
            best = bounds[idea]
    assert best is not None
    return best, [idea for idea, moment in bounds.items() if moment == best]
