"""Setting up a process, one of its groups and a workshop, from a template."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db import transaction
from app.domain.errors import NotFound
from app.domain.process import Group, ProcessTemplate
from app.models import Bench, Instance, Meeting, Process, ProjectGroup, Seat, Workshop


def set_up(
    *,
    template: ProcessTemplate,
    group_code: str,
    public_id: str,
    code: str,
    door_token: str,
    screen_token: str,
    epoch: str,
    now: datetime,
) -> str:
    """Create what is missing of process and group, and a new workshop; returns its public id.

    `epoch` names this database and is used only when it has no name yet.
    """
    chosen = template.group(group_code)
    if chosen is None:
        raise NotFound("group.unknown")
    with transaction() as session:
        if session.scalars(select(Instance.id)).first() is None:
            session.add(Instance(id=1, epoch=epoch))
        group = _group(session, _process(session, template), template, chosen)
        session.add(
            Workshop(
                public_id=public_id,
                group_id=group.id,
                question=template.question.in_("de"),
                code=code,
                door_token=door_token,
                screen_token=screen_token,
                created_at=now,
            )
        )
    return public_id
