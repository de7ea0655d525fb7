"""The thread of a sketch: from the ideas it grew out of to what the room agreed on, as far as everybody may read it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, distinct, func, or_, select
from sqlalchemy.orm import Session

from app.db import table
from app.domain.history import BUNDLING
from app.domain.phases import Audience, Step, idea_revealed
from app.domain.sketch_templates import SectionPlan
from app.models import Change, Idea, SectionVersion, SectionWriter, Selection, Sketch, VoteRound
from app.queries.advice import SketchAdvice, advice_on
from app.queries.agreement import AgreementView, agreements
from app.queries.counting import EarlierRound, counted
from app.queries.reservations import ReservationView, reservations
from app.queries.rooms import Room
from app.queries.sketches import SelectionView, SketchView, selection_view
from app.queries.standing import countable
from app.queries.voting import closed_rounds


@dataclass(frozen=True)
class Origin:
    """An idea the sketch grew out of, in its author's words."""

    number: int
    title: str
    description: str
    locale: str
    at: datetime


@dataclass(frozen=True)
class Placed:
    """How an idea did in a vote: its points, and its place; None where it got no points."""

    idea: int
    points: int
    place: int | None


@dataclass(frozen=True)
class Vote:
    """A closed vote in which one of the ideas stood."""

    counted: EarlierRound
    at: datetime
    ideas: tuple[Placed, ...]


@dataclass(frozen=True)
class Chosen:
    """A choice of the room in which one of the ideas was, with what was held against it."""

    selection: SelectionView
    at: datetime
    reservations: tuple[ReservationView, ...]


@dataclass(frozen=True)
class Written:
    """What was written into a section: so many versions after the first, by so many people, last at `at`."""

    key: str
    plan: SectionPlan
    versions: int
    people: int
    at: datetime


@dataclass(frozen=True)
class Thread:
    """All of it. `bundled_at` is None where no ideas were put together; `people` wrote in the sketch altogether."""

    ideas: tuple[Origin, ...]
    bundle: str
    bundled_at: datetime | None
    votes: tuple[Vote, ...]
    choices: tuple[Chosen, ...]
    begun_at: datetime
    sections: tuple[Written, ...]
    people: int
    advice: SketchAdvice
    agreement: AgreementView

    @property
    def is_bundle(self) -> bool:
        """Whether several ideas went into it."""
        return len(self.ideas) > 1 or bool(self.bundle)

    @property
    def decisions(self) -> tuple[Vote | Chosen, ...]:
        """Votes and choices in the order in which they were made."""
        return tuple(sorted((*self.votes, *self.choices), key=lambda one: one.at))


_IDEAS, _CHANGES, _ROUNDS, _SKETCHES = table(Idea), table(Change), table(VoteRound), table(Sketch)
_VERSIONS, _WRITERS = table(SectionVersion), table(SectionWriter)
_ORIGINS = (
    select(_IDEAS)
    .where(
        _IDEAS.c.workshop_id == bindparam("workshop_id"),
        or_(_IDEAS.c.number == bindparam("idea"), _IDEAS.c.merged_into == bindparam("idea")),
        countable(_IDEAS.c),
    )
    .order_by(_IDEAS.c.number)
)
_BUNDLED = select(func.max(_CHANGES.c.at)).where(
    _CHANGES.c.workshop_id == bindparam("workshop_id"),
    _CHANGES.c.idea.in_(bindparam("ideas", expanding=True)),
    _CHANGES.c.kind.in_(sorted(BUNDLING)),
    _CHANGES.c.undone.is_(False),
)
_CLOSED = select(_ROUNDS.c.number, _ROUNDS.c.closed_at).where(
    _ROUNDS.c.workshop_id == bindparam("workshop_id"), _ROUNDS.c.closed_at.is_not(None)
)
_BEGUN = select(_SKETCHES.c.created_at).where(_SKETCHES.c.id == bindparam("sketch"))
_SPELLS = (
    select(
        _VERSIONS.c.key,
        func.count(distinct(_VERSIONS.c.number)).label("versions"),
        func.max(_VERSIONS.c.at).label("at"),
    )
    .where(_VERSIONS.c.sketch_id == bindparam("sketch"), _VERSIONS.c.number > 0)
    .group_by(_VERSIONS.c.key)
)
_WHO = select(_WRITERS.c.key, _WRITERS.c.participant_id).where(_WRITERS.c.sketch_id == bindparam("sketch"))


