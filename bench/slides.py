"""Slides: from the press of whoever leads to the slide on everybody's laptop.

Forty sketches are presented to two hundred laptops. Each has a mark in its title, which its first slide brings; the
moderator jumps from sketch to sketch, as with a number and Enter.
"""

from __future__ import annotations

import re

from bench.clients import Refused
from bench.figures import Figures, percentile
from bench.http import TOKEN, Arrivals
from bench.product import Product
from bench.push import IDEAS, MIDDLE, SKETCHES, Writers, choose, load
from bench.room import Room, open_room

PER_SECOND = 2  # nobody presents faster
_ENTRY = re.compile(r'"way":"jump","number":(\d+)}.*?<span dir="auto">(.*?)</span>', re.S)


async def numbers_of(room: Room) -> dict[int, int]:
    """The running number of the first slide of each sketch, by the mark in its title."""
    found: dict[int, int] = {}
    for number, title in _ENTRY.findall(await room.look()):
        if mark := TOKEN.search(title.encode()):
            found.setdefault(int(mark[1]), int(number))
    return found


async def measure(figures: Figures) -> None:
    """The whole group."""
    with Product(behind_clients=True) as server:
        room = await open_room(server)
        await room.join(MIDDLE)
        await choose(room, ideas=IDEAS, places=len(SKETCHES))
        writers = Writers(room.laptops[:20])
        await writers.open()
        for number in SKETCHES:
            await writers.save(number)
        await turned(room, figures)
        room.close()


async def turned(room: Room, figures: Figures) -> None:
    """Go to the presentation and jump to every sketch that has a mark in its title."""
    await room.go("show")
    slides = await numbers_of(room)
    if len(slides) != len(SKETCHES):
        raise Refused(f"{len(slides)} of {len(SKETCHES)} sketches have slides")
    for laptop in room.laptops:
        laptop.leave()  # a stream that has seen a mark tells it no second time
    arrivals = Arrivals()
    await room.listen(MIDDLE, arrivals)

    async def turn(mark: int) -> None:
        await room.lead("POST", "folie", {"way": "jump", "number": str(slides[mark])})

    # the sketch that is shown has the last mark, so each turn brings another one
    await load(turn, arrivals, range(min(slides), max(slides) + 1), MIDDLE, PER_SECOND)
    figures.add("slide_p95_ms_200", percentile(arrivals.milliseconds(), 0.95))
    figures.add("slide_missed", arrivals.missed(MIDDLE))
