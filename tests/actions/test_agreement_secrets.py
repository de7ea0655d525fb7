"""After closing nothing stored links anybody to what they answered; while closing, each is kept or refused."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from functools import partial

from sqlalchemy import select

from app.actions import agreement, stances
from app.actions.journal import Request
from app.db import db, reading
from app.domain.errors import NotPermitted
from app.domain.phases import Step
from app.models import JournalRow, RequestKey, SketchReservation, StanceMark
from app.queries.agreement import agreements
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest, joined
from tests.support.evening import evening_until, give, write

WRITERS = 50


def _asked(workshop_id: int) -> RoomUnderTest:
    room = evening_until(workshop_id, Step.ADVISE)
    room.go(Step.AGREE)
    agreement.call_up(workshop_id=room.id, number=1, now=now())
    return room


def _close(room: RoomUnderTest) -> None:
    agreement.close_agreement(workshop_id=room.id, number=1, now=now())


def test_after_closing_no_row_knows_who_answered_what(app, workshop):
    room = _asked(workshop.id)
    for n, person in enumerate(room.people):
        answer = stances.Answer("concerns", f"Wort {n}", "de", 1)
        stances.give_stance(
            participant_id=person,
            workshop_id=room.id,
            number=1,
            answer=answer,
            now=now(),
            request=Request(f"participant-{person}", f"key-{n}"),
        )
    with reading() as session:  # there is something to forget
        assert session.query(StanceMark).count() == len(room.people)
        assert session.query(RequestKey).filter(RequestKey.scope.startswith("agreement-")).count() == 6
    _close(room)
    with reading() as session:
        assert session.query(StanceMark).count() == 0
        assert session.query(RequestKey).filter(RequestKey.scope.startswith("agreement-")).count() == 0
        counted = session.query(JournalRow.at).filter(JournalRow.kind == "stances.counted").all()
        assert (len(counted), len(set(counted))) == (6, 1)
        assert session.query(SketchReservation).count() == 6


def test_a_call_that_is_taken_back_forgets_answers_to_an_older_text(app, workshop):
    room = _asked(workshop.id)
    stances.give_stance(
        participant_id=room.people[0],
        workshop_id=room.id,
        number=1,
        answer=stances.Answer("objection", "So nicht.", "de", 1),
        now=now(),
        request=Request("", "key"),
    )
    room.back(Step.SKETCH)
    write(room, " und mehr")
    room.go(Step.AGREE)
    agreement.withdraw_call(workshop_id=room.id, number=1, now=now())
    with reading() as session:
        assert session.query(StanceMark).count() == 0
        assert session.query(RequestKey).filter(RequestKey.scope.startswith("agreement-")).count() == 0


def test_words_stand_in_no_order_of_answering(app, workshop):
    """Six people in order: that a lot leaves them so twelve times in a row happens to nobody."""
    room = _asked(workshop.id)
    orders = set()
    for _ in range(12):
        for n, person in enumerate(room.people):
            give(room, person, "concerns", f"Wort {n}")
        _close(room)
        with reading() as session:
            words = agreements(session, room.id).on(1).locked.tally.words
        orders.add(tuple(one.text for one in words))
        agreement.reopen_sketch(workshop_id=room.id, number=1, reason="Noch einmal", now=now())
        agreement.call_up(workshop_id=room.id, number=1, now=now())
    assert orders != {tuple(f"Wort {n}" for n in range(6))}


def _all_at_once(acts: Sequence[Callable[[], None]]) -> None:
    threads = [threading.Thread(target=act) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_an_answer_while_it_closes_is_counted_or_refused(app, workshop):
    room = _asked(workshop.id)
    crowd = joined(room.id, WRITERS).people
    give(room, room.people[0], "agree")
    outcomes: list[str] = []

    def answer(person: int) -> None:
        with app.app_context():
            try:
                stances.give_stance(
                    participant_id=person,
                    workshop_id=room.id,
                    number=1,
                    answer=stances.Answer("objection", f"Wort {person}", "de", 1),
                    now=now(),
                )
                outcomes.append(f"Wort {person}")
            except NotPermitted as refused:
                outcomes.append(refused.key)
            db.session.remove()

    def end() -> None:
        with app.app_context():
            _close(room)
            db.session.remove()

    acts = [partial(answer, person) for person in crowd]
    _all_at_once([*acts[: WRITERS // 2], end, *acts[WRITERS // 2 :]])
    with reading() as session:
        kept = set(session.scalars(select(SketchReservation.text)))
        tally = agreements(session, room.id).on(1).locked.tally
    stored = {outcome for outcome in outcomes if outcome.startswith("Wort")}
    assert len(outcomes) == WRITERS
    assert kept == stored
    assert set(outcomes) - stored <= {"agreement.not_open"}
    assert (tally.agreeing, tally.objecting) == (1, len(stored))
