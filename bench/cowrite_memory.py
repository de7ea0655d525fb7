"""What sections cost that have been written in for long: opening one of 100,000 changes, and 30 sketches in memory."""

from __future__ import annotations

import gc
import random
import secrets
import statistics
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from pycrdt import Doc, Text
from sqlalchemy import select

from app import create_app
from app.config import Settings
from app.db import db, reading, transaction
from app.domain.sketch_kinds import Kind
from app.launch import create, migrate
from app.models import Idea, Section, Sketch, Workshop
from app.queries.cowriting import documents
from app.queries.sketch_templates import in_use
from app.replica import Replica, seed

CHANGES = 100_000
SKETCHES, SECTIONS, LETTERS = 30, 12, 20_000


def written(changes: int) -> bytes:
    """The state of a section after so many changes of single letters by eight people, a third of them removals."""
    dice = random.Random(1)
    people = [Doc() for _ in range(8)]
    shared: Doc = Doc()
    for number in range(changes):
        person = people[number // 40 % 8]
        if number % 40 == 0:
            person.apply_update(shared.get_update(person.get_state()))
        text = person.get("text", type=Text)
        length = len(text)
        if length > 50 and (number % 3 == 2 or length > 8_000):
            place = dice.randrange(length)
            del text[place : place + 1]
        else:
            text.insert(dice.randrange(length + 1), "abcdefghij"[number % 10])
        if number % 40 == 39:
            shared.apply_update(person.get_update(shared.get_state()))
    return bytes(shared.get_update())


def reopen() -> float:
    """Milliseconds to fetch a sketch one section of which holds that history; the median of nine."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(Path(folder), f"sqlite:///{folder}/reopen.sqlite3", secrets.token_hex(32))
        migrate(settings)
        public_id = create(settings, "dortmund", "")
        app = create_app(settings)
        with app.app_context():
            room_id = _sketch_of(public_id, written(CHANGES))
            took = []
            for _ in range(9):
                began = time.perf_counter()
                with reading() as session:
                    found = documents(session, room_id, 1)
                took.append(time.perf_counter() - began)
                assert any(len(one.data) > 1000 for one in found)
            db.engine.dispose()
    return 1000 * statistics.median(took)


def _sketch_of(public_id: str, state: bytes) -> int:
    """A sketch with a title and one long-lived section; returns the workshop's id."""
    now = datetime.now(UTC)
    with transaction() as session:
        workshop = session.execute(select(Workshop).where(Workshop.public_id == public_id)).scalar_one()
        room_id, template = workshop.id, in_use(session, workshop.group.process_id)
        idea = Idea(
            workshop_id=room_id, number=1, title="Lotsen", created_at=now, updated_at=now, revealed=True
        )
        sketch = Sketch(
            workshop_id=room_id, template_id=template.id, number=1, idea=1, position=1, created_at=now
        )
        session.add_all([idea, sketch])
        session.flush()
        for position, (key, kept) in enumerate(
            (("title", seed(Kind.TEXT, "Lotsen")), ("goals", state)), start=1
        ):
            text = Replica(Kind.TEXT).take(kept).plain()
            section = Section(sketch_id=sketch.id, key=key, position=position, text=text, updated_at=now)
            section.state, section.revision, section.compacted = kept, CHANGES, CHANGES
            session.add(section)
    return room_id


def memory() -> float:
    """Megabytes that thirty sketches of twenty kilobytes take in memory."""
    letters = "Eltern beraten Eltern in ihrer Sprache. " * (LETTERS // SECTIONS // 40)
    states = [seed(Kind.TEXT, f"{number} {letters}") for number in range(SECTIONS)]
    gc.collect()
    before = _resident()
    held = [Replica(Kind.TEXT).take(state) for _ in range(SKETCHES) for state in states]
    gc.collect()
    after = _resident()
    assert len(held) == SKETCHES * SECTIONS
    return (after - before) / 1024


def _resident() -> int:
    """Kilobytes of this process that are in memory."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    raise RuntimeError("no VmRSS")


if __name__ == "__main__":
    print(f"sketch_mem_mb={memory()}")
    print(f"section_reopen_ms={reopen()}")
