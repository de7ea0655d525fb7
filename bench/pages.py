"""Pages and writes: joining, reading, submitting, and what one more idea costs."""

from __future__ import annotations

import time
from functools import partial

from bench.clients import Laptop, Refused, at_once
from bench.figures import Figures
from bench.http import Connection
from bench.product import HOST, Product
from bench.rendering import growth
from bench.room import Room, open_room

PEOPLE = 500
OTHERS = 200  # people of the second workshop
PAGES = 500
SUBMISSIONS = 1200


async def measure(figures: Figures) -> None:
    """The whole group."""
    began = time.perf_counter()
    with Product() as server:
        room = await open_room(server)
        await hall(room, figures)
        room.close()
        other = await open_room(server, *server.new_workshop())
        await large_board(other, figures)
        other.close()
        stored = server.count("SELECT count(*) FROM idea")
        if stored != 600 + SUBMISSIONS:
            raise Refused(f"{600 + SUBMISSIONS} ideas were acknowledged, {stored} are stored")
    figures.add("render_growth", growth())
    figures.add("pages_group_s", time.perf_counter() - began)


async def hall(room: Room, figures: Figures) -> None:
    """Five hundred people join, write a hundred ideas and read."""
    figures.add("join_500_s", await room.join(PEOPLE))
    figures.add("join_500_refused", room.refused)
    await room.go("write")
    await room.write(100)
    await room.go("read")
    await pages(room, 16)
    figures.add("board_100_per_s", PAGES / await pages(room, PAGES))


async def large_board(room: Room, figures: Figures) -> None:
    """A board of five hundred ideas for the first time; then many more ideas at once."""
    await room.join(OTHERS)
    await room.go("write")
    await room.write(500)
    await room.go("read")
    reader = room.laptops[0]
    began = time.perf_counter()
    page = await reader.open_page()
    figures.add("board_500_ms", 1000 * (time.perf_counter() - began))
    if page.text.count('data-k="') < 500:
        raise Refused("The page does not show 500 ideas.")
    await room.go("write")
    figures.add("submit_per_s", SUBMISSIONS / await room.write(SUBMISSIONS, 501))


async def pages(room: Room, number: int) -> float:
    """So many pages, eight at a time, by everybody in turn; returns the seconds it took."""
    lines = [Connection(HOST, room.product.port) for _ in range(8)]
    waiting = iter([room.laptops[index % len(room.laptops)] for index in range(number)])

    async def read(line: Connection) -> None:
        for laptop in waiting:
            await _read(laptop, line)

    began = time.perf_counter()
    await at_once(8, [partial(read, line) for line in lines])
    took = time.perf_counter() - began
    for line in lines:
        line.close()
    return took


async def _read(laptop: Laptop, line: Connection) -> None:
    answer = await line.request("GET", f"{laptop.base}/", headers=laptop.headers())
    if answer.status != 200 or answer.text.count('data-k="') < 100:
        raise Refused(f"page: {answer.status}")
