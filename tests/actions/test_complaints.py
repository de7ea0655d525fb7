"""Reports to the moderator: one per person and thing, gone when it is hidden or settled."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.actions import complaints, ordering, remarks, workshops
from app.db import reading
from app.domain.errors import InvalidInput, NotFound, NotPermitted, TooFast
from app.domain.phases import Step
from app.queries.complaints import ComplaintView, open_complaints
from app.queries.rooms import sequences
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest, joined


def _room(workshop_id: int, step: Step = Step.READ) -> RoomUnderTest:
    room = joined(workshop_id, 3)
    room.collect(3)
    room.go(step)
    return room


def _report(room: RoomUnderTest, idea: int, reason: str, person: int = 0, at=None) -> None:
    complaints.report_idea(
        participant_id=room.people[person],
        workshop_id=room.id,
        idea=idea,
        reason=reason,
        now=at or now(),
    )


def _open(room: RoomUnderTest, step: Step = Step.READ) -> list[ComplaintView]:
    with reading() as session:
        return list(open_complaints(session, room.id, step, step))


def test_reports_of_one_thing_stand_together_and_the_same_person_counts_once(app, workshop):
    room = _room(workshop.id)
    _report(room, 2, "Ein Name")
    _report(room, 2, "Noch einmal ich")
    _report(room, 2, "Spott", person=1)
    _report(room, 1, "Spott", person=1)
    found = _open(room)
    assert [(c.idea, c.words, c.reasons) for c in found] == [
        (2, "Idee 2", ("Ein Name", "Spott")),
        (1, "Idee 1", ("Spott",)),
    ]


def test_a_repeated_report_tells_the_desk_nothing(app, workshop):
    room = _room(workshop.id)
    _report(room, 2, "Ein Name")
    with reading() as session:
        before = sequences(session, [room.id])
    _report(room, 2, "Ein Name")
    with reading() as session:
        assert sequences(session, [room.id]) == before


def test_what_is_hidden_drops_out_and_is_there_again_when_it_is_shown(app, workshop):
    room = _room(workshop.id)
    remarks.ask_about(
        workshop_id=room.id, idea=1, text="Gemein?", speaker=remarks.Speaker(room.people[0]), now=now()
    )
    _report(room, 2, "Ein Name")
    complaints.report_remark(
        participant_id=room.people[1], workshop_id=room.id, remark=1, reason="Spott", now=now()
    )
    assert [(c.idea, c.remark, c.words) for c in _open(room)] == [(2, None, "Idee 2"), (1, 1, "Gemein?")]
    ordering.hide_idea(workshop_id=room.id, number=2, reason="Ein Name", now=now())
    assert [c.remark for c in _open(room)] == [1]
    remarks.hide_remark(workshop_id=room.id, number=1, reason="Spott", now=now())
    assert _open(room) == []
    ordering.show_idea(workshop_id=room.id, number=2, now=now())
    assert [c.idea for c in _open(room)] == [2]
    with pytest.raises(NotFound):
        complaints.report_remark(
            participant_id=room.people[2], workshop_id=room.id, remark=1, reason="Spott", now=now()
        )


def test_no_offence_settles_all_reports_of_this_thing_and_no_others(app, workshop):
    room = _room(workshop.id)
    for person in (0, 1):
        _report(room, 2, "Gefällt mir nicht", person=person)
    _report(room, 1, "Spott")
    first, second = _open(room)
    complaints.settle_complaint(workshop_id=room.id, number=first.number, now=now())
    assert _open(room) == [second]
    with pytest.raises(NotFound):
        complaints.settle_complaint(workshop_id=room.id, number=first.number, now=now())
    _report(room, 2, "Immer noch")  # has been looked at
    assert _open(room) == [second]
    _report(room, 2, "Von jemand anderem", person=2)
    assert [c.idea for c in _open(room)] == [1, 2]


def test_before_the_reveal_nobody_reports_and_the_desk_reads_nothing(app, workshop):
    room = _room(workshop.id, Step.WRITE)
    with pytest.raises(NotPermitted, match=r"step\.read_together"):
        _report(room, 1, "Spott")
    room.go(Step.READ)
    _report(room, 1, "Spott")
    workshops.move_step(workshop_id=room.id, wanted=Step.WRITE, now=now())
    assert _open(room, Step.WRITE) == []


def test_a_report_says_why_and_nobody_floods_the_desk(app, workshop):
    room = joined(workshop.id, 1)
    room.collect(11)
    room.go(Step.READ)
    with pytest.raises(InvalidInput, match=r"reason\.missing"):
        _report(room, 1, "  ")
    began = now()
    for idea in range(1, 11):
        _report(room, idea, "Spott", at=began)
    with pytest.raises(TooFast):
        _report(room, 11, "Spott", at=began)
    _report(room, 11, "Spott", at=began + timedelta(seconds=61))
    assert len(_open(room)) == 11
