"""The form of the next vote: the proposal, until something else was set in this meeting."""

from __future__ import annotations

import pytest

from app.actions import ordering, vote_rounds
from app.db import db, reading
from app.domain.phases import Audience, Step
from app.domain.voting import Level, Method, VoteRules, VoteTerms
from app.live.scenes import scene
from app.models import Workshop
from app.queries import rooms
from app.queries.deciding import Decision
from app.web.answers import now
from tests.actions.rooms import joined
from tests.support.databases import ON_SQLITE

pytestmark = ON_SQLITE


def _offer(workshop_id: int) -> Decision:
    with reading() as session:
        found = scene(session, rooms.room(session, workshop_id), Audience.FACILITATOR).decision
    assert found is not None
    return found


def _vote(workshop_id: int, rules: VoteRules, terms: VoteTerms | None = None) -> None:
    vote_rounds.open_round(workshop_id=workshop_id, seed="1", now=now(), rules=rules, terms=terms)
    vote_rounds.close_round(workshop_id=workshop_id, now=now())


@pytest.fixture
def room(app, workshop):
    made = joined(workshop.id, 2)
    made.collect(15)
    made.go(Step.VOTE)
    return made


def test_the_proposal_is_for_the_ideas_that_can_be_voted_on(room):
    assert _offer(room.id).proposal == VoteRules(Method.POINTS, 4, 1)
    for number in range(3, 6):
        ordering.hide_idea(workshop_id=room.id, number=number, reason="Scherz", now=now())
    offer = _offer(room.id)
    assert (offer.candidates, offer.points, offer.budget) == (12, VoteRules(Method.POINTS, 3, 1), 3)
    assert (offer.level, offer.offered) == ("anonymous", ("mutig", "machbar"))


def test_what_the_moderator_set_stands_in_the_form_afterwards(room):
    _vote(room.id, VoteRules(Method.POINTS, 7, 3), VoteTerms(Level.OPEN, ("laut",)))
    offer = _offer(room.id)
    assert (offer.method, offer.points, offer.budget) == (Method.POINTS, VoteRules(Method.POINTS, 7, 3), 7)
    assert (offer.level, offer.offered) == ("open", ("laut", ""))
    assert [round_.number for round_ in offer.earlier] == [1]


def test_after_an_approval_vote_points_are_proposed_anew(room):
    _vote(room.id, VoteRules(Method.APPROVAL, 0, 1))
    offer = _offer(room.id)
    assert (offer.method, offer.budget, offer.points) == (Method.APPROVAL, 0, offer.proposal)


def test_another_meeting_begins_with_the_proposal_again(room):
    _vote(room.id, VoteRules(Method.POINTS, 7, 3))
    workshop = db.session.get(Workshop, room.id)
    workshop.meeting = 2
    db.session.commit()
    assert _offer(room.id).points == VoteRules(Method.POINTS, 4, 1)


def test_nobody_but_the_moderator_gets_the_form(room):
    with reading() as session:
        found = rooms.room(session, room.id)
        for audience in (Audience.PARTICIPANT, Audience.SCREEN):
            assert scene(session, found, audience).decision is None
