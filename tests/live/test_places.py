"""Who is where in a sketch, told to whichever process takes the request: the newest telling counts, everywhere."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.db import reading
from app.domain.phases import Step
from app.live.hub import Hub
from app.live.presence import Presence, Where, place
from app.live.scenes import NODE_IS_ALIVE
from app.queries.cowriting import writers
from tests.actions.rooms import RoomUnderTest
from tests.actions.sketching import sketching_room


@pytest.fixture
def room(app, workshop) -> RoomUnderTest:
    """A room that writes; its first person is in the team of sketch 1."""
    return sketching_room(workshop.id, step=Step.SKETCH)


@pytest.fixture
def processes(app) -> tuple[Presence, Presence]:
    """Two processes on one database."""
    return Presence(Hub()), Presence(Hub())


def _tell(process: Presence, person: int, section: str | None) -> None:
    process.note_place(person, Where(1, section))
    _write(process)


def _write(process: Presence) -> None:
    process._looked_at = 0.0  # as if the pause between two batches were over
    process.keep()


def _places(room: RoomUnderTest) -> list[str]:
    with reading() as session:
        here = writers(session, room.id, 1, live_since=datetime.now(UTC) - NODE_IS_ALIVE)
    return [writer.section for writer in here]


def test_a_place_told_to_another_process_takes_the_place_of_the_first(room, processes):
    one, other = processes
    for process, section in ((one, "goals"), (other, "risks"), (one, "goals"), (other, "costs")):
        _tell(process, room.people[0], section)
        assert _places(room) == [section]


def test_whoever_leaves_over_another_process_is_gone(room, processes):
    one, other = processes
    _tell(one, room.people[0], "goals")
    _tell(other, room.people[0], None)
    assert _places(room) == []
    _write(one)
    assert _places(room) == []


def test_the_newest_telling_counts_whichever_process_writes_first(room, processes):
    one, other = processes
    one.note_place(room.people[0], Where(1, "goals"))
    _tell(other, room.people[0], "risks")
    _write(one)
    assert _places(room) == ["risks"]
    one.note_place(room.people[0], Where(1, "costs"))
    other.note_place(room.people[0], Where(1))
    for process in (other, one):
        _write(process)
        assert _places(room) == []


def test_a_sign_of_typing_brings_no_former_place_back(room, processes):
    one, other = processes
    _tell(one, room.people[0], "goals")
    _tell(other, room.people[0], "risks")
    one.note_typing(room.people[0], True)
    _write(one)
    assert _places(room) == ["risks"]


@pytest.mark.parametrize("told", [("go\x00als", ""), ("goals", "\x00"), ("x" * 33, ""), ("goals", "A" * 401)])
def test_a_place_that_no_page_tells_stops_nobody_elses(room, processes, told):
    one, _ = processes
    one.note_place(room.people[1], place(1, *told))
    _tell(one, room.people[0], "goals")
    assert _places(room) == ["goals"]
    assert place(1, *told) in (Where(1), Where(1, "goals"))
