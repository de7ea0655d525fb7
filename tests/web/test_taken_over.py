"""A workshop that came of a file is one like any other: its pages open, its papers are the same, and it goes on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, select

from app.actions import ideas, meetings, sketches, teams
from app.actions.journal import Request
from app.db import reading
from app.domain.codes import digest
from app.domain.phases import Step
from app.models import JournalRow, Participant, Workshop
from app.queries import rooms
from app.queries.report import report
from app.queries.reported_setting import with_setting
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest, joined
from tests.support import looks
from tests.support.databases import ON_SQLITE
from tests.support.evening import evening_until, write
from tests.support.product import WorkshopUnderTest, new_workshop
from tests.support.publishing import publish_past_the_desk
from tests.support.roundtrip import comes_back, content, reported, taken_over, written


@pytest.fixture
def data(app) -> bytes:
    """The file of a whole evening."""
    return written(reported(evening_until(new_workshop().id, Step.CLOSE).id))


@pytest.fixture
def copy(data) -> WorkshopUnderTest:
    """The workshop it leads to."""
    return _found(taken_over(data))


def _found(workshop_id: int) -> WorkshopUnderTest:
    with reading() as session:
        row = session.scalars(select(Workshop).where(Workshop.id == workshop_id)).one()
        return WorkshopUnderTest(row.id, row.public_id, row.code, row.door_token, row.screen_token)


@ON_SQLITE
def test_every_page_opens_in_every_step_for_everybody(doors, data):
    for step in (Step.READ, Step.CHOOSE, Step.SKETCH, Step.AGREE, Step.SHOW, Step.MOOD, Step.CLOSE):
        copy = _found(taken_over(data, step))
        for laptop in (doors.lead(copy), doors.screen(copy), doors.join(copy)):
            assert looks.pages(laptop)["/"]


@ON_SQLITE
def test_its_protokoll_is_read_and_written_on_and_its_results_are_published(doors, copy):
    desk, person = doors.lead(copy), doors.join(copy)
    fixed = person.get(f"{person.base}/protokoll/1").text
    assert "Es war heiß." in fixed
    assert "Ein Beschluss fehlte." in fixed
    assert "Es war heiß." in desk.get(f"{desk.base}/protokoll/1").text  # the draft that goes on with it
    address = publish_past_the_desk(copy.id, with_paper=True)
    page = person.get(f"/ergebnis/{address}").text
    assert "Vorlage schreiben" in page
    assert "So will es der Raum." in page
    assert person.get(f"/ergebnis/{address}/de/bericht.pdf").status == 200


@ON_SQLITE
def test_the_papers_are_the_same_as_before(doors, data):
    with reading() as session:
        first = session.scalars(select(Workshop.id)).one()
    copy = _found(taken_over(data))
    old, new = _found(first), copy
    before = looks.papers(doors.lead(old), old)
    after = looks.papers(doors.lead(new), new)
    assert {name: after[name] == before[name] for name in ("csv", "docx")} == {"csv": True, "docx": True}


@ON_SQLITE
@pytest.mark.parametrize("kept", [1, 2])
def test_a_file_with_some_of_the_sketches_makes_a_workshop_with_these(doors, app, kept):
    room = evening_until(new_workshop().id, Step.CLOSE)
    with reading() as session:
        whole = report(session, room.id, "de", date(2026, 11, 29), str)
        some = replace(whole, sketches=tuple(one for one in whole.sketches if one.number == kept))
        data = written(with_setting(session, room.id, some))
    copy = taken_over(data)
    assert [one.number for one in reported(copy).sketches] == [kept]
    assert content(written(reported(copy))) == content(data)
    assert looks.pages(doors.lead(_found(copy)))["/"]


@ON_SQLITE
def test_the_journal_begins_with_the_step_and_has_no_gap(copy):
    with reading() as session:
        rows = session.execute(
            select(JournalRow.seq, JournalRow.kind, JournalRow.data).where(JournalRow.workshop_id == copy.id)
        ).all()
        assert [tuple(row) for row in rows] == [(1, "step.changed", {"step": "close"})]
        assert rooms.sequences(session, [copy.id]) == {copy.id: 1}


@ON_SQLITE
def test_a_stream_begins_where_its_page_was_rendered(doors, copy):
    """A cursor of the new workshop is as good as any: what happens next arrives, and nothing before."""
    desk = doors.lead(copy)
    page = desk.get(f"{desk.base}/")
    assert ":1" in page.text
    meetings.begin_meeting(workshop_id=copy.id, now=now())
    with reading() as session:
        events = rooms.events_between(session, copy.id, 1, 9)
    assert [event.kind for event in events] == ["meeting.begun", "step.changed"]


@ON_SQLITE
def test_nobody_can_take_the_place_of_somebody_who_was_there(copy):
    with reading() as session:
        rows = session.scalars(select(Participant).where(Participant.workshop_id == copy.id)).all()
        names = [row.name for row in rows]
        digests = {row.token_digest for row in rows}
    assert names == [f"Person {n}" for n in range(1, 7)]
    assert len(digests) == 6
    guesses = ["", *names, *map(str, range(100))]
    assert not digests & {digest(guess) for guess in guesses}
    assert all(len(one) == 64 for one in digests)


@ON_SQLITE
def test_secrets_are_its_own(doors, data, copy):
    other = _found(taken_over(data))
    assert not {copy.code, copy.door_token, copy.screen_token} & {
        other.code,
        other.door_token,
        other.screen_token,
    }
    assert not any(secret in data.decode() for secret in (copy.code, copy.door_token, copy.screen_token))


def test_the_room_goes_on_and_comes_back_once_more(doors, copy):
    """Back to the sketches, a text more, another meeting with ideas of its own: numbers go on, nothing is lost."""
    room = RoomUnderTest(copy.id, joined(copy.id, 2).people)
    room.back(Step.SKETCH)
    sketches.join_sketch(participant_id=room.people[0], workshop_id=room.id, number=1, joined=True, now=now())
    write(room, " Und mehr.")
    room.go(Step.CLOSE)
    meetings.begin_meeting(workshop_id=room.id, now=now())
    room.go(Step.WRITE)
    number = ideas.submit_idea(
        participant_id=room.people[0],
        workshop_id=room.id,
        title="Eine Idee mehr",
        description="",
        request=Request(""),
        now=now(),
    )
    assert number == 7
    room.go(Step.READ)
    teams.let_go_on(workshop_id=room.id, open_=True, now=now())
    desk = doors.lead(copy)
    history = f"{desk.base}/skizzen/1/felder/goals/verlauf"
    assert "10 Zeichen mehr" in desk.get(history).text
    assert "Und mehr." in desk.get(f"{history}/1").text
    assert any("Und mehr." in part.text for part in reported(room.id).sketches[0].sections)
    assert all(looks.papers(desk, copy).values())
    second = comes_back(room.id)
    assert any(idea.title == "Eine Idee mehr" for idea in reported(second).ideas)


@ON_SQLITE
def test_a_file_taken_over_twice_makes_two_that_know_nothing_of_each_other(data):
    one, other = taken_over(data), taken_over(data)
    with reading() as session:
        groups = session.scalars(select(Workshop.group_id).where(Workshop.id.in_([one, other]))).all()
        people = session.scalar(select(func.count()).where(Participant.workshop_id == one))
    assert len(set(groups)) == 2
    assert people == 6
    meetings.begin_meeting(workshop_id=one, now=now())
    assert content(written(reported(other))) == content(data)
    assert content(written(reported(one))) != content(data)
