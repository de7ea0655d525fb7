"""A workshop full of people, and the moderator who leads it."""

from __future__ import annotations

import time
from functools import partial

from bench.clients import Browser, Laptop, Refused, at_once
from bench.http import Arrivals, Connection, Form
from bench.product import HOST, Product

JOINING = 50  # laptops that join at the same moment
STEPS = (
    "arrive",
    "write",
    "read",
    "vote",
    "choose",
    "teams",
    "sketch",
    "advise",
    "agree",
    "show",
    "mood",
    "close",
)
DESCRIPTION = (
    "Eltern, die selbst eingewandert sind, beraten andere Eltern in ihrer Sprache: beim Übergang in die "
    "Grundschule, bei der Wahl der weiterführenden Schule und beim Weg in die Ausbildung."
)


class Room:
    """One workshop: its moderator's browser and its laptops."""

    def __init__(self, product: Product, lead: str, door: str) -> None:
        self.product, self.door = product, door
        self.laptops: list[Laptop] = []
        self.refused = 0
        self.step = "arrive"
        self._lead = lead
        self._desk = Browser(HOST, product.port)
        self._base = ""

    async def enter(self) -> None:
        """Use the moderator's link, as its button does."""
        await self._desk.get("/")
        answer = await self._desk.submit(self._lead, {})
        if answer.status != 303:
            raise Refused(f"moderator's link: {answer.status}")
        self._base = answer.headers["location"].rstrip("/")
        await self._desk.get("/")

    async def join(self, number: int) -> float:
        """Let so many more people join; returns the seconds it took."""
        began = time.perf_counter()
        await at_once(JOINING, [self._join_one] * number)
        return time.perf_counter() - began

    async def go(self, step: str) -> None:
        """Move everybody, step by step, forwards or back."""
        there = STEPS.index(step)
        while self.step != step:
            here = STEPS.index(self.step)
            self.step = STEPS[here + (1 if there > here else -1)]
            await self.lead("POST", "schritt", {"step": self.step})

    async def lead(self, method: str, what: str, form: Form) -> None:
        """One action of the moderator."""
        answer = await self._desk.act(method, f"{self._base}/{what}", form)
        if answer.status >= 300:
            raise Refused(f"{what}: {answer.status} {answer.text[:200]}")

    @property
    def desk(self) -> Browser:
        """The moderator's browser."""
        return self._desk

    @property
    def papers(self) -> str:
        """Where the papers of the workshop are."""
        return self._base.replace("/regie/", "/ergebnisse/")

    async def look(self) -> str:
        """The moderator's page as it is now."""
        return (await self._desk.get(f"{self._base}/")).text

    async def open_vote(self) -> None:
        """Five points each, at most two on one idea."""
        await self.lead("POST", "abstimmung/eroeffnung", {"method": "points", "budget": "5", "per_idea": "2"})

    async def write(self, number: int, first: int = 1) -> float:
        """Submit so many ideas, eight at a time, by everybody in turn; returns the seconds it took."""
        jobs = [
            partial(
                self._act,
                self.laptops[index % len(self.laptops)],
                "ideen",
                {"title": f"Idee {first + index}: Patenschaften für Familien", "description": DESCRIPTION},
            )
            for index in range(number)
        ]
        return await self._eight_at_a_time(jobs)

    async def vote(self, points: int, ideas: int) -> float:
        """Give so many points, eight at a time, by everybody in turn; returns the seconds it took."""
        people = len(self.laptops)
        jobs = [
            partial(self._act, self.laptops[n % people], f"ideen/{1 + (n + n // people) % ideas}/punkt", {})
            for n in range(points)
        ]
        return await self._eight_at_a_time(jobs)

    async def listen(self, number: int, arrivals: Arrivals) -> None:
        """Let laptops load the page and open their stream, until so many listen."""
        quiet = [laptop for laptop in self.laptops[:number] if laptop.stream is None]
        await at_once(16, [partial(self._sit_down, laptop, arrivals) for laptop in quiet])

    def close(self) -> None:
        """Everybody goes home."""
        for laptop in self.laptops:
            laptop.leave()
        self._desk.hang_up()

    async def _sit_down(self, laptop: Laptop, arrivals: Arrivals) -> None:
        await laptop.open_page()
        laptop.hang_up()
        await laptop.listen(arrivals)

    async def _join_one(self) -> None:
        laptop = Laptop(HOST, self.product.port)
        try:
            await laptop.join(self.door)
            self.laptops.append(laptop)
        except (Refused, OSError, TimeoutError):
            self.refused += 1
        finally:
            laptop.hang_up()

    async def _eight_at_a_time(self, jobs: list[partial]) -> float:
        lines = [Connection(HOST, self.product.port) for _ in range(8)]
        waiting = iter(jobs)

        async def work(line: Connection) -> None:
            for job in waiting:
                await job(line)

        began = time.perf_counter()
        await at_once(8, [partial(work, line) for line in lines])
        took = time.perf_counter() - began
        for line in lines:
            line.close()
        return took

    async def _act(self, laptop: Laptop, what: str, form: Form, line: Connection) -> None:
        answer = await laptop.act("POST", f"{laptop.base}/{what}", form, over=line)
        if answer.status >= 300:
            raise Refused(f"{what}: {answer.status} {answer.text[:200]}")


async def open_room(product: Product, lead: str = "", door: str = "") -> Room:
    """The product's first workshop, or the one behind these links, with its moderator at the desk."""
    room = Room(product, lead or product.lead, door or product.door)
    await room.enter()
    return room
