"""Sketches with their texts and fields, the advice on them, and the versions the room agreed on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from itertools import count
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from app.actions.sketches import begin_section
from app.actions.taking_over.setting import Benches
from app.db import table
from app.domain.report import AdviceAnswer, Report, SketchAdvice, SketchSection
from app.domain.reported_agreement import SketchVersion
from app.domain.section_content import content_from, kept
from app.models import (
    Advice,
    AdviceVerdict,
    Agreement,
    ProjectGroup,
    Sketch,
    SketchReservation,
    SketchTemplate,
    Workshop,
)

_NOON = time(12, tzinfo=UTC)  # of a version only the day is in the file


def take_sketches(
    session: Session, workshop: Workshop, report: Report, benches: Benches, now: datetime
) -> None:
    """Write them with their own numbers, in their order; nobody is in their teams yet."""
    templates = _templates(session, workshop, report)
    for position, one in enumerate(report.sketches, start=1):
        sketch = Sketch(workshop_id=workshop.id, template_id=templates[one.number], number=one.number)
        sketch.idea, sketch.position, sketch.created_at = one.idea, position, now
        session.add(sketch)
        session.flush()
        agreed = {part.key: part.text for part in one.version.sections} if one.version else None
        for place, part in enumerate(one.sections, start=1):
            text = _text(part) if agreed is None else agreed.get(part.key, "")
            begin_section(session, sketch.id, part.key, place, text, now)
        session.flush()
        for version in one.versions:
            _agree(session, sketch.id, version, benches)
        if one.pending and not any(each.versions for each in report.sketches):
            _call_up(session, sketch.id, now)
    workshop.sketch_count = _highest(report)
    _advise(session, workshop.id, report, now)


def _highest(report: Report) -> int:
    """The highest number any sketch ever had, also one that rests: what was said of it must not point to another."""
    planned = (one.sketch or 0 for one in report.next_steps)
    asked = (one.sketch or 0 for one in report.audience_questions)
    return max((*(one.number for one in report.sketches), *planned, *asked), default=0)


def _templates(session: Session, workshop: Workshop, report: Report) -> dict[int, int]:
    """The row of the template by the number of a sketch that follows it."""
    process = select(ProjectGroup.process_id).where(ProjectGroup.id == workshop.group_id).scalar_subquery()
    rows = session.execute(
        select(SketchTemplate.id, SketchTemplate.number, SketchTemplate.version).where(
            SketchTemplate.process_id == process
        )
    )
    known = {(number, version): row for row, number, version in rows}
    assert report.setting is not None
    return {
        sketch: known[(one.number, one.version)]
        for one in report.setting.templates
        for sketch in one.sketches
    }


def _text(part: SketchSection) -> str:
    """A section as it is kept: its text, or what its fields were made of."""
    return kept(part.value.kind, content_from(part.value)) if part.value else part.text


def _agree(session: Session, sketch_id: int, version: SketchVersion, benches: Benches) -> None:
    on = _noon(version.closed_on)
    row = {
        "sketch_id": sketch_id,
        "version": version.number,
        "opened_at": on,
        "opened_on": 0,
        "called_at": None,
        "closed_at": on,
        "title": version.title,
        "sections": [{"key": part.key, "text": part.text} for part in version.sections],
        "present": version.present,
        "agreeing": version.agreed,
        "concerned": version.concerned,
        "objecting": version.objected,
        "reopened_at": on if version.reopened else None,
        "reason": version.reason,
    }
    added = insert(table(Agreement)).returning(table(Agreement).c.id)
    agreement = session.execute(added, row).scalar_one()
    words = [
        {
            "agreement_id": agreement,
            "position": position,
            "stance": one.stance,
            "text": one.text,
            "locale": one.language,
            "bench_id": benches[one.bench] if one.bench else None,
        }
        for position, one in enumerate(version.reservations, start=1)
    ]
    if words:
        session.execute(insert(table(SketchReservation)), words)


def _call_up(session: Session, sketch_id: int, now: datetime) -> None:
    """The room has begun to agree and closed nothing yet: the sketch waits for its answers."""
    row = {"sketch_id": sketch_id, "version": 1, "opened_at": now, "opened_on": 0, "called_at": None}
    session.execute(insert(table(Agreement)), row)


def _noon(day: date) -> datetime:
    return datetime.combine(day, _NOON)


def _advise(session: Session, workshop_id: int, report: Report, now: datetime) -> None:
    pieces = [(sketch, piece) for sketch in report.sketches for piece in sketch.advice]
    further = count(max((piece.number for _, piece in pieces), default=0) + 1)
    rows: list[dict[str, Any]] = []
    verdicts: list[dict[str, Any]] = []
    for sketch, piece in pieces:
        at = {
            "workshop_id": workshop_id,
            "sketch": sketch.number,
            "section": piece.section or None,
            "at": now,
        }
        rows.append(at | _said(piece, piece.number, None) | {"withdrawn": piece.state == "withdrawn"})
        for answer in piece.answers:
            rows.append(at | _said(answer, next(further), piece.number) | {"withdrawn": False})
        verdicts += _verdict(workshop_id, piece, now)
    if rows:
        session.execute(insert(table(Advice)), rows)
    if verdicts:
        session.execute(insert(table(AdviceVerdict)), verdicts)


def _said(one: SketchAdvice | AdviceAnswer, number: int, answers: int | None) -> dict[str, Any]:
    """What somebody said under their voice; whose it was is in no file. Answers are numbered after all pieces."""
    voice = {"voice": one.voice, "locale": one.language, "text": one.text}
    return {"number": number, "answers": answers, **voice}


def _verdict(workshop_id: int, piece: SketchAdvice, now: datetime) -> Iterator[dict[str, Any]]:
    if piece.state not in ("open", "withdrawn"):
        yield {
            "workshop_id": workshop_id,
            "advice": piece.number,
            "place": 1,
            "state": piece.state,
            "reason": piece.reason,
            "locale": piece.reason_language,
            "by_team": piece.by_team,
            "at": now,
        }
