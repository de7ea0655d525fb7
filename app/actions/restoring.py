"""Bringing an earlier version of a section back: as a new one, so that nothing anybody wrote is gone."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.actions.journal import NO_KEY, Request, is_repeated, locked_step
from app.actions.open_sections import OpenSection, open_section, write_section
from app.db import transaction
from app.domain import section_history as rules
from app.domain.errors import NotFound
from app.domain.phases import Permit, require
from app.domain.sketches import require_open
from app.models import SectionVersion, SketchMember
from app.queries.agreement import locked_as


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
        step = locked_step(session, workshop_id, by=participant_id)
        if is_repeated(session, request, now, "restore_version", number, key, version):
            return
        require(step, Permit.WRITE_SKETCH)
        # Afresh: the document this process holds hears of it as of what another process wrote.
        section = open_section(session, workshop_id, number, key, now, afresh=True)
        rules.require_member(is_member=_is_member(session, section.sketch, participant_id))
        require_open(locked_as(session, section.sketch))
        kept = _kept(session, section, version)
        rules.check_restorable(version, before=section.text, wanted=kept)
        content = rules.fields_of(section.plan.kind, kept)
        if content is None:
            raise NotFound  # kept before the section had fields
        section.taken.append((section.replica.refill(content), participant_id))
        write_section(session, workshop_id, section, now, restored=version)


def _is_member(session: Session, sketch_id: int, participant_id: int | None) -> bool:
    return participant_id is None or session.get(SketchMember, (sketch_id, participant_id)) is not None


def _kept(session: Session, section: OpenSection, version: int) -> str:
    """What the version says; the newest one is what the section says."""
    place = (SectionVersion.sketch_id == section.sketch, SectionVersion.key == section.key)
    found = session.execute(
        select(SectionVersion.text).where(*place, SectionVersion.number == version)
    ).first()
    if found is None:
        raise NotFound
    (text,) = found
    return section.text if text is None else str(text)
