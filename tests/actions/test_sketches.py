"""Choosing and sketches: the room decides with a reason, and nobody overwrites anybody."""

from __future__ import annotations

import pytest

from app.actions import ordering, selection, sketches, vote_rounds, voting, workshops
from app.actions.journal import Request
from app.db import reading
from app.domain.errors import InvalidInput, NotFound, RuleBroken
from app.domain.phases import Step
from app.domain.selection import Rule
from app.queries import sketches as queries
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest, joined
from tests.support.writers import Page, join_team


def _choosing_room(workshop_id: int) -> RoomUnderTest:
    room = joined(workshop_id, 3)
    room.go(Step.WRITE)
    for n, person in enumerate(room.people):
        room.submit(person, f"Idee {n + 1}", f"Beschreibung {n + 1}")
    room.go(Step.VOTE)
    vote_rounds.open_round(workshop_id=workshop_id, seed="1", now=now())
    for person, idea in zip(room.people, (1, 1, 2), strict=True):
        voting.set_points(
            participant_id=person,
            workshop_id=workshop_id,
            idea=idea,
            change=1,
            request=Request(""),
            now=now(),
        )
    room.go(Step.CHOOSE)
    workshops.set_places(workshop_id=workshop_id, places=2, now=now())
    return room


def _confirm(room: RoomUnderTest, ideas: list[int], reason: str = "") -> None:
    selection.confirm_selection(
        workshop_id=room.id, rule=Rule.EQUAL_SHARES, ideas=ideas, reason=reason, now=now()
    )


def _write(room: RoomUnderTest, text: str) -> None:
    join_team(room)
    page = Page(room.id, room.people[0])
    page.type(text)
    page.send()


def test_confirm_what_the_rule_proposes_begins_sketches_with_the_ideas_words(app, workshop):
    room = _choosing_room(workshop.id)
    _confirm(room, [2, 1])
    with reading() as session:
        found = queries.sketches(session, room.id)
    assert [(s.idea, s.title) for s in found] == [(1, "Idee 1"), (2, "Idee 2")]
    assert {s.key: s.text for s in found[0].sections}["summary"] == "Beschreibung 1"
    assert len(found[0].sections) == 12


def test_confirm_something_else_needs_a_reason_and_keeps_both(app, workshop):
    room = _choosing_room(workshop.id)
    with pytest.raises(InvalidInput) as refused:
        _confirm(room, [1, 3])
    assert (refused.value.field, refused.value.key) == ("reason", "selection.reason")
    _confirm(room, [1, 3], "Idee 3 ergänzt Idee 1.")
    with reading() as session:
        confirmed = queries.latest_selection(session, room.id)
    assert (confirmed.proposed, confirmed.ideas, confirmed.reason) == (
        (1, 2),
        (1, 3),
        "Idee 3 ergänzt Idee 1.",
    )


def test_confirm_again_keeps_texts_of_ideas_that_are_chosen_again(app, workshop):
    room = _choosing_room(workshop.id)
    _confirm(room, [1, 2])
    room.go(Step.SKETCH)
    _write(room, "Mehr Lehrstellen")
    room.back(Step.CHOOSE)
    _confirm(room, [2], "Nur eine.")
    _confirm(room, [1, 2], "Doch beide.")
    with reading() as session:
        first = queries.sketch(session, room.id, 1)
    assert {s.key: s.text for s in first.sections}["goals"] == "Mehr Lehrstellen"


def test_confirm_nothing_or_an_unknown_idea_is_refused(app, workshop):
    room = _choosing_room(workshop.id)
    with pytest.raises(InvalidInput):
        _confirm(room, [])
    with pytest.raises(RuleBroken):
        _confirm(room, [1, 99], "x")


def test_the_room_cannot_go_on_without_a_confirmed_selection(app, workshop):
    room = _choosing_room(workshop.id)
    with pytest.raises(RuleBroken, match=r"selection\.not_confirmed"):
        room.go(Step.SKETCH)


def test_the_sketch_of_a_hidden_idea_rests_for_writers_too(app, workshop):
    """Otherwise its words could still be read, by sending nothing, and changed."""
    room = _choosing_room(workshop.id)
    _confirm(room, [1, 2])
    room.go(Step.SKETCH)
    join_team(room)
    page = Page(room.id, room.people[0])
    ordering.hide_idea(workshop_id=room.id, number=1, reason="Scherz", now=now())
    with pytest.raises(NotFound):
        page.send()
    with pytest.raises(NotFound):
        sketches.join_sketch(
            participant_id=room.people[0], workshop_id=room.id, number=1, joined=True, now=now()
        )
