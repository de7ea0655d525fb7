"""What the moderator and the authors decide meets: nobody's text, idea or vote is lost between them."""

from __future__ import annotations

import pytest

from app.actions import history, ideas, ordering, vote_rounds, voting, workshops
from app.actions.journal import Request
from app.db import reading
from app.domain.errors import NotFound, RuleBroken
from app.domain.phases import Audience, Step
from app.domain.voting import Method, VoteRules
from app.queries.counting import ballots_of
from app.queries.history import latest
from app.queries.ideas import board, own_ideas
from app.queries.rooms import room as state
from app.queries.voting import latest_round, my_points
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest, joined


def _room(workshop_id: int, step: Step, people: int = 2) -> RoomUnderTest:
    """One idea by each, and the step after they were read."""
    room = joined(workshop_id, people)
    room.go(Step.WRITE)
    for n, person in enumerate(room.people):
        room.submit(person, f"Idee {n + 1}")
    room.go(step)
    return room


def _back_to(room: RoomUnderTest, *steps: Step) -> None:
    for step in steps:
        workshops.move_step(workshop_id=room.id, wanted=step, now=now())


def _edit(room: RoomUnderTest, number: int, title: str) -> None:
    ideas.edit_idea(
        participant_id=room.people[number - 1],
        workshop_id=room.id,
        number=number,
        title=title,
        description="",
        now=now(),
    )


def _withdraw(room: RoomUnderTest, number: int, *, withdrawn: bool = True) -> None:
    ideas.withdraw_idea(
        participant_id=room.people[number - 1],
        workshop_id=room.id,
        number=number,
        withdrawn=withdrawn,
        now=now(),
    )


def _titles(room: RoomUnderTest) -> list[str]:
    with reading() as session:
        return [idea.title for idea in board(session, room.id, Step.READ, Audience.PARTICIPANT)]


def test_a_correction_is_not_taken_back_over_the_authors_newer_text(app, workshop):
    room = _room(workshop.id, Step.READ)
    ordering.hide_idea(workshop_id=room.id, number=2, reason="doppelt", now=now())
    ordering.correct_idea(workshop_id=room.id, number=1, title="Berichtigt", description="", now=now())
    _back_to(room, Step.WRITE)
    _edit(room, 1, "Neu von mir")
    _back_to(room, Step.READ)
    history.undo_last(workshop_id=room.id, now=now())  # takes back what is left: the hiding
    assert _titles(room) == ["Neu von mir", "Idee 2"]
    with pytest.raises(RuleBroken, match=r"undo\.nothing"):
        history.undo_last(workshop_id=room.id, now=now())


def test_what_lies_in_a_withdrawn_idea_stands_by_itself_again(app, workshop):
    room = _room(workshop.id, Step.READ, 3)
    ordering.merge_ideas(workshop_id=room.id, source=2, target=1, now=now())
    ordering.merge_ideas(workshop_id=room.id, source=3, target=1, now=now())
    ordering.separate_idea(workshop_id=room.id, number=3, now=now())
    _back_to(room, Step.WRITE)
    _withdraw(room, 1)
    _back_to(room, Step.READ)
    assert _titles(room) == ["Idee 2", "Idee 3"]
    with reading() as session:
        assert latest(session, room.id) is None  # nothing could be merged into it again


def test_the_authors_of_a_hidden_bundle_all_read_why(app, workshop):
    room = _room(workshop.id, Step.READ)
    ordering.merge_ideas(workshop_id=room.id, source=2, target=1, now=now())
    ordering.hide_idea(workshop_id=room.id, number=1, reason="verletzend", now=now())
    with reading() as session:
        first, second = (own_ideas(session, room.id, person)[0] for person in room.people)
    assert first.hidden_reason == second.bundle_reason == "verletzend"


@pytest.mark.parametrize("gone", ["hidden", "merged", "hidden again by undo"])
def test_an_idea_that_is_gone_leaves_the_big_screen(app, workshop, gone):
    room = _room(workshop.id, Step.READ)
    if gone == "hidden again by undo":
        ordering.hide_idea(workshop_id=room.id, number=1, reason="Scherz", now=now())
        ordering.show_idea(workshop_id=room.id, number=1, now=now())
    workshops.spotlight_idea(workshop_id=room.id, number=1, now=now())
    if gone == "hidden":
        ordering.hide_idea(workshop_id=room.id, number=1, reason="Scherz", now=now())
    elif gone == "merged":
        ordering.merge_ideas(workshop_id=room.id, source=1, target=2, now=now())
        with pytest.raises(NotFound):
            workshops.spotlight_idea(workshop_id=room.id, number=1, now=now())
    else:
        history.undo_last(workshop_id=room.id, now=now())
    with reading() as session:
        assert state(session, room.id).spotlight is None


