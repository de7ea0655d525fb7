"""What a closed vote tells by bench, and what it keeps of the time in which people voted."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.actions import vote_rounds
from app.db import reading
from app.domain.events import VotersCounted
from app.domain.voting import Method, VoteRules, VoteTerms
from app.models import JournalRow
from app.queries.voting import latest_round
from app.web.answers import now
from tests.actions.votes import benches, sit_down, vote, voting_room

BOTH = VoteTerms(criteria=("mutig", "machbar"))


def test_a_bench_is_told_apart_only_where_five_voted(app, workshop):
    politics, offices, unions, *_rest = benches()
    seats = [politics] * 6 + [offices] * 5 + [unions] * 2
    room = voting_room(workshop.id, 1, 4, VoteRules(Method.POINTS, 3, 1), BOTH, seated=seats)
    for n, person in enumerate(room.people[1:]):
        vote(room, person, n % 2 + 1)
        vote(room, person, 4, criterion=1)
    vote(room, room.people[0], 3)
    vote_rounds.close_round(workshop_id=room.id, now=now())
    with reading() as session:
        round_ = latest_round(session, room.id)
    # two of the unions and one for nobody would be three: the smallest bench that could be shown stays out too
    assert round_.by_bench == {
        str(politics): {"ballots": 6, "totals": {"0": {"1": 3, "2": 3}, "1": {"4": 6}}}
    }
    assert round_.present == {str(politics): 6, str(offices): 5, str(unions): 2}
    assert round_.voters == 14


@pytest.mark.parametrize(
    ("late", "wanted", "told"), [(0, True, 1), (1, True, 0), (4, True, 0), (0, False, 0)]
)
def test_nobody_joins_a_bench_to_look_through_it(app, workshop, late, wanted, told):
    bench = benches()[0]
    room = voting_room(workshop.id, 0, 4, terms=VoteTerms(by_bench=wanted), seated=[bench] * (5 - late))
    voters = [*room.people, *(sit_down(room, bench) for _ in range(late))]
    for person in voters:
        vote(room, person, 1)
    vote_rounds.close_round(workshop_id=room.id, now=now())
    with reading() as session:
        round_ = latest_round(session, room.id)
    assert (len(round_.by_bench), round_.voters, round_.present) == (told, 5, {str(bench): 5})


def test_when_people_began_to_vote_is_forgotten(app, workshop):
    room = voting_room(workshop.id, 11, 3)
    for person in room.people:
        vote(room, person, 1)
    closed = now() + timedelta(minutes=5)
    vote_rounds.close_round(workshop_id=room.id, now=closed)
    with reading() as session:
        counted = select(JournalRow.data, JournalRow.at).where(JournalRow.kind == VotersCounted.kind)
        told = [(data["voters"], at) for data, at in session.execute(counted.order_by(JournalRow.seq))]
    assert told == [(5, closed), (10, closed)]
