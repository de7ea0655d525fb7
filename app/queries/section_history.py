"""The versions of a sketch's sections, with everybody who wrote in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.aside import aside
from app.db import table
from app.domain.section_history import SectionHistory, Version, in_words
from app.domain.section_text import SectionWords
from app.domain.word_changes import Pieces, changes
from app.models import Participant, SectionVersion, SectionWriter
from app.queries.sketches import SectionView, SketchView

_VERSIONS, _WRITERS, _PEOPLE = table(SectionVersion), table(SectionWriter), table(Participant)
_ALL = (
    select(
        _VERSIONS.c.key,
        _VERSIONS.c.number,
        _VERSIONS.c.text,
        _VERSIONS.c.begun_at,
        _VERSIONS.c.at,
        _VERSIONS.c.restored,
    )
    .where(
        _VERSIONS.c.sketch_id == bindparam("sketch"), _VERSIONS.c.key.in_(bindparam("keys", expanding=True))
    )
    .order_by(_VERSIONS.c.key, _VERSIONS.c.number)
)
_WHO = (  # the name of somebody who was removed is not even loaded
    select(_WRITERS.c.key, _WRITERS.c.number, _PEOPLE.c.name)
    .outerjoin(_PEOPLE, (_PEOPLE.c.id == _WRITERS.c.participant_id) & _PEOPLE.c.removed_at.is_(None))
    .where(_WRITERS.c.sketch_id == bindparam("sketch"), _WRITERS.c.key.in_(bindparam("keys", expanding=True)))
    .order_by(_WRITERS.c.key, _WRITERS.c.number, _PEOPLE.c.name, _WRITERS.c.participant_id)
)


def section_history(
    session: Session, sketch: SketchView, key: str, words: SectionWords
) -> SectionHistory | None:
    """The history of one section; None where the sketch has no such section."""
    section = next((one for one in sketch.sections if one.key == key), None)
    return _histories(session, sketch.id, [section], words)[0] if section else None


def sketch_history(session: Session, sketch: SketchView, words: SectionWords) -> tuple[SectionHistory, ...]:
    """The histories of all sections of a sketch, in its order; two questions."""
    return _histories(session, sketch.id, sketch.sections, words)


def compared(older: Version | None, newer: Version) -> Pieces:
    """What changed between two versions; computed beside the room, because two long texts take a moment."""
    return aside(changes, older.text if older else "", newer.text)


def _histories(
    session: Session, sketch_id: int, sections: Sequence[SectionView], words: SectionWords
) -> tuple[SectionHistory, ...]:
    asked = {"sketch": sketch_id, "keys": [section.key for section in sections]}
    who: dict[tuple[str, int], list[str | None]] = {}
    for key, number, name in session.execute(_WHO, asked):
        who.setdefault((key, number), []).append(name)
    rows: dict[str, list[Any]] = {}
    for row in session.execute(_ALL, asked):
        rows.setdefault(row.key, []).append(row)
    return tuple(
        SectionHistory(one.key, one.plan, _versions(one, rows.get(one.key, []), who, words))
        for one in sections
    )


def _versions(
    section: SectionView,
    rows: Sequence[Any],
    who: dict[tuple[str, int], list[str | None]],
    words: SectionWords,
) -> tuple[Version, ...]:
    found: list[Version] = []
    for row in rows:
        kept = section.text if row.text is None else row.text
        writers = who.get((section.key, row.number), [])
        version = Version(
            number=row.number,
            begun_at=row.begun_at,
            at=row.at,
            text=in_words(section.plan, kept, words),
            kept=kept,
            restored=row.restored,
            names=tuple(name for name in writers if name is not None),
            nameless=sum(name is None for name in writers),
        )
        found.append(replace(version, grown=len(version.text) - len(found[-1].text if found else "")))
    return tuple(reversed(found))
