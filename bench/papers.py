"""Papers of a full workshop: 500 ideas, 100 sketches with every section filled, 200 people.

Each is fetched as the moderator's browser does it: a short one at its address, a long one as a job that is asked for,
followed until it is ready, and downloaded. Memory is that of the server and of all it has started.
"""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Sequence
from functools import partial

from bench.clients import Laptop, Refused, at_once
from bench.cowriters import Cowriter
from bench.figures import Figures, percentile
from bench.http import Arrivals
from bench.product import Product
from bench.push import MIDDLE, Writers, choose, load
from bench.room import Room, open_room
from bench.sketch_contents import ROWS, TEXTS, TITLE
from bench.slides import turned

IDEAS, SKETCHES = 500, 100
PER_SECOND = 10  # titles that are written while papers are
QUIET = 10  # seconds of that without papers
FORMATS = (
    "vorlage",
    "vorlage-pdf",
    "docx",
    "pdf",
    "protokoll",
    "protokoll-pdf",
    "steckbrief",
    "pptx",
    "folien",
    "xlsx",
    "csv",
    "stimmen",
    "rueckmeldungen",
    "pb",
    "json",
    "ics",
    "openslides",
)
_JOB = re.compile(r'data-job="(\d+)" data-state="(\w+)"')


class Memory:
    """The most that the server and its children have held, in megabytes, while `watch` runs."""

    def __init__(self, product: Product) -> None:
        self._product = product
        self.idle = product.tree()
        self.most = self.idle

    async def watch(self) -> None:
        """Look four times a second, in a thread: reading /proc takes time that the clients need."""
        while True:
            self.most = max(self.most, await asyncio.to_thread(self._product.tree))
            await asyncio.sleep(0.25)


async def fetched(room: Room, kind: str) -> float:
    """Fetch a paper as the desk does; returns the seconds until its last byte."""
    began = time.perf_counter()
    answer = await room.desk.submit(f"{room.papers}/auftraege", {"format": kind})
    if answer.status != 303:
        raise Refused(f"{kind}: {answer.status} {answer.text[:200]}")
    address = answer.headers["location"]
    if f"/{kind}?" not in address:
        address = await _written(room, kind)
    paper = await room.desk.take(address)
    if paper.status != 200 or len(paper.body) < 100:
        raise Refused(f"{kind}: {paper.status}, {len(paper.body)} bytes")
    return time.perf_counter() - began


async def _written(room: Room, kind: str) -> str:
    """Wait for the newest job; the address of its file."""
    while True:
        found = _JOB.findall((await room.desk.get(f"{room.papers}/auftraege")).text)
        number, state = max(found, key=lambda one: int(one[0]))
        if state == "ready":
            return f"{room.papers}/auftraege/{number}/datei"
        if state not in ("waiting", "writing"):
            raise Refused(f"{kind}: {state}")
        await asyncio.sleep(0.2)


async def fill(room: Room) -> None:
    """Write every section of every sketch, eight people at a time."""

    async def one(laptop: Laptop, sketch: int) -> None:
        await Cowriter(laptop, sketch, "title").begin()
        for key, text in {"title": f"{TITLE} ({sketch})", **TEXTS}.items():
            await Cowriter(laptop, sketch, key).rewrite(text)
        for key, rows in ROWS.items():
            await Cowriter(laptop, sketch, key).fill(rows)
        laptop.hang_up()

    numbers = range(1, SKETCHES + 1)
    await at_once(8, [partial(one, room.laptops[number], number) for number in numbers])


async def push_during(room: Room, figures: Figures) -> None:
    """The room's push with nothing beside it, then while one paper after the other is written."""
    arrivals = Arrivals()
    writers = Writers(room.laptops[:20])
    await writers.open()
    await room.listen(MIDDLE, arrivals)
    await asyncio.sleep(1.5)  # presence has been counted
    first = 1

    async def timed(seconds: int) -> tuple[list[float], int]:
        nonlocal first
        arrivals.start_over()
        numbers = range(first, first + seconds * PER_SECOND)
        first = numbers.stop
        await load(writers.save, arrivals, numbers, MIDDLE, PER_SECOND)
        return arrivals.milliseconds(), arrivals.missed(MIDDLE)

    alone, missed = await timed(QUIET)
    exporting = asyncio.ensure_future(_all_papers(room, [*FORMATS, "zip"]))
    await asyncio.sleep(0.3)
    busy = []
    while not exporting.done():
        busy.append(await timed(5))
    await exporting
    quiet = percentile(alone, 0.95)
    meanwhile = percentile([each for took, _ in busy for each in took], 0.95)
    figures.add("push_p95_ms_200_quiet", quiet)
    figures.add("push_p95_ms_200_during_export", meanwhile)
    figures.add("push_ratio_during_export", meanwhile / quiet)
    figures.add("export_push_missed", missed + sum(lost for _, lost in busy))


async def _all_papers(room: Room, kinds: Sequence[str]) -> None:
    for kind in kinds:
        await fetched(room, kind)


async def time_papers(room: Room, figures: Figures) -> None:
    """Each paper by itself, then the archive of all."""
    memory = Memory(room.product)
    watching = asyncio.ensure_future(memory.watch())
    for kind in FORMATS:
        figures.add(f"export_{kind.replace('-', '_')}_s", await fetched(room, kind))
    figures.add("export_zip_s", await fetched(room, "zip"))
    watching.cancel()
    figures.add("export_mem_mb", memory.most - memory.idle)


async def measure(figures: Figures) -> None:
    """The whole group."""
    began = time.perf_counter()
    with Product(behind_clients=True) as server:
        room = await open_room(server)
        await room.join(MIDDLE)
        await choose(room, ideas=IDEAS, places=SKETCHES)
        await fill(room)
        figures.add("papers_prepared_s", time.perf_counter() - began)
        await time_papers(room, figures)
        await push_during(room, figures)
        await turned(room, figures)
        room.close()
    figures.add("papers_group_s", time.perf_counter() - began)
