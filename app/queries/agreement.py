"""Agreement on sketches as it may be seen: how many have answered, and once it is closed how, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, func, select
from sqlalchemy.orm import Session

from app.db import table
from app.domain.agreement import split_revealed
from app.domain.errors import NotFound
from app.models import Agreement, Bench, Participant, Section, Sketch, SketchReservation, StanceMark
from app.queries.sketches import SketchView

Text = dict[str, str]


@dataclass(frozen=True)
class Reserved:
    """Concerns or an objection in words; `bench` None is anonymous."""

    stance: str
    text: str
    locale: str
    bench: Text | None


@dataclass(frozen=True)
class Tally:
    """How those who answered stand to a version, of so many who were there."""

    agreeing: int
    concerned: int
    objecting: int
    present: int
    words: tuple[Reserved, ...] = ()

    @property
    def answered(self) -> int:
        """How many answered at all."""
        return self.agreeing + self.concerned + self.objecting

    def of(self, stance: str) -> int:
        """How many chose this stance."""
        return {"agree": self.agreeing, "concerns": self.concerned, "objection": self.objecting}[stance]


@dataclass(frozen=True)
class LockedSection:
    """What a section said when its sketch was locked."""

    key: str
    text: str


@dataclass(frozen=True)
class Version:
    """One agreement on a sketch; `tally` and the locked text are there once it is closed."""

    number: int
    called_at: datetime | None
    opened_on: int
    closed_at: datetime | None = None
    title: str = ""
    sections: tuple[LockedSection, ...] = ()
    tally: Tally | None = None
    is_reopened: bool = False
    reason: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it is being answered."""
        return self.closed_at is None


@dataclass(frozen=True)
class AgreementView:
    """All agreements on a sketch. `answered` have answered the open one; `mark` is the state of the present text."""

    sketch: int = 0
    versions: tuple[Version, ...] = ()
    answered: int = 0
    mark: int = 0

    @property
    def open(self) -> Version | None:
        """The one that is being answered."""
        return self.versions[-1] if self.versions and self.versions[-1].is_open else None

    @property
    def closed(self) -> tuple[Version, ...]:
        """Those that were closed, in order."""
        return tuple(one for one in self.versions if not one.is_open)

    @property
    def locked(self) -> Version | None:
        """The version the sketch is locked as."""
        last = self.versions[-1] if self.versions else None
        return last if last and not last.is_open and not last.is_reopened else None

    @property
    def reopened(self) -> Version | None:
        """The version that was opened again last, if nothing has been closed since."""
        last = self.closed[-1] if self.closed else None
        return last if last and last.is_reopened else None

    @property
    def is_renewed(self) -> bool:
        """Whether the text has changed since it was called up: answers to the older one do not count."""
        return self.open is not None and self.open.opened_on != self.mark

    def text_of(self, sketch: SketchView, version: int | None = None) -> SketchView:
        """The sketch as it stands: while it is locked with the text that was agreed on; or as that `version`.

        Raises `NotFound` for a version that was not closed.
        """
        agreed = self.locked
        if version is not None:
            agreed = next((one for one in self.closed if one.number == version), None)
            if agreed is None:
                raise NotFound
        if agreed is None:
            return sketch
        kept = {one.key: one.text for one in agreed.sections}
        sections = tuple(replace(one, text=kept.get(one.key, "")) for one in sketch.sections)
        return replace(sketch, sections=sections, idea_title=agreed.title)


@dataclass(frozen=True)
class Agreements:
    """All of a room, by sketch; `present` people have a place in it."""

    by_sketch: Mapping[int, AgreementView] = field(default_factory=dict)
    present: int = 0

    def on(self, sketch: int) -> AgreementView:
        """The agreements on a sketch, none if it was never called up."""
        return self.by_sketch.get(sketch, AgreementView(sketch))

    def called(self, among: Iterable[SketchView]) -> SketchView | None:
        """Which of these was called up last, if it was not taken off: it stands on the big screen."""
        found = [
            (one.versions[-1].called_at, sketch)
            for sketch in among
            if (one := self.on(sketch.number)).versions and one.versions[-1].called_at
        ]
        _, last = max(found, key=lambda one: one[0], default=(None, None))
        return self.on(last.number).text_of(last) if last else None


