"""Papers in the background: asked for once, written by one, taken up again, given up, cancelled, kept for a while."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import delete, select, text, update

from app.actions import paper_jobs, paper_writing, workshops
from app.db import reading, transaction
from app.domain import paper_jobs as rules
from app.domain.errors import NotFound, NotPermitted, RuleBroken
from app.domain.paper_jobs import ATTEMPTS, DESK, KEPT, LEASE, MOST_OPEN, OWN, JobState, PaperWish
from app.domain.phases import Audience, Step
from app.domain.report import Reader
from app.models import PaperTemplate, Process, Workshop
from app.queries import paper_jobs as queries
from app.web.answers import now
from tests.actions.rooms import joined

WISH = PaperWish(format="zip")
WRITTEN = paper_writing.Written("alles.zip", "application/zip", 3)


def _ask(room_id: int, asker: int = DESK, wish: PaperWish = WISH) -> int:
    return paper_jobs.ask_for_paper(workshop_id=room_id, asker=asker, wish=wish, now=now())


def _take(node: str = "one", lease: str = "a", after: timedelta = timedelta(0)) -> paper_writing.Hold | None:
    return paper_writing.take_up(node=node, lease=lease, now=now() + after)


def _state(room_id: int, number: int, asker: int = DESK) -> JobState:
    with reading() as session:
        return queries.paper_job(session, room_id, asker, number).state


def _write(hold: paper_writing.Hold, body: bytes = b"ZIP") -> None:
    assert paper_writing.put_piece(hold, place=0, body=body, now=now())
    paper_writing.finish(hold, WRITTEN, now=now())


def table_size(table: str) -> int:
    """How many rows there are."""
    with reading() as session:
        return session.scalar(text(f"SELECT count(*) FROM {table}"))


@pytest.fixture
def room(app, workshop):
    """A room in its last step; the way there, and what its papers say, does not matter here."""
    here = joined(workshop.id, 2)
    with transaction() as session:
        session.execute(update(Workshop).values(step=Step.CLOSE.value))
    return here


def test_the_same_wish_is_one_job_until_something_changes(room):
    first = _ask(room.id)
    assert _ask(room.id) == first
    _write(_take())
    assert _ask(room.id) == first  # and the jobs' own events have changed nothing
    assert _ask(room.id, wish=PaperWish(format="zip", language="en")) != first
    workshops.announce(workshop_id=room.id, text="Neu", now=now())
    assert _ask(room.id) != first


def test_one_writer_at_a_time_holds_a_job(room):
    _ask(room.id)
    hold = _take()
    assert hold is not None
    assert _take("two", "b") is None
    assert paper_writing.keep_up(hold, done=1, parts=3, now=now())


def test_a_machine_writes_one_paper_and_another_the_next(room):
    _ask(room.id)
    _ask(room.id, wish=PaperWish(format="pdf"))
    first = _take("one", "a")
    assert _take("one", "b") is None
    second = _take("two", "c")
    assert {first.wish.format, second.wish.format} == {"zip", "pdf"}


def test_a_job_whose_writer_died_is_taken_up_by_another(room):
    number = _ask(room.id)
    dead = _take()
    assert _take("two", "b", LEASE - timedelta(seconds=2)) is None
    alive = _take("two", "b", LEASE + timedelta(seconds=2))
    assert alive is not None
    assert not paper_writing.keep_up(dead, done=1, parts=3, now=now())
    assert not paper_writing.put_piece(dead, place=0, body=b"alt", now=now())
    _write(alive)
    assert _state(room.id, number) is JobState.READY
    with reading() as session:
        mark = queries.paper_job(session, room.id, DESK, number).mark
    assert b"".join(queries.pieces(room.id, mark)) == b"ZIP"


def test_what_kills_its_writers_is_given_up(room):
    number = _ask(room.id)
    for attempt in range(ATTEMPTS):
        assert _take(lease=f"l{attempt}", after=attempt * (LEASE + timedelta(seconds=1))) is not None
    late = now() + ATTEMPTS * (LEASE + timedelta(seconds=1))
    assert paper_writing.take_up(node="one", lease="z", now=late) is None
    paper_writing.give_up(now=late)
    with reading() as session:
        job = queries.paper_job(session, room.id, DESK, number)
    assert (job.state, job.failure) == (JobState.FAILED, "papers.gave_up")
    paper_jobs.repeat_paper(workshop_id=room.id, asker=DESK, number=number, now=now())
    assert _take() is not None


def test_a_server_that_stops_gives_its_paper_back_at_once(room):
    _ask(room.id)
    paper_writing.give_back(_take())
    assert _take("two", "b") is not None


def test_cancelling_stops_the_writer(room):
    number = _ask(room.id)
    hold = _take()
    paper_jobs.cancel_paper(workshop_id=room.id, asker=DESK, number=number, now=now())
    assert not paper_writing.keep_up(hold, done=1, parts=3, now=now())
    paper_writing.finish(hold, WRITTEN, now=now())
    assert _state(room.id, number) is JobState.CANCELLED
    with pytest.raises(NotPermitted):
        paper_jobs.cancel_paper(workshop_id=room.id, asker=DESK, number=number, now=now())


def test_a_job_is_its_askers_alone_and_its_paper_is_written_once_for_all(room):
    mine, theirs = room.people[:2]
    first, second = _ask(room.id, mine), _ask(room.id, theirs)
    for act in (paper_jobs.cancel_paper, paper_jobs.repeat_paper, paper_jobs.forget_paper):
        with pytest.raises(NotFound):
            act(workshop_id=room.id, asker=theirs, number=first, now=now())
    _write(_take())
    assert _take() is None
    assert (_state(room.id, first, mine), _state(room.id, second, theirs)) == (JobState.READY, JobState.READY)
    paper_jobs.forget_paper(workshop_id=room.id, asker=mine, number=first, now=now())
    with reading() as session:
        left = queries.paper_job(session, room.id, theirs, second)
    assert b"".join(queries.pieces(room.id, left.mark)) == b"ZIP"


def test_participants_have_papers_in_the_last_step_only(room):
    room.back(Step.SHOW)
    with pytest.raises(NotFound):
        _ask(room.id, room.people[0])
    assert _ask(room.id)


def test_nobody_waits_for_any_number_of_papers(room):
    wishes = [PaperWish(format=kind) for kind in ("zip", "pdf", "docx", "pptx")]
    for wish in wishes[:MOST_OPEN]:
        _ask(room.id, wish=wish)
    with pytest.raises(RuleBroken, match=r"papers\.too_many"):
        _ask(room.id, wish=wishes[MOST_OPEN])


def test_finished_papers_are_kept_for_a_while_and_then_gone(room):
    number = _ask(room.id)
    _write(_take())
    with reading() as session:
        mark = queries.paper_job(session, room.id, DESK, number).mark
    paper_writing.clear_away(now=now() + KEPT - timedelta(minutes=1))
    assert _state(room.id, number) is JobState.READY
    paper_writing.clear_away(now=now() + KEPT + timedelta(minutes=1))
    with pytest.raises(NotFound):
        _state(room.id, number)
    assert list(queries.pieces(room.id, mark)) == []


def test_the_desk_goes_first(room):
    _ask(room.id, room.people[0], PaperWish(format="pdf"))
    _ask(room.id, DESK, PaperWish(format="docx"))
    assert _take().wish.format == "docx"


def test_a_room_waits_for_a_few_different_papers_but_any_number_of_people_for_the_same(room, monkeypatch):
    monkeypatch.setattr(rules, "MOST_WAITING", 2)
    mine, theirs = room.people[:2]
    for kind in ("pdf", "docx"):
        _ask(room.id, mine, PaperWish(format=kind))
    with pytest.raises(RuleBroken, match=r"papers\.queue_full"):
        _ask(room.id, theirs, PaperWish(format="pptx"))
    assert _ask(room.id, theirs, PaperWish(format="pdf"))
    assert _ask(room.id, DESK, PaperWish(format="pptx"))


def _written(room_id: int, language: str) -> int:
    number = _ask(room_id, wish=PaperWish(format="zip", language=language))
    _write(_take())
    return number


def _kept(room_id: int) -> set[int]:
    with reading() as session:
        return {job.number for job in queries.paper_jobs(session, room_id, DESK)}


@pytest.mark.parametrize(("bound", "most"), [("KEPT_PAPERS", 1), ("KEPT_BYTES", 5), ("KEPT_BYTES_IN_ALL", 5)])
def test_the_oldest_papers_make_room(room, monkeypatch, bound, most):
    monkeypatch.setattr(rules, bound, most)
    old = _written(room.id, "de")
    new = _written(room.id, "en")
    assert (_kept(room.id), old != new) == ({new}, True)
    assert table_size("paper_file") == 1


def test_a_cancelled_paper_leaves_no_piece_behind(room):
    number = _ask(room.id)
    assert paper_writing.put_piece(_take(), place=0, body=b"halb", now=now())
    paper_jobs.cancel_paper(workshop_id=room.id, asker=DESK, number=number, now=now())
    assert table_size("paper_file") == 0


def test_a_paper_of_a_removed_workshop_stops_and_is_gone(room):
    _ask(room.id)
    hold = _take()
    assert paper_writing.put_piece(hold, place=0, body=b"halb", now=now())
    with transaction() as session:
        session.execute(delete(Workshop).where(Workshop.id == room.id))
    assert not paper_writing.keep_up(hold, done=1, parts=3, now=now())
    assert not paper_writing.put_piece(hold, place=1, body=b"ganz", now=now())
    for end in (paper_writing.give_back, lambda one: paper_writing.finish(one, WRITTEN, now=now())):
        end(hold)
    assert table_size("paper_job") == table_size("paper_file") == 0


def test_a_draft_is_never_handed_from_the_desk_to_the_room(room):
    desk = PaperWish(format="zip", reader=Reader(audience=Audience.FACILITATOR))
    _ask(room.id, DESK, desk)
    _write(_take())
    theirs = _ask(room.id, room.people[0])
    assert _state(room.id, theirs, room.people[0]) is JobState.WAITING


def test_a_template_another_group_has_brought_makes_another_paper(room):
    first = _ask(room.id, wish=PaperWish(format=OWN))
    with transaction() as session:  # past the actions, which tell of it in one workshop alone
        process = session.scalars(select(Process.id)).one()
        session.add(PaperTemplate(process_id=process, name="x.docx", data=b"x", at=now()))
    assert _ask(room.id, wish=PaperWish(format=OWN)) != first
