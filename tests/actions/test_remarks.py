"""Questions and answers: who said it is told only where somebody wanted it; what is hidden reaches nobody else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.actions import ordering, remarks
from app.actions.journal import Request
from app.db import reading
from app.domain.errors import InvalidInput, NotFound, NotPermitted, TooFast
from app.domain.phases import Audience, Step
from app.models import JournalRow, Remark
from app.queries.reading import room_reading
from app.queries.remarks import RemarkView, own_remarks, readable_remark, remarks_on
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest, joined


def _room(workshop_id: int, step: Step = Step.READ) -> RoomUnderTest:
    room = joined(workshop_id, 3)
    room.collect(4)
    room.go(step)
    return room


def _ask(room: RoomUnderTest, idea: int, text: str, person: int = 0, **more: object) -> int:
    speaker = remarks.Speaker(room.people[person], named=bool(more.pop("named", False)))
    return remarks.ask_about(
        workshop_id=room.id, idea=idea, text=text, speaker=speaker, now=more.pop("at", now()), **more
    )


def _answer(room: RoomUnderTest, question: int, text: str, speaker: remarks.Speaker) -> int:
    return remarks.answer_question(
        workshop_id=room.id, question=question, text=text, speaker=speaker, now=now()
    )


def _on(room: RoomUnderTest, audience: Audience = Audience.PARTICIPANT) -> dict[int, tuple[RemarkView, ...]]:
    with reading() as session:
        return remarks_on(session, room.id, audience)


def test_a_question_is_anonymous_unless_somebody_wants_their_name_to_stand_there(app, workshop):
    room = _room(workshop.id)
    _ask(room, 1, "Für wen?")
    _ask(room, 1, "Und wann?", person=1, named=True)
    _answer(room, 1, "Für alle.", remarks.Speaker(room.people[0]))
    _answer(room, 3, "Wirklich.", remarks.Speaker(locale="en"))  # an answer to an answer stands beside it
    first, second = _on(room)[1]
    assert (first.text, first.name, second.name) == ("Für wen?", None, "Helle Eiche")
    assert [(a.text, a.name, a.by_facilitator, a.locale) for a in first.answers] == [
        ("Für alle.", None, False, "de"),
        ("Wirklich.", None, True, "en"),
    ]


def test_questions_on_what_lies_in_a_bundle_stand_on_the_bundle(app, workshop):
    room = _room(workshop.id)
    _ask(room, 2, "Zu zwei?")
    ordering.merge_ideas(workshop_id=room.id, source=2, target=1, now=now())
    assert _ask(room, 2, "Noch eine?") == 1
    _ask(room, 1, "Zu eins?")
    assert [(r.text, r.idea) for r in _on(room)[1]] == [
        ("Zu zwei?", 2),
        ("Noch eine?", 2),
        ("Zu eins?", 1),
    ]
    ordering.separate_idea(workshop_id=room.id, number=2, now=now())
    assert {n: len(asked) for n, asked in _on(room).items()} == {1: 1, 2: 2}
    with reading() as session:
        rows = session.scalars(
            select(JournalRow.data).where(JournalRow.kind == "idea.changed").order_by(JournalRow.seq)
        )
        told = [row["ideas"] for row in rows]
    assert told[-3] == [1, 2]  # bundle and part: the card is pushed, and whose idea it is may look
    assert told[-2] == [1]


def test_what_is_hidden_reaches_its_author_and_the_moderator_and_nobody_else(app, workshop):
    room = _room(workshop.id)
    _ask(room, 1, "Gemein?")
    _answer(room, 1, "Ja.", remarks.Speaker(room.people[1]))
    _ask(room, 2, "Gut?")
    remarks.hide_remark(workshop_id=room.id, number=1, reason="Spott", now=now())
    assert set(_on(room)) == set(_on(room, Audience.SCREEN)) == {2}
    with reading() as session:
        assert room_reading(session, room.id).questions == 1
        assert readable_remark(session, room.id, 2, Audience.PARTICIPANT) is None  # its question is hidden
        assert [r.hidden_reason for r in own_remarks(session, room.id, room.people[0])] == ["Spott", None]
        assert own_remarks(session, room.id, room.people[1])[0].hidden_reason is None
    for_desk = _on(room, Audience.FACILITATOR)[1][0]
    assert (for_desk.hidden_reason, len(for_desk.answers)) == ("Spott", 1)
    for question in (1, 2):
        with pytest.raises(NotFound):
            _answer(room, question, "Doch.", remarks.Speaker(room.people[2]))
    remarks.show_remark(workshop_id=room.id, number=1, now=now())
    assert [len(q.answers) for q in _on(room)[1]] == [1]


@pytest.mark.parametrize("gone", ["hidden", "part of a hidden bundle", "unknown"])
def test_there_is_nothing_to_ask_about_what_is_not_to_be_seen(app, workshop, gone):
    room = _room(workshop.id)
    if gone == "part of a hidden bundle":
        ordering.merge_ideas(workshop_id=room.id, source=2, target=1, now=now())
    _ask(room, 2, "Noch da?")
    if gone != "unknown":
        hidden = 2 if gone == "hidden" else 1
        ordering.hide_idea(workshop_id=room.id, number=hidden, reason="Scherz", now=now())
    with pytest.raises(NotFound):
        _ask(room, 77 if gone == "unknown" else 2, "Wer?")
    with reading() as session:
        assert room_reading(session, room.id).questions == (1 if gone == "unknown" else 0)


@pytest.mark.parametrize("step", [Step.WRITE, Step.VOTE])
def test_questions_belong_to_reading(app, workshop, step):
    room = _room(workshop.id, step)
    with pytest.raises(NotPermitted, match=r"step\.read_together"):
        _ask(room, 1, "Wer?")
    with pytest.raises(NotPermitted, match=r"step\.read_together"):
        _answer(room, 1, "Wir.", remarks.Speaker())


def test_more_than_ten_a_minute_are_refused_for_this_person_alone(app, workshop):
    room = _room(workshop.id)
    began = now()
    for n in range(10):
        _ask(room, 1, f"Frage {n}", at=began)
    with pytest.raises(TooFast):
        _ask(room, 1, "Noch eine", at=began + timedelta(seconds=59))
    _ask(room, 1, "Eine andere Person", person=1, at=began)
    _ask(room, 1, "Später", at=began + timedelta(seconds=61))
    assert [remark.number for remark in _on(room)[1]] == list(range(1, 13))


def test_a_lost_answer_is_sent_again_without_a_second_question(app, workshop):
    room = _room(workshop.id)
    again = {"request": Request("participant-1", "key")}
    assert [_ask(room, 3, "Wer?", **again) for _ in range(2)] == [3, 3]
    assert len(_on(room)[3]) == 1


def test_a_reason_is_needed_to_hide(app, workshop):
    room = _room(workshop.id)
    _ask(room, 1, "Wer?")
    with pytest.raises(InvalidInput, match=r"reason\.missing"):
        remarks.hide_remark(workshop_id=room.id, number=1, reason=" ", now=now())
    with reading() as session:
        assert session.scalars(select(Remark.hidden_reason)).all() == [None]
