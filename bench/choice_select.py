"""How long each rule takes to choose 8 of 500 ideas from 2,000 ballots, exactly; no server and no database in it."""

from __future__ import annotations

import gc
import random
import time
from collections.abc import Callable

from app.domain.pav import sequential_pav
from app.domain.phragmen import phragmen
from app.domain.plain import plain
from app.domain.profiles import Profile, profile
from app.domain.shares import equal_shares
from app.domain.voting import Method

VOTERS, IDEAS, PLACES = 2_000, 500, 8
APPROVALS = 12  # on average, for each person
POINTS, PER_IDEA = 10, 4
TURNS = 3  # the best counts: what else the machine does is not what is measured


def select_phragmen_ms() -> float:
    """Sequential Phragmén on approvals."""
    return _best(lambda counted: phragmen(counted, PLACES), Method.APPROVAL)


def select_add1_ms() -> float:
    """Equal Shares on points, completed by Add1."""
    return _best(lambda counted: equal_shares(counted, Method.POINTS, PLACES), Method.POINTS)


def select_shares_ms() -> float:
    """Equal Shares on approvals, completed by Phragmén's method."""
    return _best(lambda counted: equal_shares(counted, Method.APPROVAL, PLACES), Method.APPROVAL)


def select_pav_ms() -> float:
    """Sequential PAV on approvals."""
    return _best(lambda counted: sequential_pav(counted, PLACES), Method.APPROVAL)


def select_plain_ms() -> float:
    """Plain ranking on points."""
    return _best(lambda counted: plain(counted, PLACES), Method.POINTS)


def ballots(method: Method, seed: int) -> list[dict[str, int]]:
    """Ballots of a hall: a few ideas many like, many ideas few like, and groups with themes of their own."""
    dice = random.Random(seed)
    themes = [dice.sample(range(IDEAS), IDEAS // 5) for _ in range(6)]
    drawn = []
    for _ in range(VOTERS):
        own = dice.choice(themes)
        likes = {str(_liked(dice, own)) for _ in range(2 * APPROVALS)}
        if method == Method.APPROVAL:
            drawn.append({idea: 1 for idea in list(likes)[: dice.randint(1, 2 * APPROVALS)]})
        else:
            drawn.append(_points(dice, sorted(likes)))
    return drawn


def _liked(dice: random.Random, own: list[int]) -> int:
    rank = min(int(dice.paretovariate(0.6)) - 1, IDEAS - 1)
    return own[rank % len(own)] if dice.random() < 0.6 else rank


def _points(dice: random.Random, likes: list[str]) -> dict[str, int]:
    given: dict[str, int] = {}
    dice.shuffle(likes)
    for _ in range(POINTS):
        idea = dice.choice(likes[:5])
        if given.get(idea, 0) < PER_IDEA:
            given[idea] = given.get(idea, 0) + 1
    return given


def _best(count: Callable[[Profile], object], method: Method) -> float:
    """Milliseconds of the fastest of some turns, the slowest of three elections."""
    ideas = [str(number) for number in range(IDEAS)]
    slowest = 0.0
    for seed in (1, 2, 3):
        cast = ballots(method, seed)
        took = []
        for _ in range(TURNS):
            gc.collect()
            began = time.perf_counter()
            count(profile(cast, ideas, "271828"))
            took.append(1000 * (time.perf_counter() - began))
        slowest = max(slowest, min(took))
    return slowest
