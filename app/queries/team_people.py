"""Who is in which team, by name: for the moderator alone. And what the rules need to place people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.db import table
from app.domain import teams as rules
from app.models import Bench, Participant, Seat, Sketch, SketchMember
from app.queries.sketches import SketchView, sketches
from app.queries.teams import in_a_team, sketch_stands

Text = dict[str, str]


@dataclass(frozen=True)
class Member:
    """A participant as the moderator sees them."""

    id: int
    name: str
    speaks_for: Text | None


@dataclass(frozen=True)
class TeamPeople:
    """A sketch with the people of its team."""

    sketch: SketchView
    members: tuple[Member, ...]


@dataclass(frozen=True)
class Overview:
    """Everybody, by what they decided; `plan` says how many without a team would go into which (number of sketch)."""

    undecided: tuple[Member, ...]
    readers: tuple[Member, ...]
    teams: tuple[TeamPeople, ...]
    plan: Mapping[int, int]


_PEOPLE, _MEMBERS, _SKETCHES = table(Participant), table(SketchMember), table(Sketch)
_BENCHES, _SEATS = table(Bench), table(Seat)
_HERE = (_PEOPLE.c.workshop_id == bindparam("workshop_id")) & _PEOPLE.c.removed_at.is_(None)
_EVERYBODY = (
    select(
        _PEOPLE.c.id,
        _PEOPLE.c.name,
        _SEATS.c.name.label("seat"),
        _BENCHES.c.name.label("bench"),
        _PEOPLE.c.only_reads,
    )
    .outerjoin(_SEATS, _SEATS.c.id == _PEOPLE.c.seat_id)
    .outerjoin(_BENCHES, _BENCHES.c.id == _PEOPLE.c.bench_id)
    .where(_HERE)
    .order_by(_PEOPLE.c.name, _PEOPLE.c.id)
)
_PAIRS = (
    select(_SKETCHES.c.number, _MEMBERS.c.participant_id)
    .join(_SKETCHES, _SKETCHES.c.id == _MEMBERS.c.sketch_id)
    .where(_SKETCHES.c.workshop_id == bindparam("workshop_id"), sketch_stands())
)
_WITHOUT = (
    select(_PEOPLE.c.id, _PEOPLE.c.bench_id)
    .where(_HERE, _PEOPLE.c.only_reads.is_(False), ~in_a_team())
    .order_by(_PEOPLE.c.id)
)


def overview(session: Session, workshop_id: int, *, limited: bool) -> Overview:
    """All people by what they decided, and where those without a team would go."""
    present = sketches(session, workshop_id)
    inside: dict[int, set[int]] = {}
    for number, person in session.execute(_PAIRS, {"workshop_id": workshop_id}):
        inside.setdefault(number, set()).add(person)
    rows = session.execute(_EVERYBODY, {"workshop_id": workshop_id}).all()
    everybody = [Member(row.id, row.name, row.seat or row.bench) for row in rows]
    reads = {row.id for row in rows if row.only_reads}
    somewhere = set().union(*inside.values())
    alone = [member for member in everybody if member.id not in somewhere]
    placed = rules.distributed(without_team(session, workshop_id), states(present), limited=limited)
    return Overview(
        undecided=tuple(member for member in alone if member.id not in reads),
        readers=tuple(member for member in alone if member.id in reads),
        teams=tuple(
            TeamPeople(one, tuple(m for m in everybody if m.id in inside.get(one.number, ())))
            for one in present
        ),
        plan={one.number: n for one in present if (n := list(placed.values()).count(one.number))},
    )


def without_team(session: Session, workshop_id: int) -> Sequence[rules.Person]:
    """Whoever is in no team and does not read only, in the order they came."""
    return [rules.Person(*row) for row in session.execute(_WITHOUT, {"workshop_id": workshop_id})]


def states(present: Sequence[SketchView]) -> Sequence[rules.Team]:
    """The teams as the rules see them."""
    return [
        rules.Team(one.number, one.team.size, {bench.id: bench.people for bench in one.team.benches})
        for one in present
    ]
