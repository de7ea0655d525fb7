"""What the room made of its sketches, and what its audience asked while they were presented."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from app.actions.taking_over.setting import Benches
from app.db import table
from app.domain.audience import State
from app.domain.mood import MOODS
from app.domain.report import Report
from app.domain.reported_audience import ReportedQuestion
from app.domain.reported_moods import MoodCounts, SketchMood
from app.models import AudienceQuestion, MoodRound, MoodWord, Sketch, Workshop

_NOON = time(12, tzinfo=UTC)  # of a question about a sketch only the day is in the file


def take_moods(session: Session, workshop_id: int, report: Report, benches: Benches) -> None:
    """Write the closed questions about each sketch; the sketches are there already."""
    rows = session.execute(select(Sketch.number, Sketch.id).where(Sketch.workshop_id == workshop_id))
    ids = {number: sketch for number, sketch in rows}
    added = insert(table(MoodRound)).returning(table(MoodRound).c.id)
    for sketch in report.sketches:
        for one in sketch.moods:
            row = {"sketch_id": ids[sketch.number], **_mood(one, benches)}
            round_id = session.execute(added, row).scalar_one()
            if words := list(_words(round_id, one)):
                session.execute(insert(table(MoodWord)), words)


def take_audience(session: Session, workshop: Workshop, report: Report, now: datetime) -> None:
    """Write the questions all could read; who wants to know has been counted for the last time."""
    rows = [_question(workshop.id, one, now) for one in report.audience_questions]
    if rows:
        session.execute(insert(table(AudienceQuestion)), rows)
    workshop.audience_count = max((one.number for one in report.audience_questions), default=0)


def _mood(one: SketchMood, benches: Benches) -> dict[str, Any]:
    on = _noon(one.closed_on)
    return {
        "number": one.number,
        "opened_at": on,
        "shown_at": None,
        "closed_at": on,
        "with_benches": bool(one.benches),
        "present": one.present,
        "counts": _levels(one.everybody),
        "by_bench": {
            str(benches[bench.bench]): {"ballots": bench.answered, "totals": {"0": _levels(bench)}}
            for bench in one.benches
        },
    }


def _levels(counted: MoodCounts) -> dict[str, int]:
    return {str(mood.value): people for mood, people in zip(MOODS, counted.counts, strict=True)}


def _words(round_id: int, one: SketchMood) -> Iterator[dict[str, Any]]:
    for position, said in enumerate(one.words, start=1):
        yield {"round_id": round_id, "position": position, "text": said.text, "locale": said.language}


def _question(workshop_id: int, one: ReportedQuestion, now: datetime) -> dict[str, Any]:
    """Whoever asked counts among those who want to know, unless nobody does: then it was asked for somebody."""
    return {
        "workshop_id": workshop_id,
        "number": one.number,
        "sketch": one.sketch,
        "participant_id": None,
        "by_facilitator": one.wanted_by == 0,
        "named": False,
        "locale": one.language,
        "text": one.text,
        "state": (State.ANSWERED if one.answered else State.RELEASED).value,
        "support": max(one.wanted_by - 1, 0),
        "settled": True,
        "asked_at": now,
    }


def _noon(day: date) -> datetime:
    return datetime.combine(day, _NOON)
