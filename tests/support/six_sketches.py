"""A hall that has chosen six ideas and written six sketches to the end, agreed on with two reservations."""

from __future__ import annotations

import json
from datetime import timedelta

from sqlalchemy import delete, select

from app.actions import agreement, selection, sketches, workshops
from app.db import transaction
from app.domain.phases import Step
from app.domain.selection import Rule
from app.models import IdeaPair, Section, Sketch
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest
from tests.support.advising import advise
from tests.support.evening import give
from tests.support.hall import fill_hall
from tests.support.sketch_texts import SKETCHES, Written

RESERVATIONS = {
    2: ("concerns", "Ohne feste Stelle im Jobcenter bleibt die Börse nach einem Jahr liegen."),
    5: ("objection", "Die Räume im Stadtteilzentrum sind nachmittags schon vergeben."),
}


def six_sketches(workshop_id: int) -> RoomUnderTest:
    """24 people, six sketches, all closed in version 1; the step is `SHOW`."""
    room = fill_hall(workshop_id)
    with transaction() as session:  # the two that excluded each other were worked into one another
        session.execute(delete(IdeaPair).where(IdeaPair.workshop_id == workshop_id))
    workshops.set_places(workshop_id=room.id, places=6, now=now())
    reason = "Zusammen erreichen sie die Jugendlichen vor, in und nach der Schule."
    selection.confirm_selection(
        workshop_id=room.id, rule=Rule.PLAIN, ideas=list(range(1, 7)), reason=reason, now=now()
    )
    room.go(Step.TEAMS)
    for n, person in enumerate(room.people):
        sketches.join_sketch(
            participant_id=person, workshop_id=room.id, number=n % 6 + 1, joined=True, now=now()
        )
    room.go(Step.SKETCH)
    for number, written in enumerate(SKETCHES, 1):
        _write(room, number, written)
    room.go(Step.ADVISE)
    advise(room)
    room.go(Step.AGREE)
    for number in range(1, 7):
        _agree(room, number)
    room.go(Step.SHOW)
    return room


def _write(room: RoomUnderTest, number: int, written: Written) -> None:
    with transaction() as session:
        sketch = select(Sketch.id).where(Sketch.workshop_id == room.id, Sketch.idea == number)
        found = session.scalars(select(Section).where(Section.sketch_id.in_(sketch))).all()
        for section in found:
            value = written.get(section.key)
            if value is None:
                continue
            section.text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            section.updated_at = now() - timedelta(minutes=5)


def _agree(room: RoomUnderTest, number: int) -> None:
    agreement.call_up(workshop_id=room.id, number=number, now=now())
    for n, person in enumerate(room.people):
        stance, words = RESERVATIONS.get(number, ("", "")) if n == number else ("agree", "")
        give(room, person, stance or "agree", words, number=number)
    agreement.close_agreement(workshop_id=room.id, number=number, now=now())
