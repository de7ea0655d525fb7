"""Agreement on sketches: answered unseen, closed as a version, opened again with a reason; nothing is lost."""

from __future__ import annotations

import pytest

from app.actions import agreement, people, sketches, stances
from app.actions.cowriting import contribute
from app.actions.journal import Request
from app.db import reading, transaction
from app.domain.errors import InvalidInput, NotFound, NotPermitted, RuleBroken
from app.domain.phases import Step
from app.models import Bench, Idea, JournalRow, Participant
from app.queries import agreement as queries
from app.queries.sketches import sketches as sketches_of
from app.queries.stances import own_stances
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest
from tests.support.evening import evening_until, give, write
from tests.support.writers import Page


@pytest.fixture
def room(app, workshop) -> RoomUnderTest:
    """A room of six, come to the step in which sketches are agreed on; nothing is called up."""
    room = evening_until(workshop.id, Step.ADVISE)
    room.go(Step.AGREE)
    return room


def call(room: RoomUnderTest, number: int = 1) -> None:
    agreement.call_up(workshop_id=room.id, number=number, now=now())


def close(room: RoomUnderTest, number: int = 1) -> None:
    agreement.close_agreement(workshop_id=room.id, number=number, now=now())


def reopen(room: RoomUnderTest, reason: str = "Die Kosten fehlen.") -> None:
    agreement.reopen_sketch(workshop_id=room.id, number=1, reason=reason, now=now())


def seen(room: RoomUnderTest, number: int = 1) -> queries.AgreementView:
    with reading() as session:
        return queries.agreements(session, room.id).on(number)


def counts(version: queries.Version) -> tuple[int, ...]:
    assert version.tally is not None
    return version.tally.agreeing, version.tally.concerned, version.tally.objecting, version.tally.present


def test_until_it_is_closed_only_the_number_of_answers_is_there(room):
    call(room)
    for person, stance in zip(room.people, ("agree", "objection", "concerns"), strict=False):
        give(room, person, stance, "" if stance == "agree" else "Zu teuer")
    open_ = seen(room).open
    assert (open_.number, open_.tally, open_.sections, seen(room).answered) == (1, None, (), 3)


def test_closing_locks_the_text_with_counts_and_words_without_people(room):
    call(room)
    answers = ("agree", ""), ("objection", " So\r\nnicht "), ("concerns", "Zu teuer"), ("concerns", "")
    for person, (stance, words) in zip(room.people, answers, strict=False):
        give(room, person, stance, words)
    close(room)
    locked = seen(room).locked
    assert counts(locked) == (1, 2, 1, 6)
    assert [(one.stance, one.text, one.bench) for one in locked.tally.words] == [
        ("objection", "So\nnicht", None),
        ("concerns", "Zu teuer", None),
    ]
    assert {one.key: one.text for one in locked.sections}["goals"] == "Mehr Lehrstellen"
    with reading() as session:
        assert own_stances(session, room.id, room.people[1]) == []


def test_an_answer_can_be_changed_until_it_is_closed_and_counts_once(room):
    call(room)
    give(room, room.people[0], "objection", "Nein")
    give(room, room.people[0], "agree")
    assert seen(room).answered == 1
    with reading() as session:
        rows = session.query(JournalRow.data).filter(JournalRow.kind == "stances.counted").all()
    assert [row.data for row in rows] == [{"sketch": 1}]
    close(room)
    assert counts(seen(room).locked) == (1, 0, 0, 6)
    with pytest.raises(NotPermitted, match="not_open"):
        _answer(room, room.people[0], "agree", read=0)
    with pytest.raises(NotPermitted, match="not_called"):
        close(room)


@pytest.mark.parametrize(
    ("stance", "words", "field", "key"),
    [
        ("", "", "stance", "agreement.no_stance"),
        ("objection", " \n", "text", "agreement.objection_needs_words"),
        ("agree", "aber", "text", "agreement.words_beside_agreement"),
        ("concerns", "x" * 1001, "text", "text.too_long"),
    ],
)
def test_what_cannot_be_taken_is_refused_at_the_field(room, stance, words, field, key):
    call(room)
    with pytest.raises(InvalidInput) as refused:
        give(room, room.people[0], stance, words)
    assert (refused.value.field, refused.value.key, seen(room).answered) == (field, key, 0)


