"""A room that has chosen two ideas and writes sketches; the first person is in the team of the first."""

from __future__ import annotations

from app.actions import selection, sketches, vote_rounds
from app.domain.phases import Step
from app.domain.selection import Rule
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest, joined


def sketching_room(workshop_id: int, people: int = 3, step: Step = Step.ADVISE) -> RoomUnderTest:
    """Two sketches, in this step."""
    room = joined(workshop_id, people)
    room.collect(2)
    room.go(Step.VOTE)
    vote_rounds.open_round(workshop_id=room.id, seed="1", now=now())
    room.go(Step.CHOOSE)
    selection.confirm_selection(
        workshop_id=room.id, rule=Rule.PLAIN, ideas=[1, 2], reason="Beide.", now=now()
    )
    room.go(Step.TEAMS)
    sketches.join_sketch(participant_id=room.people[0], workshop_id=room.id, number=1, joined=True, now=now())
    room.go(step)
    return room
