"""Push: from one person's save to the same text on everybody's laptop.

Measured in the step "Skizzen schreiben", where what one participant writes appears on all laptops (ideas of
others are hidden while they are written, by design): each new title carries a mark that every stream must bring.
"""

from __future__ import annotations

import asyncio
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from pathlib import Path

from bench.clients import Browser, Laptop, Refused, at_once, open_stream
from bench.cowriters import Cowriter
from bench.figures import Figures, percentile
from bench.http import Arrivals, Stream, token
from bench.product import BEHIND_CLIENTS, HOST, ROOT, Product, free_port
from bench.room import DESCRIPTION, Room, open_room

SMALL, MIDDLE, LARGE = 34, 200, 2000
IDEAS = 100
WRITERS = 20  # laptops that take turns in saving
TITLE = "Patenschaften für Familien, die neu in der Stadt sind"
SECONDS = 10  # of load at each size
PATIENCE = 15.0  # seconds until a delivery counts as missed
SKETCHES = range(1, 41)
Send = Callable[[int], Awaitable[None]]


class Writers:
    """People who name sketches in turn, each at a sketch of their own; no sketch comes up twice within one beat."""

    def __init__(self, laptops: Sequence[Laptop]) -> None:
        self._pages = [
            Cowriter(laptops[number % len(laptops)], sketch, "title")
            for number, sketch in enumerate(SKETCHES)
        ]

    async def open(self) -> None:
        """Open all pages: that is not part of a save."""
        for page in self._pages:
            await page.begin()

    async def save(self, number: int) -> None:
        """Give a sketch a title with mark `number`; it stands on everybody's laptop."""
        await self._pages[number % len(self._pages)].rewrite(f"{token(number)} {TITLE}")


async def load(
    send: Send,
    arrivals: Arrivals,
    numbers: range,
    streams: int,
    per_second: float,
    *,
    one_by_one: bool = False,
) -> None:
    """Send the marks at an even pace, then wait for what is still under way."""
    began = arrivals.clock()
    under_way: list[asyncio.Task[None]] = []
    for index, number in enumerate(numbers):
        await asyncio.sleep(max(0.0, began + index / per_second - arrivals.clock()))
        arrivals.send(number)
        if one_by_one:
            await send(number)
        else:
            under_way.append(asyncio.ensure_future(send(number)))
    await asyncio.gather(*under_way)
    await arrivals.complete(streams, PATIENCE)


async def prepare(room: Room) -> None:
    """Everybody joins, a hundred ideas are written, forty are chosen, sketches begin."""
    await room.join(LARGE)
    await choose(room, ideas=IDEAS, places=len(SKETCHES))


async def choose(room: Room, *, ideas: int, places: int) -> None:
    """From the first idea to the step in which sketches are written; the last idea carries mark 0."""
    await room.go("write")
    await room.write(ideas - 1)
    last = room.laptops[-1]
    title = f"Idee {ideas}: {token(0)}"
    await last.act("POST", f"{last.base}/ideen", {"title": title, "description": DESCRIPTION})
    last.hang_up()
    await room.go("vote")
    await room.open_vote()
    await room.vote(ideas, ideas)
    await room.lead("POST", "abstimmung/schluss", {})
    await room.go("choose")
    await room.lead("POST", "plaetze", {"places": str(places)})
    chosen = [str(number) for number in range(1, places + 1)]
    await room.lead("POST", "auswahl", {"rule": "plain", "ideas": chosen, "reason": "So will es der Raum."})
    await room.go("sketch")


