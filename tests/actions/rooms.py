"""A room with people in it, at the step a test wants; through the actions, as the product does it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta

from app.actions import ideas, people, workshops
from app.actions.journal import Request
from app.db import transaction
from app.domain.phases import STEPS, Step
from app.models import Node, Presence
from app.web.answers import now


@dataclass
class RoomUnderTest:
    """A workshop by its id, with participants that joined it."""

    id: int
    people: list[int]

    def go(self, wanted: Step) -> None:
        """Move step by step to `wanted`, forwards only."""
        from app.db import reading
        from app.queries.rooms import room

        with reading() as session:
            current = room(session, self.id).step
        for step in STEPS[current.position : wanted.position]:
            workshops.move_step(workshop_id=self.id, wanted=step, now=now())

    def back(self, wanted: Step) -> None:
        """Move step by step back to `wanted`."""
        from app.db import reading
        from app.queries.rooms import room

        with reading() as session:
            current = room(session, self.id).step
        for step in reversed(STEPS[wanted.position - 1 : current.position - 1]):
            workshops.move_step(workshop_id=self.id, wanted=step, now=now())

    def submit(self, person: int, title: str, description: str = "", key: str = "") -> int:
        """Submit an idea."""
        return ideas.submit_idea(
            participant_id=person,
            workshop_id=self.id,
            title=title,
            description=description,
            request=Request(f"participant-{person}", key),
            now=now(),
        )

    def collect(self, count: int) -> None:
        """So many ideas, one after the other by everybody in turn, at the pace at which people write."""
        self.go(Step.WRITE)
        began = now() - timedelta(minutes=count)
        for n in range(count):
            ideas.submit_idea(
                participant_id=self.people[n % len(self.people)],
                workshop_id=self.id,
                title=f"Idee {n + 1}",
                description="",
                request=Request(""),
                now=began + timedelta(minutes=n),
            )


def be_connected(*people: int) -> None:
    """Let these people have a stream open, as the push would note it."""
    with transaction() as session:
        node = secrets.token_hex(8)
        session.add(Node(id=node, seen_at=now()))
        session.flush()
        session.add_all(Presence(node_id=node, participant_id=person) for person in people)


def joined(workshop_id: int, count: int) -> RoomUnderTest:
    """A room with `count` participants, still at the first step."""
    members = []
    for _ in range(count):
        place = people.NewPlace(secrets.token_hex(32), "", "Helle Eiche", "", "de", secrets.token_hex(4))
        members.append(people.join(workshop_id=workshop_id, place=place, now=now()))
    return RoomUnderTest(workshop_id, members)
