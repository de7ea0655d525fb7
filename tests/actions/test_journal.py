"""A request is worth one effect, however often it arrives and through whichever process."""

from __future__ import annotations

import json
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from app.db import reading
from app.domain.phases import Step
from app.models import BallotMark, Idea, JournalRow
from app.queries.rooms import events_between, sequences
from tests.actions.rooms import joined
from tests.support.evening import evening_until
from tests.support.lines import OverSocket

LOST = 500


def _count(table) -> int:
    with reading() as session:
        return session.execute(select(func.count()).select_from(table)).scalar_one()


def test_five_hundred_lost_answers_are_retried_without_a_second_effect(app, doors, workshop):
    """50 laptops x 10 ideas; each answer is lost after the commit, and the laptop sends the same again."""
    desk = doors.lead(workshop)
    desk.send("POST", f"{desk.base}/schritt", step="write")
    laptops = [doors.join(workshop) for _ in range(LOST // 10)]
    for n, laptop in enumerate(laptops):
        for m in range(10):
            for _lost_then_heard in range(2):
                answer = laptop.line.send(
                    "POST",
                    f"{laptop.base}/ideen",
                    f"title=Idee+{n}+{m}".encode(),
                    {
                        "X-CSRFToken": laptop.token,
                        "Idempotency-Key": f"key-{m}",
                        "Content-Type": "application/x-www-form-urlencoded",
                        "HX-Request": "true",
                    },
                )
                assert answer.status == 201
    assert _count(Idea) == LOST
    with reading() as session:
        titles = session.scalars(select(Idea.title)).all()
        changed = session.execute(
            select(func.count()).select_from(JournalRow).where(JournalRow.kind == "idea.changed")
        ).scalar_one()
    assert len(set(titles)) == changed == LOST


def test_the_same_key_with_another_text_is_refused_and_says_why(app, doors, workshop):
    desk, person = doors.lead(workshop), doors.join(workshop)
    desk.send("POST", f"{desk.base}/schritt", step="write")
    person.send("POST", f"{person.base}/ideen", key="k", title="Lotsen", status=201)
    refused = person.send("POST", f"{person.base}/ideen", key="k", title="Messe", status=422)
    assert "schon mit anderem Inhalt gesendet" in refused.text
    assert _count(Idea) == 1


def test_a_key_of_one_person_means_nothing_for_another(app, doors, workshop):
    desk, people = doors.lead(workshop), [doors.join(workshop) for _ in range(2)]
    desk.send("POST", f"{desk.base}/schritt", step="write")
    for person in people:
        person.send("POST", f"{person.base}/ideen", key="k", title="Lotsen", status=201)
    assert _count(Idea) == 2


def test_a_retry_after_the_step_has_moved_on_is_still_answered(app, doors, workshop):
    """What was stored in time is not told to be too late, only because its answer was lost."""
    desk, person = doors.lead(workshop), doors.join(workshop)
    desk.send("POST", f"{desk.base}/schritt", step="write")
    person.send("POST", f"{person.base}/ideen", key="k", title="Lotsen", status=201)
    desk.send("POST", f"{desk.base}/schritt", step="read")
    person.send("POST", f"{person.base}/ideen", key="k", title="Lotsen", status=201)
    person.send("POST", f"{person.base}/ideen", key="k2", title="Messe", status=409)
    assert _count(Idea) == 1


def test_a_vote_whose_answer_is_lost_counts_once(app, doors, workshop):
    desk, person = doors.lead(workshop), doors.join(workshop)
    room = joined(workshop.id, 1)
    room.collect(2)
    room.go(Step.VOTE)
    desk.get(f"{desk.base}/")
    desk.send("POST", f"{desk.base}/abstimmung/eroeffnung", method="points", budget=5, per_idea=4)
    for _lost_then_heard in range(2):
        person.send("POST", f"{person.base}/ideen/1/punkt", key="k")
    with reading() as session:
        assert session.execute(select(func.sum(BallotMark.points))).scalar_one() == 1


@pytest.mark.faults
def test_the_same_request_at_two_processes_at_once_has_one_effect(live_server):
    """Eight at once, twenty times, shared out over the workers: all are answered alike, one idea each."""
    workshop = live_server.workshop()
    desk = live_server.facilitator
    desk.send("POST", f"{desk.base}/schritt", step="write")
    people = [live_server.doors().join(workshop) for _ in range(2)]
    for n in range(20):
        person = people[n % 2]
        barrier = threading.Barrier(8)

        def send(number: int = n, laptop=person, start=barrier) -> int:
            line = OverSocket(live_server.url, jar=dict(laptop.line.jar))
            start.wait()
            headers = {
                "X-CSRFToken": laptop.token,
                "Idempotency-Key": f"key-{number}",
                "Content-Type": "application/x-www-form-urlencoded",
            }
            return line.send("POST", f"{laptop.base}/ideen", b"title=Lotsen", headers).status

        with ThreadPoolExecutor(8) as pool:
            assert {f.result() for f in [pool.submit(send) for _ in range(8)]} == {201}, n
    desk.send("POST", f"{desk.base}/schritt", step="read")
    report = json.loads(desk.get(f"/ergebnisse/{workshop.public_id}/json").body)
    assert len(report["ideas"]) == 20


def test_the_journal_names_no_person_and_no_choice(app, workshop):
    """Order + time + person would undo the secrecy of the vote; texts would outlive their withdrawal."""
    room = evening_until(workshop.id, Step.CLOSE)
    with reading() as session:
        events = events_between(session, room.id, 0, sequences(session, [room.id])[room.id])
        rows = session.execute(select(JournalRow.kind, JournalRow.data)).all()
    assert len(events) == len(rows) > 30
    for kind, data in rows:
        texts = [value for value in data.values() if isinstance(value, str)]
        assert all(len(value) <= 10 for value in texts), (kind, data)
        assert "participant" not in data, (kind, data)
    assert {frozenset(data) for kind, data in rows if kind == "voters.counted"} == {frozenset({"voters"})}