def _vote(room: RoomUnderTest, person: int, idea: int) -> None:
    voting.set_points(
        participant_id=person, workshop_id=room.id, idea=idea, change=1, request=Request(""), now=now()
    )


def _voting(workshop_id: int) -> RoomUnderTest:
    room = _room(workshop_id, Step.VOTE, 6)
    vote_rounds.open_round(workshop_id=room.id, seed="1", now=now(), rules=VoteRules(Method.POINTS, 3, 1))
    for person in room.people[:5]:
        _vote(room, person, 1)
    _vote(room, room.people[5], 2)
    return room


def test_hiding_and_showing_an_idea_keeps_its_votes_and_tells_nobody_how_many(app, workshop):
    room = _voting(workshop.id)
    _back_to(room, Step.READ)
    ordering.hide_idea(workshop_id=room.id, number=1, reason="Scherz", now=now())
    with reading() as session:
        round_ = latest_round(session, room.id)
        assert round_.voters == 5  # none would tell that all but a few had voted for the hidden one
        assert my_points(session, round_.id, room.people[0]) == {}
    ordering.show_idea(workshop_id=room.id, number=1, now=now())
    _back_to(room, Step.VOTE)
    vote_rounds.close_round(workshop_id=room.id, now=now())
    with reading() as session:
        ballots = ballots_of(session, latest_round(session, room.id).id)
    assert sorted(map(str, ballots)) == ["{'1': 1}"] * 5 + ["{'2': 1}"]


def test_points_given_elsewhere_meanwhile_are_not_given_twice(app, workshop):
    room = _voting(workshop.id)
    person = room.people[0]
    ordering.hide_idea(workshop_id=room.id, number=1, reason="Scherz", now=now())
    for idea in (3, 4, 5):
        _vote(room, person, idea)
    ordering.show_idea(workshop_id=room.id, number=1, now=now())
    with reading() as session:
        round_ = latest_round(session, room.id)
        assert my_points(session, round_.id, person) == {0: {3: 1, 4: 1, 5: 1}}
        assert my_points(session, round_.id, room.people[1]) == {0: {1: 1}}


def test_points_on_an_idea_hidden_at_the_end_are_not_counted(app, workshop):
    room = _voting(workshop.id)
    ordering.hide_idea(workshop_id=room.id, number=1, reason="Scherz", now=now())
    vote_rounds.close_round(workshop_id=room.id, now=now())
    with reading() as session:
        assert ballots_of(session, latest_round(session, room.id).id) == ({"2": 1},)


def test_an_idea_keeps_its_words_once_it_has_stood_in_a_vote(app, workshop):
    room = _voting(workshop.id)
    _back_to(room, Step.READ)
    with pytest.raises(RuleBroken, match=r"idea\.voted_on"):
        ordering.correct_idea(workshop_id=room.id, number=1, title="Anders", description="", now=now())
    _back_to(room, Step.WRITE)
    with pytest.raises(RuleBroken, match=r"idea\.voted_on"):
        _edit(room, 1, "Ganz anders")
    late = room.submit(room.people[0], "Später")
    ideas.edit_idea(
        participant_id=room.people[0],
        workshop_id=room.id,
        number=late,
        title="Später geändert",
        description="",
        now=now(),
    )


def test_what_lies_in_a_bundle_keeps_its_words_with_it(app, workshop):
    """Its words stand on the ballot too."""
    room = _room(workshop.id, Step.READ)
    ordering.merge_ideas(workshop_id=room.id, source=2, target=1, now=now())
    room.go(Step.VOTE)
    vote_rounds.open_round(workshop_id=room.id, seed="1", now=now())
    _back_to(room, Step.READ, Step.WRITE)
    with pytest.raises(RuleBroken, match=r"idea\.voted_on"):
        _edit(room, 2, "Ganz anders")


def test_after_a_vote_only_what_can_be_taken_back_is_offered(app, workshop):
    room = _room(workshop.id, Step.READ, 3)
    ordering.hide_idea(workshop_id=room.id, number=3, reason="Scherz", now=now())
    ordering.merge_ideas(workshop_id=room.id, source=2, target=1, now=now())
    room.go(Step.VOTE)
    vote_rounds.open_round(workshop_id=room.id, seed="1", now=now())
    _back_to(room, Step.READ)
    history.undo_last(workshop_id=room.id, now=now())
    with reading() as session:
        assert latest(session, room.id) is None
    assert _titles(room) == ["Idee 1", "Idee 3"]
