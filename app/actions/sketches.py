"""Writing sketches: begin them, join a team, write a section.

`write_section` is the one seam through which text enters a sketch.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import and_, bindparam, delete, insert, select, update
from sqlalchemy.orm import Session

from app.actions.journal import NO_KEY, Request, append, is_repeated, locked_step, locked_workshop
from app.db import table, transaction
from app.domain import sketches as rules
from app.domain.errors import NotFound
from app.domain.events import SectionWritten, SketchJoined, SketchShown
from app.domain.meetings import PROJECT
from app.domain.phases import Permit, Step, require
from app.models import Idea, Section, SectionVersion, Sketch, SketchMember, Workshop
from app.queries.agreement import locked_as

# A section is saved while somebody types, so these are built once: building costs more than doing.
_SECTIONS, _SKETCHES, _IDEAS = table(Section), table(Sketch), table(Idea)
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
_SECTION = (
    select(_SECTIONS.c.sketch_id, _SECTIONS.c.text, _SECTIONS.c.revision)
    .join(_SKETCHES, _SKETCHES.c.id == _SECTIONS.c.sketch_id)
    .where(_LIVELY, _SECTIONS.c.key == bindparam("place"))
)
_REWRITE = update(_SECTIONS).where(
    _SECTIONS.c.sketch_id == bindparam("sketch"), _SECTIONS.c.key == bindparam("place")
)
_VERSION = insert(table(SectionVersion))


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
    sections = [s["key"] for s in workshop.group.process.template["sketch_sections"]]
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
            number=workshop.sketch_count,
            idea=idea,
            position=position,
            created_at=now,
        )
        session.add(sketch)
        session.flush()
        first = {rules.TITLE_KEY: wording[idea][0], rules.SUMMARY_KEY: wording[idea][1]}
        for place, key in enumerate(sections, start=1):
            text = first.get(key, "")
            session.add(Section(sketch_id=sketch.id, key=key, position=place, text=text, updated_at=now))
            session.add(SectionVersion(sketch_id=sketch.id, key=key, revision=0, text=text, at=now))
    session.flush()


def join_sketch(*, participant_id: int, workshop_id: int, number: int, joined: bool, now: datetime) -> None:
    """Join the team of a sketch, or leave it."""
    with transaction() as session:
        require(Step(locked_workshop(session, workshop_id, by=participant_id).step), Permit.JOIN_TEAM)
        sketch = lively_sketch(session, workshop_id, number)
        is_member = session.get(SketchMember, (sketch.id, participant_id)) is not None
        if is_member == joined:
            return
        if joined:
            rules.require_open(locked_as(session, sketch.id))
            session.execute(insert(SketchMember).values(sketch_id=sketch.id, participant_id=participant_id))
        else:
            session.execute(
                delete(SketchMember).where(
                    SketchMember.sketch_id == sketch.id, SketchMember.participant_id == participant_id
                )
            )
        append(session, workshop_id, SketchJoined(sketch=number), now)


def write_section(
    *,
    participant_id: int | None,
    workshop_id: int,
    number: int,
    key: str,
    text: str,
    base: int,
    now: datetime,
) -> rules.Written:
    """Write a section on the revision `base`; on a newer one nothing is stored and both texts come back."""
    text = rules.checked_section(text)
    with transaction() as session:
        require(locked_step(session, workshop_id, by=participant_id), Permit.WRITE_SKETCH)
        section = session.execute(
            _SECTION, {"workshop_id": workshop_id, "number": number, "place": key}
        ).first()
        if section is None:
            raise NotFound
        if text != section.text:
            rules.require_open(locked_as(session, section.sketch_id))
        present = rules.SectionState(section.text, section.revision)
        written = rules.write_section(present, text=text, base=base)
        if written.state == present:
            return written
        _keep(session, section.sketch_id, key, written.state, participant_id, now)
        event = SectionWritten(sketch=number, section=key, revision=written.state.revision)
        append(session, workshop_id, event, now)
        return written


def _keep(
    session: Session,
    sketch_id: int,
    key: str,
    state: rules.SectionState,
    participant_id: int | None,
    now: datetime,
) -> None:
    place = {"sketch": sketch_id, "place": key}
    new = {"text": state.text, "revision": state.revision}
    session.execute(_REWRITE, {**place, **new, "updated_at": now})
    version = {"sketch_id": sketch_id, "key": key, "participant_id": participant_id, "at": now}
    session.execute(_VERSION, {**version, **new})


def show_sketch(*, workshop_id: int, number: int, now: datetime, request: Request = NO_KEY) -> None:
    """Put a sketch on the big screen."""
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "show_sketch", number):
            return
        require(Step(workshop.step), Permit.SHOW_SKETCH)
        workshop.shown_sketch = lively_sketch(session, workshop_id, number).number
        append(session, workshop_id, SketchShown(sketch=number), now)


def lively_sketch(session: Session, workshop_id: int, number: int) -> Sketch:
    """A sketch that does not rest; raises `NotFound`."""
    sketch = session.scalars(_SKETCH, {"workshop_id": workshop_id, "number": number}).first()
    if sketch is None:
        raise NotFound
    return sketch
