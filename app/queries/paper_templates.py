"""The office's own template for papers: what is known of it, and the file itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from app.models import PaperTemplate, ProjectGroup, Workshop


@dataclass(frozen=True)
class BroughtTemplate:
    """A template as it is listed: its name, how many bytes, and when it was brought."""

    name: str
    size: int
    at: datetime


@dataclass(frozen=True)
class TemplateFile:
    """The template as it was brought."""

    name: str
    data: bytes


def brought_template(session: Session, workshop_id: int) -> BroughtTemplate | None:
    """The template of the workshop's process, if there is one."""
    size = func.length(PaperTemplate.data)
    asked = select(PaperTemplate.name, size, PaperTemplate.at).where(_here(workshop_id))
    row = session.execute(asked).first()
    return BroughtTemplate(*row) if row else None


def template_file(session: Session, workshop_id: int) -> TemplateFile | None:
    """The same as a file."""
    asked = select(PaperTemplate.name, PaperTemplate.data).where(_here(workshop_id))
    row = session.execute(asked).first()
    return TemplateFile(*row) if row else None


def _here(workshop_id: int) -> ColumnElement[bool]:
    process = (
        select(ProjectGroup.process_id)
        .join(Workshop, Workshop.group_id == ProjectGroup.id)
        .where(Workshop.id == workshop_id)
    )
    return PaperTemplate.process_id == process.scalar_subquery()
