"""Sketches with their sections, where they came from, and who writes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from app.db import table
from app.models import Agreement, Idea, Section, Selection, Sketch, SketchMember, Workshop
from app.queries.standing import called
from app.queries.voting import closed_rounds, standing_numbers


@dataclass(frozen=True)
class SectionView:
    """A section's present text."""

    key: str
    text: str
    revision: int


@dataclass(frozen=True)
class SketchView:
    """A sketch; `filled` of `len(sections)` sections have a text. `locked_as` is the version the room agreed on."""

    id: int
    number: int
    idea: int
    people: int
    sections: tuple[SectionView, ...]
    idea_title: str = ""
    locked_as: int | None = None

    @property
    def filled(self) -> int:
        return sum(1 for section in self.sections if section.text)

    @property
    def title(self) -> str:
        """The text of the section "title"; the idea's own while that is empty."""
        return next((s.text for s in self.sections if s.key == "title" and s.text), self.idea_title)


@dataclass(frozen=True)
class SelectionView:
    """A confirmed selection."""

    number: int
    round_number: int | None
    rule: str
    places: int
    proposed: tuple[int, ...]
    ideas: tuple[int, ...]
    reason: str
    meeting: int = 1
    criterion: str = "all"


# Asked with every push while sketches are written, so built once, and of tables: building a statement, and the way
# through the ORM, cost more than asking.
_SKETCHES, _IDEAS, _PARTS, _TEAMS = table(Sketch), table(Idea), table(Section), table(SketchMember)
_AGREED = table(Agreement)
_LOCKED_AS = (
    select(_AGREED.c.version)
    .where(
        _AGREED.c.sketch_id == _SKETCHES.c.id,
        _AGREED.c.closed_at.is_not(None),
        _AGREED.c.reopened_at.is_(None),
    )
    .correlate(_SKETCHES)
    .scalar_subquery()
)
_ACTIVE = (
    select(_SKETCHES.c.id, _SKETCHES.c.number, _SKETCHES.c.idea, called(_IDEAS.c), _LOCKED_AS)
    .join(
        _IDEAS,
        (_IDEAS.c.workshop_id == _SKETCHES.c.workshop_id) & (_IDEAS.c.number == _SKETCHES.c.idea),
    )
    .where(
        _SKETCHES.c.workshop_id == bindparam("workshop_id"),
        _SKETCHES.c.active.is_(True),
        _IDEAS.c.hidden_reason.is_(None),  # the sketch of a hidden or withdrawn idea rests
        _IDEAS.c.withdrawn.is_(False),
    )
    .order_by(_SKETCHES.c.position, _SKETCHES.c.number)
)
_SOME = _ACTIVE.where(_SKETCHES.c.number.in_(bindparam("numbers", expanding=True)))
_PEOPLE = (
    select(_TEAMS.c.sketch_id, func.count())
    .where(_TEAMS.c.sketch_id.in_(bindparam("ids", expanding=True)))
    .group_by(_TEAMS.c.sketch_id)
)
_SECTIONS = (
    select(_PARTS.c.sketch_id, _PARTS.c.key, _PARTS.c.text, _PARTS.c.revision)
    .where(_PARTS.c.sketch_id.in_(bindparam("ids", expanding=True)))
    .order_by(_PARTS.c.sketch_id, _PARTS.c.position)
)
_MINE = (
    select(_SKETCHES.c.number)
    .join(_TEAMS, _TEAMS.c.sketch_id == _SKETCHES.c.id)
    .where(
        _SKETCHES.c.workshop_id == bindparam("workshop_id"),
        _TEAMS.c.participant_id == bindparam("participant"),
    )
)


def sketches(session: Session, workshop_id: int, only: Iterable[int] | None = None) -> Sequence[SketchView]:
    """The sketches of the room's latest selection, in its order: all, or those with these numbers."""
    if only is None:
        rows = session.execute(_ACTIVE, {"workshop_id": workshop_id}).all()
    else:
        rows = session.execute(_SOME, {"workshop_id": workshop_id, "numbers": list(only)}).all()
    ids = [row.id for row in rows]
    sections = _sections(session, ids)
    people = {sketch_id: number for sketch_id, number in session.execute(_PEOPLE, {"ids": ids})}
    return [
        SketchView(i, number, idea, people.get(i, 0), tuple(sections.get(i, ())), title, locked)
        for i, number, idea, title, locked in rows
    ]


def sketch(session: Session, workshop_id: int, number: int) -> SketchView | None:
    """One sketch by its number."""
    return next(iter(sketches(session, workshop_id, only=[number])), None)


def my_sketches(session: Session, workshop_id: int, participant_id: int) -> frozenset[int]:
    """Numbers of the sketches whose team a participant has joined."""
    found = session.execute(_MINE, {"workshop_id": workshop_id, "participant": participant_id})
    return frozenset(number for (number,) in found)


def current_selection(session: Session, workshop_id: int) -> SelectionView | None:
    """What the room confirmed on this meeting's last closed vote, if all of it stands; else it chooses again."""
    latest = latest_selection(session, workshop_id)
    if latest is None:
        return None
    rounds = [r.number for r in closed_rounds(session, workshop_id) if r.meeting == latest.meeting]
    if latest.round_number != (rounds[-1] if rounds else None):
        return None
    return latest if set(latest.ideas) <= set(standing_numbers(session, workshop_id)) else None


def latest_selection(session: Session, workshop_id: int) -> SelectionView | None:
    """What the room confirmed last in this meeting."""
    row = session.scalars(
        select(Selection)
        .join(Workshop, Workshop.id == Selection.workshop_id)
        .where(Selection.workshop_id == workshop_id, Selection.meeting == Workshop.meeting)
        .order_by(Selection.number.desc())
    ).first()
    return selection_view(row) if row is not None else None


def selection_view(row: Selection) -> SelectionView:
    """A selection as it is read."""
    return SelectionView(
        number=row.number,
        round_number=row.round_number,
        rule=row.rule,
        places=row.places,
        proposed=tuple(row.proposed),
        ideas=tuple(row.ideas),
        reason=row.reason,
        meeting=row.meeting,
        criterion=row.criterion,
    )


def _sections(session: Session, sketch_ids: Sequence[int]) -> Mapping[int, list[SectionView]]:
    found: dict[int, list[SectionView]] = {}
    rows = session.execute(_SECTIONS, {"ids": list(sketch_ids)})
    for sketch_id, key, text, revision in rows:
        found.setdefault(sketch_id, []).append(SectionView(key, text, revision))
    return found
