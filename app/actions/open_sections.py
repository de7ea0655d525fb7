"""A section that is open for writing: its shared document as it is on disk, and storing what was merged into it."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, and_, bindparam, delete, insert, select, update
from sqlalchemy.orm import Session

from app.actions.journal import append
from app.actions.sketches import begin_section
from app.actions.versions import keep_version
from app.db import table
from app.domain import cowriting as rules
from app.domain.errors import NotFound
from app.domain.events import SectionWritten
from app.domain.sketch_templates import SectionPlan, unplanned
from app.domain.sketches import TITLE_KEY
from app.models import Idea, Section, SectionUpdate, Sketch
from app.queries.cowriting import new_replica
from app.queries.sketch_templates import plans
from app.queries.sketches import section_value
from app.queries.standing import lively
from app.replica import Replica, seed

_REPLICAS = 64  # sections a process holds in memory

_SECTIONS, _UPDATES, _SKETCHES = table(Section), table(SectionUpdate), table(Sketch)
_IDEAS = table(Idea)
_PLACE = and_(_SECTIONS.c.sketch_id == bindparam("sketch"), _SECTIONS.c.key == bindparam("place"))
_SKETCH = (
    select(_SKETCHES.c.id, _SKETCHES.c.template_id)
    .join(_IDEAS, and_(_IDEAS.c.workshop_id == _SKETCHES.c.workshop_id, _IDEAS.c.number == _SKETCHES.c.idea))
    .where(
        _SKETCHES.c.workshop_id == bindparam("workshop_id"),
        _SKETCHES.c.number == bindparam("number"),
        lively(_SKETCHES.c, _IDEAS.c),
    )
)
_SECTION = select(_SECTIONS).where(_PLACE)
_SINCE = (
    select(_UPDATES.c.data)
    .where(
        _UPDATES.c.sketch_id == bindparam("sketch"),
        _UPDATES.c.key == bindparam("place"),
        _UPDATES.c.number > bindparam("since"),
    )
    .order_by(_UPDATES.c.number)
)
_ADD = insert(_UPDATES)
_SAY = update(_SECTIONS).where(_PLACE)
_FORGET = delete(_UPDATES).where(
    _UPDATES.c.sketch_id == bindparam("sketch"),
    _UPDATES.c.key == bindparam("place"),
    _UPDATES.c.number <= bindparam("upto"),
)


@dataclass
class OpenSection:
    """A section while changes are merged into it."""

    sketch: int
    number: int
    key: str
    plan: SectionPlan
    text: str
    revision: int
    compacted: int
    state: bytes | None
    replica: Replica
    taken: list[tuple[bytes, int | None]] = field(default_factory=list)  # by whom; None is the moderator
    pens: dict[int, bytes] = field(default_factory=dict)  # of the devices asked for so far


@dataclass(frozen=True)
class _Remembered:
    revision: int
    replica: Replica
    pens: dict[int, bytes]


_Kept = OrderedDict[tuple[int, str], _Remembered]  # (sketch, section) -> its document
_replicas: WeakKeyDictionary[Engine, _Kept] = WeakKeyDictionary()


def open_section(
    session: Session, workshop_id: int, number: int, key: str, now: datetime, *, afresh: bool = False
) -> OpenSection:
    """A section with its document as it is on disk; the workshop is locked. `afresh`: not the one that is held here."""
    sketch = session.execute(_SKETCH, {"workshop_id": workshop_id, "number": number}).first()
    if sketch is None:
        raise NotFound
    planned = plans(session, [sketch.template_id])[sketch.template_id]
    row = session.execute(_SECTION, {"sketch": sketch.id, "place": key}).first()
    plan = next((one for one in planned if one.key == key), unplanned(key) if row else None)
    if plan is None:
        raise NotFound
    if row is None:  # planned, and nobody has written into it
        begin_section(session, sketch.id, key, planned.index(plan) + 1, "", now)
        session.flush()
        row = session.execute(_SECTION, {"sketch": sketch.id, "place": key}).one()
    fresh = new_replica(plan)
    section = OpenSection(
        sketch.id, number, key, plan, row.text, row.revision, row.compacted, row.state, replica=fresh
    )
    section.replica = (None if afresh else _remembered(session, section)) or reload(session, section)
    return section


def _remembered(session: Session, section: OpenSection) -> Replica | None:
    """The document this process holds, with what other processes have added."""
    held = _kept(session).pop((section.sketch, section.key), None)
    if held is None:
        return None
    since = _since(session, section, held.revision)
    if len(since) != section.revision - held.revision:
        return None
    section.pens = held.pens
    return held.replica.take(*since)


def reload(session: Session, section: OpenSection) -> Replica:
    """The document as it is on disk, whatever this process holds."""
    state = section.state if section.state is not None else seed(section.plan.kind, section.text)
    return new_replica(section.plan).take(state, *_since(session, section, section.compacted))


def _since(session: Session, section: OpenSection, revision: int) -> list[bytes]:
    found = session.execute(_SINCE, {"sketch": section.sketch, "place": section.key, "since": revision})
    return list(found.scalars())


def write_section(
    session: Session, workshop_id: int, section: OpenSection, now: datetime, restored: int | None = None
) -> None:
    """Store what was taken, what the section says now, and tell everybody; `restored` is for `keep_version`."""
    place = {"sketch": section.sketch, "place": section.key}
    text = section.replica.plain()
    first = section.revision + 1
    section.revision += len(section.taken)
    was, is_ = (section_value(section.plan, one) for one in (section.text, text))
    notable = section.key == TITLE_KEY or (was.filled, len(was.problems)) != (is_.filled, len(is_.problems))
    event = SectionWritten(section.number, section.key, section.revision, notable)
    seq = append(session, workshop_id, event, now)
    of_section = {"sketch_id": section.sketch, "key": section.key, "seq": seq}
    session.execute(
        _ADD,
        [
            {**of_section, "number": number, "data": data, "participant_id": person}
            for number, (data, person) in enumerate(section.taken, start=first)
        ],
    )
    values: dict[str, object] = {"text": text, "revision": section.revision, "updated_at": now}
    if section.state is None:
        values |= {"state": seed(section.plan.kind, section.text), "compacted": first - 1}
    elif rules.needs_compacting(section.revision, section.compacted):
        values |= {"state": section.replica.state(), "compacted": section.revision}
        session.execute(_FORGET, {**place, "upto": section.revision - rules.KEPT_CHANGES})
    session.execute(_SAY.values(**values), place)
    if text != section.text:
        writers = {person for _, person in section.taken if person is not None}
        keep_version(session, section.sketch, section.key, section.text, writers, now, restored)


def remember(session: Session, section: OpenSection) -> None:
    """Hold the document in memory for the next change."""
    kept = _kept(session)
    kept[section.sketch, section.key] = _Remembered(section.revision, section.replica, section.pens)
    while len(kept) > _REPLICAS:
        kept.popitem(last=False)


def _kept(session: Session) -> _Kept:
    engine = session.get_bind().engine
    return _replicas.setdefault(engine, OrderedDict())


def forget_all() -> None:
    """Hold no document any more: those in memory may say what is not on disk."""
    _replicas.clear()
