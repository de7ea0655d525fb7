"""Reservations: recorded with the room's choice, without a person, and only their own can withdraw them."""

from __future__ import annotations

import pytest

from app.actions import reservations, selection, vote_rounds, voting, workshops
from app.actions.journal import Request
from app.db import reading, transaction
from app.domain.errors import InvalidInput, NotFound, NotPermitted, RuleBroken
from app.domain.phases import Step
from app.domain.reservations import MOST_STANDING
from app.domain.selection import Rule
from app.models import Bench, JournalRow, Participant
from app.queries import reservations as queries
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest, joined
from tests.support.product import new_workshop


@pytest.fixture
def room(app, workshop) -> RoomUnderTest:
    """A room that has chosen."""
    return _chosen(workshop.id)


def _chosen(workshop_id: int) -> RoomUnderTest:
    room = joined(workshop_id, 3)
    room.collect(3)
    room.go(Step.VOTE)
    _voted_again(room)
    return room


def _voted_again(room: RoomUnderTest) -> None:
    vote_rounds.open_round(workshop_id=room.id, seed="1", now=now())
    for person in room.people:
        voting.set_points(
            participant_id=person, workshop_id=room.id, idea=1, change=1, request=Request(""), now=now()
        )
    room.go(Step.CHOOSE)
    _confirm(room, "so will es der Raum")


def _confirm(room: RoomUnderTest, reason: str) -> None:
    selection.confirm_selection(workshop_id=room.id, rule=Rule.PLAIN, ideas=[1, 2], reason=reason, now=now())


def _record(room: RoomUnderTest, person: int | None, text: str = "Zu teuer", **given) -> int:
    return reservations.record_reservation(
        workshop_id=room.id, participant_id=person, text=text, locale="de", now=now(), **given
    )


def _standing(room: RoomUnderTest) -> list[tuple[int, str, bool]]:
    with reading() as session:
        return [
            (one.selection, one.text, one.bench is not None) for one in queries.reservations(session, room.id)
        ]


def _seat(room: RoomUnderTest, person: int) -> None:
    with transaction() as session:
        session.get_one(Participant, person).bench_id = session.query(Bench.id).order_by(Bench.id).first()[0]


def test_a_reservation_stands_with_the_choice_and_names_nobody(room):
    _seat(room, room.people[1])
    _record(room, room.people[0], "  Zu\r\nteuer ")
    _record(room, room.people[1], "Zu früh", for_own_bench=True)
    assert _standing(room) == [(1, "Zu\nteuer", False), (1, "Zu früh", True)]
    with reading() as session:
        rows = session.query(JournalRow).filter(JournalRow.kind == "reservations.changed").all()
        assert [row.data for row in rows] == [{}, {}]
        mine = queries.own_reservations(session, room.people[1])
        assert [one.text for one in mine.standing] == ["Zu früh"]
        assert mine.bench is not None
        assert queries.own_reservations(session, room.people[2]).standing == ()


def test_a_new_choice_keeps_the_reservations_on_the_one_before(room):
    _record(room, room.people[0], "Zur ersten")
    _confirm(room, "noch einmal beraten")
    _record(room, room.people[0], "Zur zweiten")
    assert _standing(room) == [(1, "Zur ersten", False), (2, "Zur zweiten", False)]


def test_only_ones_own_can_be_withdrawn(room):
    first = _record(room, room.people[0])
    second = _record(room, None, "Für jemanden aufgeschrieben")
    for person, number in ((room.people[1], first), (room.people[0], second), (None, first), (None, 99)):
        with pytest.raises(NotFound):
            reservations.withdraw_reservation(
                workshop_id=room.id, participant_id=person, number=number, now=now()
            )
    reservations.withdraw_reservation(
        workshop_id=room.id, participant_id=room.people[0], number=first, now=now()
    )
    reservations.withdraw_reservation(workshop_id=room.id, participant_id=None, number=second, now=now())
    assert _standing(room) == []
    with pytest.raises(NotFound):
        reservations.withdraw_reservation(workshop_id=room.id, participant_id=None, number=second, now=now())


def test_the_desk_names_a_bench_of_this_group_and_no_other(room):
    with reading() as session:
        own = session.query(Bench.id).order_by(Bench.id).first()[0]
    _record(room, None, "Im Namen der Bank", bench_id=own)
    with pytest.raises(InvalidInput) as refused:
        _record(room, None, bench_id=own + 10_000)
    assert refused.value.field == "behalf"
    assert _standing(room) == [(1, "Im Namen der Bank", True)]


def test_without_a_bench_nobody_can_speak_for_one(room):
    with pytest.raises(InvalidInput, match="no_bench"):
        _record(room, room.people[2], for_own_bench=True)


@pytest.mark.parametrize(("text", "key"), [(" \n", "reservation.missing"), ("x" * 1001, "text.too_long")])
def test_what_cannot_be_taken_is_refused_at_the_field(room, text, key):
    with pytest.raises(InvalidInput) as refused:
        _record(room, room.people[0], text)
    assert (refused.value.field, refused.value.key) == ("text", key)
    assert _standing(room) == []


def test_before_there_is_a_choice_there_is_nothing_to_reserve(app):
    room = joined(new_workshop().id, 2)
    room.collect(2)
    room.go(Step.VOTE)
    with pytest.raises(NotPermitted):
        _record(room, room.people[0])
    vote_rounds.open_round(workshop_id=room.id, seed="1", now=now())
    room.go(Step.CHOOSE)
    with pytest.raises(RuleBroken, match="no_selection"):
        _record(room, room.people[0])


def test_after_another_vote_the_room_has_to_choose_first(room):
    workshops.move_step(workshop_id=room.id, wanted=Step.VOTE, now=now())
    vote_rounds.open_round(workshop_id=room.id, seed="2", now=now())
    room.go(Step.CHOOSE)
    with pytest.raises(RuleBroken, match="no_selection"):
        _record(room, room.people[0])


def test_reservations_are_recorded_until_the_end(room):
    room.go(Step.SHOW)
    _record(room, room.people[0], "Erst beim Vorstellen gemerkt")
    room.go(Step.CLOSE)
    with pytest.raises(NotPermitted):
        _record(room, room.people[0])
    assert _standing(room) == [(1, "Erst beim Vorstellen gemerkt", False)]


def test_one_person_cannot_drown_the_others(room):
    for n in range(MOST_STANDING):
        _record(room, room.people[0], f"Nummer {n}")
    with pytest.raises(RuleBroken, match="too_many"):
        _record(room, room.people[0], "noch eine")
    _record(room, room.people[1], "auch ich")
    assert len(_standing(room)) == MOST_STANDING + 1


def test_sent_twice_it_is_recorded_once(room):
    request = Request(f"participant-{room.people[0]}", "key-1")
    numbers = {_record(room, room.people[0], request=request) for _ in range(2)}
    _record(room, room.people[1])
    assert numbers == {1} == {_record(room, room.people[0], request=request)}
    assert len(_standing(room)) == 2
