"""Versions of a section: a spell of work each, with everybody who wrote in it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import and_, bindparam, insert, select, update
from sqlalchemy.orm import Session

from app.db import table
from app.domain.cowriting import goes_on
from app.models import SectionVersion, SectionWriter

_VERSIONS, _WRITERS = table(SectionVersion), table(SectionWriter)
_PLACE = and_(_VERSIONS.c.sketch_id == bindparam("sketch"), _VERSIONS.c.key == bindparam("place"))
_NEWEST = (
    select(_VERSIONS.c.number, _VERSIONS.c.text, _VERSIONS.c.begun_at, _VERSIONS.c.at, _VERSIONS.c.restored)
    .where(_PLACE)
    .order_by(_VERSIONS.c.number.desc())
    .limit(1)
)
_CHANGE = update(_VERSIONS).where(_PLACE, _VERSIONS.c.number == bindparam("version"))
_BEGIN = insert(_VERSIONS)
_KNOWN = select(_WRITERS.c.participant_id).where(
    _WRITERS.c.sketch_id == bindparam("sketch"),
    _WRITERS.c.key == bindparam("place"),
    _WRITERS.c.number == bindparam("version"),
)
_NAME = insert(_WRITERS)


def keep_version(
    session: Session,
    sketch_id: int,
    key: str,
    before: str,
    writers: Iterable[int],
    now: datetime,
    restored: int | None = None,
) -> int:
    """Note that a section changed: in the version that is being written, or in a new one; its number.

    `before` is what the section said until now. The newest version holds no text: it is what the section says.
    One that was restored says what the earlier one said: whatever is written next begins another.
    """
    place = {"sketch": sketch_id, "place": key}
    newest = session.execute(_NEWEST, place).first()
    number = newest.number if newest is not None else 0
    is_open = newest is not None and newest.text is None
    if (
        newest is not None
        and is_open
        and restored is None
        and newest.restored is None
        and goes_on(begun_at=newest.begun_at, last_at=newest.at, now=now)
    ):
        session.execute(_CHANGE.values(at=now), {**place, "version": number})
        known = set(session.execute(_KNOWN, {**place, "version": number}).scalars())
    else:
        if is_open:
            session.execute(_CHANGE.values(text=before), {**place, "version": number})
        number, known = number + 1, set()
        row = {"sketch_id": sketch_id, "key": key, "number": number, "text": None, "begun_at": now, "at": now}
        session.execute(_BEGIN, {**row, "restored": restored})
    fresh = [person for person in sorted(set(writers)) if person not in known]
    if fresh:
        rows = {"sketch_id": sketch_id, "key": key, "number": number}
        session.execute(_NAME, [{**rows, "participant_id": person} for person in fresh])
    return number
