"""Meetings in a row: the next one begins beside what the earlier ones decided, and nothing of theirs is lost."""

from __future__ import annotations

import pytest

from app.actions import ideas, meetings, ordering, selection, vote_rounds, voting
from app.actions.journal import Request
from app.db import reading
from app.domain.errors import NotFound, NotPermitted, RuleBroken
from app.domain.phases import Audience, Step
from app.domain.selection import Rule
from app.queries import ideas as idea_queries
from app.queries import meetings as queries
from app.queries import rooms, sketches
from app.queries.voting import closed_rounds, latest_round, standing_numbers
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest, joined


def chosen_room(workshop_id: int, *chosen: int) -> RoomUnderTest:
    """A room with six ideas, 2 merged into 1, that has voted and chosen."""
    room = joined(workshop_id, 3)
    room.collect(6)
    room.go(Step.READ)
    ordering.merge_ideas(workshop_id=room.id, source=2, target=1, now=now())
    vote_and_choose(room, *chosen)
    return room


def vote_and_choose(room: RoomUnderTest, *chosen: int) -> None:
    """A vote in which the first of `chosen` gets most points, and the room's choice."""
    room.go(Step.VOTE)
    vote_rounds.open_round(workshop_id=room.id, seed="1", now=now())
    for fewer, idea in enumerate(chosen):
        for person in room.people[: len(chosen) - fewer]:
            voting.set_points(
                participant_id=person,
                workshop_id=room.id,
                idea=idea,
                change=1,
                request=Request(""),
                now=now(),
            )
    room.go(Step.CHOOSE)
    selection.confirm_selection(
        workshop_id=room.id, rule=Rule.PLAIN, ideas=list(chosen), reason="So will es der Raum.", now=now()
    )


def board(room: RoomUnderTest, step: Step = Step.READ) -> list[int]:
    """Numbers of the ideas on everybody's board."""
    with reading() as session:
        return [idea.number for idea in idea_queries.board(session, room.id, step, Audience.PARTICIPANT)]


def stored(room: RoomUnderTest, audience: Audience = Audience.PARTICIPANT) -> list[int]:
    """Numbers of the ideas in the Ideenspeicher."""
    with reading() as session:
        return [idea.number for idea in queries.store(session, room.id, audience)]


def test_next_meeting_begins_beside_what_was_decided(app, workshop):
    room = chosen_room(workshop.id, 1, 4)
    meetings.begin_meeting(workshop_id=room.id, now=now())
    with reading() as session:
        state = rooms.room(session, room.id)
        (earlier,) = queries.earlier_choices(session, room.id)
        assert (state.step, state.meeting) == (Step.ARRIVE, 2)
        assert (earlier.meeting, [idea.number for idea in earlier.ideas]) == (1, [1, 4])
        assert [idea.title for idea in earlier.ideas] == ["Idee 1", "Idee 4"]
        assert [r.number for r in closed_rounds(session, room.id)] == [1]
        assert latest_round(session, room.id) is None, "this meeting has not voted yet"
        assert sketches.current_selection(session, room.id) is None, "nor chosen"
        assert standing_numbers(session, room.id) == []
    assert stored(room) == [3, 5, 6]
    assert board(room) == []


def test_second_meeting_adds_to_rounds_choices_and_sketches(app, workshop):
    room = chosen_room(workshop.id, 1, 4)
    meetings.begin_meeting(workshop_id=room.id, now=now())
    room.go(Step.WRITE)
    new = room.submit(room.people[1], "Neu")
    meetings.take_up(workshop_id=room.id, numbers=[3], now=now())
    room.go(Step.READ)
    assert board(room) == [3, new]
    assert stored(room) == [5, 6]
    vote_and_choose(room, new)
    with reading() as session:
        assert [(r.number, r.meeting) for r in closed_rounds(session, room.id)] == [(1, 1), (2, 2)]
        assert latest_round(session, room.id).ideas == (3, new)
        assert sketches.current_selection(session, room.id).ideas == (new,)
        found = [(sketch.number, sketch.idea) for sketch in sketches.sketches(session, room.id)]
    assert found == [(1, 1), (2, 4), (3, new)], "the first meeting's projects go on, before the new ones"
    meetings.begin_meeting(workshop_id=room.id, now=now())
    with reading() as session:
        assert [e.meeting for e in queries.earlier_choices(session, room.id)] == [1, 2]
    assert stored(room) == [3, 5, 6]


