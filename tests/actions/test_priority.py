"""The order of the sketches: voted and cast as ideas are, and never the latest round of choosing."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.actions import meetings, people, priority, selection, vote_rounds, voting
from app.actions.journal import Request
from app.db import reading
from app.domain.errors import InvalidInput, NotPermitted, RuleBroken
from app.domain.phases import Step
from app.domain.selection import Rule
from app.domain.voting import Method, Subject
from app.models import BallotMark, BallotPaper, CastBallot, RequestKey, VoteRound
from app.queries import counting, rooms
from app.queries import priority as queries
from app.queries.published import published
from app.queries.sketches import current_selection
from app.queries.voting import closed_rounds, latest_round
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest
from tests.actions.sketching import sketching_room


@pytest.fixture
def room(app, workshop) -> RoomUnderTest:
    """Six people and two sketches, in the step in which the room is asked."""
    return sketching_room(workshop.id, 6, Step.MOOD)


def begin(room: RoomUnderTest, method: Method = Method.APPROVAL, budget: int = 0, places: int = 1) -> None:
    priority.open_priority(
        workshop_id=room.id, method=method, budget=budget, places=places, seed="271828", now=now()
    )


def vote(room: RoomUnderTest, person: int, idea: int, key: str = "") -> None:
    voting.set_points(
        participant_id=person,
        workshop_id=room.id,
        idea=idea,
        change=1,
        request=Request("", key),
        now=now(),
    )


def end(room: RoomUnderTest) -> None:
    priority.close_priority(workshop_id=room.id, now=now())


def seen(room: RoomUnderTest) -> queries.Priority:
    with reading() as session:
        return queries.priority(session, room.id)


def test_nothing_is_counted_before_it_is_closed(room):
    begin(room)
    for person in room.people[:4]:
        vote(room, person, 2)
    open_ = seen(room)
    assert (open_.is_open, open_.outcomes, open_.round.voters) == (True, None, 0)
    vote(room, room.people[4], 1)
    assert seen(room).round.voters == 5  # told in steps of five, as in any vote
    end(room)
    closed = seen(room)
    assert closed.outcomes.comparison.plain.totals == {"1": 1, "2": 4}
    assert closed.outcomes.chosen(Rule.PLAIN) == closed.outcomes.chosen(Rule.EQUAL_SHARES) == (2,)
    assert set(closed.outcomes.comparison.outcomes) == set(Rule)


def test_it_changes_nothing_of_what_the_room_chose(room):
    def chosen() -> tuple[object, ...]:
        with reading() as session:
            found = rooms.room(session, room.id)
            counted = counting.outcomes(session, room.id, found.places, found.meeting)
            latest = latest_round(session, room.id)
            closed = [one.number for one in closed_rounds(session, room.id)]
            return current_selection(session, room.id), counted, latest, closed

    before = chosen()
    begin(room)
    vote(room, room.people[0], 2)
    assert chosen() == before
    end(room)
    assert chosen() == before
    with reading() as session:
        assert [one.number for one in closed_rounds(session, room.id, Subject.SKETCHES)] == [2]
    room.back(Step.VOTE)  # and the next round on ideas has a number, and rules, of its own
    vote_rounds.open_round(workshop_id=room.id, seed="1", now=now())
    with reading() as session:
        latest = latest_round(session, room.id)
    assert (latest.number, latest.subject, latest.closed) == (3, Subject.IDEAS, False)


def test_two_rounds_rest_beside_one_another_and_each_step_votes_on_its_own(room):
    room.back(Step.VOTE)
    vote_rounds.open_round(workshop_id=room.id, seed="1", now=now())
    vote(room, room.people[0], 1)
    room.go(Step.CHOOSE)  # closes it
    selection.confirm_selection(
        workshop_id=room.id, rule=Rule.PLAIN, ideas=[1, 2], reason="Wie vorher.", now=now()
    )
    room.go(Step.MOOD)
    begin(room)
    vote(room, room.people[0], 2)
    room.back(Step.VOTE)
    with pytest.raises(NotPermitted, match="not_open"):
        vote(room, room.people[1], 1)
    room.go(Step.CHOOSE)
    room.go(Step.MOOD)
    vote(room, room.people[1], 2)
    end(room)
    assert seen(room).outcomes.comparison.plain.totals == {"1": 0, "2": 2}


def test_the_next_meeting_closes_a_vote_that_rested(room):
    begin(room)
    vote(room, room.people[0], 2)
    room.go(Step.CLOSE)
    with pytest.raises(NotPermitted):
        end(room)
    meetings.begin_meeting(workshop_id=room.id, now=now())
    with reading() as session:
        assert [one.voters for one in closed_rounds(session, room.id, Subject.SKETCHES)] == [1]
        assert session.query(BallotMark).count() == 0


@pytest.mark.parametrize(
    ("method", "budget", "places", "field"),
    [
        (Method.APPROVAL, 0, 0, "places"),
        (Method.APPROVAL, 0, 3, "places"),
        (Method.APPROVAL, 51, 1, "budget"),
        (Method.POINTS, 0, 1, "budget"),
        (Method.POINTS, 1, 1, "budget"),
    ],
)
def test_what_cannot_be_counted_is_refused_at_the_field(room, method, budget, places, field):
    with pytest.raises(InvalidInput) as refused:
        begin(room, method, budget, places)
    assert (refused.value.field, seen(room).round) == (field, None)


def test_points_cannot_all_go_to_one_sketch(room):
    begin(room, Method.POINTS, 4)
    assert seen(room).round.rules.per_idea == 3
    with pytest.raises(RuleBroken, match="already_open"):
        begin(room)
    with pytest.raises(RuleBroken, match="unknown_idea"):
        vote(room, room.people[0], 99)


def test_who_was_removed_has_no_ballot(room):
    begin(room)
    for person in room.people[:2]:
        vote(room, person, 2)
    people.remove_participant(workshop_id=room.id, participant_id=room.people[0], now=now())
    end(room)
    assert seen(room).round.voters == 1


def test_after_closing_no_row_knows_who_voted_what(room):
    begin(room)
    for n, person in enumerate(room.people):
        vote(room, person, n % 2 + 1, key=f"key-{n}")
    with reading() as session:  # there is something to forget
        assert session.query(BallotMark).count() == session.query(BallotPaper).count() == 6
    end(room)
    with reading() as session:
        on_sketches = select(VoteRound.id).where(VoteRound.subject == "sketches")
        ballots = session.query(CastBallot).filter(CastBallot.round_id.in_(on_sketches)).all()
        assert session.query(BallotMark).count() == session.query(BallotPaper).count() == 0
        assert session.query(RequestKey).filter(RequestKey.scope.startswith("round-")).count() == 0
        listed = published(session, room.id, Step.MOOD, 2)
    assert ([one.name for one in ballots], len(listed.ballots)) == ([None] * 6, 6)
    assert [one.id for one in ballots] == sorted(one.id for one in ballots)
