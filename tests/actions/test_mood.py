"""What the room makes of its sketches: answered unseen, closed as counts and words, asked again; nothing is lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.actions import meetings, moods_given, people
from app.actions import mood as moods
from app.db import reading
from app.domain.errors import InvalidInput, NotFound, NotPermitted
from app.domain.mood import MOODS
from app.domain.phases import Step
from app.models import JournalRow, MoodMark, MoodRound, MoodWord
from app.queries import mood as queries
from app.queries.report import report
from app.queries.sketches import sketches
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest, joined
from tests.actions.sketching import sketching_room
from tests.actions.votes import benches, sit_down
from tests.support.evening import say


@pytest.fixture
def room(app, workshop) -> RoomUnderTest:
    """Six people and two sketches, in the step in which the room is asked; nothing is asked yet."""
    return sketching_room(workshop.id, 6, Step.MOOD)


def ask(room: RoomUnderTest, number: int | None = 1, *, by_bench: bool = True) -> None:
    moods.ask_about(workshop_id=room.id, number=number, by_bench=by_bench, now=now())


def close(room: RoomUnderTest, number: int | None = 1) -> None:
    moods.close_moods(workshop_id=room.id, number=number, now=now())


def seen(room: RoomUnderTest, number: int = 1) -> queries.SketchMoods:
    with reading() as session:
        return queries.moods(session, room.id).on(number)


def two_more(room: RoomUnderTest, level: int = 3, number: int = 1) -> None:
    """So that there are enough answers to tell."""
    for person in room.people[-2:]:
        say(room, person, level, number=number)


def counts(counted: queries.Counted) -> list[int]:
    """From most in favour to least."""
    return [counted.counts[mood] for mood in MOODS]


def stored(model: type) -> int:
    with reading() as session:
        return session.query(model).count()


def test_until_it_is_closed_only_the_number_of_answers_is_there(room):
    ask(room)
    say(room, room.people[0], 1, "Nein")
    say(room, room.people[1], 5)
    open_ = seen(room).open
    assert (open_.answered, open_.present) == (2, 6)
    assert (open_.everybody, open_.benches, open_.words) == (None, (), ())


def test_closing_counts_and_keeps_words_without_people_or_levels(room):
    ask(room)
    for person, level in zip(room.people, (5, 5, 4, 1), strict=False):
        say(room, person, level, f" Wort\r\n{level} " if level < 5 else "")
    close(room)
    closed = seen(room).latest
    assert counts(closed.everybody) == [2, 1, 0, 0, 1]
    assert (closed.answered, closed.present, seen(room).open) == (4, 6, None)
    assert {one.text for one in closed.words} == {"Wort\n4", "Wort\n1"}


def test_an_answer_can_be_changed_and_counts_once(room):
    ask(room)
    say(room, room.people[0], 1, "Nein")
    say(room, room.people[0], 2)
    with reading() as session:
        rows = session.query(JournalRow.data).filter(JournalRow.kind == "moods.counted").all()
        mine = queries.own_moods(session, room.id, room.people[0])
        others = queries.own_moods(session, room.id, room.people[1])
    assert [row.data for row in rows] == [{"sketch": 1}]
    assert ([(one.mood, one.text) for one in mine], [one.mood for one in others]) == ([(2, "")], [None])
    two_more(room)
    close(room)
    assert counts(seen(room).latest.everybody) == [0, 0, 2, 1, 0]
    with pytest.raises(NotPermitted, match="not_open"):
        say(room, room.people[0], 3)
    with pytest.raises(NotPermitted, match="not_open"):
        close(room)


@pytest.mark.parametrize(
    ("level", "words", "field", "key"),
    [
        ("", "", "mood", "mood.none_chosen"),
        ("6", "", "mood", "mood.none_chosen"),
        ("0", "", "mood", "mood.none_chosen"),
        ("²", "", "mood", "mood.none_chosen"),
        ("3", "x" * 301, "text", "text.too_long"),
    ],
)
def test_what_cannot_be_taken_is_refused_at_the_field(room, level, words, field, key):
    ask(room)
    with pytest.raises(InvalidInput) as refused:
        say(room, room.people[0], level, words)
    assert (refused.value.field, refused.value.key, seen(room).open.answered) == (field, key, 0)


def test_all_sketches_are_asked_about_and_closed_at_once_and_what_nobody_answered_is_taken_back(room):
    ask(room, None)
    say(room, room.people[0], 4, number=2)
    two_more(room, number=2)
    assert [len(seen(room, number).rounds) for number in (1, 2)] == [1, 1]
    close(room, None)
    assert (seen(room, 1).rounds, counts(seen(room, 2).latest.everybody)) == ((), [0, 1, 2, 0, 0])
    with pytest.raises(NotPermitted, match="not_open"):
        close(room, None)


@pytest.mark.parametrize(("answers", "late"), [(1, 0), (2, 0), (2, 5)])
def test_too_few_answers_are_deleted_and_not_told(room, answers, late):
    """Who came after the question may have come to look through the others, and protects nobody."""
    ask(room)
    said = [*room.people[:answers], *joined(room.id, late).people]
    for person in said:
        say(room, person, 1, "Wort")
    close(room)
    closed = seen(room).latest
    assert (closed.is_open, closed.everybody, closed.benches, closed.words) == (False, None, (), ())
    with reading() as session:
        kept = session.execute(select(MoodRound.counts, MoodRound.by_bench)).one()
    assert (tuple(kept), stored(MoodMark), stored(MoodWord)) == (({}, {}), 0, 0)


def test_asked_one_after_the_other_nobody_is_told(room):
    for person in room.people:
        ask(room)
        say(room, person, 2, "Wort")
        close(room)
    with reading() as session:
        told = [sketch.moods for sketch in report(session, room.id, "de", now().date(), str).sketches]
    assert (len(seen(room).closed), any(told), stored(MoodWord)) == (6, False, 0)


def test_an_answer_to_a_question_that_was_asked_anew_meanwhile_is_refused(room):
    ask(room, by_bench=False)
    for person in room.people[:3]:
        say(room, person, 4)
    close(room)
    ask(room, by_bench=True)
    for stale in (1, 0, 3):
        with pytest.raises(NotPermitted, match="asked_anew"):
            moods_given.give_mood(
                participant_id=room.people[3],
                workshop_id=room.id,
                number=1,
                answer=moods_given.MoodAnswer("1", "Nein", stale),
                now=now(),
            )
    assert (seen(room).open.answered, stored(MoodMark)) == (0, 0)


def test_a_second_round_keeps_the_first(room):
    for level in (1, 5):
        ask(room)
        ask(room, None)  # what is open goes on
        say(room, room.people[0], level)
        two_more(room)
        close(room)
    assert [(one.number, counts(one.everybody)) for one in seen(room).closed] == [
        (1, [0, 0, 2, 0, 1]),
        (2, [1, 0, 2, 0, 0]),
    ]


def test_weiter_lets_a_question_rest_until_the_room_is_back(room):
    ask(room)
    say(room, room.people[0], 5)
    room.go(Step.CLOSE)
    with pytest.raises(NotPermitted, match="give_mood"):
        say(room, room.people[1], 5)
    with pytest.raises(NotPermitted, match="give_mood"):
        close(room)
    assert seen(room).open.everybody is None
    room.back(Step.MOOD)
    say(room, room.people[1], 5)
    two_more(room)
    close(room)
    assert counts(seen(room).latest.everybody) == [2, 0, 2, 0, 0]


def test_the_next_meeting_closes_what_rested(room):
    ask(room)
    say(room, room.people[0], 5)
    two_more(room)
    room.go(Step.CLOSE)
    meetings.begin_meeting(workshop_id=room.id, now=now())
    assert counts(seen(room).latest.everybody) == [1, 0, 2, 0, 0]
    assert stored(MoodMark) == 0


def test_who_was_removed_does_not_count(room):
    ask(room)
    for person in room.people[:4]:
        say(room, person, 5, "Wort")
    people.remove_participant(workshop_id=room.id, participant_id=room.people[0], now=now())
    assert (seen(room).open.answered, seen(room).open.present) == (3, 5)
    with pytest.raises(NotFound):
        say(room, room.people[0], 1)
    close(room)
    assert counts(seen(room).latest.everybody) == [3, 0, 0, 0, 0]
    assert (len(seen(room).latest.words), stored(MoodMark)) == (3, 0)


def test_the_big_screen_shows_what_was_asked_last_until_it_is_taken_off(room):
    def shown() -> list[int]:
        with reading() as session:
            found = queries.moods(session, room.id).shown(sketches(session, room.id))
        return sorted(sketch.number for sketch, _ in found)

    assert shown() == []
    ask(room, None)
    assert shown() == [1, 2]
    moods.show_mood(workshop_id=room.id, number=2, now=now() + timedelta(seconds=1))
    assert shown() == [2]
    moods.clear_screen(workshop_id=room.id, now=now())
    assert shown() == []
    close(room, None)
    with pytest.raises(NotPermitted, match="not_asked"):
        moods.show_mood(workshop_id=room.id, number=1, now=now())


def _of_benches(room: RoomUnderTest, level: int = 5) -> list[tuple[int, list[int]]]:
    close(room)
    return [(one.answered, counts(one)) for one in seen(room).latest.benches]


def test_a_bench_is_told_apart_only_where_five_answered(room):
    politics, offices, unions, *_ = benches()
    seated = [sit_down(room, bench) for bench in [politics] * 6 + [offices] * 5 + [unions] * 2]
    ask(room)
    for n, person in enumerate(seated):
        say(room, person, n % 2 + 4)
    # two of the unions would be looked through: the smallest bench that could be shown stays out too
    assert _of_benches(room) == [(6, [3, 3, 0, 0, 0])]


@pytest.mark.parametrize(
    ("late", "wanted", "told"), [(0, True, 1), (1, True, 0), (2, True, 0), (0, False, 0)]
)
def test_nobody_joins_a_bench_to_look_through_it(room, late, wanted, told):
    bench = benches()[0]
    seated = [sit_down(room, bench) for _ in range(5 - late)]
    ask(room, by_bench=wanted)
    seated += [sit_down(room, bench) for _ in range(late)]
    for person in seated:
        say(room, person, 2)
    assert len(_of_benches(room)) == told
    assert seen(room).latest.answered == 5
