"""What could belong together: groups of ideas that are all alike, for people to look at; none is merged by itself."""

from __future__ import annotations

from collections.abc import Collection, Sequence

MOST = 12  # groups that are proposed at once; more would not be read


def proposed(
    alike: Sequence[tuple[int, int]], told_apart: Collection[tuple[int, int]], most: int = MOST
) -> list[tuple[int, ...]]:
    """Groups by number, the most similar first; each idea is in one group at most.

    `alike` and `told_apart` are pairs of numbers, the smaller first, `alike` with the most similar ones first. All in
    a group are alike each other: "Bus" and "Bahn", "Bahn" and "Bahnhofsmission" make no group of three.
    """
    apart = set(told_apart)
    pairs = list(dict.fromkeys(pair for pair in alike if pair not in apart and pair[0] != pair[1]))
    known = set(pairs)
    taken: set[int] = set()
    groups: list[tuple[int, ...]] = []
    for one, other in pairs:
        if len(groups) == most:
            break
        if {one, other} & taken:
            continue
        group = [one, other]
        for nearby in (n for pair in pairs if set(pair) & {one, other} for n in pair):
            fits = all((min(nearby, n), max(nearby, n)) in known for n in group)
            if nearby not in group and nearby not in taken and fits:
                group.append(nearby)
        taken |= set(group)
        groups.append(tuple(sorted(group)))
    return groups
