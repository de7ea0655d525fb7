"""Writing together: what several people send for sections at the same moment is committed in one transaction.

A commit waits for the disk, and forty people who type send more changes than a disk has waits in a second. So whoever
comes first commits for all who have come meanwhile; nobody is answered before their own change is on disk.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, and_, bindparam, delete, insert, select, update
from sqlalchemy.orm import Session

from app.actions.journal import append, check_present, locked_step
from app.actions.sketch_rights import check_may_write
from app.actions.sketches import begin_section
from app.actions.versions import keep_version
from app.db import table, transaction
from app.domain import cowriting as rules
from app.domain.errors import NotFound, RuleBroken
from app.domain.events import SectionWritten
from app.domain.phases import Permit, Step, permits
from app.domain.sketch_templates import SectionPlan, unplanned
from app.domain.sketches import TITLE_KEY
from app.models import Idea, Section, SectionUpdate, Sketch
from app.queries.cowriting import new_replica
from app.queries.sketch_templates import plans
from app.queries.standing import lively
from app.replica import Replica, seed

_AT_ONCE = 64  # changes of one transaction
_REPLICAS = 64  # sections a process holds in memory
NOTHING = b"\x00\x00"  # a change without any content

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


@dataclass(frozen=True)
class Change:
    """What somebody sends for a section: a Yjs update, and the state vector of their page after it."""

    participant_id: int
    workshop_id: int
    number: int
    key: str
    update: bytes
    known: bytes
    now: datetime


@dataclass(frozen=True)
class Merged:
    """A change that is on disk: the section's revision, and what the sender's page lacks of it."""

    revision: int
    missing: bytes


@dataclass
class _Ticket:
    change: Change
    merged: Merged | None = None
    refused: BaseException | None = None

    @property
    def is_done(self) -> bool:
        return self.merged is not None or self.refused is not None


@dataclass
class _Open:
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


_Kept = OrderedDict[tuple[int, str], tuple[int, Replica]]
_waiting: list[_Ticket] = []
_gate = threading.Lock()  # around _waiting
_turn = threading.Lock()  # whoever holds it commits for all who wait
# (sketch, section) -> revision and document
_replicas: WeakKeyDictionary[Engine, _Kept] = WeakKeyDictionary()


def contribute(change: Change) -> Merged:
    """Merge a change into a section; returns when it is on disk.

    Raises `Unreadable` or `TooLarge` for what no page sends, `Behind` when earlier changes of the sender are missing,
    `RuleBroken` when the section is full or must not be written now. A change that came before is taken once.
    """
    ticket = _Ticket(change)
    with _gate:
        _waiting.append(ticket)
    with _turn:
        while not ticket.is_done:
            with _gate:
                batch = _waiting[:_AT_ONCE]
                del _waiting[:_AT_ONCE]
            _commit(batch)
    if ticket.refused is not None:
        raise ticket.refused
    assert ticket.merged is not None
    return ticket.merged


def _commit(batch: Sequence[_Ticket]) -> None:
    """Commit what several people sent; one whose change is refused keeps nobody else's from the disk."""
    merged: list[tuple[_Ticket, Merged]] = []
    try:
        with transaction() as session:
            for workshop_id in sorted({ticket.change.workshop_id for ticket in batch}):
                tickets = [ticket for ticket in batch if ticket.change.workshop_id == workshop_id]
                merged += _merge_all(session, workshop_id, tickets)
    except BaseException as error:
        _replicas.clear()  # they hold what is not on disk
        for ticket in batch:
            ticket.refused = ticket.refused or error
        if not isinstance(error, Exception):
            raise
        return
    for ticket, result in merged:
        ticket.merged = result


def _merge_all(
    session: Session, workshop_id: int, tickets: Sequence[_Ticket]
) -> Iterator[tuple[_Ticket, Merged]]:
    step = locked_step(session, workshop_id)
    opened: dict[tuple[int, str], _Open] = {}
    for ticket in tickets:
        try:
            _merge(session, step, ticket.change, opened)
        except RuleBroken as no:
            ticket.refused = no
    for section in opened.values():
        if section.taken:
            write_section(session, workshop_id, section, tickets[-1].change.now)
        _keep(session, section)
    for ticket in tickets:
        if ticket.refused is None:
            section = opened[ticket.change.number, ticket.change.key]
            may_read = permits(step, Permit.WRITE_SKETCH)
            missing = section.replica.missing(ticket.change.known) if may_read else NOTHING
            yield ticket, Merged(section.revision, missing)


def _merge(session: Session, step: Step, change: Change, opened: dict[tuple[int, str], _Open]) -> None:
    """Take a change into the open section. One that came before asks for nothing: it is not told to be too late."""
    check_present(session, change.workshop_id, change.participant_id)
    place = (change.number, change.key)
    section = opened[place] = opened.get(place) or open_section(
        session, change.workshop_id, *place, change.now
    )
    try:
        if news := section.replica.merge(change.update, change.known):
            check_may_write(session, step, section.sketch, change.participant_id)
            section.taken.append((news, change.participant_id))
    except RuleBroken:
        section.replica = _loaded(session, section)  # the refused change may have left something behind
        section.replica.take(*(data for data, _ in section.taken))
        raise


def open_section(
    session: Session, workshop_id: int, number: int, key: str, now: datetime, *, afresh: bool = False
) -> _Open:
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
    section = _Open(
        sketch.id, number, key, plan, row.text, row.revision, row.compacted, row.state, replica=fresh
    )
    section.replica = (None if afresh else _remembered(session, section)) or _loaded(session, section)
    return section


def _remembered(session: Session, section: _Open) -> Replica | None:
    """The document this process holds, with what other processes have added."""
    revision, replica = _kept(session).pop((section.sketch, section.key), (0, None))
    if replica is None:
        return None
    since = _since(session, section, revision)
    if len(since) != section.revision - revision:
        return None
    replica.take(*since)
    return replica


def _loaded(session: Session, section: _Open) -> Replica:
    state = section.state if section.state is not None else seed(section.plan.kind, section.text)
    return new_replica(section.plan).take(state, *_since(session, section, section.compacted))


def _since(session: Session, section: _Open, revision: int) -> list[bytes]:
    found = session.execute(_SINCE, {"sketch": section.sketch, "place": section.key, "since": revision})
    return list(found.scalars())


def write_section(
    session: Session, workshop_id: int, section: _Open, now: datetime, restored: int | None = None
) -> None:
    """Store what was taken, what the section says now, and tell everybody; `restored` is for `keep_version`."""
    place = {"sketch": section.sketch, "place": section.key}
    text = section.replica.plain()
    first = section.revision + 1
    section.revision += len(section.taken)
    notable = section.key == TITLE_KEY or bool(text) != bool(section.text)
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


def _keep(session: Session, section: _Open) -> None:
    kept = _kept(session)
    kept[section.sketch, section.key] = (section.revision, section.replica)
    while len(kept) > _REPLICAS:
        kept.popitem(last=False)


def _kept(session: Session) -> _Kept:
    engine = session.get_bind().engine
    return _replicas.setdefault(engine, OrderedDict())
