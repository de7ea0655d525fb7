"""Lists that people put in order."""

from __future__ import annotations

from collections.abc import Sequence


def moved(order: Sequence[int], number: int, position: int) -> list[int]:
    """The order of the list with `number` at `position`, which counts from 1; beyond the ends, at the end."""
    rest = [other for other in order if other != number]
    place = min(max(position - 1, 0), len(rest))
    return [*rest[:place], number, *rest[place:]]
