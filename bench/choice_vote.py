"""Voting: how many points a second, how long each takes, and whether every one of them is counted."""

from __future__ import annotations

import time
from functools import partial

from bench.clients import Laptop, Refused, at_once
from bench.figures import Figures, percentile
from bench.http import Connection
from bench.product import HOST, Product
from bench.room import Room, open_room

PEOPLE = 300
IDEAS = 100
POINTS = 5 * PEOPLE  # all that everybody has
AT_ONCE = 8


async def measure(figures: Figures) -> None:
    """Three hundred people give all their points; then the vote is closed and counted on the disk."""
    with Product() as server:
        room = await open_room(server)
        await room.join(PEOPLE)
        await room.go("write")
        await room.write(IDEAS)
        await room.go("read")
        await room.go("vote")
        await room.open_vote()
        took: list[float] = []
        began = time.perf_counter()
        await _everybody_votes(room, took)
        figures.add("vote_per_s", POINTS / (time.perf_counter() - began))
        figures.add("vote_p95_ms", 1000 * percentile(took, 0.95))
        marked = server.count("SELECT sum(points) FROM ballot_mark")
        await room.lead("POST", "abstimmung/schluss", {})
        cast = server.count("SELECT sum(value) FROM cast_ballot, json_each(marks)")
        ballots = server.count("SELECT count(DISTINCT id) FROM cast_ballot")
        miscounted = abs(POINTS - marked) + abs(POINTS - cast) + abs(PEOPLE - ballots)
        figures.add("vote_miscounted", miscounted)
        room.close()


async def _everybody_votes(room: Room, took: list[float]) -> None:
    lines = [Connection(HOST, room.product.port) for _ in range(AT_ONCE)]
    waiting = iter(range(POINTS))

    async def work(line: Connection) -> None:
        for n in waiting:
            laptop = room.laptops[n % PEOPLE]
            began = time.perf_counter()
            await _give(laptop, 1 + (n + n // PEOPLE) % IDEAS, line)
            took.append(time.perf_counter() - began)

    await at_once(AT_ONCE, [partial(work, line) for line in lines])
    for line in lines:
        line.close()


async def _give(laptop: Laptop, idea: int, line: Connection) -> None:
    answer = await laptop.act("POST", f"{laptop.base}/ideen/{idea}/punkt", {}, over=line)
    if answer.status >= 300:
        raise Refused(f"punkt: {answer.status} {answer.text[:200]}")
