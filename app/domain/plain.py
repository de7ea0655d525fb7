"""Plain ranking: the ideas with the most approvals or points."""

from __future__ import annotations

from app.domain.profiles import Elected, Profile


def plain(counted: Profile, places: int) -> list[Elected]:
    """From the top of the ranking down, past ideas that a chosen one excludes.

    A tie is told of only where it mattered: where not all of the equal ideas have found a place.
    """
    chosen: dict[str, tuple[str, ...]] = {}  # idea -> those it bars
    waiting = [idea for idea in counted.ranking if counted.totals[idea]]
    aside: dict[str, int] = {}  # barred idea -> the total of the one that bars it
    while waiting and len(chosen) < places:
        winner = waiting.pop(0)
        chosen[winner] = counted.barred_by(winner, waiting)
        aside.update(dict.fromkeys(chosen[winner], counted.totals[winner]))
        waiting = [idea for idea in waiting if idea not in aside]
    return [_line(counted, idea, bars, set(chosen), aside) for idea, bars in chosen.items()]


def _line(
    counted: Profile, idea: str, bars: tuple[str, ...], chosen: set[str], aside: dict[str, int]
) -> Elected:
    total = counted.totals[idea]
    tied = [one for one in counted.supported if counted.totals[one] == total >= aside.get(one, 0)]
    at_the_edge = len(tied) > 1 and any(one not in chosen for one in tied)
    alike = [one for one in tied if counted.strength(one) == counted.strength(idea)]
    by = ("lot" if len(alike) > 1 else "support") if at_the_edge else ""
    names = tuple(sorted(tied)) if at_the_edge else ()
    return Elected(idea, "plain", len(counted.support[idea]), tied=names, by=by, bars=bars)
