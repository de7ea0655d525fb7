"""Handing out ideas of others: who gets what, a second time, late, and when an idea goes."""

from __future__ import annotations

from collections import Counter

import pytest
from sqlalchemy import func, select

from app.actions import ideas, inspirations, ordering, people
from app.actions.workshops import move_step
from app.db import reading
from app.domain.errors import NotPermitted, RuleBroken
from app.domain.phases import Step
from app.models import Idea, Inspiration, JournalRow
from app.queries.inspirations import Shown, offer, shown_to
from app.queries.rooms import room as room_of
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest, joined


def _open(room: RoomUnderTest, seed: str = "1") -> None:
    inspirations.open_inspirations(workshop_id=room.id, seed=seed, now=now())


def _close(room: RoomUnderTest) -> None:
    inspirations.close_inspirations(workshop_id=room.id, now=now())


def _shown(room: RoomUnderTest) -> dict[int, list[Shown]]:
    with reading() as session:
        state = room_of(session, room.id)
        return {person: list(shown_to(session, state, person)) for person in room.people}


def _numbers(room: RoomUnderTest) -> dict[int, set[int]]:
    return {person: {idea.number for idea in shown} for person, shown in _shown(room).items()}


def _own(room: RoomUnderTest) -> dict[int, set[int]]:
    own: dict[int, set[int]] = {person: set() for person in room.people}
    with reading() as session:
        for number, author in session.execute(select(Idea.number, Idea.author_id)):
            own[author].add(number)
    return own


def _events(room: RoomUnderTest) -> list[dict[str, object]]:
    with reading() as session:
        rows = session.execute(select(JournalRow.kind, JournalRow.data).order_by(JournalRow.seq))
        return [data for kind, data in rows if kind == "inspirations.changed"]


def test_everybody_gets_others_ideas_and_every_idea_is_shown_about_equally_often(app, workshop):
    room = joined(workshop.id, 10)
    room.collect(20)
    assert set(map(len, _numbers(room).values())) == {0}
    _open(room)
    shown, own = _numbers(room), _own(room)
    assert all(3 <= len(numbers) <= 5 and not numbers & own[person] for person, numbers in shown.items())
    often = Counter(number for numbers in shown.values() for number in numbers)
    assert set(often) == set(range(1, 21))
    assert max(often.values()) <= 2 * min(often.values())
    assert _events(room) == [{"ideas": []}]


def test_closing_shows_them_to_nobody_and_opening_again_shows_others(app, workshop):
    room = joined(workshop.id, 5)
    room.collect(20)
    _open(room)
    first = _numbers(room)
    with pytest.raises(RuleBroken, match=r"inspirations\.open"):
        _open(room)
    _close(room)
    assert not any(_numbers(room).values())
    _close(room)  # a second press changes nothing
    _open(room, "2")
    second = _numbers(room)
    assert not any(first[person] & second[person] for person in room.people)
    often = Counter(n for shown in (first, second) for numbers in shown.values() for n in numbers)
    assert max(often.values()) <= 2 * min(often[n] for n in range(1, 21))
    with reading() as session:
        assert offer(session, room_of(session, room.id)).rounds == 2


def test_who_has_seen_all_is_shown_old_ones_again(app, workshop):
    room = joined(workshop.id, 2)
    room.collect(4)
    for seed in ("1", "2", "3"):
        _open(room, seed)
        own = _own(room)
        assert _numbers(room) == {person: {1, 2, 3, 4} - own[person] for person in room.people}
        _close(room)
    with reading() as session:
        assert session.scalar(select(func.count()).select_from(Inspiration)) == 4


def test_too_few_ideas_and_other_steps_open_nothing(app, workshop):
    room = joined(workshop.id, 2)
    room.collect(3)
    with pytest.raises(RuleBroken, match=r"inspirations\.too_few"):
        _open(room)
    room.submit(room.people[0], "Die vierte")
    room.go(Step.READ)
    with pytest.raises(NotPermitted):
        _open(room)
    with reading() as session:
        assert not session.scalars(select(Inspiration)).all()


def test_who_comes_late_gets_theirs_and_who_was_removed_none(app, workshop):
    room = joined(workshop.id, 4)
    room.collect(8)
    gone = room.people.pop()
    people.remove_participant(workshop_id=room.id, participant_id=gone, now=now())
    _open(room)
    late = joined(room.id, 1).people[0]
    room.people.append(late)
    assert 3 <= len(_numbers(room)[late]) <= 5
    with reading() as session:
        assert gone not in set(session.scalars(select(Inspiration.participant_id)))
    _close(room)
    later = joined(room.id, 1).people[0]
    with reading() as session:
        assert later not in set(session.scalars(select(Inspiration.participant_id)))


def test_a_withdrawn_idea_goes_at_once_and_a_reworded_one_is_told(app, workshop):
    room = joined(workshop.id, 2)
    room.collect(8)
    _open(room)
    writer, reader = room.people
    number = min(_numbers(room)[reader])
    mine = {"participant_id": writer, "workshop_id": room.id, "number": number, "now": now()}
    ideas.edit_idea(title="Umgeschrieben", description="", **mine)
    assert "Umgeschrieben" in [idea.title for idea in _shown(room)[reader]]
    ideas.withdraw_idea(withdrawn=True, **mine)
    assert number not in _numbers(room)[reader]
    assert _events(room) == [{"ideas": []}, {"ideas": [number]}, {"ideas": [number]}]


def test_an_idea_nobody_is_shown_changes_in_silence(app, workshop):
    room = joined(workshop.id, 2)
    room.collect(4)
    _open(room)
    number = room.submit(room.people[0], "Danach geschrieben")
    ideas.withdraw_idea(
        participant_id=room.people[0], workshop_id=room.id, number=number, withdrawn=True, now=now()
    )
    _close(room)
    ideas.withdraw_idea(
        participant_id=room.people[0], workshop_id=room.id, number=1, withdrawn=True, now=now()
    )
    assert _events(room) == [{"ideas": []}, {"ideas": []}]


def test_hidden_and_merged_ideas_are_not_handed_out(app, workshop):
    room = joined(workshop.id, 2)
    room.collect(8)
    _open(room)
    room.go(Step.READ)
    assert not any(_numbers(room).values())  # from reading on there is nothing to hand out
    ordering.hide_idea(workshop_id=room.id, number=1, reason="Ein Name", now=now())
    ordering.merge_ideas(workshop_id=room.id, source=3, target=2, now=now())
    move_step(workshop_id=room.id, wanted=Step.WRITE, now=now())
    assert all({1, 3}.isdisjoint(numbers) for numbers in _numbers(room).values())
    _close(room)
    _open(room, "2")
    assert all({1, 3}.isdisjoint(numbers) for numbers in _numbers(room).values())
