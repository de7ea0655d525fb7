"""Templates of sketches: what each sketch began with, and what the office works on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Select, Text, bindparam, cast, func, select
from sqlalchemy.orm import Session

from app.db import of_snapshot, table
from app.domain.sketch_template_files import plans_of
from app.domain.sketch_templates import SectionPlan, SketchTemplate
from app.models import Process, ProjectGroup, Sketch, Workshop
from app.models import SketchTemplate as Record

Plans = tuple[SectionPlan, ...]


@dataclass(frozen=True)
class TemplateVersion:
    """One version of a template."""

    id: int
    number: int
    version: int
    template: SketchTemplate


@dataclass(frozen=True)
class TemplateView:
    """A template in its newest version; `sketches` counts those of all its versions, in all workshops."""

    number: int
    version: int
    template: SketchTemplate
    in_use: bool
    sketches: int


# Asked with every push while sketches are written, so built once. The plans travel as text: a version never
# changes, so its text is read once per process, not once per push.
_TEMPLATES, _PROCESSES, _GROUPS = table(Record), table(Process), table(ProjectGroup)
_WORKSHOPS, _SKETCHES = table(Workshop), table(Sketch)
_TEXT = cast(_TEMPLATES.c.data, Text)
_PLANS = select(_TEMPLATES.c.id, _TEXT).where(_TEMPLATES.c.id.in_(bindparam("ids", expanding=True)))
_VERSIONS: Select[Any] = select(
    _TEMPLATES.c.id, _TEMPLATES.c.number, _TEMPLATES.c.version, _TEMPLATES.c.name, _TEXT
)
_HERE = (
    select(_GROUPS.c.process_id)
    .join(_WORKSHOPS, _WORKSHOPS.c.group_id == _GROUPS.c.id)
    .where(_WORKSHOPS.c.id == bindparam("workshop_id"))
    .scalar_subquery()
)
_NEWER = _TEMPLATES.alias("newer")
_NEWEST = ~(
    select(_NEWER.c.id)
    .where(
        _NEWER.c.process_id == _TEMPLATES.c.process_id,
        _NEWER.c.number == _TEMPLATES.c.number,
        _NEWER.c.version > _TEMPLATES.c.version,
    )
    .exists()
)


@lru_cache(maxsize=256)
def _read(text: str) -> Plans:
    return plans_of(json.loads(text))


def plans(session: Session, ids: Iterable[int]) -> Mapping[int, Plans]:
    """The sections of these versions."""
    wanted = tuple(sorted(set(ids)))
    return of_snapshot(
        session,
        ("sketch plans", wanted),
        lambda: {found: _read(text) for found, text in session.execute(_PLANS, {"ids": wanted})},
    )


def in_use(session: Session, process_id: int) -> TemplateVersion:
    """The version with which a new sketch of the process begins; it stays in use until the transaction ends."""
    chosen = select(_PROCESSES.c.sketch_template).where(_PROCESSES.c.id == process_id)
    number = session.execute(chosen.with_for_update(read=True)).scalar_one()
    asked = _VERSIONS.where(_TEMPLATES.c.process_id == process_id, _TEMPLATES.c.number == number, _NEWEST)
    return _version(session.execute(asked).one())


def newest(session: Session, process_id: int, number: int) -> TemplateVersion | None:
    """The newest version of a template."""
    asked = _VERSIONS.where(_TEMPLATES.c.process_id == process_id, _TEMPLATES.c.number == number, _NEWEST)
    row = session.execute(asked).first()
    return _version(row) if row else None


def version(session: Session, process_id: int, number: int, version: int) -> TemplateVersion | None:
    """A certain version of a template."""
    asked = _VERSIONS.where(
        _TEMPLATES.c.process_id == process_id,
        _TEMPLATES.c.number == number,
        _TEMPLATES.c.version == version,
    )
    row = session.execute(asked).first()
    return _version(row) if row else None


def templates(session: Session, workshop_id: int) -> Sequence[TemplateView]:
    """The templates of the workshop's process, in the order in which they were made."""
    here = {"workshop_id": workshop_id}
    chosen = session.execute(
        select(_PROCESSES.c.sketch_template).where(_PROCESSES.c.id == _HERE), here
    ).scalar_one()
    rows = session.execute(
        _VERSIONS.where(_TEMPLATES.c.process_id == _HERE, _NEWEST).order_by(_TEMPLATES.c.number), here
    )
    counted = (
        select(_TEMPLATES.c.number, func.count())
        .join(_SKETCHES, _SKETCHES.c.template_id == _TEMPLATES.c.id)
        .where(_TEMPLATES.c.process_id == _HERE)
        .group_by(_TEMPLATES.c.number)
    )
    sketches = {number: count for number, count in session.execute(counted, here)}
    return [
        TemplateView(
            found.number,
            found.version,
            found.template,
            in_use=found.number == chosen,
            sketches=sketches.get(found.number, 0),
        )
        for found in map(_version, rows)
    ]


def template(session: Session, workshop_id: int, number: int) -> TemplateView | None:
    """One of the templates of the workshop's process."""
    return next((view for view in templates(session, workshop_id) if view.number == number), None)


def _version(row: Any) -> TemplateVersion:
    found, number, version, name, text = row
    return TemplateVersion(found, number, version, SketchTemplate(name, _read(text)))
