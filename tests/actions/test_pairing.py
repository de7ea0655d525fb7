"""Ideas that exclude each other, and ideas that are not the same: said before a vote, and true for bundles as well."""

from __future__ import annotations

import pytest

from app.actions import bundling, history, ordering, pairing, vote_rounds
from app.db import reading
from app.domain.errors import NotFound, NotPermitted, RuleBroken
from app.domain.phases import Audience, Step
from app.queries.ideas import board
from app.queries.pairs import pairs
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest, joined


@pytest.fixture
def room(app, workshop) -> RoomUnderTest:
    room = joined(workshop.id, 2)
    room.collect(5)
    room.go(Step.READ)
    return room


def _exclusive(room: RoomUnderTest) -> set[tuple[int, int]]:
    with reading() as session:
        return set(pairs(session, room.id, "exclusive"))


def test_both_cards_name_the_other_as_long_as_both_stand(room):
    pairing.mark_exclusive(workshop_id=room.id, one=3, other=1, now=now())
    pairing.mark_exclusive(workshop_id=room.id, one=1, other=3, now=now())  # said already
    bundling.create_bundle(workshop_id=room.id, ideas=[3, 4], name="Wege", now=now())
    for step in (Step.READ, Step.VOTE):
        with reading() as session:
            cards = {c.number: c.rivals for c in board(session, room.id, step, Audience.PARTICIPANT)}
        assert [(r.number, r.title) for r in cards[1]] == [(3, "Wege")]
        assert [(r.number, r.title) for r in cards[3]] == [(1, "Idee 1")]
        assert cards[2] == ()
    ordering.hide_idea(workshop_id=room.id, number=3, reason="Scherz", now=now())
    with reading() as session:
        assert board(session, room.id, Step.READ, Audience.PARTICIPANT)[0].rivals == ()


def test_it_follows_the_head_of_a_bundle_and_is_gone_within_one(room):
    pairing.mark_exclusive(workshop_id=room.id, one=3, other=5, now=now())
    ordering.merge_ideas(workshop_id=room.id, source=3, target=2, now=now())
    assert _exclusive(room) == {(2, 5)}
    ordering.separate_idea(workshop_id=room.id, number=2, now=now())
    assert _exclusive(room) == {(3, 5)}
    ordering.merge_ideas(workshop_id=room.id, source=5, target=3, now=now())
    assert _exclusive(room) == set()
    for expected in ({(3, 5)}, {(2, 5)}, {(3, 5)}):
        history.undo_last(workshop_id=room.id, now=now())
        assert _exclusive(room) == expected


def test_it_can_be_said_until_a_vote_is_opened(room):
    room.go(Step.VOTE)
    pairing.mark_exclusive(workshop_id=room.id, one=1, other=2, now=now())
    pairing.unmark_exclusive(workshop_id=room.id, one=1, other=2, now=now())
    pairing.mark_exclusive(workshop_id=room.id, one=1, other=3, now=now())
    vote_rounds.open_round(workshop_id=room.id, seed="1", now=now())
    with pytest.raises(RuleBroken, match=r"pair\.after_vote"):
        pairing.unmark_exclusive(workshop_id=room.id, one=1, other=3, now=now())
    room.go(Step.CHOOSE)
    with pytest.raises(NotPermitted):
        pairing.mark_exclusive(workshop_id=room.id, one=1, other=2, now=now())
    assert _exclusive(room) == {(1, 3)}


def test_what_does_not_stand_cannot_be_told_of(room):
    ordering.merge_ideas(workshop_id=room.id, source=2, target=1, now=now())
    for numbers, refusal in (((2, 3), RuleBroken), ((3, 77), NotFound), ((3, 3), RuleBroken)):
        with pytest.raises(refusal):
            pairing.mark_exclusive(workshop_id=room.id, one=numbers[0], other=numbers[1], now=now())
    with pytest.raises(NotFound):
        pairing.unmark_exclusive(workshop_id=room.id, one=3, other=4, now=now())