_AGREEMENTS, _SKETCHES, _PARTS = table(Agreement), table(Sketch), table(Section)
_STANCES, _PEOPLE = table(StanceMark), table(Participant)
_RESERVED, _BENCHES = table(SketchReservation), table(Bench)
MARK = (  # asked in several questions: every change of a section adds one to its revision
    select(func.coalesce(func.sum(_PARTS.c.revision), 0))
    .where(_PARTS.c.sketch_id == _SKETCHES.c.id)
    .correlate(_SKETCHES)
    .scalar_subquery()
)
_ALL = (
    select(_SKETCHES.c.number.label("sketch"), MARK.label("mark"), _AGREEMENTS)
    .join(_SKETCHES, _SKETCHES.c.id == _AGREEMENTS.c.sketch_id)
    .where(_SKETCHES.c.workshop_id == bindparam("workshop_id"))
    .order_by(_SKETCHES.c.number, _AGREEMENTS.c.version)
)
STANDING = (  # stances that count: of people who are there, on the text as it is
    select(_STANCES)
    .join(_AGREEMENTS, _AGREEMENTS.c.id == _STANCES.c.agreement_id)
    .join(_SKETCHES, _SKETCHES.c.id == _AGREEMENTS.c.sketch_id)
    .join(_PEOPLE, _PEOPLE.c.id == _STANCES.c.participant_id)
    .where(
        _SKETCHES.c.workshop_id == bindparam("workshop_id"),
        _AGREEMENTS.c.closed_at.is_(None),
        _PEOPLE.c.removed_at.is_(None),
        _STANCES.c.given_on == MARK,
    )
)
_ANSWERED = STANDING.with_only_columns(_SKETCHES.c.number, func.count()).group_by(_SKETCHES.c.number)
_OPEN = (
    select(_SKETCHES.c.number)
    .join(_AGREEMENTS, _AGREEMENTS.c.sketch_id == _SKETCHES.c.id)
    .where(_SKETCHES.c.workshop_id == bindparam("workshop_id"), _AGREEMENTS.c.closed_at.is_(None))
    .order_by(_SKETCHES.c.number)
)
_PRESENT = select(func.count()).where(
    _PEOPLE.c.workshop_id == bindparam("workshop_id"), _PEOPLE.c.removed_at.is_(None)
)
_WORDS = (
    select(
        _RESERVED.c.agreement_id,
        _RESERVED.c.stance,
        _RESERVED.c.text,
        _RESERVED.c.locale,
        _BENCHES.c.name,
    )
    .join(_AGREEMENTS, _AGREEMENTS.c.id == _RESERVED.c.agreement_id)
    .join(_SKETCHES, _SKETCHES.c.id == _AGREEMENTS.c.sketch_id)
    .outerjoin(_BENCHES, _BENCHES.c.id == _RESERVED.c.bench_id)
    .where(_SKETCHES.c.workshop_id == bindparam("workshop_id"))
    .order_by(_RESERVED.c.agreement_id, _RESERVED.c.position)
)
_LOCKED = select(_AGREEMENTS.c.version).where(
    _AGREEMENTS.c.sketch_id == bindparam("sketch"),
    _AGREEMENTS.c.closed_at.is_not(None),
    _AGREEMENTS.c.reopened_at.is_(None),
)


def agreements(session: Session, workshop_id: int) -> Agreements:
    """All agreements of a room as anybody may see them, whoever asks."""
    room = {"workshop_id": workshop_id}
    rows = session.execute(_ALL, room).all()
    words: dict[int, list[Reserved]] = {}
    for agreement, *said in session.execute(_WORDS, room):
        words.setdefault(agreement, []).append(Reserved(*said))
    answered = {number: people for number, people in session.execute(_ANSWERED, room)}
    found: dict[int, AgreementView] = {}
    for row in rows:
        before = found.get(row.sketch, AgreementView(row.sketch, (), answered.get(row.sketch, 0), row.mark))
        version = _version(row, tuple(words.get(row.id, ())))
        found[row.sketch] = replace(before, versions=(*before.versions, version))
    return Agreements(found, people_present(session, workshop_id))


def people_present(session: Session, workshop_id: int) -> int:
    """How many have a place in the room."""
    return session.execute(_PRESENT, {"workshop_id": workshop_id}).scalar_one()


def answered_on(session: Session, workshop_id: int) -> Mapping[int, int]:
    """How many have answered, by sketch, for all that are open."""
    room = {"workshop_id": workshop_id}
    answered = {number: people for number, people in session.execute(_ANSWERED, room)}
    return {number: answered.get(number, 0) for (number,) in session.execute(_OPEN, room)}


def text_mark(session: Session, sketch_id: int) -> int:
    """The state of a sketch's text as one number, which grows with every change of it."""
    mark: int = session.execute(select(MARK).where(_SKETCHES.c.id == sketch_id)).scalar_one()
    return mark


def locked_as(session: Session, sketch_id: int) -> int | None:
    """The version a sketch is locked as, None while it may be written."""
    return session.execute(_LOCKED, {"sketch": sketch_id}).scalars().first()


def _version(row: Row[Any], words: Sequence[Reserved]) -> Version:
    closed = row.closed_at is not None
    tally = Tally(row.agreeing, row.concerned, row.objecting, row.present, tuple(words))
    return Version(
        number=row.version,
        called_at=row.called_at,
        opened_on=row.opened_on,
        closed_at=row.closed_at,
        title=row.title,
        sections=tuple(LockedSection(one["key"], one["text"]) for one in row.sections),
        tally=tally if split_revealed(closed=closed) else None,
        is_reopened=row.reopened_at is not None,
        reason=row.reason,
    )