def _answer(room: RoomUnderTest, person: int, stance: str, read: int, words: str = "", **given) -> None:
    answer = stances.Answer(stance, words, "de", read, given.pop("for_own_bench", False))
    stances.give_stance(
        participant_id=person, workshop_id=room.id, number=1, answer=answer, now=now(), **given
    )


def test_words_may_be_said_for_ones_own_bench_and_no_other(room):
    call(room)
    with pytest.raises(InvalidInput, match="no_bench"):
        _answer(room, room.people[0], "concerns", 1, "Zu teuer", for_own_bench=True)
    with transaction() as session:
        bench = session.query(Bench).order_by(Bench.id).first()
        session.get_one(Participant, room.people[0]).bench_id, name = bench.id, bench.name
    _answer(room, room.people[0], "concerns", 1, "Zu teuer", for_own_bench=True)
    close(room)
    assert [one.bench for one in seen(room).locked.tally.words] == [name]


def test_whoever_is_removed_does_not_count(room):
    call(room)
    give(room, room.people[0], "objection", "Nur von mir")
    give(room, room.people[1], "agree")
    people.remove_participant(workshop_id=room.id, participant_id=room.people[0], now=now())
    assert seen(room).answered == 1
    close(room)
    assert (counts(seen(room).locked), seen(room).locked.tally.words) == ((1, 0, 0, 5), ())


def test_a_locked_sketch_is_neither_written_nor_joined_until_it_is_opened_again(room):
    call(room)
    give(room, room.people[0], "agree")
    close(room)
    room.back(Step.SKETCH)
    page = Page(room.id, room.people[0])
    page.told = b"\x00"
    stored = page.change()
    page.type(" heimlich anders")
    for refused in (
        page.send,
        lambda: sketches.join_sketch(
            participant_id=room.people[3], workshop_id=room.id, number=1, joined=True, now=now()
        ),
    ):
        with pytest.raises(NotPermitted, match=r"sketch\.locked"):
            refused()
    contribute(stored)  # a save whose answer was lost: it is stored already
    room.go(Step.AGREE)
    reopen(room)
    room.back(Step.SKETCH)
    write(room, " für alle")


def test_a_reopened_sketch_keeps_its_version_and_becomes_the_next(room):
    call(room)
    give(room, room.people[0], "objection", "Die Kosten fehlen")
    close(room)
    reopen(room)
    assert (seen(room).locked, seen(room).reopened.reason) == (None, "Die Kosten fehlen.")
    call(room)
    assert seen(room).answered == 0
    give(room, room.people[1], "agree")
    close(room)
    first, second = seen(room).versions
    assert (first.number, first.is_reopened, second.number) == (1, True, 2)
    assert (counts(first), counts(second)) == ((0, 0, 1, 6), (1, 0, 0, 6))
    assert [one.text for one in first.tally.words] == ["Die Kosten fehlen"]


def test_opening_again_needs_a_reason_and_something_locked(room):
    with pytest.raises(NotPermitted, match="not_locked"):
        reopen(room)
    call(room)
    with pytest.raises(NotPermitted, match="not_locked"):
        reopen(room)
    for reason, key in ((" ", "agreement.reason_missing"), ("x" * 501, "text.too_long")):
        with pytest.raises(InvalidInput) as refused:
            reopen(room, reason)
        assert (refused.value.field, refused.value.key) == ("reason", key)


