"""Turning slides: through all sketches, once for two presses at once, and kept by whoever comes back."""

from __future__ import annotations

import itertools

import pytest

from app.actions import ordering, people, presenters, presenting, sketches, teams
from app.actions.presenting import Turn
from app.db import reading
from app.domain.errors import InvalidInput, NotFound, NotPermitted, NotYours
from app.domain.phases import Step
from app.domain.presenting import Place, Running, Way
from app.live.decks import decks
from app.live.shows import Show, show
from app.models import JournalRow, SketchPresenter
from app.queries import rooms
from app.queries.presenting import presenters as all_presenters
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest
from tests.support.evening import evening_until


@pytest.fixture
def room(app, workshop) -> RoomUnderTest:
    """Two sketches that are presented; the first person is in the team of the first."""
    return evening_until(workshop.id, Step.SHOW)


def _show(room: RoomUnderTest) -> Show:
    with reading() as session:
        return show(session, rooms.room(session, room.id))


def _running(room: RoomUnderTest) -> Running:
    with reading() as session:
        return decks(session, rooms.room(session, room.id)).running


def _turn(room: RoomUnderTest, way: Way, seen: Place | None = None, number: int = 0, by: int | None = None):
    turn = Turn(way, seen, number)
    presenting.turn_slide(workshop_id=room.id, turn=turn, running=_running(room), by=by, now=now())


def _kinds(room: RoomUnderTest) -> list[str]:
    with reading() as session:
        return list(session.query(JournalRow.kind).filter_by(workshop_id=room.id).order_by(JournalRow.seq))


def test_on_leads_through_all_sketches_and_back_again(room):
    running = _running(room)
    (first, slides), (second, others) = running.lengths
    assert slides > 2
    assert others > 1
    seen = [Place(first, n) for n in range(1, slides + 1)] + [Place(second, n) for n in range(1, others + 1)]
    for place, following in itertools.pairwise(seen):
        assert _show(room).place == place
        _turn(room, Way.NEXT, place)
        assert _show(room).place == following
    _turn(room, Way.NEXT, seen[-1])
    assert _show(room).place == seen[-1]
    for place, before in zip(reversed(seen), list(reversed(seen))[1:], strict=False):
        _turn(room, Way.BACK, place)
        assert _show(room).place == before


def test_two_presses_at_once_turn_one_slide_and_the_late_one_is_no_error(room):
    seen = _show(room).place
    _turn(room, Way.NEXT, seen)
    after, kinds = _show(room).place, _kinds(room)
    _turn(room, Way.NEXT, seen)
    _turn(room, Way.BACK, seen)
    assert _show(room).place == after
    assert _kinds(room) == kinds


def test_jumping_goes_by_running_number_and_says_which_there_are(room):
    running = _running(room)
    for number in (running.total, 1, 3):
        _turn(room, Way.JUMP, number=number)
        shown = _show(room).shown("de")
        assert shown is not None
        assert shown.number == number
    for number in (running.total + 1, 0, -5):
        with pytest.raises(InvalidInput) as refused:
            _turn(room, Way.JUMP, number=number)
        assert (refused.value.field, refused.value.key) == ("number", "presenting.number")
        assert refused.value.values == {"last": running.total}
    assert _show(room).shown("de").number == 3


def test_a_sketch_begins_when_it_comes_up_and_not_with_each_of_its_slides(room):
    _first, second = (number for number, _ in _running(room).lengths)
    began = _show(room).room.shown_since
    assert began is not None
    _turn(room, Way.NEXT, _show(room).place)
    assert _show(room).room.shown_since == began
    presenting.show_sketch(workshop_id=room.id, number=second, now=now())
    assert _show(room).place == Place(second, 1)
    assert _show(room).room.shown_since > began


def test_what_is_shown_stays_when_sketches_are_put_in_another_order(room):
    _turn(room, Way.JUMP, number=2)
    before = _show(room)
    presenting.move_sketch(workshop_id=room.id, number=before.place.sketch, position=2, now=now())
    after = _show(room)
    assert after.place == before.place
    assert after.room.shown_since == before.room.shown_since
    assert after.shown("de").number == _running(room).lengths[0][1] + 2


def test_a_slide_that_is_gone_is_the_last_one(room):
    running = _running(room)
    (first, slides), _ = running.lengths
    assert running.standing(first, slides + 7) == Place(first, slides)
    assert running.standing(99, 1) is None


def test_a_hidden_idea_takes_its_slides_away_and_on_leads_to_what_is_left(room):
    _first, second = (number for number, _ in _running(room).lengths)
    ordering.hide_idea(workshop_id=room.id, number=1, reason="Name genannt", now=now())
    assert [number for number, _ in _running(room).lengths] == [second]
    assert _show(room).place is None
    assert "Idee 1" not in str(_show(room).decks)
    _turn(room, Way.NEXT)
    assert _show(room).place == Place(second, 1)


def test_black_goes_with_the_next_slide(room):
    presenting.blacken_screen(workshop_id=room.id, black=True, now=now())
    assert _show(room).shown("de").black
    _turn(room, Way.NEXT, _show(room).place)
    assert not _show(room).shown("de").black


