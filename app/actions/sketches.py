"""Sketches: begin them, join a team. What is written into them is in `app.actions.cowriting`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import and_, bindparam, select
from sqlalchemy.orm import Session

from app.actions import teams
from app.actions.journal import NO_KEY, Request, append, is_repeated, locked_workshop
from app.db import table, transaction
from app.domain import sketches as rules
from app.domain.errors import NotFound
from app.domain.events import SketchJoined
from app.domain.meetings import PROJECT
from app.domain.phases import Permit, Step, at_sketches, require
from app.models import Idea, Section, SectionVersion, Sketch, Workshop
from app.queries import sketch_templates
from app.queries.sketches import sketch as find_sketch

_SKETCHES, _IDEAS = table(Sketch), table(Idea)
_LIVELY = and_(  # the sketch of a hidden or withdrawn idea rests, for writers as for readers
    _SKETCHES.c.workshop_id == bindparam("workshop_id"),
    _SKETCHES.c.number == bindparam("number"),
    _SKETCHES.c.active.is_(True),
    select(_IDEAS.c.id)
    .where(
        _IDEAS.c.workshop_id == _SKETCHES.c.workshop_id,
        _IDEAS.c.number == _SKETCHES.c.idea,
        _IDEAS.c.hidden_reason.is_(None),
        _IDEAS.c.withdrawn.is_(False),
    )
    .exists(),
)
_SKETCH = select(Sketch).where(_LIVELY)


def begin_sketches(
    session: Session,
    workshop: Workshop,
    ideas: Sequence[int],
    wording: Mapping[int, tuple[str, str]],
    now: datetime,
) -> None:
    """Give every selected idea a sketch; sketches of ideas no longer selected rest, and wake with their texts.

    Those of earlier meetings go on, before the new ones.
    """
    template = sketch_templates.in_use(session, workshop.group.process_id)
    present = {s.idea: s for s in session.scalars(select(Sketch).where(Sketch.workshop_id == workshop.id))}
    projects = set(
        session.scalars(select(Idea.number).where(Idea.workshop_id == workshop.id, Idea.shelf == PROJECT))
    )
    for sketch in present.values():
        sketch.active = sketch.idea in ideas or sketch.idea in projects
    before = max((sketch.position for sketch in present.values() if sketch.idea in projects), default=0)
    for position, idea in enumerate(ideas, start=before + 1):
        if idea in present:
            present[idea].position = position
            continue
        workshop.sketch_count += 1
        sketch = Sketch(
            workshop_id=workshop.id,
            template_id=template.id,
            number=workshop.sketch_count,
            idea=idea,
            position=position,
            created_at=now,
        )
        session.add(sketch)
        session.flush()
        first = {rules.TITLE_KEY: wording[idea][0], rules.SUMMARY_KEY: wording[idea][1]}
        for place, plan in enumerate(template.template.sections, start=1):
            begin_section(session, sketch.id, plan.key, place, first.get(plan.key, ""), now)
    session.flush()


def begin_section(session: Session, sketch_id: int, key: str, place: int, text: str, now: datetime) -> None:
    """Give a sketch a section with its first text."""
    session.add(Section(sketch_id=sketch_id, key=key, position=place, text=text, updated_at=now))
    version = {"number": 0, "text": text, "begun_at": now, "at": now}
    session.add(SectionVersion(sketch_id=sketch_id, key=key, **version))


def join_sketch(
    *,
    participant_id: int,
    workshop_id: int,
    number: int,
    joined: bool,
    now: datetime,
    request: Request = NO_KEY,
) -> None:
    """Join the team of a sketch, if there is room, or leave it."""
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id, by=participant_id)
        if is_repeated(session, request, now, "join_sketch", number, joined):
            return
        require(at_sketches(Step(workshop.step), teams_open=workshop.teams_open), Permit.JOIN_TEAM)
        sketch = find_sketch(session, workshop_id, number)
        if sketch is None:
            raise NotFound
        if joined:
            rules.require_open(sketch.locked_as)
            changed = teams.enter(session, workshop, sketch, participant_id)
        else:
            changed = teams.leave(session, sketch.id, participant_id)
        if changed:
            append(session, workshop_id, SketchJoined(sketch=number), now)


def lively_sketch(session: Session, workshop_id: int, number: int) -> Sketch:
    """A sketch that does not rest; raises `NotFound`."""
    sketch = session.scalars(_SKETCH, {"workshop_id": workshop_id, "number": number}).first()
    if sketch is None:
        raise NotFound
    return sketch
