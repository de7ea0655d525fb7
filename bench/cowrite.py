"""Writing together: from a key to the same letter on the others' screens, and whether every letter arrives."""

from __future__ import annotations

import asyncio
import random
import subprocess
import sys
import time
from collections.abc import Sequence
from functools import partial

from bench.clients import at_once
from bench.cowriters import Cowriter
from bench.figures import Figures, percentile
from bench.product import ROOT, Product
from bench.push import choose
from bench.room import Room, open_room

PEOPLE, SKETCHES = 200, 25
WRITERS = PEOPLE // SKETCHES  # in one section
SECONDS = 8
KEYS = 5  # a second, of somebody who types
PATIENCE = 20.0  # seconds until a letter counts as lost


async def type_along(writers: Sequence[Cowriter], seconds: float, keys: float) -> None:
    """Everybody types, each in their own rhythm."""

    async def one(writer: Cowriter) -> None:
        await asyncio.sleep(random.random() / keys)
        for number in range(int(seconds * keys)):
            writer.type("abcdefghijklmnopqrstuvwxyz "[number % 27])
            await asyncio.sleep(random.uniform(0.5, 1.5) / keys)

    await asyncio.gather(*(one(writer) for writer in writers))
    await asyncio.gather(*(writer.settle() for writer in writers))


async def lost(teams: Sequence[Sequence[Cowriter]]) -> int:
    """Letters that are missing on any page, or pages that say something else than the server."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if all(
            writer.document.get_state() == team[0].document.get_state() for team in teams for writer in team
        ):
            break
        await asyncio.sleep(0.05)
    missing = 0
    for team in teams:
        before = [str(writer.text) for writer in team]
        witness = Cowriter(team[0].laptop, team[0].sketch, team[0].key)
        await witness.fetch()
        typed = sum(len(writer.typed) for writer in team)
        missing += abs(typed - len(str(witness.text))) + sum(text != str(witness.text) for text in before)
    return missing


async def open_teams(room: Room) -> list[list[Cowriter]]:
    """Everybody sits down in the team of a sketch, eight in each."""
    writers = [Cowriter(laptop, 1 + number // WRITERS, "goals") for number, laptop in enumerate(room.laptops)]
    await at_once(16, [partial(writer.open) for writer in writers])
    teams = [writers[first : first + WRITERS] for first in range(0, PEOPLE, WRITERS)]
    for team in teams:
        for writer in team:
            writer.others = [other for other in team if other is not writer]
    return teams


async def measure(figures: Figures) -> None:
    """The whole group."""
    with Product() as server:
        room = await open_room(server)
        await room.join(PEOPLE)
        await choose(room, ideas=SKETCHES, places=SKETCHES)
        teams = await open_teams(room)
        await type_along(teams[0], SECONDS, KEYS)
        missing = await lost(teams[:1])
        took = [1000 * seconds for writer in teams[0] for seconds in writer.took]
        figures.add("cowrite_p50_ms", percentile(took, 0.5))
        figures.add("cowrite_p95_ms", percentile(took, 0.95))
        everybody = [writer for team in teams for writer in team]
        for writer in everybody:
            writer.took.clear()
        await type_along(everybody, SECONDS, KEYS)
        missing += await lost(teams)
        took = [1000 * seconds for writer in everybody for seconds in writer.took]
        figures.add("cowrite_all_typing_p95_ms", percentile(took, 0.95))
        figures.add("cowrite_lost", missing)
        for writer in everybody:
            await writer.close()
        room.close()
    for line in _apart("bench.cowrite_memory"):
        name, _, value = line.partition("=")
        figures.add(name, float(value))


def _apart(module: str) -> list[str]:
    """Figures of a process of its own: what it holds is measured, and what others left is not."""
    done = subprocess.run(
        [sys.executable, "-m", module], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout.split()
