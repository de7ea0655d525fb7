"""One-time codes: one place each, one vote each, whatever somebody tries who wants two."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from app.actions import people, vote_rounds, voting_codes
from app.actions.doors import take_over
from app.actions.journal import Request
from app.actions.workshops import set_door
from app.db import db, reading
from app.domain.errors import InvalidInput, NotFound, NotPermitted, RuleBroken, TooFast
from app.domain.voting import Level, VoteTerms
from app.domain.voting_codes import NewCode
from app.models import BallotMark, CastBallot, FailedGuess, JournalRow, Participant, VotingCode
from app.queries.voting_codes import CodeCount, code_count, codes_to_print, has_code
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest, joined
from tests.actions.votes import CODES, make_codes, redeem, vote, voting_room
from tests.support.databases import ON_SQLITE
from tests.support.product import new_workshop

WITH_CODES = VoteTerms(Level.CODE)


@pytest.fixture
def room(app, workshop) -> RoomUnderTest:
    """Three people in an open vote with codes, none of them used."""
    make_codes(workshop.id)
    return voting_room(workshop.id, 3, 3, terms=WITH_CODES)


def _place(secret: str) -> people.NewPlace:
    return people.NewPlace(secret, "", "Helle Eiche", "", "de", "0")


def _count(table) -> int:
    with reading() as session:
        return session.execute(select(func.count()).select_from(table)).scalar_one()


def test_only_who_has_used_a_code_can_vote(room):
    one, other, _ = room.people
    with pytest.raises(RuleBroken, match=r"vote\.code_needed"):
        vote(room, one, 1)
    redeem(room, one, "kh7m 2qxp")
    vote(room, one, 1)
    with pytest.raises(RuleBroken, match=r"vote\.code_needed"):
        vote(room, other, 1)
    vote_rounds.close_round(workshop_id=room.id, now=now())
    assert _count(CastBallot) == 1


def test_a_code_used_twice_on_the_same_device_is_fine_and_on_another_it_is_not(room):
    one, other, _ = room.people
    redeem(room, one, CODES[0])
    redeem(room, one, CODES[0])
    with pytest.raises(InvalidInput, match=r"codes\.used"):
        redeem(room, other, CODES[0])
    with pytest.raises(InvalidInput, match=r"codes\.used"):
        voting_codes.redeem_link(
            token=f"token-{CODES[0].lower()}", participant_id=None, place=_place("x"), now=now()
        )
    with reading() as session:
        assert not has_code(session, room.id, other)
        assert session.execute(select(func.count()).select_from(Participant)).scalar_one() == 3


def test_a_second_code_is_refused_and_stays_free_for_somebody_else(room):
    one, other, _ = room.people
    redeem(room, one, CODES[0])
    with pytest.raises(InvalidInput, match=r"codes\.second"):
        redeem(room, one, CODES[1])
    redeem(room, other, CODES[1])


def test_a_code_of_another_workshop_is_no_code_here(app, room):
    make_codes(new_workshop().id, ["ZZZZZZZZ"])
    with pytest.raises(InvalidInput, match=r"codes\.unknown"):
        redeem(room, room.people[0], "ZZZZZZZZ")


def test_after_closing_a_code_gives_no_vote(room):
    vote_rounds.close_round(workshop_id=room.id, now=now())
    redeem(room, room.people[0], CODES[0])
    with pytest.raises(NotPermitted):
        vote(room, room.people[0], 1)


def test_one_code_at_ten_devices_at_once_gives_one_vote(app, workshop):
    make_codes(workshop.id)
    room = voting_room(workshop.id, 10, 3, terms=WITH_CODES)
    won: list[int] = []

    def grab(person: int) -> None:
        with app.app_context():
            try:
                redeem(room, person, CODES[0])
                vote(room, person, 1)
                won.append(person)
            except RuleBroken:
                pass
            finally:
                db.session.remove()

    threads = [threading.Thread(target=grab, args=(person,)) for person in room.people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(won) == 1
    assert _count(BallotMark) == 1


def test_a_replayed_request_uses_no_code_twice(room):
    for person in room.people[:2]:
        request = Request(f"participant-{person}", "same")
        for _again in range(2):
            voting_codes.redeem_code(
                participant_id=person,
                workshop_id=room.id,
                code=CODES[person - room.people[0]],
                address="here",
                now=now(),
                request=request,
            )
    with reading() as session:
        used = select(func.count(VotingCode.participant_id))
        assert session.execute(used).scalar_one() == 2


def test_wrong_codes_are_counted_and_a_right_one_still_works(room):
    for _guess in range(10):
        with pytest.raises(InvalidInput, match=r"codes\.unknown"):
            redeem(room, room.people[0], "WXWXWXWX")
    with pytest.raises(TooFast):
        redeem(room, room.people[0], "WXWXWXWX")
    assert _count(FailedGuess) == 10
    redeem(room, room.people[0], CODES[0])
    with reading() as session:
        assert has_code(session, room.id, room.people[0])


def test_a_link_gives_a_place_and_a_vote_at_once(app, workshop):
    make_codes(workshop.id)
    room = joined(workshop.id, 1)
    token = f"token-{CODES[2].lower()}"
    for _press in range(2):  # the second press of the button brings the same secret
        assert voting_codes.redeem_link(
            token=token, participant_id=None, place=_place("new-device"), now=now()
        )
    assert _count(Participant) == 2
    own = f"token-{CODES[3].lower()}"
    assert not voting_codes.redeem_link(
        token=own, participant_id=room.people[0], place=_place("unused"), now=now()
    )
    assert _count(Participant) == 2
    with pytest.raises(NotFound):
        voting_codes.redeem_link(token="no such", participant_id=None, place=_place("x"), now=now())


def test_a_closed_door_lets_a_ticket_in_nowhere_and_keeps_it_good(app, workshop):
    make_codes(workshop.id)
    set_door(workshop_id=workshop.id, open_=False, now=now())
    token = f"token-{CODES[0].lower()}"
    with pytest.raises(RuleBroken, match=r"code\.unknown"):
        voting_codes.redeem_link(token=token, participant_id=None, place=_place("late"), now=now())
    assert _count(Participant) == 0
    set_door(workshop_id=workshop.id, open_=True, now=now())
    assert voting_codes.redeem_link(token=token, participant_id=None, place=_place("late"), now=now())


def test_codes_hold_for_further_rounds_and_new_ones_wipe_who_used_them(room):
    one = room.people[0]
    redeem(room, one, CODES[0])
    vote(room, one, 1)
    with pytest.raises(RuleBroken, match=r"codes\.in_use"):
        make_codes(room.id, ["YYYYYYYY"])
    vote_rounds.close_round(workshop_id=room.id, now=now())
    vote_rounds.open_round(workshop_id=room.id, seed="2", now=now())
    vote(room, one, 2)
    vote_rounds.close_round(workshop_id=room.id, now=now())
    make_codes(room.id, ["YYYYYYYY"])
    with reading() as session:
        assert codes_to_print(session, room.id) == [NewCode("YYYYYYYY", "token-yyyyyyyy")]
        assert not has_code(session, room.id, one)
    vote_rounds.open_round(workshop_id=room.id, seed="3", now=now())
    with pytest.raises(RuleBroken, match=r"vote\.code_needed"):
        vote(room, one, 1)


def test_a_removed_persons_code_can_be_used_again_and_their_ballot_is_gone(room):
    one, other, _ = room.people
    redeem(room, one, CODES[0])
    vote(room, one, 1)
    people.remove_participant(workshop_id=room.id, participant_id=one, now=now())
    redeem(room, other, CODES[0])
    vote(room, other, 2)
    vote_rounds.close_round(workshop_id=room.id, now=now())
    with reading() as session:
        assert list(session.scalars(select(CastBallot.marks))) == [{"2": 1}]


def test_a_place_that_moves_takes_its_code_along(room):
    one = room.people[0]
    redeem(room, one, CODES[0])
    people.offer_takeover(participant_id=one, workshop_id=room.id, code_digest="moving", now=now())
    take_over(
        code_digest="moving", token_digest="elsewhere", address="here", now=now() + timedelta(seconds=1)
    )
    vote(room, one, 1)


@ON_SQLITE
@pytest.mark.parametrize("number", [0, 501])
def test_no_more_than_five_hundred_codes_and_no_fewer_than_one(app, workshop, number):
    drawn = [NewCode(f"{n:08d}", str(n)) for n in range(number)]
    with pytest.raises(InvalidInput):
        voting_codes.make_codes(workshop_id=workshop.id, drawn=drawn, now=now())


def test_how_many_are_used_is_told_in_steps_of_five(app, workshop):
    make_codes(workshop.id)
    room = joined(workshop.id, 6)
    told = []
    for person, code in zip(room.people, CODES, strict=True):
        redeem(room, person, code)
        with reading() as session:
            told.append(code_count(session, room.id).used)
    assert told == [0, 0, 0, 0, 5, 5]
    with reading() as session:
        assert code_count(session, room.id) == CodeCount(made=6, used=5)
        kinds = session.execute(select(JournalRow.data).where(JournalRow.kind == "codes.changed"))
        assert [data for (data,) in kinds] == [{}, {}]  # made, and the fifth of them used
