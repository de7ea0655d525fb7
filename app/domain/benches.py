"""What each bench voted, as far as it may be told: never where a few people could be looked through.

A bench with fewer than five ballots is withheld. What is withheld could be computed, as all minus all that is shown;
so it must itself be nobody's ballots, or those of five people at least, and where it is not, the smallest bench that
could be shown is withheld too. People who speak for no bench count among what is withheld. With two criteria both
hold for each: of five ballots perhaps only one answers the second.

Ballots of those who came after the vote was opened protect nobody, and need protection: anybody may come four times
and know four of the ballots. They lie in what is withheld, which must then be five ballots of others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

FEWEST_BALLOTS = 5
LATE = "late"  # in the place of a bench: came after the vote was opened

Marks = Mapping[int, Mapping[str, int]]  # criterion -> idea number as text -> points


def shown_benches(ballots: Mapping[str, int], *, apart: int = 0, late: int = 0) -> list[str]:
    """The benches whose results may be shown, given how many ballots each cast.

    `apart` were cast for no bench, `late` by people who came after the vote was opened.
    """
    shown = sorted((b for b, n in ballots.items() if n >= FEWEST_BALLOTS), key=lambda b: (ballots[b], b))
    withheld = apart + sum(n for n in ballots.values() if n < FEWEST_BALLOTS)
    while shown and withheld + late > 0 and withheld < FEWEST_BALLOTS:
        withheld += ballots[shown.pop(0)]
    return shown


def results_by_bench(cast: Iterable[tuple[str, Marks]], criteria: int) -> dict[str, Any]:
    """Ballots and totals of every bench that may be shown; each ballot comes with its bench, "" for none or `LATE`.

    The answer is plain data: bench -> {"ballots": how many, "totals": {criterion: {idea: points}}}.
    """
    ballots: Counter[str] = Counter()
    answered: list[Counter[str]] = [Counter() for _ in range(max(1, criteria))]  # not everybody answers both
    totals: dict[tuple[str, int], Counter[str]] = {}
    for bench, marks in cast:
        ballots[bench] += 1
        for criterion, given in marks.items():
            answered[criterion][bench] += 1
            totals.setdefault((bench, criterion), Counter()).update(given)
    return {
        bench: {
            "ballots": ballots[bench],
            "totals": {str(n): _in_order(totals.get((bench, n), Counter())) for n in range(len(answered))},
        }
        for bench in sorted(_shown_in_all([ballots, *answered]), key=int)
    }


def _shown_in_all(countings: Sequence[Counter[str]]) -> set[str]:
    """The benches that may be shown by each of these countings of the same people; "" are those of no bench."""
    shown = set().union(*countings) - {"", LATE}
    while True:
        left = set(shown)
        for counted in countings:
            here = {bench: counted[bench] for bench in left if counted[bench]}
            apart = sum(number for bench, number in counted.items() if bench not in left and bench != LATE)
            left -= here.keys() - set(shown_benches(here, apart=apart, late=counted[LATE]))
        if left == shown:
            return shown
        shown = left


def _in_order(totals: Mapping[str, int]) -> dict[str, int]:
    return {idea: totals[idea] for idea in sorted(totals, key=int)}
