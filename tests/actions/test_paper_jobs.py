"""Papers in the background: asked for once, written by one, taken up again, given up, cancelled, kept for a while."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.actions import paper_jobs, paper_writing, workshops
from app.db import reading
from app.domain.errors import NotFound, NotPermitted, RuleBroken
from app.domain.paper_jobs import ATTEMPTS, DESK, KEPT, LEASE, MOST_OPEN, JobState, PaperWish
from app.domain.phases import Step
from app.queries import paper_jobs as queries
from app.web.answers import now
from tests.support.evening import evening_until

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


@pytest.fixture
def room(app, workshop):
    """A room in its last step."""
    return evening_until(workshop.id, Step.CLOSE)


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