def thread(session: Session, room: Room, sketch: SketchView, audience: Audience) -> Thread:
    """Where a sketch comes from, and what became of it; for an audience that may read sketches."""
    ideas, bundle = _origins(session, room, sketch)
    numbers = [one.number for one in ideas]
    sections, people = _written(session, sketch)
    return Thread(
        ideas=ideas,
        bundle=bundle,
        bundled_at=_bundled(session, room.id, numbers) if len(ideas) > 1 or bundle else None,
        votes=_votes(session, room.id, numbers),
        choices=_choices(session, room.id, numbers),
        begun_at=session.execute(_BEGUN, {"sketch": sketch.id}).scalar_one(),
        sections=sections,
        people=people,
        advice=advice_on(session, room.id, room.at_sketches, audience, sketch.number),
        agreement=agreements(session, room.id).on(sketch.number),
    )


def _origins(session: Session, room: Room, sketch: SketchView) -> tuple[tuple[Origin, ...], str]:
    """The ideas that may be read, the one the sketch was chosen by first; and the name of their bundle."""
    rows = session.execute(_ORIGINS, {"workshop_id": room.id, "idea": sketch.idea}).all()
    seen = [row for row in rows if idea_revealed(Step(room.step), revealed=row.revealed)]
    seen.sort(key=lambda row: row.number != sketch.idea)
    found = tuple(Origin(r.number, r.title, r.description, r.locale, r.created_at) for r in seen)
    return found, next((row.bundle_name for row in seen if row.number == sketch.idea), "")


def _bundled(session: Session, workshop_id: int, numbers: Sequence[int]) -> datetime | None:
    found: datetime | None = session.execute(
        _BUNDLED, {"workshop_id": workshop_id, "ideas": list(numbers)}
    ).scalar_one()
    return found


def _votes(session: Session, workshop_id: int, numbers: Sequence[int]) -> tuple[Vote, ...]:
    rounds = [one for one in closed_rounds(session, workshop_id) if set(one.ideas) & set(numbers)]
    told = counted(session, workshop_id, rounds)
    if not told:
        return ()
    closed = {number: at for number, at in session.execute(_CLOSED, {"workshop_id": workshop_id})}
    return tuple(
        Vote(
            one,
            closed[one.round.number],
            tuple(_placed(one.totals, number) for number in numbers if number in one.round.ideas),
        )
        for one in told
    )


def _placed(totals: Sequence[tuple[int, int]], idea: int) -> Placed:
    points = dict(totals).get(idea, 0)
    place = 1 + sum(others > points for _, others in totals) if points else None
    return Placed(idea, points, place)


def _choices(session: Session, workshop_id: int, numbers: Sequence[int]) -> tuple[Chosen, ...]:
    rows = session.scalars(
        select(Selection).where(Selection.workshop_id == workshop_id).order_by(Selection.number)
    )
    held: Mapping[int, list[ReservationView]] = _by_selection(reservations(session, workshop_id))
    return tuple(
        Chosen(selection_view(row), row.confirmed_at, tuple(held.get(row.number, ())))
        for row in rows
        if set(row.ideas) & set(numbers)
    )


def _by_selection(standing: Sequence[ReservationView]) -> dict[int, list[ReservationView]]:
    found: dict[int, list[ReservationView]] = {}
    for one in standing:
        found.setdefault(one.selection, []).append(one)
    return found


def _written(session: Session, sketch: SketchView) -> tuple[tuple[Written, ...], int]:
    """The sections that were written in, in the order of the sketch; and how many people wrote altogether."""
    who: dict[str, set[int]] = {}
    for key, person in session.execute(_WHO, {"sketch": sketch.id}):
        who.setdefault(key, set()).add(person)
    spells = {row.key: row for row in session.execute(_SPELLS, {"sketch": sketch.id})}
    sections = tuple(
        Written(one.key, one.plan, spells[one.key].versions, len(who.get(one.key, ())), spells[one.key].at)
        for one in sketch.sections
        if one.key in spells
    )
    return sections, len(set().union(*who.values())) if who else 0
