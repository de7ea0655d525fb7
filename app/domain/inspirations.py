"""Who is shown which ideas of others for inspiration: everybody a few, every idea about equally often.

People write better ideas after they have read some of others, but not when all read the same ones: what is dealt
first by chance would be what the whole room then thinks about. So the deal evens out how often each idea is shown.
"""

from __future__ import annotations

import heapq
import random
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from app.domain.errors import RuleBroken

FEWEST_IDEAS = 4  # there must be as many, or everybody would be shown everything
USUAL, FEWEST, MOST = 4, 3, 5  # ideas a person is shown


@dataclass(frozen=True)
class Reader:
    """Somebody who is to be shown ideas: the numbers of their own, and of those they have been shown before."""

    own: Set[int] = frozenset()
    seen: Set[int] = frozenset()


def check_enough(ideas: int) -> None:
    """Whether there are ideas enough to hand some out; raises `RuleBroken` when not."""
    if ideas < FEWEST_IDEAS:
        raise RuleBroken("inspirations.too_few", limit=FEWEST_IDEAS)


def how_many(people: int, ideas: int, shown: int = 0) -> int:
    """How many ideas each of `people` is shown, so that `ideas` come out as even as they can.

    `shown` is how often ideas have been shown already, all together. Four, unless three or five is more even.
    """

    def unevenness(count: int) -> float:
        often, left = divmod(shown + people * count, max(ideas, 1))
        return (often + bool(left)) / often if often else float("inf")

    if all(unevenness(count) == float("inf") for count in (FEWEST, USUAL, MOST)):
        return MOST  # not every idea can be shown: as many as one likes to read
    return min((USUAL, MOST, FEWEST), key=unevenness)


def deal(
    readers: Mapping[int, Reader], ideas: Sequence[int], *, shown: Mapping[int, int], seed: str
) -> dict[int, tuple[int, ...]]:
    """For each reader the ideas to show them; nobody gets an idea of their own, nor one twice.

    `shown` is how often each idea has been shown before. Whoever has seen ideas before gets others as long as there
    are some, then old ones again. Where several deals are as even, `seed` decides; the same seed, the same deal.
    """
    chance = random.Random(seed)
    rank = {idea: chance.random() for idea in ideas}
    often = {idea: shown.get(idea, 0) for idea in ideas}
    count = how_many(len(readers), len(ideas), sum(often.values()))
    hands: dict[int, list[int]] = {}
    order = sorted(readers)
    chance.shuffle(order)
    # Those with the least choice first: who comes last can still take what is left over.
    order.sort(key=lambda person: -len(readers[person].own | readers[person].seen))
    for person in order:
        hands[person] = _hand(readers[person], count, often, rank)
        for idea in hands[person]:
            often[idea] += 1
    _even_out(readers, hands, often)
    return {person: tuple(hand) for person, hand in hands.items()}


def _hand(reader: Reader, count: int, often: Mapping[int, int], rank: Mapping[int, float]) -> list[int]:
    """The ideas shown least often so far, those the reader has not seen before first."""
    others = [idea for idea in often if idea not in reader.own]

    def turn(idea: int) -> tuple[bool, int, float]:
        return idea in reader.seen, often[idea], rank[idea]

    return heapq.nsmallest(count, others, key=turn)


@dataclass(frozen=True)
class _Exchange:
    """One person gives an idea back and gets another."""

    person: int
    given: int
    taken: int


def _even_out(readers: Mapping[int, Reader], hands: dict[int, list[int]], often: dict[int, int]) -> None:
    """Exchange ideas until none is shown twice more often than one that could have been shown instead.

    Along a chain: one person gets b for a, the next c for b, and so on, so that a is shown once less and the last idea
    once more. Where there is no such chain left, no deal with hands of these sizes is more even.
    """
    while chain := _chain(readers, hands, often):
        for exchange in chain:
            hand = hands[exchange.person]
            hand[hand.index(exchange.given)] = exchange.taken
        often[chain[0].given] -= 1
        often[chain[-1].taken] += 1


def _chain(
    readers: Mapping[int, Reader], hands: Mapping[int, list[int]], often: Mapping[int, int]
) -> list[_Exchange]:
    holders: dict[int, list[int]] = {}
    for person in sorted(hands):
        for idea in hands[person]:
            holders.setdefault(idea, []).append(person)
    least = min(often.values(), default=0)
    closed: set[int] = set()  # ideas from which nothing is reached that is shown less often by two
    for start in sorted(often, key=lambda idea: (-often[idea], idea)):
        if often[start] - least < 2:
            break
        if start not in closed:
            chain, reached = _search(start, holders, readers, hands, often)
            if chain:
                return chain
            closed |= reached
    return []


def _search(
    start: int,
    holders: Mapping[int, list[int]],
    readers: Mapping[int, Reader],
    hands: Mapping[int, list[int]],
    often: Mapping[int, int],
) -> tuple[list[_Exchange], set[int]]:
    """The shortest chain from `start` to an idea shown less often by two, if there is one; and all ideas in reach."""
    by: dict[int, _Exchange] = {}
    queue = [start]
    for idea in queue:
        for person in holders.get(idea, ()):
            reader = readers[person]
            for other in often:
                if other == start or other in by or other in reader.own or other in hands[person]:
                    continue
                if other in reader.seen and idea not in reader.seen:
                    continue  # nobody gets an old idea for a new one
                by[other] = _Exchange(person, idea, other)
                if often[other] <= often[start] - 2:
                    return _back(other, start, by), set()
                queue.append(other)
    return [], set(queue)


def _back(end: int, start: int, by: Mapping[int, _Exchange]) -> list[_Exchange]:
    chain = [by[end]]
    while chain[0].given != start:
        chain.insert(0, by[chain[0].given])
    return chain
