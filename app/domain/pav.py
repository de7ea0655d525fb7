"""Sequential proportional approval voting (Thiele 1895): who has been served already counts for less.

Somebody with no chosen idea yet counts 1 for every idea they support, with one chosen idea 1/2, with two 1/3 and so
on; the idea for which its supporters count most is next. A point counts as an approval.
"""

from __future__ import annotations

from fractions import Fraction
from math import lcm

from app.domain.profiles import Elected, Profile


def sequential_pav(counted: Profile, places: int) -> list[Elected]:
    """The ideas in the order of election.

    Weights are whole numbers over one denominator. They only fall, so what an idea once counted is a bound.
    """
    whole = lcm(*range(1, places + 1))
    shares = [whole // served for served in range(1, places + 1)]
    served = [0] * len(counted.ballots)
    bounds = {idea: whole * len(counted.support[idea]) for idea in counted.supported}
    protocol: list[Elected] = []
    while bounds and len(protocol) < places:
        weight, tied = _heaviest(counted, [shares[number] for number in served], bounds)
        winner, by = counted.decide(tied)
        marks = counted.support[winner]
        bars = counted.barred_by(winner, bounds.keys() - {winner})
        protocol.append(
            Elected(
                winner,
                "pav",
                len(marks),
                payers=len(marks),
                tied=tuple(sorted(tied)) if len(tied) > 1 else (),
                by=by,
                weight=Fraction(weight, whole),
                bars=bars,
            )
        )
        for voter, _ in marks:
            served[voter] += 1
        for gone in (winner, *bars):
            del bounds[gone]
    return protocol


def _heaviest(counted: Profile, weights: list[int], bounds: dict[str, int]) -> tuple[int, list[str]]:
    """The greatest weight and the ideas that have it; `bounds` learns every weight found."""
    best = -1
    for idea in sorted(bounds, key=bounds.__getitem__, reverse=True):
        if bounds[idea] < best:
            break
        bounds[idea] = sum([weights[voter] for voter, _ in counted.support[idea]])
        best = max(best, bounds[idea])
    return best, [idea for idea, weight in bounds.items() if weight == best]
