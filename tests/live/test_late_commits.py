"""Writers of several nodes, whose commits come late and in any order: a reader of the journal misses none of them."""

from __future__ import annotations

import random
import threading
import time
from contextlib import nullcontext

from app import db as database
from app.actions.journal import append, locked_step
from app.db import db, reading, transaction
from app.domain.events import IdeaChanged
from app.queries import rooms
from app.web.answers import now
from tests.support.databases import ON_POSTGRESQL

WRITERS = 4
EACH = 250


@ON_POSTGRESQL
def test_a_thousand_late_commits_are_all_heard_once_and_in_order(app, workshop, monkeypatch):
    """A number is drawn, and its commit waits; meanwhile others write and a reader goes on from what it has seen.

    With a sequence of the database a later number could be committed first, and the reader would pass over the
    earlier one for ever (promise 9). The lock inside a process is taken away: these are the writers of many nodes.
    """
    monkeypatch.setattr(database, "_writer", nullcontext())
    written: list[int] = []

    def write(seed: int) -> None:
        dice = random.Random(seed)
        with app.app_context():
            for n in range(EACH):
                with transaction() as session:
                    if n % 2:  # with the workshop locked as by an action, and without
                        locked_step(session, workshop.id)
                    number = append(session, workshop.id, IdeaChanged(ideas=[seed * EACH + n]), now())
                    time.sleep(dice.random() / 500)
                written.append(number)
            db.session.remove()

    writers = [threading.Thread(target=write, args=(seed,)) for seed in range(WRITERS)]
    for writer in writers:
        writer.start()
    heard: list[int] = []
    sent = 0
    while any(writer.is_alive() for writer in writers) or sent < WRITERS * EACH:
        with reading() as session:
            newest = rooms.sequences(session, [workshop.id])[workshop.id]
            events = rooms.events_between(session, workshop.id, sent, newest)
        heard += [event.ideas[0] for event in events if isinstance(event, IdeaChanged)]
        sent = newest
    assert sorted(written) == list(range(1, WRITERS * EACH + 1))
    assert sorted(heard) == list(range(WRITERS * EACH))
