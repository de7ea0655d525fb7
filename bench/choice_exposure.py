"""How evenly ideas are handed out for inspiration: pure counting, no clock."""

from __future__ import annotations

import random

from app.domain.inspirations import Reader, deal

ROOMS = 200
PEOPLE, IDEAS = 30, 60
ROUNDS = 2


def measure_exposure() -> float:
    """The worst of many rooms of 30 people and 60 ideas: how often the most shown idea is shown / the least shown one.

    Some people write a lot, some nothing; every other room hands out a second time, of which all showings count.
    Figure `exposure_max_min`, goal at most 2.
    """
    return max(_room(seed, rounds=1 + seed % ROUNDS) for seed in range(ROOMS))


def _room(seed: int, *, rounds: int) -> float:
    chance = random.Random(seed)
    eagerness = [chance.random() ** 2 for _ in range(PEOPLE)]
    authors = chance.choices(range(PEOPLE), eagerness, k=IDEAS)
    ideas = list(range(1, IDEAS + 1))
    own = {
        p: frozenset(i for i, author in zip(ideas, authors, strict=True) if author == p)
        for p in range(PEOPLE)
    }
    seen: dict[int, set[int]] = {person: set() for person in range(PEOPLE)}
    shown = dict.fromkeys(ideas, 0)
    for number in range(rounds):
        readers = {person: Reader(own[person], frozenset(seen[person])) for person in range(PEOPLE)}
        for person, hand in deal(readers, ideas, shown=shown, seed=f"{seed}:{number}").items():
            for idea in hand:
                shown[idea] += idea not in seen[person]
            seen[person].update(hand)
    return max(shown.values()) / max(min(shown.values()), 1e-9)
