"""Quorum: how many people of each bench are needed in a vote, and how many are there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import CompoundSelect, func, null, select, union_all
from sqlalchemy.orm import Session

from app.models import Bench, Participant
from app.queries.voting import RoundView

Text = dict[str, str]


@dataclass(frozen=True)
class Needed:
    """A bench that needs a number of people, and how many are there; it never stops a vote."""

    name: Text
    needed: int
    present: int

    @property
    def reached(self) -> bool:
        """Whether enough are there."""
        return self.present >= self.needed


@dataclass(frozen=True)
class BenchEntry:
    """A bench, for the field in which its quorum is set, and how many people say they speak for it.

    Without an `id` and a name: those who speak for no bench.
    """

    id: str
    name: Text
    people: int


def people_present(session: Session, workshop_id: int) -> dict[str, int]:
    """How many people of each bench have a place in the workshop, by the bench's id."""
    rows = session.execute(
        select(Participant.bench_id, func.count())
        .where(
            Participant.workshop_id == workshop_id,
            Participant.removed_at.is_(None),
            Participant.bench_id.is_not(None),
        )
        .group_by(Participant.bench_id)
        .order_by(Participant.bench_id)
    )
    return {str(bench): people for bench, people in rows}


def quorum_of(session: Session, round_: RoundView | None, workshop_id: int) -> Sequence[Needed]:
    """The quorum of a round, bench by bench: with those who are here now, or who were when it closed."""
    if round_ is None or not round_.quorum:
        return ()
    present = round_.present if round_.closed else people_present(session, workshop_id)
    ids = [int(bench) for bench in round_.quorum]
    rows = session.execute(select(Bench.id, Bench.name).where(Bench.id.in_(ids)).order_by(Bench.position))
    return [Needed(name, round_.quorum[str(id_)], present.get(str(id_), 0)) for id_, name in rows]


def bench_entries(session: Session, workshop_id: int, group_id: int) -> Sequence[BenchEntry]:
    """All benches of the group, with those who have a place in the workshop; the last one is those of no bench."""
    here = (Participant.workshop_id == workshop_id) & Participant.removed_at.is_(None)
    benches = (
        select(Bench.position, Bench.id, Bench.name, func.count(Participant.id))
        .outerjoin(Participant, (Participant.bench_id == Bench.id) & here)
        .where(Bench.group_id == group_id)
        .group_by(Bench.id)
    )
    nobody = select(null(), null(), null(), func.count()).where(here, Participant.bench_id.is_(None))
    both: CompoundSelect[Any] = union_all(benches, nobody)
    rows = session.execute(both).all()
    in_order = sorted(rows, key=lambda row: (row[0] is None, row[0]))
    return [BenchEntry(str(id_ or ""), name or {}, people) for _, id_, name, people in in_order]