def test_bundle_is_put_away_and_taken_up_as_a_whole(app, workshop):
    room = chosen_room(workshop.id, 4)
    meetings.begin_meeting(workshop_id=room.id, now=now())
    room.go(Step.READ)
    assert stored(room) == [1, 3, 5, 6]
    meetings.take_up(workshop_id=room.id, numbers=[1], now=now())
    with reading() as session:
        (taken,) = idea_queries.board(session, room.id, Step.READ, Audience.PARTICIPANT)
    assert (taken.number, [part.number for part in taken.parts]) == (1, [2])
    meetings.take_up(workshop_id=room.id, numbers=None, now=now())
    assert board(room) == [1, 3, 5, 6]
    meetings.put_aside(workshop_id=room.id, number=1, now=now())
    assert (board(room), stored(room)) == ([3, 5, 6], [1])


def test_without_a_choice_all_ideas_stay_on_the_board(app, workshop):
    room = joined(workshop.id, 2)
    room.collect(3)
    room.go(Step.READ)
    meetings.begin_meeting(workshop_id=room.id, now=now())
    room.go(Step.READ)
    assert (board(room), stored(room)) == ([1, 2, 3], [])


def test_open_vote_is_closed_and_kept(app, workshop):
    room = joined(workshop.id, 2)
    room.collect(3)
    room.go(Step.VOTE)
    vote_rounds.open_round(workshop_id=room.id, seed="1", now=now())
    meetings.begin_meeting(workshop_id=room.id, now=now())
    with reading() as session:
        assert [(r.number, r.closed) for r in closed_rounds(session, room.id)] == [(1, True)]


def test_refusals(app, workshop):
    room = joined(workshop.id, 2)
    with pytest.raises(NotPermitted):
        meetings.begin_meeting(workshop_id=room.id, now=now())
    room.collect(3)
    room.go(Step.READ)
    with pytest.raises(NotFound):
        meetings.take_up(workshop_id=room.id, numbers=[1], now=now())
    with pytest.raises(NotFound):
        meetings.take_up(workshop_id=room.id, numbers=None, now=now())
    meetings.put_aside(workshop_id=room.id, number=2, now=now())
    vote_and_choose(room, 1)
    for move in (
        lambda: meetings.take_up(workshop_id=room.id, numbers=[2], now=now()),
        lambda: meetings.put_aside(workshop_id=room.id, number=3, now=now()),
    ):
        with pytest.raises(RuleBroken) as refused:
            move()
        assert refused.value.key == "store.after_vote"


def test_author_does_not_change_what_an_earlier_meeting_left(app, workshop):
    room = chosen_room(workshop.id, 4)
    meetings.begin_meeting(workshop_id=room.id, now=now())
    room.go(Step.WRITE)
    author = room.people[2]  # of ideas 3 and 6
    asked = {"participant_id": author, "workshop_id": room.id, "number": 3, "now": now()}
    with pytest.raises(RuleBroken) as refused:
        ideas.withdraw_idea(**asked, withdrawn=True)
    assert refused.value.key == "idea.earlier_meeting"
    with pytest.raises(RuleBroken):
        ideas.edit_idea(**asked, title="Anders", description="")


def test_hidden_ideas_do_not_reappear_in_the_store(app, workshop):
    room = chosen_room(workshop.id, 4)
    ordering.hide_idea(workshop_id=room.id, number=3, reason="Name genannt", now=now())
    meetings.begin_meeting(workshop_id=room.id, now=now())
    assert stored(room) == [1, 5, 6]
    assert stored(room, Audience.FACILITATOR) == [1, 3, 5, 6]


def test_new_ideas_stay_hidden_beside_the_kept_ones(app, workshop):
    """What was read before may be read while people write again; what is new may not, by nobody."""
    room = chosen_room(workshop.id, 4)
    meetings.begin_meeting(workshop_id=room.id, now=now())
    room.go(Step.WRITE)
    new = room.submit(room.people[0], "Neu")
    meetings.put_aside(workshop_id=room.id, number=new, now=now())
    assert new not in stored(room)
    assert new not in stored(room, Audience.FACILITATOR)