async def product(figures: Figures) -> tuple[float, int]:
    """All figures of the product; returns the p95 with 2,000 laptops and a text's bytes per stream."""
    with Product(behind_clients=True) as server:
        room = await open_room(server)
        await prepare(room)
        if room.refused:
            raise Refused(f"{room.refused} of {LARGE} could not join")
        arrivals = Arrivals()
        writers = Writers(room.laptops[:WRITERS])
        await writers.open()
        missed = 0
        plan = ((SMALL, 5, True), (MIDDLE, 10, False), (LARGE, 20, False))
        first, p95, size = 1, 0.0, 0
        for streams, per_second, one_by_one in plan:
            await room.listen(streams, arrivals)
            await asyncio.sleep(1.5)  # presence has been counted
            arrivals.start_over()
            arrivals.bytes = 0
            numbers = range(first, first + SECONDS * per_second)
            first = numbers.stop
            await load(writers.save, arrivals, numbers, streams, per_second, one_by_one=one_by_one)
            missed += arrivals.missed(streams)
            took = arrivals.milliseconds()
            p95, size = percentile(took, 0.95), arrivals.bytes // (streams * len(numbers))
            figures.add(f"push_p50_ms_{streams}", percentile(took, 0.5))
            figures.add(f"push_p95_ms_{streams}", p95)
        missed += await change_steps(room, arrivals, figures)
        figures.add("push_missed", missed + arrivals.lost)
        pss, rss = server.memory()
        figures.add("rss_mb_2000", pss)
        figures.add("rss_mb_2000_with_shared_counted_twice", rss)
        room.close()
    return p95, size


async def change_steps(room: Room, arrivals: Arrivals, figures: Figures) -> int:
    """Reveal the hundred ideas to everybody, three times; each laptop then asks for its own part."""
    laptops = {laptop.stream: laptop for laptop in room.laptops if laptop.stream is not None}
    own: list[float] = []
    asked: list[asyncio.Future[None]] = []

    async def ask(laptop: Laptop) -> None:
        began = arrivals.clock()
        await asyncio.sleep(random.random() * laptop.spread)
        await laptop.get(f"{laptop.base}/mine")
        laptop.hang_up()
        own.append(1000 * (arrivals.clock() - began))

    def told(stream: Stream) -> None:
        asked.append(asyncio.ensure_future(ask(laptops[stream])))

    missed = 0
    shown: list[float] = []
    await room.go("write")
    for _ in range(3):
        await asyncio.sleep(2)
        arrivals.start_over()
        for stream in laptops:
            stream.seen.clear()
        arrivals.told = told
        arrivals.send(0)
        await room.go("read")
        await arrivals.complete(len(laptops), PATIENCE)
        missed += arrivals.missed(len(laptops))
        shown += arrivals.milliseconds()
        await asyncio.gather(*asked)
        asked.clear()
        arrivals.told = None
        await room.go("write")
    figures.add("step_change_p95_ms_2000", percentile(shown, 0.95))
    figures.add("step_change_own_part_p95_ms_2000", percentile(own, 0.95))
    return missed


async def reference(size: int) -> tuple[float, int]:
    """The same load on the bare broadcaster; returns its p95 and what it missed."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        floor = [sys.executable, "-m", "bench.reference", str(port), str(Path(folder) / "floor"), str(size)]
        command = [*BEHIND_CLIENTS, *floor]
        server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        try:
            assert server.stdout is not None
            server.stdout.readline()
            return await _load_reference(port)
        finally:
            server.terminate()
            server.wait()


async def _load_reference(port: int) -> tuple[float, int]:
    arrivals = Arrivals()
    listeners = await at_once(
        16, [partial(open_stream, Browser(HOST, port), "/stream", arrivals) for _ in range(LARGE)]
    )
    writers = [Browser(HOST, port) for _ in range(WRITERS)]

    async def send(number: int) -> None:
        form = {
            "key": str(number % len(SKETCHES)),
            "text": f"{token(number)} {TITLE}",
        }
        await writers[number % WRITERS].act("POST", "/text", form)

    await load(send, arrivals, range(1, 1 + SECONDS * 20), LARGE, 20)
    for listener in listeners:
        listener.close()
    for writer in writers:
        writer.hang_up()
    return percentile(arrivals.milliseconds(), 0.95), arrivals.missed(LARGE)


async def measure(figures: Figures) -> None:
    """The whole group."""
    began = time.perf_counter()
    p95, size = await product(figures)
    floor, missed = await reference(size)
    figures.add("reference_p95_ms_2000", floor)
    figures.add("reference_missed", missed)
    figures.add("push_p95_ratio_2000", p95 / floor)
    figures.add("push_group_s", time.perf_counter() - began)
