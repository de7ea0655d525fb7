"""Ideas: once per request, never lost by a step, never more than a person can mean."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import func, select

from app.actions import history, ideas, ordering, workshops
from app.actions.journal import KeyReused
from app.db import db, reading
from app.domain.errors import InvalidInput, NotFound, NotPermitted, RuleBroken, TooFast
from app.domain.phases import Audience, Step
from app.models import Idea, IdeaVersion, JournalRow
from app.queries.history import latest
from app.queries.ideas import board, own_ideas
from app.web.answers import now
from tests.actions.rooms import joined


def _count() -> int:
    with reading() as session:
        return session.execute(select(func.count()).select_from(Idea)).scalar_one()


def test_submit_with_the_same_key_twice_stores_once(app, workshop):
    room = joined(workshop.id, 1)
    room.go(Step.WRITE)
    first = room.submit(room.people[0], "Lotsen", key="k1")
    again = room.submit(room.people[0], "Lotsen", key="k1")
    assert (first, again, _count()) == (1, 1, 1)


def test_submit_with_the_same_key_and_another_text_is_refused(app, workshop):
    room = joined(workshop.id, 1)
    room.go(Step.WRITE)
    room.submit(room.people[0], "Lotsen", key="k1")
    with pytest.raises(KeyReused):
        room.submit(room.people[0], "Messe", key="k1")
    assert _count() == 1


def test_submit_the_same_request_at_once_has_one_effect(app, workshop):
    room = joined(workshop.id, 1)
    room.go(Step.WRITE)
    results: list[object] = []

    def send() -> None:
        with app.app_context():
            try:
                results.append(room.submit(room.people[0], "Lotsen", key="same"))
            except Exception as error:
                results.append(error)
            finally:
                db.session.remove()

    threads = [threading.Thread(target=send) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [1] * 8
    assert _count() == 1


def test_submit_outside_the_step_is_refused(app, workshop):
    room = joined(workshop.id, 1)
    with pytest.raises(NotPermitted):
        room.submit(room.people[0], "zu früh")
    room.go(Step.READ)
    with pytest.raises(NotPermitted):
        room.submit(room.people[0], "zu spät")
    assert _count() == 0


@pytest.mark.parametrize(
    ("title", "description", "field"),
    [
        ("", "x", "title"),
        ("\u200b \x00", "", "title"),
        ("x" * 121, "", "title"),
        ("x", "y" * 2001, "description"),
    ],
)
def test_submit_what_cannot_be_taken_names_the_field(app, workshop, title, description, field):
    room = joined(workshop.id, 1)
    room.go(Step.WRITE)
    with pytest.raises(InvalidInput) as refused:
        room.submit(room.people[0], title, description)
    assert refused.value.field == field


def test_submit_more_than_ten_a_minute_is_too_fast_for_one_but_not_for_others(app, workshop):
    room = joined(workshop.id, 2)
    room.go(Step.WRITE)
    for n in range(10):
        room.submit(room.people[0], f"Idee {n}")
    with pytest.raises(TooFast):
        room.submit(room.people[0], "die elfte")
    assert room.submit(room.people[1], "von nebenan") == 11


def test_edit_keeps_the_earlier_wording(app, workshop):
    room = joined(workshop.id, 2)
    room.go(Step.WRITE)
    number = room.submit(room.people[0], "Lotzen")
    ideas.edit_idea(
        participant_id=room.people[0],
        workshop_id=room.id,
        number=number,
        title="Lotsen",
        description="",
        now=now(),
    )
    with reading() as session:
        assert [i.title for i in own_ideas(session, room.id, room.people[0])] == ["Lotsen"]
        assert list(session.scalars(select(IdeaVersion.title))) == ["Lotzen"]
    with pytest.raises(NotFound):
        ideas.withdraw_idea(
            participant_id=room.people[1], workshop_id=room.id, number=number, withdrawn=True, now=now()
        )


def test_going_back_destroys_nothing(app, workshop):
    room = joined(workshop.id, 2)
    room.go(Step.WRITE)
    for person in room.people:
        room.submit(person, f"Idee von {person}")
    room.go(Step.READ)
    ordering.merge_ideas(workshop_id=room.id, source=2, target=1, now=now())
    workshops.move_step(workshop_id=room.id, wanted=Step.WRITE, now=now())
    room.go(Step.READ)
    with reading() as session:
        shown = board(session, room.id, Step.READ, Audience.PARTICIPANT)
    assert [(i.number, [p.number for p in i.parts]) for i in shown] == [(1, [2])]
    assert _count() == 2


def test_merge_separate_hide_correct_and_undo_are_reversible(app, workshop):
    room = joined(workshop.id, 1)
    room.go(Step.WRITE)
    for n in range(3):
        room.submit(room.people[0], f"Idee {n + 1}")
    room.go(Step.READ)
    with reading() as session:
        before = board(session, room.id, Step.READ, Audience.FACILITATOR)
    ordering.merge_ideas(workshop_id=room.id, source=2, target=1, now=now())
    ordering.merge_ideas(workshop_id=room.id, source=1, target=3, now=now())
    ordering.hide_idea(workshop_id=room.id, number=3, reason="Name genannt", now=now())
    ordering.correct_idea(workshop_id=room.id, number=3, title="Idee drei", description="", now=now())
    undone = []
    for _ in range(4):
        with reading() as session:
            undone.append(latest(session, room.id).kind)
        history.undo_last(workshop_id=room.id, now=now())
    assert undone == ["correct", "hide", "merge", "merge"]
    with reading() as session:
        after = board(session, room.id, Step.READ, Audience.FACILITATOR)
    assert [(i.number, i.title, i.parts, i.hidden_reason) for i in after] == [
        (i.number, i.title, i.parts, i.hidden_reason) for i in before
    ]
    with pytest.raises(RuleBroken, match=r"undo\.nothing"):
        history.undo_last(workshop_id=room.id, now=now())


def test_hidden_idea_is_there_for_the_moderator_only(app, workshop):
    room = joined(workshop.id, 1)
    room.go(Step.WRITE)
    room.submit(room.people[0], "Idee")
    room.go(Step.READ)
    ordering.hide_idea(workshop_id=room.id, number=1, reason="Name genannt", now=now())
    with reading() as session:
        assert not board(session, room.id, Step.READ, Audience.PARTICIPANT)
        assert not board(session, room.id, Step.READ, Audience.SCREEN)
        assert board(session, room.id, Step.READ, Audience.FACILITATOR)[0].hidden_reason == "Name genannt"
        assert own_ideas(session, room.id, room.people[0])[0].hidden_reason == "Name genannt"


def test_journal_is_gapless_and_in_commit_order_with_many_writers(app, workshop):
    room = joined(workshop.id, 8)
    room.go(Step.WRITE)

    def write(person: int) -> None:
        with app.app_context():
            for n in range(5):
                room.submit(person, f"Idee {person} {n}")
            db.session.remove()

    threads = [threading.Thread(target=write, args=(person,)) for person in room.people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with reading() as session:
        numbers = list(session.scalars(select(JournalRow.seq).order_by(JournalRow.seq)))
        ideas_in_order = list(session.scalars(select(Idea.number).order_by(Idea.number)))
    assert numbers == list(range(1, len(numbers) + 1))
    assert ideas_in_order == list(range(1, 41))
