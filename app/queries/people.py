"""Who is here, and for whom they speak."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from app.db import table
from app.models import Bench, Participant, Seat, Workshop

Text = dict[str, str]


@dataclass(frozen=True)
class Me:
    """The participant who asks."""

    id: int
    workshop_id: int
    name: str
    locale: str
    order_seed: str
    done_visit: int
    only_reads: bool


@dataclass(frozen=True)
class BenchCount:
    """A bench and how many speak for it; `name` is None for people who speak for nobody but themselves."""

    name: Text | None
    people: int


@dataclass(frozen=True)
class SeatChoice:
    """A seat somebody can speak for."""

    value: str
    name: Text


@dataclass(frozen=True)
class BenchChoice:
    """A bench with its seats, for the field "Ich spreche für"."""

    value: str
    name: Text
    seats: tuple[SeatChoice, ...]


@dataclass(frozen=True)
class Attendee:
    """A participant as the moderator sees them, to remove somebody."""

    id: int
    name: str
    speaks_for: Text | None


_PEOPLE, _WORKSHOPS = table(Participant), table(Workshop)
_ME = select(
    _PEOPLE.c.id,
    _PEOPLE.c.workshop_id,
    _PEOPLE.c.name,
    _PEOPLE.c.locale,
    _PEOPLE.c.order_seed,
    _PEOPLE.c.done_visit,
    _PEOPLE.c.only_reads,
)
_BY_ID = _ME.where(_PEOPLE.c.id == bindparam("participant"))
_BY_TOKEN = (  # asked with every request, so built once, and one question
    _ME.join(_WORKSHOPS, _WORKSHOPS.c.id == _PEOPLE.c.workshop_id).where(
        _PEOPLE.c.token_digest == bindparam("token_digest"),
        _WORKSHOPS.c.public_id == bindparam("public_id"),
        _PEOPLE.c.removed_at.is_(None),
    )
)


def participant_by_token(session: Session, public_id: str, token_digest: str) -> Me | None:
    """The participant of the workshop with this public id whose device knows the secret; removed ones are gone."""
    row = session.execute(_BY_TOKEN, {"token_digest": token_digest, "public_id": public_id}).first()
    return Me(*row) if row else None


def participant_by_id(session: Session, participant_id: int) -> Me | None:
    """The participant as they are now."""
    row = session.execute(_BY_ID, {"participant": participant_id}).first()
    return Me(*row) if row else None


def speaks_for(session: Session, participant_id: int) -> Text | None:
    """For whom a participant speaks: a seat, a bench, or nobody."""
    row = session.execute(
        select(Seat.name, Bench.name)
        .select_from(Participant)
        .outerjoin(Seat, Seat.id == Participant.seat_id)
        .outerjoin(Bench, Bench.id == Participant.bench_id)
        .where(Participant.id == participant_id)
    ).first()
    return (row[0] or row[1]) if row else None


def people_by_bench(session: Session, workshop_id: int, group_id: int) -> Sequence[BenchCount]:
    """Every bench of the group with the number of people, then those who speak for nobody."""
    here = dict(
        session.execute(
            select(Participant.bench_id, func.count())
            .where(Participant.workshop_id == workshop_id, Participant.removed_at.is_(None))
            .group_by(Participant.bench_id)
        ).all()
    )
    benches = session.execute(
        select(Bench.id, Bench.name).where(Bench.group_id == group_id).order_by(Bench.position)
    )
    rows = [BenchCount(name, here.get(bench_id, 0)) for bench_id, name in benches]
    return [*rows, BenchCount(None, here.get(None, 0))]


def bench_choices(session: Session, group_id: int) -> Sequence[BenchChoice]:
    """Benches and seats to choose from when joining."""
    seats: dict[int, list[SeatChoice]] = {}
    for seat_id, bench_id, name in session.execute(
        select(Seat.id, Seat.bench_id, Seat.name).where(Seat.group_id == group_id).order_by(Seat.position)
    ):
        seats.setdefault(bench_id, []).append(SeatChoice(f"seat-{seat_id}", name))
    benches = session.execute(
        select(Bench.id, Bench.name).where(Bench.group_id == group_id).order_by(Bench.position)
    )
    return [BenchChoice(f"bench-{b}", name, tuple(seats.get(b, ()))) for b, name in benches]


def attendees(session: Session, workshop_id: int) -> Sequence[Attendee]:
    """Everybody who is in the workshop, by name."""
    rows = session.execute(
        select(Participant.id, Participant.name, Seat.name, Bench.name)
        .outerjoin(Seat, Seat.id == Participant.seat_id)
        .outerjoin(Bench, Bench.id == Participant.bench_id)
        .where(Participant.workshop_id == workshop_id, Participant.removed_at.is_(None))
        .order_by(Participant.name, Participant.id)
    )
    return [Attendee(i, name, seat or bench) for i, name, seat, bench in rows]
