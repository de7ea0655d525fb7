"""Setting up a process, one of its groups and a workshop, from a template."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db import transaction
from app.domain.errors import NotFound
from app.domain.process import GroupPlan, ProcessTemplate
from app.domain.sketch_template_files import plain
from app.models import (
    Bench,
    Instance,
    Meeting,
    Process,
    ProjectGroup,
    Seat,
    SketchTemplate,
    Theme,
    Workshop,
)


@dataclass(frozen=True)
class Secrets:
    """What the new workshop is found by; drawn by the caller."""

    public_id: str
    code: str
    door_token: str
    screen_token: str
    epoch: str  # names this database; used only when it has no name yet


def set_up(*, template: ProcessTemplate, group_code: str, drawn: Secrets, now: datetime) -> str:
    """Create what is missing of process and group, and a new workshop; returns its public id."""
    chosen = template.group(group_code)
    if chosen is None:
        raise NotFound("group.unknown")
    with transaction() as session:
        name_instance(session, drawn.epoch)
        group = _group(session, _process(session, template, now), template, chosen)
        workshop = Workshop(
            public_id=drawn.public_id,
            group_id=group.id,
            question=chosen.question["de"],
            code=drawn.code,
            door_token=drawn.door_token,
            screen_token=drawn.screen_token,
            created_at=now,
        )
        session.add(workshop)
        session.flush()
        for number, name in enumerate(chosen.working_groups, start=1):  # they are its first themes
            session.add(Theme(workshop_id=workshop.id, number=number, name=name, position=number))
    return drawn.public_id


def name_instance(session: Session, epoch: str) -> None:
    """Give this database its name, unless it has one."""
    if session.scalars(select(Instance.id)).first() is None:
        session.add(Instance(id=1, epoch=epoch))


def _process(session: Session, template: ProcessTemplate, now: datetime) -> Process:
    process = session.scalars(select(Process).where(Process.key == template.key)).first()
    if process is None:
        process = Process(key=template.key, template=template.data)
        session.add(process)
        session.flush()
        first = SketchTemplate(process_id=process.id, number=1, version=1, created_at=now)
        first.name, first.data = template.sketch.name, plain(template.sketch.sections)
        session.add(first)
        session.flush()
    return process


def _group(session: Session, process: Process, template: ProcessTemplate, plan: GroupPlan) -> ProjectGroup:
    known = select(ProjectGroup).where(ProjectGroup.process_id == process.id, ProjectGroup.code == plan.code)
    group = session.scalars(known).unique().first()
    if group is not None:
        return group
    group = ProjectGroup(process_id=process.id, code=plan.code, title=plan.title)
    session.add(group)
    session.flush()
    benches = [Bench(group_id=group.id, position=n, name=name) for n, name in enumerate(template.benches)]
    session.add_all(benches)
    session.flush()
    for position, seat in enumerate([*template.core_seats, *plan.experts]):
        session.add(
            Seat(
                group_id=group.id,
                bench_id=benches[seat.bench].id,
                position=position,
                name=seat.name,
                places=seat.places,
                expert=seat.expert,
                substitute=seat.substitute,
            )
        )
    for meeting in plan.meetings:
        session.add(
            Meeting(
                group_id=group.id,
                number=meeting.number,
                day=meeting.day,
                starts=meeting.starts,
                ends=meeting.ends,
                phase=meeting.phase,
                place=meeting.place,
            )
        )
    session.flush()
    return group
