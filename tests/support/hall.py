"""A hall that has voted: more people than a test has laptops for, seated past the pages, counted by the product."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import select

from app.actions import ideas, people, workshops
from app.actions.journal import Request
from app.db import transaction
from app.domain.phases import Step
from app.models import Bench, CastBallot, IdeaPair, Participant, VoteRound, Workshop
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest

TITLES = (
    "Lotsen für die Berufsschule",
    "Praktikumsbörse im Stadtteil",
    "Mehrsprachige Ausbildungsmesse",
    "Bewerbungstraining am Samstag",
    "Elterncafé in drei Sprachen",
    "Hausaufgabenhilfe im Jugendhaus",
)
MAJORITY, MINORITY = (1, 2, 3, 4), (5, 6)
CRITERIA = ("mutig", "machbar")


def fill_hall(workshop_id: int, *, criteria: bool = False, step: Step = Step.CHOOSE) -> RoomUnderTest:
    """18 people for one kind of idea, 6 for another; ideas 3 and 4 exclude each other; the vote is closed.

    One bench of 18, one of 6, and one of 2 whose ballots are too few to be shown. Three places.
    """
    room = RoomUnderTest(workshop_id, [_seated(workshop_id, n) for n in range(24)])
    workshops.move_step(workshop_id=room.id, wanted=Step.WRITE, now=now())
    for n, title in enumerate(TITLES):
        ideas.submit_idea(
            participant_id=room.people[n],
            workshop_id=room.id,
            title=title,
            description="",
            request=Request(""),
            now=now() - timedelta(minutes=9 - n),
        )
    room.go(Step.VOTE)
    _ballots(room, criteria)
    workshops.set_places(workshop_id=room.id, places=3, now=now())
    room.go(step)
    return room


def _seated(workshop_id: int, n: int) -> int:
    place = people.NewPlace(secrets.token_hex(32), "", "Helle Eiche", "", "de", secrets.token_hex(4))
    person = people.join(workshop_id=workshop_id, place=place, now=now())
    with transaction() as session:
        group = session.scalars(select(Workshop.group_id).where(Workshop.id == workshop_id)).one()
        benches = session.scalars(
            select(Bench.id).where(Bench.group_id == group).order_by(Bench.position)
        ).all()
        session.get_one(Participant, person).bench_id = benches[0 if n < 18 else 1]
    return person


def _round(workshop_id: int, benches: Sequence[int], criteria: bool) -> VoteRound:
    return VoteRound(
        workshop_id=workshop_id,
        number=1,
        method="points",
        budget=5,
        per_idea=3,
        seed="271828",
        criteria=list(CRITERIA) if criteria else [],
        ideas=list(range(1, len(TITLES) + 1)),
        present={str(benches[0]): 18, str(benches[1]): 6, str(benches[2]): 2},
        opened_at=now(),
        closed_at=now(),
        voters=24,
    )


def _ballots(room: RoomUnderTest, criteria: bool) -> None:
    """A closed round as the vote leaves it: ballots without people, totals of the benches that are large enough."""
    with transaction() as session:
        group = session.scalars(select(Workshop.group_id).where(Workshop.id == room.id)).one()
        benches = session.scalars(
            select(Bench.id).where(Bench.group_id == group).order_by(Bench.position)
        ).all()
        round_ = _round(room.id, benches, criteria)
        session.add(round_)
        session.add(IdeaPair(workshop_id=room.id, kind="exclusive", one=3, other=4))
        session.flush()
        totals: dict[int, dict[str, dict[str, int]]] = {}
        for n in range(24):
            likes, bench = (MAJORITY, benches[0]) if n < 18 else (MINORITY, benches[1])
            for criterion in (0, 1) if criteria else (0,):
                # by the second question another idea comes in
                wanted = likes[: len(likes) // 2] if criterion else likes[n % 2 :]
                marks = {str(idea): 1 + (idea + n) % 2 for idea in wanted}
                session.add(
                    CastBallot(id=f"{n:08d}", round_id=round_.id, criterion=criterion, marks=marks, name=None)
                )
                of_bench = totals.setdefault(bench, {}).setdefault(str(criterion), {})
                for idea, points in marks.items():
                    of_bench[idea] = of_bench.get(idea, 0) + points
        round_.by_bench = {
            str(bench): {"ballots": 18 if bench == benches[0] else 6, "totals": kept}
            for bench, kept in totals.items()
        }