def test_answers_to_an_older_text_do_not_count_for_the_newer_one(room):
    call(room)
    give(room, room.people[0], "agree")
    give(room, room.people[1], "objection", "Zu wenig")
    room.back(Step.SKETCH)
    write(room, ", viel mehr")
    room.go(Step.AGREE)
    assert (seen(room).answered, seen(room).is_renewed) == (0, True)
    with pytest.raises(RuleBroken, match="text_changed"):
        _answer(room, room.people[2], "agree", read=1)  # read before it was changed
    with pytest.raises(RuleBroken, match="nobody_answered"):
        close(room)
    give(room, room.people[0], "agree")
    assert seen(room).answered == 1
    close(room)
    assert (counts(seen(room).locked), seen(room).locked.tally.words) == ((1, 0, 0, 6), ())


def test_steps_back_and_forth_destroy_no_answer(room):
    call(room)
    give(room, room.people[0], "concerns", "Zu teuer")
    room.go(Step.CLOSE)
    room.back(Step.TEAMS)
    room.go(Step.AGREE)
    assert (seen(room).answered, seen(room).is_renewed) == (1, False)


def test_two_can_be_open_and_what_is_called_again_is_only_shown(room):
    call(room)
    give(room, room.people[0], "agree")
    call(room, 2)
    call(room)
    assert (seen(room).answered, len(seen(room).versions), seen(room, 2).answered) == (1, 1, 0)
    close(room)
    assert (seen(room).locked.number, seen(room, 2).open.number) == (1, 1)


def withdraw(room: RoomUnderTest) -> None:
    agreement.withdraw_call(workshop_id=room.id, number=1, now=now())


def test_a_call_that_nobody_has_answered_is_taken_back(room):
    with pytest.raises(NotPermitted, match="not_called"):
        withdraw(room)
    call(room)
    withdraw(room)
    assert seen(room) == queries.AgreementView(1, mark=seen(room).mark)
    call(room)
    give(room, room.people[0], "agree")
    with pytest.raises(RuleBroken, match=r"agreement\.answered"):
        withdraw(room)
    assert (seen(room).open.number, seen(room).answered) == (1, 1)
    close(room)
    reopen(room)
    call(room)
    withdraw(room)
    assert (seen(room).locked, seen(room).reopened.number) == (None, 1)


def test_what_is_taken_off_the_big_screen_is_still_asked_and_comes_back_by_calling_it(room):
    def called() -> int | None:
        with reading() as session:
            shown = queries.agreements(session, room.id).called(sketches_of(session, room.id))
        return shown.number if shown else None

    call(room, 2)
    call(room)
    agreement.take_off_screen(workshop_id=room.id, now=now())
    give(room, room.people[0], "agree")
    assert (called(), seen(room).answered) == (None, 1)
    close(room)
    assert called() is None
    call(room)
    assert (called(), seen(room).locked.number) == (1, 1)


def test_outside_of_its_step_nothing_is_called_answered_or_closed(room):
    call(room)
    give(room, room.people[0], "agree")
    room.go(Step.SHOW)
    for act in (call, close, reopen, withdraw, lambda room: _answer(room, room.people[0], "agree", 1)):
        with pytest.raises(NotPermitted, match=r"step\.agree"):
            act(room)
    with pytest.raises(NotPermitted, match=r"step\.agree"):
        agreement.take_off_screen(workshop_id=room.id, now=now())


def test_the_sketch_of_a_hidden_idea_is_not_agreed_on(room):
    call(room)
    with transaction() as session:
        session.query(Idea).filter(Idea.number == 1).one().hidden_reason = "Name genannt"
    for act in (call, close, lambda room: _answer(room, room.people[0], "agree", 1)):
        with pytest.raises((NotFound, NotPermitted)):
            act(room)


def test_sent_twice_it_is_done_once(room):
    twice = Request(f"workshop-{room.id}", "key")
    for _ in range(2):
        agreement.call_up(workshop_id=room.id, number=1, now=now(), request=twice)
    mine = Request(f"participant-{room.people[0]}", "key")
    for _ in range(2):
        _answer(room, room.people[0], "agree", 1, request=mine)
    with pytest.raises(RuleBroken, match="key_reused"):
        _answer(room, room.people[0], "concerns", 1, request=mine)
    assert seen(room).answered == 1
