"""Histories and threads, for whoever renders them."""

from __future__ import annotations

from dataclasses import replace

from app.db import reading
from app.domain.phases import Audience
from app.domain.word_changes import changes
from app.exports.section_words import SECTION_WORDS
from app.queries.rooms import room
from app.queries.section_history import section_history
from app.queries.sketches import sketches
from app.queries.thread import thread


def arguments_of_histories(room_id: int) -> dict[str, list[object]]:
    """For each name of an argument of their macros, what it can be now."""
    with reading() as session:
        here = room(session, room_id)
        found = sketches(session, room_id)
        threads = [thread(session, here, one, Audience.PARTICIPANT) for one in found]
        histories = [section_history(session, one, "goals", SECTION_WORDS["de"]) for one in found]
    versions = [version for one in histories for version in one.versions]
    versions += [replace(one, number=9, names=("Esin", "Ada"), nameless=2, grown=-3) for one in versions[:1]]
    versions += [replace(one, number=9, restored=1, grown=0) for one in versions[:1]]
    long = "Das bleibt stehen. " * 60
    return {
        "history": list(histories),
        "stand": versions,
        "older": versions,
        "newer": versions,
        "pieces": [
            changes("Alt, gut", "Neu, gut"),
            changes(f"Alt {long} alt", f"Neu {long} neu"),
            changes("", ""),
        ],
        "newest": [True, False],
        "restorable": [True],
        "named": [True, False],
        "thread": threads,
        "vote": [one for found in threads for one in found.votes],
        "chosen_by_room": [one for found in threads for one in found.choices],
        "agreed_on": [one for found in threads for one in found.agreement.versions],
        "advised_on": [found.advice for found in threads],
        "origins": [found.ideas for found in threads],
        "several": [1],
    }
