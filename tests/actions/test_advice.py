"""Advice through the actions: who says what, what becomes of it, and that nothing disappears."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.actions import advice, advisers, ordering, people
from app.actions.advice import Author
from app.actions.journal import KeyReused, Request
from app.db import reading
from app.domain.errors import InvalidInput, NotFound, NotPermitted, NotYours, RuleBroken, TooFast
from app.domain.phases import Audience, Step
from app.models import Advice, AdviceVerdict, JournalRow
from app.queries import my_advice
from app.queries.advice import Piece, advice_on
from app.queries.rooms import room as room_state
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest
from tests.actions.sketching import sketching_room
from tests.support.advising import invite


@pytest.fixture
def room(app, workshop) -> RoomUnderTest:
    """Two sketches on which people advise; the first person writes the first."""
    return sketching_room(workshop.id)


def _give(room: RoomUnderTest, author: Author, text: str = "Wer zahlt?", section: str = "", **given) -> int:
    given = {"number": 1, "now": now(), **given}
    return advice.give_advice(workshop_id=room.id, section=section, text=text, author=author, **given)


def _answer(room: RoomUnderTest, author: Author, number: int = 1, text: str = "Die Stadt.") -> int:
    return advice.answer_advice(workshop_id=room.id, number=number, text=text, author=author, now=now())


def _decide(room: RoomUnderTest, author: Author, state: str, reason: str = "", number: int = 1) -> int:
    verdict = {"state": state, "reason": reason, "author": author}
    return advice.decide_advice(workshop_id=room.id, number=number, now=now(), **verdict)


def _withdraw(room: RoomUnderTest, author: Author, number: int = 1) -> int:
    return advice.withdraw_advice(workshop_id=room.id, number=number, author=author, now=now())


def _pieces(room: RoomUnderTest, audience: Audience = Audience.PARTICIPANT) -> tuple[Piece, ...]:
    with reading() as session:
        step = room_state(session, room.id).step
        return advice_on(session, room.id, step, audience, 1).pieces


def test_everybody_may_advise_and_signs_as_they_want(room):
    seat = invite(room.id)
    for author in (
        Author(room.people[1]),
        Author(room.people[2], named=True),
        Author(),
        Author(adviser_id=seat),
    ):
        _give(room, author, section="goals")
    said = [(one.voice.value, one.name, one.section) for one in _pieces(room)]
    assert said == [
        ("participant", None, "goals"),
        ("participant", "Helle Eiche", "goals"),
        ("facilitator", None, "goals"),
        ("adviser", "Sozialamt", "goals"),
    ]


def test_the_journal_knows_numbers_and_no_words(room):
    _give(room, Author(room.people[1], named=True), "Kanarienvogel", "goals")
    _answer(room, Author(), text="Kanarienvogel")
    _decide(room, Author(), "declined", "Kanarienvogel")
    with reading() as session:
        rows = session.query(JournalRow).filter(JournalRow.kind == "advice.changed").all()
        assert [row.data for row in rows] == [{"sketch": 1}] * 3


def test_answers_stand_under_the_piece_also_those_to_answers(room):
    _give(room, Author(room.people[1]))
    _answer(room, Author(room.people[0]))
    assert _answer(room, Author(), number=2, text="Und wer noch?") == 1
    (piece,) = _pieces(room)
    assert [(one.number, one.text) for one in piece.answers] == [(2, "Die Stadt."), (3, "Und wer noch?")]


def test_the_team_decides_with_everything_kept(room):
    _give(room, Author(room.people[1]))
    member = Author(room.people[0])
    _decide(room, member, "declined", "Zu teuer")
    _decide(room, member, "declined", "Zu teuer")  # the same again says nothing new
    _decide(room, Author(), "taken_up")
    (piece,) = _pieces(room)
    assert [(v.state.value, v.reason, v.by_team) for v in piece.verdicts] == [
        ("declined", "Zu teuer", True),
        ("taken_up", "", False),
    ]
    assert (piece.state.value, piece.answered) == ("taken_up", True)


def test_nobody_outside_the_team_decides(room):
    _give(room, Author(room.people[1]))
    for author in (Author(room.people[1]), Author(adviser_id=invite(room.id))):
        with pytest.raises(NotYours):
            _decide(room, author, "settled")
    with pytest.raises(InvalidInput, match="reason_missing"):
        _decide(room, Author(room.people[0]), "declined")
    _answer(room, Author())
    with pytest.raises(NotFound):  # an answer is no advice
        _decide(room, Author(), "settled", number=2)
    with reading() as session:
        assert session.query(AdviceVerdict).count() == 0


def test_withdrawn_only_while_nobody_answered_and_then_without_its_words(room):
    me = Author(room.people[1])
    _give(room, me, "Kanarienvogel")
    for author in (Author(room.people[2]), Author(), Author(adviser_id=invite(room.id))):
        with pytest.raises(NotFound):
            _withdraw(room, author)
    _withdraw(room, me)
    (piece,) = _pieces(room)
    assert (piece.withdrawn, piece.text, piece.is_open) == (True, "", False)
    for late in (
        lambda: _withdraw(room, me),
        lambda: _answer(room, Author()),
        lambda: _decide(room, Author(), "settled"),
    ):
        with pytest.raises(NotFound):
            late()
    _give(room, me)
    _answer(room, Author(room.people[0]), number=2)
    with pytest.raises(RuleBroken, match="answered"):
        _withdraw(room, me, number=2)
    _withdraw(room, Author(room.people[0]), number=3)  # an answer goes, and with it what held the piece
    _withdraw(room, me, number=2)
    assert [one.withdrawn for one in _pieces(room)] == [True, True]


def test_what_is_decided_on_is_not_withdrawn(room):
    _give(room, Author(room.people[1]))
    _decide(room, Author(), "settled")
    with pytest.raises(RuleBroken, match="answered"):
        _withdraw(room, Author(room.people[1]))


def test_hidden_for_all_but_the_desk_with_its_answers_and_shown_again(room):
    me = room.people[1]
    _give(room, Author(me), "Spott")
    _answer(room, Author(), text="Bitte nicht.")
    hide = {"workshop_id": room.id, "number": 1, "now": now()}
    with pytest.raises(InvalidInput):
        advice.hide_advice(reason=" ", **hide)
    advice.hide_advice(reason="Verletzend", **hide)
    assert _pieces(room) == ()
    assert [one.hidden_reason for one in _pieces(room, Audience.FACILITATOR)] == ["Verletzend"]
    with reading() as session:
        mine = my_advice.my_advice(session, room.id, Step.ADVISE, me)
        assert [(one.text, one.hidden_reason) for one in mine.own] == [("Spott", "Verletzend")]
        assert my_advice.my_advice(session, room.id, Step.ADVISE, room.people[2]).own == ()
    with pytest.raises(NotFound):
        _answer(room, Author(room.people[2]))
    with pytest.raises(NotFound):
        _answer(room, Author(room.people[2]), number=2)
    advice.show_advice(**hide)
    assert len(_pieces(room)[0].answers) == 1


@pytest.mark.parametrize(("given", "error"), [({"number": 9}, NotFound), ({"section": "no"}, InvalidInput)])
def test_there_must_be_something_to_advise_on(room, given, error):
    with pytest.raises(error):
        _give(room, Author(room.people[1]), **given)
    assert _pieces(room) == ()


def test_a_sketch_that_rests_takes_no_advice_and_shows_none(room):
    _give(room, Author(room.people[1]))
    ordering.hide_idea(workshop_id=room.id, number=1, reason="Name", now=now())
    for late in (
        lambda: _give(room, Author(room.people[1])),
        lambda: _answer(room, Author(room.people[1])),
        lambda: _decide(room, Author(), "settled"),
    ):
        with pytest.raises(NotFound):
            late()


def test_steps_before_and_after(app, workshop):
    room = sketching_room(workshop.id, step=Step.TEAMS)
    seat = Author(adviser_id=invite(room.id))
    everybody = (Author(room.people[1]), seat, Author())
    for author in everybody:
        with pytest.raises(NotPermitted):
            _give(room, author)
    room.go(Step.CLOSE)
    with pytest.raises(NotPermitted):
        _give(room, everybody[0])
    _give(room, seat, "Nach der Sitzung")
    _answer(room, Author(), text="Danke.")
    _decide(room, Author(), "settled")
    assert [one.state.value for one in _pieces(room)] == ["settled"]


def test_whoever_is_removed_keeps_their_advice_and_loses_the_name(room):
    _give(room, Author(room.people[1], named=True))
    assert _pieces(room)[0].name == "Helle Eiche"
    people.remove_participant(workshop_id=room.id, participant_id=room.people[1], now=now())
    (piece,) = _pieces(room)
    assert (piece.text, piece.name) == ("Wer zahlt?", None)
    with pytest.raises(NotFound):
        _withdraw(room, Author(room.people[1]))


def test_a_revoked_seat_says_nothing_more_and_keeps_what_it_said(room):
    seat = Author(adviser_id=invite(room.id))
    _give(room, seat)
    advisers.revoke_adviser(workshop_id=room.id, number=1, now=now())
    for late in (lambda: _give(room, seat), lambda: _answer(room, seat), lambda: _withdraw(room, seat)):
        with pytest.raises(NotFound):
            late()
    assert [one.name for one in _pieces(room)] == ["Sozialamt"]


def test_ten_a_minute_and_no_more(room):
    seat = Author(adviser_id=invite(room.id))
    for author in (Author(room.people[1]), seat):
        for n in range(10):
            _give(room, author, f"Nummer {n}")
        with pytest.raises(TooFast):
            _give(room, author, "noch eine")
        _give(room, author, "später", now=now() + timedelta(minutes=2))
    _give(room, Author(room.people[2]))


def test_sent_twice_it_is_given_once(room):
    me = Author(room.people[1])
    request = Request(f"participant-{room.people[1]}", "key-1")
    numbers = {_give(room, me, request=request) for _ in range(2)}
    with pytest.raises(KeyReused):
        _give(room, me, "Etwas anderes", request=request)
    answer = Request(f"participant-{room.people[1]}", "key-2")
    for _ in range(2):
        advice.answer_advice(
            workshop_id=room.id, number=1, text="Ich meine …", author=me, now=now(), request=answer
        )
    verdict = Request("workshop-1", "key-3")
    for _ in range(2):
        advice.decide_advice(
            workshop_id=room.id,
            number=1,
            state="taken_up",
            reason="",
            author=Author(),
            now=now(),
            request=verdict,
        )
    assert numbers == {1}
    with reading() as session:
        assert (session.query(Advice).count(), session.query(AdviceVerdict).count()) == (2, 1)


def test_news_are_what_others_wrote_since_the_last_visit(room):
    member, other = room.people[0], room.people[1]

    def news() -> tuple[int, int, int] | None:
        with reading() as session:
            found = my_advice.my_advice(session, room.id, Step.ADVISE, member).news.get(1)
        return (found.advice, found.answers, found.first) if found else None

    def see(upto: int) -> None:
        seen = {"participant_id": member, "workshop_id": room.id, "number": 1, "now": now()}
        advice.see_advice(upto=upto, **seen)

    assert news() is None
    _give(room, Author(other))
    _give(room, Author(member))
    _answer(room, Author(other), number=2)
    assert news() == (1, 1, 1)
    see(1)
    assert news() == (0, 1, 3)
    see(99)  # no further than there is anything
    assert news() is None
    see(1)  # an older page does not take it back
    assert news() is None
    _give(room, Author(), "Noch etwas")
    assert news() == (1, 0, 4)
    with pytest.raises(NotFound):
        advice.see_advice(participant_id=member, workshop_id=room.id, number=9, upto=1, now=now())
