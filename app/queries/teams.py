"""Teams as everybody may see them: how many people, which benches, what is missing; never a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, bindparam, exists, func, select
from sqlalchemy.orm import Session

from app.db import of_snapshot, table
from app.domain import teams as rules
from app.models import Bench, Idea, Participant, Sketch, SketchMember

Text = dict[str, str]
_PEOPLE, _MEMBERS, _SKETCHES = table(Participant), table(SketchMember), table(Sketch)
_IDEAS, _BENCHES = table(Idea), table(Bench)


@dataclass(frozen=True)
class BenchIn:
    """A bench and how many of it are there; `name` None are those who speak for themselves."""

    id: int | None
    name: Text | None
    people: int


@dataclass(frozen=True)
class TeamView:
    """The team of a sketch. `size` is the wish that holds for it (None: none), `own_size` one for it alone."""

    size: int | None = None
    own_size: int | None = None
    limited: bool = False
    benches: tuple[BenchIn, ...] = ()
    missing: tuple[Text, ...] = ()

    @property
    def people(self) -> int:
        return sum(bench.people for bench in self.benches)

    @property
    def free(self) -> int:
        """Places that are left of those wished for."""
        return max(0, (self.size or 0) - self.people)

    @property
    def is_full(self) -> bool:
        return rules.is_full(self.people, self.size)


@dataclass(frozen=True)
class TeamCounts:
    """How many are in a team, read only, and have not decided yet."""

    joined: int
    in_team: int
    reading: int

    @property
    def undecided(self) -> int:
        return self.joined - self.in_team - self.reading


def sketch_stands() -> ColumnElement[bool]:
    """A sketch that people can write: chosen, and its idea neither hidden nor withdrawn."""
    idea = (_IDEAS.c.workshop_id == _SKETCHES.c.workshop_id) & (_IDEAS.c.number == _SKETCHES.c.idea)
    stands = idea & _IDEAS.c.hidden_reason.is_(None) & _IDEAS.c.withdrawn.is_(False)
    return _SKETCHES.c.active.is_(True) & exists(select(_IDEAS.c.id).where(stands))


def in_a_team() -> ColumnElement[bool]:
    """Whether a participant is in the team of a sketch that stands."""
    return exists(
        select(_MEMBERS.c.sketch_id)
        .join(_SKETCHES, _SKETCHES.c.id == _MEMBERS.c.sketch_id)
        .where(_MEMBERS.c.participant_id == _PEOPLE.c.id, sketch_stands())
    )


_PRESENT = (_PEOPLE.c.workshop_id == bindparam("workshop_id")) & _PEOPLE.c.removed_at.is_(None)
_HERE = (
    select(_PEOPLE.c.bench_id, _BENCHES.c.name, func.count())
    .outerjoin(_BENCHES, _BENCHES.c.id == _PEOPLE.c.bench_id)
    .where(_PRESENT)
    .group_by(_PEOPLE.c.bench_id, _BENCHES.c.id, _BENCHES.c.position)
    .order_by(_PEOPLE.c.bench_id.is_(None), _BENCHES.c.position)
)
_INSIDE = (
    select(_MEMBERS.c.sketch_id, _PEOPLE.c.bench_id, func.count())
    .join(_PEOPLE, _PEOPLE.c.id == _MEMBERS.c.participant_id)
    .where(_MEMBERS.c.sketch_id.in_(bindparam("ids", expanding=True)), _PEOPLE.c.removed_at.is_(None))
    .group_by(_MEMBERS.c.sketch_id, _PEOPLE.c.bench_id)
)
_COUNTS = select(
    func.count(),
    func.count().filter(in_a_team()),
    func.count().filter(_PEOPLE.c.only_reads.is_(True) & ~in_a_team()),
).where(_PRESENT)


def benches_here(session: Session, workshop_id: int) -> Sequence[BenchIn]:
    """The benches that are in the room, in their order; then those who speak for themselves."""
    return of_snapshot(
        session,
        ("benches here", workshop_id),
        lambda: [BenchIn(*row) for row in session.execute(_HERE, {"workshop_id": workshop_id})],
    )


def benches_inside(session: Session, sketch_ids: Sequence[int]) -> Mapping[int, dict[int | None, int]]:
    """How many of which bench are in the team of each sketch; whoever was removed is not."""
    found: dict[int, dict[int | None, int]] = {}
    for sketch_id, bench, people in session.execute(_INSIDE, {"ids": list(sketch_ids)}):
        found.setdefault(sketch_id, {})[bench] = people
    return found


def team_view(
    here: Sequence[BenchIn],
    inside: Mapping[int | None, int],
    *,
    wish: int | None,
    own: int | None,
    limited: bool,
) -> TeamView:
    """A team with the benches that are in it, and those that are in the room and not in it."""
    lacking = rules.missing([bench.id for bench in here], inside)
    return TeamView(
        size=wish if own is None else own,
        own_size=own,
        limited=limited,
        benches=tuple(BenchIn(b.id, b.name, inside[b.id]) for b in here if inside.get(b.id)),
        missing=tuple(b.name for b in here if b.id in lacking and b.name is not None),
    )


def team_counts(session: Session, workshop_id: int) -> TeamCounts:
    """The room's numbers while teams are open."""
    return TeamCounts(*session.execute(_COUNTS, {"workshop_id": workshop_id}).one())
