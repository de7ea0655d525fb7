"""Votes: exactly what the rules allow, secret when closed, refused or counted at the closing moment."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import func, inspect, select, text

from app.actions import vote_rounds, voting, workshops
from app.actions.journal import Request
from app.db import db, reading
from app.domain.errors import NotPermitted, RuleBroken
from app.domain.phases import Step
from app.domain.voting import Method, VoteRules
from app.models import BallotMark, CastBallot, JournalRow, RequestKey
from app.queries.counting import outcomes
from app.queries.voting import closed_rounds, latest_round
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest, joined
from tests.domain.recount import recount


def _voting_room(workshop_id: int, people: int, ideas: int, rules: VoteRules | None = None) -> RoomUnderTest:
    room = joined(workshop_id, people)
    room.collect(ideas)
    room.go(Step.VOTE)
    vote_rounds.open_round(workshop_id=workshop_id, seed="271828", now=now(), rules=rules)
    return room


def _vote(room: RoomUnderTest, person: int, idea: int, change: int = 1, key: str = "") -> None:
    voting.set_points(
        participant_id=person,
        workshop_id=room.id,
        idea=idea,
        change=change,
        request=Request("", key),
        now=now(),
    )


def test_a_hundred_parallel_votes_with_five_points_count_five(app, workshop):
    room = _voting_room(workshop.id, 1, 20, VoteRules(Method.POINTS, 5, 1))
    refused: list[str] = []

    def send(n: int) -> None:
        with app.app_context():
            try:
                _vote(room, room.people[0], n % 20 + 1, key=f"k{n}")
            except RuleBroken as broken:
                refused.append(broken.key)
            finally:
                db.session.remove()

    threads = [threading.Thread(target=send, args=(n,)) for n in range(100)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with reading() as session:
        total = session.execute(select(func.sum(BallotMark.points))).scalar_one()
    assert (total, len(refused)) == (5, 95)


def test_points_can_be_taken_back_until_closed(app, workshop):
    room = _voting_room(workshop.id, 1, 2, VoteRules(Method.POINTS, 3, 2))
    _vote(room, room.people[0], 1)
    _vote(room, room.people[0], 1, -1)
    with pytest.raises(RuleBroken):
        _vote(room, room.people[0], 1, -1)
    vote_rounds.close_round(workshop_id=room.id, now=now())
    with pytest.raises(NotPermitted):
        _vote(room, room.people[0], 1)


def test_the_same_vote_request_twice_counts_once(app, workshop):
    room = _voting_room(workshop.id, 1, 2, VoteRules(Method.POINTS, 5, 4))
    _vote(room, room.people[0], 1, key="same")
    _vote(room, room.people[0], 1, key="same")
    with reading() as session:
        assert session.execute(select(func.sum(BallotMark.points))).scalar_one() == 1


def test_no_result_exists_before_the_round_is_closed(app, workshop):
    room = _voting_room(workshop.id, 3, 3)
    _vote(room, room.people[0], 2)
    with reading() as session:
        assert outcomes(session, room.id, 2) is None
        assert not closed_rounds(session, room.id)
        assert not latest_round(session, room.id).closed


def test_after_closing_nothing_links_a_person_to_a_choice(app, workshop):
    room = _voting_room(workshop.id, 6, 6)
    for n, person in enumerate(room.people):
        _vote(room, person, n + 1, key=f"secret-{n}")
    vote_rounds.close_round(workshop_id=room.id, now=now())
    with reading() as session:
        assert session.execute(select(func.count()).select_from(BallotMark)).scalar_one() == 0
        assert not [s for s in session.scalars(select(RequestKey.scope)) if s.startswith("round-")]
        ballots = list(session.scalars(select(CastBallot).order_by(CastBallot.id)))
        assert sorted(str(b.marks) for b in ballots) == sorted(str({str(n): 1}) for n in range(1, 7))
        assert not {"participant_id", "at"} & {
            c["name"] for c in inspect(db.engine).get_columns("cast_ballot")
        }
        kinds = session.execute(
            select(JournalRow.kind, JournalRow.data).where(JournalRow.kind == "voters.counted")
        )
        assert all(set(data) == {"voters"} for _, data in kinds)


def test_stored_order_of_ballots_is_unrelated_to_cast_order(app, workshop):
    room = _voting_room(workshop.id, 12, 12)
    for n, person in enumerate(room.people):
        _vote(room, person, n + 1)
    vote_rounds.close_round(workshop_id=room.id, now=now())
    physical = "rowid" if db.engine.dialect.name == "sqlite" else "ctid"
    with reading() as session:
        stored = session.execute(text(f"SELECT marks, id FROM cast_ballot ORDER BY {physical}")).all()
    assert [row.id for row in stored] == sorted(row.id for row in stored)
    assert len(stored) == 12


def test_closing_while_votes_arrive_counts_or_refuses_each(app, workshop):
    room = _voting_room(workshop.id, 25, 3)
    accepted: list[int] = []

    def send(person: int) -> None:
        with app.app_context():
            try:
                _vote(room, person, person % 3 + 1)
                accepted.append(person)
            except NotPermitted:
                pass
            finally:
                db.session.remove()

    threads = [threading.Thread(target=send, args=(person,)) for person in room.people]
    for thread in threads[:12]:
        thread.start()
    vote_rounds.close_round(workshop_id=room.id, now=now())
    for thread in threads[12:]:
        thread.start()
    for thread in threads:
        thread.join()
    with reading() as session:
        counted = session.execute(select(func.count()).select_from(CastBallot)).scalar_one()
    assert counted == len(accepted)


def test_going_back_keeps_the_round_and_a_second_round_is_a_new_version(app, workshop):
    room = _voting_room(workshop.id, 2, 2)
    _vote(room, room.people[0], 1)
    room.go(Step.CHOOSE)
    workshops.move_step(workshop_id=room.id, wanted=Step.VOTE, now=now())
    vote_rounds.open_round(workshop_id=room.id, seed="1", now=now())
    _vote(room, room.people[0], 2)
    room.go(Step.CHOOSE)
    with reading() as session:
        assert [r.number for r in closed_rounds(session, room.id)] == [1, 2]


@pytest.mark.parametrize("rules", [VoteRules(Method.POINTS, 5, 2), VoteRules(Method.APPROVAL, 0, 1)])
def test_a_recount_of_the_ballots_gives_the_published_result(app, workshop, rules):
    room = _voting_room(workshop.id, 9, 6, rules)
    for n, person in enumerate(room.people):
        for idea in {n % 6 + 1, (n * n) % 6 + 1, (n // 3) + 1}:
            _vote(room, person, idea)
    vote_rounds.close_round(workshop_id=room.id, now=now())
    with reading() as session:
        published = outcomes(session, room.id, 3)
    ideas = [str(n) for n in published.round.ideas]
    plain, shares = recount(list(published.ballots), ideas, rules.method.value, 3, "271828")
    assert tuple(plain) == published.comparison.plain.chosen
    assert tuple(shares) == published.comparison.equal_shares.chosen
