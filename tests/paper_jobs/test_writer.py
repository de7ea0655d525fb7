"""The writer and its children: papers come whole out of another process, whatever becomes of that process."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import threading
import time
import zipfile
from pathlib import Path

import pytest
from sqlalchemy import select

from app.actions import paper_jobs
from app.db import reading, transaction
from app.domain.paper_jobs import DESK, OWN, TYPESET, JobState, PaperWish
from app.domain.phases import Step
from app.exports import FORMATS
from app.models import PaperTemplate, Process
from app.paper_jobs import children
from app.paper_jobs.children import Order, Stopped, steps, written
from app.paper_jobs.writer import PaperWriter
from app.queries.paper_jobs import PaperJobView, paper_job, pieces
from app.web.answers import fragment, now
from tests.support.databases import ON_POSTGRESQL, ON_SQLITE
from tests.support.evening import evening_until


@pytest.fixture
def room(app, workshop):
    """A room in its last step."""
    return evening_until(workshop.id, Step.CLOSE)


def _order(app, room, wish: PaperWish) -> Order:
    return Order(app.config["SQLALCHEMY_DATABASE_URI"], room.id, wish, now().date())


def _ask(room, kind: str) -> int:
    return paper_jobs.ask_for_paper(workshop_id=room.id, asker=DESK, wish=PaperWish(format=kind), now=now())


def _job(room, number: int) -> PaperJobView:
    with reading() as session:
        return paper_job(session, room.id, DESK, number)


def _children() -> list[int]:
    """The process ids of this process's children that write papers."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
                line = (entry / "cmdline").read_bytes()
            except OSError:
                continue
            if parent == os.getpid() and b"app.paper_jobs.child" in line:
                found.append(int(entry.name))
    return found


def _kill_next() -> threading.Thread:
    """Kill the next child that comes to be."""

    def kill() -> None:
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            if found := _children():
                os.kill(found[0], signal.SIGKILL)
                return
            time.sleep(0.02)

    thread = threading.Thread(target=kill)
    thread.start()
    return thread


def test_each_long_typeset_paper_has_a_child_of_its_own():
    plan = steps("zip")
    assert plan[:-1] == [["vorlage-pdf"], ["pdf"], ["protokoll-pdf"], ["steckbrief"]]
    assert {key for key, one in FORMATS.items() if one.MEDIA_TYPE == "application/pdf"} == TYPESET
    assert plan[-1][-1] == "zip"
    assert sorted(key for papers in plan for key in papers) == sorted(FORMATS)
    assert steps("docx") == [["docx"]]


@ON_POSTGRESQL
def test_a_paper_is_read_and_written_from_postgresql(app, room):
    number = _ask(room, "csv")
    assert PaperWriter(app).write_next()
    job = _job(room, number)
    assert (job.state, job.done, job.parts) == (JobState.READY, 3, 3)  # read, written, stored


@ON_SQLITE
def test_an_archive_is_written_with_every_part_told(app, room):
    number = _ask(room, "zip")
    assert PaperWriter(app).write_next()
    job = _job(room, number)
    assert (job.state, job.failure) == (JobState.READY, "")
    assert job.done == job.parts == len(FORMATS) + 2  # read, every format, stored
    body = b"".join(pieces(room.id, job.mark))
    assert len(body) == job.size
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        assert archive.testzip() is None
        assert len(archive.namelist()) == len(FORMATS)  # and the text about them
    assert not PaperWriter(app).write_next()


@ON_SQLITE
def test_a_killed_child_is_tried_again(app, room):
    number = _ask(room, "pdf")
    killer = _kill_next()
    assert PaperWriter(app).write_next()
    killer.join()
    assert _job(room, number).state is JobState.WAITING
    assert PaperWriter(app).write_next()
    assert _job(room, number).state is JobState.READY


@ON_SQLITE
def test_what_is_killed_again_and_again_is_given_up(app, room):
    number = _ask(room, "pdf")
    for _ in range(3):
        killer = _kill_next()
        assert PaperWriter(app).write_next()
        killer.join()
    assert (_job(room, number).state, _job(room, number).failure) == (JobState.FAILED, "papers.gave_up")


@ON_SQLITE
def test_a_stopped_paper_leaves_neither_a_child_nor_a_file(app, room, monkeypatch, tmp_path):
    folder = tmp_path / "papers"
    folder.mkdir()
    monkeypatch.setattr(children.tempfile, "tempdir", str(folder))
    with (
        pytest.raises(Stopped),
        written(_order(app, room, PaperWish(format="pdf")), lambda done, _: done < 1),
    ):
        pytest.fail("it was stopped")
    assert _children() == []
    assert list(folder.iterdir()) == []


@ON_SQLITE
def test_a_paper_that_fails_is_told_in_words_and_without_a_trace_of_texts(app, room, caplog):
    with transaction() as session:  # past the check of what is brought, as one from an older version would be
        process = session.scalars(select(Process.id)).one()
        session.add(PaperTemplate(process_id=process, name="x.docx", data=b"Idee, kein Word", at=now()))
    number = _ask(room, OWN)
    assert PaperWriter(app).write_next()
    assert (_job(room, number).state, _job(room, number).failure) == (JobState.FAILED, "papers.failed")
    with app.test_request_context():
        assert "konnte nicht geschrieben werden" in fragment(
            "paper_jobs", "jobs", jobs=[_job(room, number)], base=""
        )
    assert "paper failed" in caplog.text
    assert "Idee" not in caplog.text


@ON_SQLITE
def test_a_paper_there_is_nothing_for_is_told_in_words(app, room):
    number = _ask(room, OWN)
    assert PaperWriter(app).write_next()
    assert _job(room, number).failure == "papers.was_nothing"


def test_a_child_ends_with_its_parent(tmp_path):
    """Its input ends when the parent is killed: it must not go on by itself, nor leave what people wrote."""
    order = {"step": "write", "folder": str(tmp_path / "gone"), "papers": ["json"], "kind": "json"}
    (tmp_path / "gone").mkdir()
    os.mkfifo(tmp_path / "gone" / "material")  # nobody ever writes into it: the child would wait for ever
    child = subprocess.Popen([sys.executable, "-m", "app.paper_jobs.child"], stdin=subprocess.PIPE)
    child.stdin.write(json.dumps(order).encode() + b"\n")
    child.stdin.flush()
    with pytest.raises(subprocess.TimeoutExpired):
        child.wait(timeout=1.5)
    child.stdin.close()
    assert child.wait(timeout=20) == 2
    assert not (tmp_path / "gone").exists()
