"""The shared document of a section, for a page that opens it or comes back to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.db import table
from app.domain.sketch_templates import SectionPlan, unplanned
from app.domain.sketches import limit_of
from app.models import Idea, Node, Participant, Presence, Section, SectionUpdate, Sketch, SketchMember
from app.queries.sketch_templates import plans
from app.queries.standing import lively, newest_place
from app.replica import Replica, seed

_SECTIONS, _UPDATES, _SKETCHES, _IDEAS = table(Section), table(SectionUpdate), table(Sketch), table(Idea)
_PEOPLE, _PRESENT, _NODES, _TEAMS = table(Participant), table(Presence), table(Node), table(SketchMember)
_OF_SKETCH = (
    select(
        _SECTIONS.c.sketch_id,
        _SECTIONS.c.key,
        _SECTIONS.c.text,
        _SECTIONS.c.revision,
        _SECTIONS.c.state,
        _SECTIONS.c.compacted,
        _SKETCHES.c.template_id,
    )
    .join(_SKETCHES, _SKETCHES.c.id == _SECTIONS.c.sketch_id)
    .join(_IDEAS, (_IDEAS.c.workshop_id == _SKETCHES.c.workshop_id) & (_IDEAS.c.number == _SKETCHES.c.idea))
    .where(
        _SKETCHES.c.workshop_id == bindparam("workshop_id"),
        _SKETCHES.c.number == bindparam("number"),
        lively(_SKETCHES.c, _IDEAS.c),
    )
    .order_by(_SECTIONS.c.position)
)
_CHANGES = (
    select(_UPDATES.c.key, _UPDATES.c.data)
    .join(_SECTIONS, (_SECTIONS.c.sketch_id == _UPDATES.c.sketch_id) & (_SECTIONS.c.key == _UPDATES.c.key))
    .where(_UPDATES.c.sketch_id == bindparam("sketch"), _UPDATES.c.number > _SECTIONS.c.compacted)
    .order_by(_UPDATES.c.key, _UPDATES.c.number)
)
_HEARD = (
    select(_UPDATES.c.key, _UPDATES.c.number, _UPDATES.c.data, _UPDATES.c.participant_id)
    .join(_SKETCHES, _SKETCHES.c.id == _UPDATES.c.sketch_id)
    .join(_IDEAS, (_IDEAS.c.workshop_id == _SKETCHES.c.workshop_id) & (_IDEAS.c.number == _SKETCHES.c.idea))
    .where(
        _SKETCHES.c.workshop_id == bindparam("workshop_id"),
        _SKETCHES.c.number == bindparam("number"),
        lively(_SKETCHES.c, _IDEAS.c),
        _UPDATES.c.seq > bindparam("after"),
        _UPDATES.c.seq <= bindparam("upto"),
    )
    .order_by(_UPDATES.c.key, _UPDATES.c.number)
)


_WRITERS = (
    select(_PEOPLE.c.id, _PEOPLE.c.name, _PRESENT.c.section, _PRESENT.c.caret)
    .join(_PRESENT, _PRESENT.c.participant_id == _PEOPLE.c.id)
    .join(_NODES, _NODES.c.id == _PRESENT.c.node_id)
    .where(
        _PEOPLE.c.workshop_id == bindparam("workshop_id"),
        _PEOPLE.c.removed_at.is_(None),
        _PRESENT.c.sketch == bindparam("number"),
        newest_place(_PRESENT.c),
        _NODES.c.seen_at >= bindparam("live_since"),
    )
    .order_by(_PEOPLE.c.id)
)
_TEAM = (
    select(_TEAMS.c.participant_id)
    .join(_SKETCHES, _SKETCHES.c.id == _TEAMS.c.sketch_id)
    .where(_SKETCHES.c.workshop_id == bindparam("workshop_id"), _SKETCHES.c.number == bindparam("number"))
    .order_by(_TEAMS.c.participant_id)
)


@dataclass(frozen=True)
class Writer:
    """Somebody of the team who is in a section just now; `sign` tells them apart within the team."""

    id: int
    name: str
    sign: int
    section: str
    caret: str | None


@dataclass(frozen=True)
class Document:
    """A section's document: everything, merged into one change (or what somebody lacks of it)."""

    key: str
    revision: int
    data: bytes


@dataclass(frozen=True)
class Heard:
    """A change on its way to the pages that have the sketch open; `person` made it."""

    key: str
    number: int
    data: bytes
    person: int | None


def new_replica(plan: SectionPlan) -> Replica:
    """An empty document for a section as it was planned."""
    return Replica(plan.kind, [key for key, _ in plan.options], limit_of(plan.key))


def documents(
    session: Session, workshop_id: int, number: int, known: Mapping[str, bytes] | None = None
) -> Sequence[Document]:
    """The documents of a sketch, in order; with `known` (section -> state vector) only what is missing of those."""
    rows = {row.key: row for row in session.execute(_OF_SKETCH, _at(workshop_id, number))}
    if not rows:
        return ()
    some = next(iter(rows.values()))
    changes: dict[str, list[bytes]] = {}
    for key, data in session.execute(_CHANGES, {"sketch": some.sketch_id}):
        changes.setdefault(key, []).append(data)
    planned = {plan.key: plan for plan in plans(session, [some.template_id])[some.template_id]}
    found = []
    for key in dict.fromkeys([*planned, *rows]):
        if known is not None and key not in known:
            continue
        plan, row = planned.get(key) or unplanned(key), rows.get(key)
        state = row.state if row and row.state is not None else seed(plan.kind, row.text if row else "")
        replica = new_replica(plan).take(state, *changes.get(key, ()))
        revision = row.revision if row else 0
        found.append(Document(key, revision, replica.missing((known or {}).get(key, b""))))
    return found


def _at(workshop_id: int, number: int) -> dict[str, int]:
    return {"workshop_id": workshop_id, "number": number}


def heard(session: Session, workshop_id: int, number: int, after: int, upto: int) -> Sequence[Heard]:
    """The changes of a sketch that the journal told of after number `after`, up to `upto`.

    None of one that was hidden since, whoever asks again for what they missed.
    """
    between = {"workshop_id": workshop_id, "number": number, "after": after, "upto": upto}
    return [Heard(*row) for row in session.execute(_HEARD, between)]


def writers(session: Session, workshop_id: int, number: int, *, live_since: datetime) -> Sequence[Writer]:
    """Who of the team is in which section; a node not seen since `live_since` no longer counts."""
    place = _at(workshop_id, number)
    here = {row.id: row for row in session.execute(_WRITERS, {**place, "live_since": live_since})}
    if not here:
        return ()
    team = list(session.execute(_TEAM, place).scalars())
    return tuple(
        Writer(person, here[person].name, sign, here[person].section, here[person].caret)
        for sign, person in enumerate(team)
        if person in here
    )


def is_there(session: Session, workshop_id: int, number: int) -> bool:
    """Whether there is such a sketch to read and write."""
    return session.execute(_OF_SKETCH, _at(workshop_id, number)).first() is not None
