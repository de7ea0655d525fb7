"""Bringing an earlier version of a section back: as a new one, so that nothing anybody wrote is gone."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.actions.journal import NO_KEY, Request, is_repeated, locked_steps
from app.actions.open_sections import open_section, write_section
from app.actions.sketch_rights import check_may_write
from app.db import transaction
from app.domain import section_history as rules
from app.domain.errors import NotFound
from app.models import SectionVersion


def restore_version(
    *,
    participant_id: int | None,
    workshop_id: int,
    number: int,
    key: str,
    version: int,
    now: datetime,
    request: Request = NO_KEY,
) -> None:
    """Let a section say again what it said in an earlier version; `participant_id` None is the moderator.

    It is a change as any other: pages that have the section open merge it, and with it what is typed there and unsent.
    """
    with transaction() as session:
        _, step = locked_steps(session, workshop_id, by=participant_id)
        if is_repeated(session, request, now, "restore_version", number, key, version):
            return
        # Afresh: the document this process holds hears of it as of what another process wrote.
        section = open_section(session, workshop_id, number, key, now, afresh=True)
        check_may_write(session, step, section.sketch, participant_id)
        kept = _kept(session, section.sketch, key, version)
        kept = section.text if kept is None else kept  # the newest one is what the section says
        rules.check_restorable(version, before=section.text, wanted=kept)
        content = rules.fields_of(section.plan.kind, kept)
        if content is None:
            raise NotFound  # kept before the section had fields
        section.taken.append((section.replica.refill(content), participant_id))
        write_section(session, workshop_id, section, now, restored=version)


def _kept(session: Session, sketch_id: int, key: str, version: int) -> str | None:
    place = (SectionVersion.sketch_id == sketch_id, SectionVersion.key == key)
    found = session.execute(
        select(SectionVersion.text).where(*place, SectionVersion.number == version)
    ).first()
    if found is None:
        raise NotFound
    (text,) = found
    return None if text is None else str(text)
