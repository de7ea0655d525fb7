"""Ideas entered for people without a device: no author, no more than hands can type, hidden like all others."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.actions import ideas, room_ideas, vote_rounds
from app.actions.journal import Request
from app.actions.workshops import move_step
from app.db import reading
from app.domain.errors import NotFound, NotPermitted, RuleBroken, TooFast
from app.domain.phases import Audience, Step
from app.models import Idea, IdeaVersion
from app.queries.ideas import board, entered_idea
from app.web.answers import now
from tests.actions.rooms import joined


def _enter(workshop_id: int, title: str = "Patinnen", **more: object) -> int:
    values = {"description": "", "screen_locale": "de", "now": now(), **more}
    return room_ideas.enter_idea(workshop_id=workshop_id, title=title, **values)


def test_an_idea_is_entered_once_without_an_author(app, workshop):
    room = joined(workshop.id, 1)
    room.go(Step.WRITE)
    key = Request(f"workshop-{room.id}", "k1")
    about = {"theme": 2, "target_group": "Eltern", "request": key}
    assert [_enter(room.id, "دورات", **about), _enter(room.id, "دورات", **about)] == [1, 1]
    with reading() as session:
        idea = session.scalars(select(Idea)).one()
    assert (idea.author_id, idea.source, idea.theme, idea.target_group) == (None, "room", 2, "Eltern")
    assert (idea.locale, idea.revealed, idea.meeting) == ("ar", False, 1)


def test_while_all_read_it_is_there_at_once(app, workshop):
    joined(workshop.id, 1).go(Step.READ)
    _enter(workshop.id)
    with reading() as session:
        shown = board(session, workshop.id, Step.READ, Audience.PARTICIPANT)
        assert session.scalars(select(Idea.revealed)).one() is True
    assert [(idea.title, idea.source) for idea in shown] == [("Patinnen", "room")]


@pytest.mark.parametrize("step", [Step.ARRIVE, Step.VOTE])
def test_outside_of_writing_and_reading_nothing_is_entered(app, workshop, step):
    joined(workshop.id, 1).go(step)
    with pytest.raises(NotPermitted, match=r"step\.enter_idea"):
        _enter(workshop.id)


def test_sixty_a_minute_are_enough_and_slow_down_nobody_else(app, workshop):
    room = joined(workshop.id, 1)
    room.go(Step.WRITE)
    for number in range(60):
        _enter(room.id, f"Idee {number}")
    with pytest.raises(TooFast):
        _enter(room.id, "zu viel")
    assert room.submit(room.people[0], "von einem Platz") == 61


def test_what_was_entered_is_corrected_with_its_earlier_wording_kept(app, workshop):
    room = joined(workshop.id, 1)
    room.go(Step.WRITE)
    _enter(room.id, "Patinen", theme=2, target_group="Eltern")
    room_ideas.correct_entry(workshop_id=room.id, number=1, title="Patinnen", description="", now=now())
    with reading() as session:
        idea = entered_idea(session, room.id)
        assert list(session.scalars(select(IdeaVersion.title))) == ["Patinen"]
    assert idea is not None
    assert (idea.title, idea.theme, idea.target_group) == ("Patinnen", 2, "Eltern")


def test_what_was_entered_is_taken_back_and_entered_again(app, workshop):
    room = joined(workshop.id, 1)
    room.go(Step.READ)
    _enter(room.id)
    for withdrawn, numbers in ((True, []), (False, [1])):
        room_ideas.withdraw_entry(workshop_id=room.id, number=1, withdrawn=withdrawn, now=now())
        with reading() as session:
            assert [i.number for i in board(session, room.id, Step.READ, Audience.SCREEN)] == numbers


def test_what_a_participant_wrote_is_not_there_for_the_desk(app, workshop):
    room = joined(workshop.id, 1)
    room.go(Step.WRITE)
    room.submit(room.people[0], "Geheim")
    with reading() as session:
        assert entered_idea(session, room.id) is None
        assert entered_idea(session, room.id, 1) is None
    with pytest.raises(NotFound):
        room_ideas.correct_entry(workshop_id=room.id, number=1, title="x", description="", now=now())
    with pytest.raises(NotFound):
        room_ideas.withdraw_entry(workshop_id=room.id, number=1, withdrawn=True, now=now())
    _enter(room.id)
    with pytest.raises(NotFound):
        ideas.withdraw_idea(
            participant_id=room.people[0], workshop_id=room.id, number=2, withdrawn=True, now=now()
        )


def test_words_that_were_voted_on_stay(app, workshop):
    room = joined(workshop.id, 1)
    room.go(Step.WRITE)
    _enter(room.id)
    room.go(Step.VOTE)
    vote_rounds.open_round(workshop_id=room.id, seed="1", now=now())
    for step in (Step.READ, Step.WRITE):
        move_step(workshop_id=room.id, wanted=step, now=now())
    with pytest.raises(RuleBroken, match=r"idea\.voted_on"):
        room_ideas.correct_entry(workshop_id=room.id, number=1, title="x", description="", now=now())
