"""What one more idea costs the push when many stand on the board already."""

from __future__ import annotations

import secrets
import statistics
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from app import create_app
from app.actions import ideas, people, workshops
from app.actions.journal import Request
from app.actions.ordering import hide_idea, show_idea
from app.config import Settings
from app.db import db, reading
from app.domain.phases import Audience, Step
from app.launch import create, migrate
from app.live.hub import Channel
from app.live.patches import frame
from app.queries import rooms
from bench.room import DESCRIPTION

FEW, MANY = 10, 500
CHANGES = 60


def growth() -> float:
    """The time to push one more idea to all screens of a board of 500, divided by that of a board of 10."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(Path(folder), f"sqlite:///{folder}/growth.sqlite3", secrets.token_hex(32))
        migrate(settings)
        names = [create(settings, "dortmund", "") for _ in range(2)]
        app = create_app(settings)
        with app.app_context():
            few, many = (_board(name, size) for name, size in zip(names, (FEW, MANY), strict=True))
            took: dict[int, list[float]] = {few: [], many: []}
            for turn in range(CHANGES):
                for room_id, times in took.items():  # in turns: a slow moment of the machine hits both
                    times.append(_one_more(room_id, 1 + turn % FEW))
            db.engine.dispose()
    return statistics.median(took[many]) / statistics.median(took[few])


def _board(public_id: str, size: int) -> int:
    """Fill a workshop with so many ideas and reveal them; returns its id."""
    with reading() as session:
        room_id = rooms.workshop_by_public_id(session, public_id)
    assert room_id is not None
    workshops.move_step(workshop_id=room_id, wanted=Step.WRITE, now=_now())
    author = 0
    for number in range(size):
        if number % 10 == 0:
            place = people.NewPlace(secrets.token_hex(32), "", "Helle Eiche", "", "de", secrets.token_hex(8))
            author = people.join(workshop_id=room_id, place=place, now=_now())
        ideas.submit_idea(
            participant_id=author,
            workshop_id=room_id,
            title=f"Idee {number}",
            description=DESCRIPTION,
            request=Request(""),
            now=_now(),
        )
    workshops.move_step(workshop_id=room_id, wanted=Step.READ, now=_now())
    return room_id


def _one_more(room_id: int, number: int) -> float:
    """Put an idea back on the board and make the frames for all audiences: the seconds that takes."""
    hide_idea(workshop_id=room_id, number=number, reason="Probe", now=_now())
    show_idea(workshop_id=room_id, number=number, now=_now())
    with reading() as session:
        room = rooms.room(session, room_id)
        events = rooms.events_between(session, room_id, room.seq - 1, room.seq)
        epoch = rooms.epoch(session)
        began = time.perf_counter()
        for audience in Audience:
            frame(session, epoch, room, Channel(audience.value, "de"), events, room.seq, _now())
        return time.perf_counter() - began


def _now() -> datetime:
    return datetime.now(UTC)
