"""What each bench voted, as far as it may be told: never where a few people could be looked through.

A bench with fewer than five ballots is withheld. What is withheld could be computed, as all minus all that is shown;
so it must itself be nobody's ballots, or those of five people at least, and where it is not, the smallest bench that
could be shown is withheld too. People who speak for no bench count among what is withheld.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

FEWEST_BALLOTS = 5

Marks = Mapping[int, Mapping[str, int]]  # criterion -> idea number as text -> points


def shown_benches(ballots: Mapping[str, int], *, apart: int = 0) -> list[str]:
    """The benches whose results may be shown, given how many ballots each cast; `apart` were cast for no bench."""
    shown = sorted((b for b, n in ballots.items() if n >= FEWEST_BALLOTS), key=lambda b: (ballots[b], b))
    withheld = apart + sum(n for n in ballots.values() if n < FEWEST_BALLOTS)
    while shown and 0 < withheld < FEWEST_BALLOTS:
        withheld += ballots[shown.pop(0)]
    return shown


def results_by_bench(cast: Iterable[tuple[str, Marks]], criteria: int) -> dict[str, Any]:
    """Ballots and totals of every bench that may be shown; each ballot comes with its bench, "" for none.

    The answer is plain data: bench -> {"ballots": how many, "totals": {criterion: {idea: points}}}.
    """
    ballots: Counter[str] = Counter()
    totals: dict[tuple[str, int], Counter[str]] = {}
    for bench, marks in cast:
        ballots[bench] += 1
        for criterion, given in marks.items():
            totals.setdefault((bench, criterion), Counter()).update(given)
    apart = ballots.pop("", 0)
    return {
        bench: {
            "ballots": ballots[bench],
            "totals": {str(n): _in_order(totals.get((bench, n), Counter())) for n in range(max(1, criteria))},
        }
        for bench in sorted(shown_benches(ballots, apart=apart), key=int)
    }


def _in_order(totals: Mapping[str, int]) -> dict[str, int]:
    return {idea: totals[idea] for idea in sorted(totals, key=int)}
