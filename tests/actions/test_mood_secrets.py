"""After closing nothing stored links anybody to what they answered; while closing, each is kept or refused."""

from __future__ import annotations

import threading
from functools import partial

import pytest

from app.actions import moods_given
from app.actions.journal import KeyReused, Request
from app.db import db, reading
from app.domain.errors import NotFound, NotPermitted
from app.domain.phases import Step
from app.models import JournalRow, MoodMark, MoodWord, RequestKey
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest, joined
from tests.actions.sketching import sketching_room
from tests.actions.test_mood import ask, close, counts, seen
from tests.support.evening import say
from tests.support.product import new_workshop


@pytest.fixture
def room(app, workshop) -> RoomUnderTest:
    """Six people and two sketches, in the step in which the room is asked; nothing is asked yet."""
    return sketching_room(workshop.id, 6, Step.MOOD)


def test_after_closing_no_row_knows_who_answered_what(room):
    ask(room)
    for n, person in enumerate(room.people):
        moods_given.give_mood(
            participant_id=person,
            workshop_id=room.id,
            number=1,
            answer=moods_given.MoodAnswer(str(n % 5 + 1), f"Wort {n}", 1),
            now=now(),
            request=Request(f"participant-{person}", f"key-{n}"),
        )
    keys = RequestKey.scope.startswith("mood-")
    with reading() as session:  # there is something to forget
        assert session.query(MoodMark).count() == 6
        assert session.query(RequestKey).filter(keys).count() == 6
    close(room)
    with reading() as session:
        assert session.query(MoodMark).count() == 0
        assert session.query(RequestKey).filter(keys).count() == 0
        counted = session.query(JournalRow.at).filter(JournalRow.kind == "moods.counted").all()
        assert (len(counted), len(set(counted))) == (6, 1)
        assert session.query(MoodWord).count() == 6
    columns = {column.name for column in MoodWord.__table__.columns}
    assert columns == {"round_id", "position", "text", "hidden_reason"}  # no language of a device


def test_words_stand_in_no_order_of_answering(room):
    """Six people in order: that a lot leaves them so twelve times in a row happens to nobody."""
    orders = set()
    for _ in range(12):
        ask(room)
        for n, person in enumerate(room.people):
            say(room, person, 3, f"Wort {n}")
        close(room)
        orders.add(tuple(one.text for one in seen(room).latest.words))
    assert orders != {tuple(f"Wort {n}" for n in range(6))}


def test_the_same_request_has_one_effect_and_another_body_none(room):
    ask(room)
    answer = partial(
        moods_given.give_mood, participant_id=room.people[0], workshop_id=room.id, number=1, now=now()
    )
    request = Request("participant-1", "key")
    for _ in range(2):
        answer(answer=moods_given.MoodAnswer("5", "", 1), request=request)
    with pytest.raises(KeyReused):
        answer(answer=moods_given.MoodAnswer("4", "", 1), request=request)
    assert seen(room).open.answered == 1


def test_nobody_answers_in_another_room(room):
    ask(room)
    stranger = joined(new_workshop().id, 1).people[0]
    with pytest.raises(NotFound):
        say(room, stranger, 5)


def test_an_answer_while_it_closes_is_counted_or_refused(app, room):
    crowd = joined(room.id, 40).people
    ask(room)
    for person in room.people[:3]:
        say(room, person, 5)
    outcomes: list[str] = []

    def answer(person: int) -> None:
        with app.app_context():
            try:
                say(room, person, 1, f"Wort {person}")
                outcomes.append(f"Wort {person}")
            except NotPermitted as refused:
                outcomes.append(refused.key)
            db.session.remove()

    def end() -> None:
        with app.app_context():
            close(room)
            db.session.remove()

    acts = [partial(answer, person) for person in crowd]
    threads = [threading.Thread(target=act) for act in (*acts[:20], end, *acts[20:])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    kept = {one.text for one in seen(room).latest.words}
    said = {outcome for outcome in outcomes if outcome.startswith("Wort")}
    assert (len(outcomes), kept, set(outcomes) - said <= {"mood.not_open"}) == (40, said, True)
    assert counts(seen(room).latest.everybody) == [3, 0, 0, 0, len(said)]
