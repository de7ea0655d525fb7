"""Leading the room: going back, closing, reopening, merging and splitting destroy nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.actions import ordering, workshops
from app.db import reading
from app.domain.errors import InvalidInput, NotFound, NotPermitted, RuleBroken
from app.domain.phases import STEPS, Step
from app.models import Idea
from app.queries.rooms import room as state
from app.web.answers import now
from tests.actions.rooms import joined
from tests.support.evening import evening_until
from tests.support.stored import everything

KEPT = (
    "idea",
    "idea_version",
    "vote_round",
    "cast_ballot",
    "selection",
    "sketch",
    "section",
    "section_version",
    "sketch_member",
    "participant",
)


def _kept() -> dict[str, list[tuple[object, ...]]]:
    stored = everything()
    return {name: stored[name] for name in KEPT}


def _move(workshop_id: int, step: Step) -> None:
    workshops.move_step(workshop_id=workshop_id, wanted=step, now=now())


def test_going_all_the_way_back_and_forth_again_destroys_nothing(app, workshop):
    room = evening_until(workshop.id, Step.CLOSE)
    before = _kept()
    assert all(before.values())
    for step in reversed(STEPS[:-1]):
        _move(room.id, step)
        assert _kept() == before, step
    workshops.set_door(workshop_id=room.id, open_=False, now=now())
    workshops.set_door(workshop_id=room.id, open_=True, now=now())
    room.go(Step.CLOSE)
    assert _kept() == before


def test_merging_and_splitting_again_destroys_nothing(app, workshop):
    room = joined(workshop.id, 2)
    room.collect(4)
    room.go(Step.READ)
    before = _wordings()
    for source, target in ((2, 1), (3, 1), (1, 4)):
        ordering.merge_ideas(workshop_id=room.id, source=source, target=target, now=now())
    assert {merged_into for _, _, _, merged_into in _wordings()} == {4, None}
    for number in (1, 2, 3):
        ordering.separate_idea(workshop_id=room.id, number=number, now=now())
    assert _wordings() == before


def _wordings() -> list[tuple[int, str, int, int | None]]:
    with reading() as session:
        rows = session.execute(select(Idea.number, Idea.title, Idea.author_id, Idea.merged_into))
        return sorted(tuple(row) for row in rows)


def test_a_step_moves_to_a_neighbour_only_and_a_second_click_does_nothing(app, workshop):
    _move(workshop.id, Step.WRITE)
    with reading() as session:
        first = state(session, workshop.id)
    _move(workshop.id, Step.WRITE)
    with reading() as session:
        assert state(session, workshop.id) == first
    with pytest.raises(NotPermitted):
        _move(workshop.id, Step.VOTE)


def test_the_timer_informs_and_can_be_extended_many_times(app, workshop):
    began = now()
    with pytest.raises(RuleBroken):
        workshops.extend_timer(workshop_id=workshop.id, now=began)
    workshops.set_timer(workshop_id=workshop.id, minutes=5, now=began)
    for _ in range(12):
        workshops.extend_timer(workshop_id=workshop.id, now=began)
    with reading() as session:
        room = state(session, workshop.id)
    assert room.timer_ends_at == began + timedelta(minutes=17)
    assert room.timer_starts_at == began
    assert room.step == Step.ARRIVE
    workshops.stop_timer(workshop_id=workshop.id, now=began)
    with pytest.raises(InvalidInput):
        workshops.set_timer(workshop_id=workshop.id, minutes=181, now=began)


def test_only_a_visible_idea_can_be_put_on_the_big_screen(app, workshop):
    room = joined(workshop.id, 1)
    room.collect(2)
    with pytest.raises(RuleBroken):
        workshops.spotlight_idea(workshop_id=room.id, number=1, now=now())
    room.go(Step.READ)
    ordering.hide_idea(workshop_id=room.id, number=2, reason="Name", now=now())
    with pytest.raises(NotFound):
        workshops.spotlight_idea(workshop_id=room.id, number=2, now=now())
    workshops.spotlight_idea(workshop_id=room.id, number=1, now=now())
    _move(room.id, Step.VOTE)
    with reading() as session:
        assert state(session, room.id).spotlight is None