def test_minutes_are_for_everybody_and_within_reason(room):
    presenting.limit_speech(workshop_id=room.id, minutes=5, now=now())
    assert _show(room).lead("de").limit == 5
    with pytest.raises(InvalidInput):
        presenting.limit_speech(workshop_id=room.id, minutes=121, now=now())
    presenting.limit_speech(workshop_id=room.id, minutes=None, now=now())
    assert _show(room).lead("de").limit is None


def _offer(room: RoomUnderTest, person: int, number: int = 1, name: str = "") -> None:
    presenters.offer_to_present(
        participant_id=person, workshop_id=room.id, number=number, name=name, now=now()
    )


def test_only_the_team_presents_and_names_are_what_was_typed(room):
    member, stranger = room.people[0], room.people[1]
    with pytest.raises(NotPermitted):
        _offer(room, stranger)
    _offer(room, member)
    assert _show(room).shown("de").names == ()
    _offer(room, member, name="  Esin   Kaya ")
    assert _show(room).shown("de").names == ("Esin Kaya",)
    presenters.withdraw_offer(participant_id=member, workshop_id=room.id, number=1, now=now())
    assert _show(room).presenters == []
    with reading() as session:
        rows = session.query(JournalRow.data).filter(JournalRow.kind == "presenters.changed").all()
    assert [data for (data,) in rows] == [{"sketch": 1}] * 3


def test_a_presenter_leads_their_own_sketch_and_no_other(room):
    member = room.people[0]
    with pytest.raises(NotYours):
        _turn(room, Way.NEXT, Place(1, 1), by=member)
    _offer(room, member)
    _turn(room, Way.NEXT, Place(1, 1), by=member)
    assert _show(room).place == Place(1, 2)
    (_, slides), (second, _) = _running(room).lengths
    _turn(room, Way.JUMP, number=slides, by=member)
    _turn(room, Way.NEXT, Place(1, slides), by=member)
    with pytest.raises(InvalidInput) as refused:
        _turn(room, Way.JUMP, number=slides + 1, by=member)
    assert refused.value.key == "presenting.other_sketch"
    assert _show(room).place == Place(1, slides)
    presenting.show_sketch(workshop_id=room.id, number=second, now=now())
    for act in (lambda: _turn(room, Way.JUMP, number=1, by=member), lambda: _black(room, member)):
        with pytest.raises(NotYours):
            act()


def _black(room: RoomUnderTest, person: int) -> None:
    presenting.blacken_screen(workshop_id=room.id, black=True, by=person, now=now())


def test_the_moderator_takes_the_lead_back_and_gives_it_again(room):
    member = room.people[0]
    _offer(room, member)
    lead = {"workshop_id": room.id, "number": 1, "person": member, "now": now()}
    presenters.let_lead(leads=False, **lead)
    with pytest.raises(NotYours):
        _black(room, member)
    presenters.let_lead(leads=True, **lead)
    _black(room, member)
    with pytest.raises(NotFound):
        presenters.let_lead(workshop_id=room.id, number=1, person=room.people[1], leads=True, now=now())


def test_a_lead_that_was_taken_back_stays_so_when_it_is_offered_again(room):
    member = room.people[0]
    _offer(room, member)
    lead = {"workshop_id": room.id, "number": 1, "person": member, "now": now()}
    presenters.let_lead(leads=False, **lead)
    presenters.withdraw_offer(participant_id=member, workshop_id=room.id, number=1, now=now())
    assert _show(room).presenters == []
    _offer(room, member)
    with pytest.raises(NotYours):
        _black(room, member)
    presenters.let_lead(leads=True, **lead)
    _black(room, member)


def test_whoever_is_removed_or_leaves_the_team_no_longer_presents(room):
    member, other = room.people[:2]
    teams.let_go_on(workshop_id=room.id, open_=True, now=now())
    for person in (member, other):
        sketches.join_sketch(participant_id=person, workshop_id=room.id, number=1, joined=True, now=now())
        _offer(room, person, name=f"Name {person}")
    assert len(_show(room).presenters) == 2
    sketches.join_sketch(participant_id=member, workshop_id=room.id, number=1, joined=False, now=now())
    people.remove_participant(workshop_id=room.id, participant_id=other, now=now())
    with reading() as session:
        assert all_presenters(session, room.id) == []
        assert session.query(SketchPresenter).all() == []
    with pytest.raises(NotFound):
        _black(room, other)


def test_nothing_of_it_outside_of_its_step(room):
    room.back(Step.AGREE)
    for act in (
        lambda: presenting.turn_slide(workshop_id=room.id, turn=Turn(Way.NEXT), running=Running(), now=now()),
        lambda: presenting.blacken_screen(workshop_id=room.id, black=True, now=now()),
        lambda: presenting.limit_speech(workshop_id=room.id, minutes=3, now=now()),
        lambda: _offer(room, room.people[0]),
    ):
        with pytest.raises(NotPermitted):
            act()
