"""Choosing: by any rule and either criterion, never two ideas that exclude each other."""

from __future__ import annotations

import pytest

from app.actions import selection, vote_rounds, voting, workshops
from app.actions.journal import Request
from app.db import reading, transaction
from app.domain.errors import InvalidInput
from app.domain.phases import Step
from app.domain.selection import Rule
from app.domain.voting import Method
from app.models import CastBallot, IdeaPair, Selection, VoteRound
from app.queries.counting import ballots_of, method_of, outcomes
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest, joined


def _voted(workshop_id: int) -> RoomUnderTest:
    """Nine people, four ideas, two places: 1 and 2 are liked by five, 3 by the other four, 4 by nobody."""
    room = joined(workshop_id, 9)
    room.collect(4)
    room.go(Step.VOTE)
    vote_rounds.open_round(workshop_id=room.id, seed="271828", now=now())
    for n, person in enumerate(room.people):
        for idea in (1, 2) if n < 5 else (3,):
            voting.set_points(
                participant_id=person,
                workshop_id=room.id,
                idea=idea,
                change=1,
                request=Request(""),
                now=now(),
            )
    room.go(Step.CHOOSE)
    workshops.set_places(workshop_id=room.id, places=2, now=now())
    return room


def _confirm(
    room: RoomUnderTest, ideas: list[int], rule: Rule = Rule.PLAIN, reason: str = "", **given
) -> None:
    selection.confirm_selection(
        workshop_id=room.id, rule=rule, ideas=ideas, reason=reason, now=now(), **given
    )


def _kept() -> list[tuple[str, str, list[int], list[int]]]:
    with reading() as session:
        return [(s.rule, s.criterion, s.proposed, s.ideas) for s in session.query(Selection).all()]


def _by_two_criteria(room: RoomUnderTest) -> None:
    """The same round, as if it had been voted by two questions: by the second everybody wants idea 4."""
    with transaction() as session:
        round_ = session.query(VoteRound).one()
        round_.criteria = ["mutig", "machbar"]
        for ballot in session.query(CastBallot).all():
            session.add(CastBallot(id=ballot.id, round_id=round_.id, criterion=1, marks={"4": 2}))


@pytest.mark.parametrize("rule", Rule)
def test_the_proposal_of_every_rule_can_be_taken_as_it_is(app, workshop, rule):
    room = _voted(workshop.id)
    with reading() as session:
        proposed = list(outcomes(session, room.id, 2).chosen(rule))
    assert (3 in proposed) == (rule != Rule.PLAIN)
    _confirm(room, proposed, rule)
    assert _kept() == [(rule.value, "all", proposed, proposed)]


def test_the_room_can_choose_by_one_of_two_criteria(app, workshop):
    room = _voted(workshop.id)
    _by_two_criteria(room)
    with reading() as session:
        counted = outcomes(session, room.id, 2)
    assert counted.chosen(Rule.PLAIN, "1") == (4,)
    assert counted.chosen(Rule.PLAIN)[0] == 4
    assert set(counted.chosen(Rule.PLAIN, "0")) == {1, 2}
    _confirm(room, [4], criterion="1")
    assert _kept() == [("plain", "1", [4], [4])]
    with pytest.raises(InvalidInput):
        _confirm(room, [4], criterion="2", reason="x")


def test_a_criterion_that_was_not_voted_is_refused(app, workshop):
    room = _voted(workshop.id)
    with pytest.raises(InvalidInput) as refused:
        _confirm(room, [1, 2], criterion="0")
    assert refused.value.field == "criterion"
    assert _kept() == []


def test_ballots_by_criterion_and_together(app, workshop):
    room = _voted(workshop.id)
    _by_two_criteria(room)
    with reading() as session:
        round_ = outcomes(session, room.id, 2).round
        by_both = ballots_of(session, round_.id)
        assert sorted(map(sorted, by_both)) == [["1", "2", "4"]] * 5 + [["3", "4"]] * 4
        assert ballots_of(session, round_.id, "1") == ({"4": 2},) * 9
        assert len(ballots_of(session, round_.id, "0")) == 9
    assert method_of(round_, "all") == Method.POINTS


def test_two_ideas_that_exclude_each_other_are_not_proposed_and_not_taken(app, workshop):
    room = _voted(workshop.id)
    with transaction() as session:
        session.add(IdeaPair(workshop_id=room.id, kind="exclusive", one=1, other=2))
    with reading() as session:
        counted = outcomes(session, room.id, 2)
    for rule in Rule:
        assert set(counted.chosen(rule)) in ({1, 3}, {2, 3})
    with pytest.raises(InvalidInput) as refused:
        _confirm(room, [1, 2], reason="beide")
    assert (refused.value.field, refused.value.key) == ("ideas", "selection.exclusive")
    assert refused.value.values["one_title"] == "Idee 1"
    assert _kept() == []


def test_more_ideas_than_places_are_not_taken_and_fewer_are(app, workshop):
    room = _voted(workshop.id)
    with pytest.raises(InvalidInput) as refused:
        _confirm(room, [1, 2, 3], reason="alle drei")
    assert (refused.value.field, refused.value.key) == ("ideas", "selection.too_many")
    assert refused.value.values == {"chosen": 3, "places": 2}
    with pytest.raises(InvalidInput) as refused:
        _confirm(room, [3], reason="  ")
    assert (refused.value.field, refused.value.key) == ("reason", "selection.reason")
    _confirm(room, [3], reason="nur diese")
    assert [kept[3] for kept in _kept()] == [[3]]


def test_the_latest_round_of_this_meeting_counts(app, workshop):
    room = _voted(workshop.id)
    with reading() as session:
        assert outcomes(session, room.id, 2, meeting=1) is not None
        assert outcomes(session, room.id, 2, meeting=2) is None
