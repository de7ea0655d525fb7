"""Sketches with their sections, where they came from, and who writes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import bindparam, not_, select
from sqlalchemy.orm import Session

from app.db import of_snapshot, table
from app.domain.section_content import content_of
from app.domain.section_types import SectionValue
from app.domain.section_values import read_section
from app.domain.sketch_kinds import Kind
from app.domain.sketch_templates import SectionPlan, unplanned
from app.domain.sketches import SUMMARY_KEY
from app.domain.standing_of_sketches import SectionState, Standing, standing
from app.models import Agreement, Idea, Section, Selection, Sketch, SketchMember, Workshop
from app.queries.sketch_templates import Plans, plans
from app.queries.standing import called, countable, lively
from app.queries.teams import TeamView, benches_here, benches_inside, team_view
from app.queries.voting import closed_rounds, standing_numbers


@dataclass(frozen=True)
class SectionView:
    """A section's present text, and what the sketch's own template says about it."""

    key: str
    text: str
    revision: int
    plan: SectionPlan

    @property
    def value(self) -> SectionValue:
        """What it means."""
        return section_value(self.plan, self.text)

    @property
    def is_text(self) -> bool:
        """Whether it holds a text and nothing else."""
        return self.plan.kind == Kind.TEXT


@lru_cache(maxsize=512)
def section_value(plan: SectionPlan, text: str) -> SectionValue:
    """What a section of this plan means, kept as `text`."""
    return read_section(plan.kind, dict(plan.options), content_of(plan.kind, text))


@dataclass(frozen=True)
class SketchView:
    """A sketch; `filled` of `len(sections)` sections have a text. `locked_as` is the version the room agreed on."""

    id: int
    number: int
    idea: int
    sections: tuple[SectionView, ...]
    team: TeamView
    idea_title: str = ""
    locked_as: int | None = None

    @property
    def people(self) -> int:
        """How many are in its team."""
        return self.team.people

    @property
    def plans(self) -> tuple[SectionPlan, ...]:
        """What its sections are called, in order."""
        return tuple(section.plan for section in self.sections)

    @property
    def summary(self) -> str:
        """What it is about, in its own words."""
        return next((s.text for s in self.sections if s.key == SUMMARY_KEY), "")

    @property
    def filled(self) -> int:
        return sum(1 for section in self.sections if section.text)

    @property
    def standing(self) -> Standing:
        """How far its text has come; of advice it knows nothing."""
        found = [(section, section.value) for section in self.sections]
        return standing(
            [SectionState(s.key, s.plan.required, value.filled, len(value.problems)) for s, value in found]
        )

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
_WORKSHOPS, _AGREED = table(Workshop), table(Agreement)
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
    select(
        _SKETCHES.c.id,
        _SKETCHES.c.number,
        _SKETCHES.c.idea,
        _SKETCHES.c.template_id,
        called(_IDEAS.c).label("called"),
        _SKETCHES.c.team_size.label("own"),
        _WORKSHOPS.c.team_size.label("wish"),
        _WORKSHOPS.c.team_limit.label("limited"),
        _LOCKED_AS.label("locked_as"),
    )
    .join(_WORKSHOPS, _WORKSHOPS.c.id == _SKETCHES.c.workshop_id)
    .join(
        _IDEAS,
        (_IDEAS.c.workshop_id == _SKETCHES.c.workshop_id) & (_IDEAS.c.number == _SKETCHES.c.idea),
    )
    .where(
        _SKETCHES.c.workshop_id == bindparam("workshop_id"),
        lively(_SKETCHES.c, _IDEAS.c),
    )
    .order_by(_SKETCHES.c.position, _SKETCHES.c.number)
)
_SOME = _ACTIVE.where(_SKETCHES.c.number.in_(bindparam("numbers", expanding=True)))
_SECTIONS = (
    select(_PARTS.c.sketch_id, _PARTS.c.key, _PARTS.c.text, _PARTS.c.revision)
    .where(_PARTS.c.sketch_id.in_(bindparam("ids", expanding=True)))
    .order_by(_PARTS.c.sketch_id, _PARTS.c.position)
)
_RESTING = (
    select(_SKETCHES.c.number)
    .join(
        _IDEAS,
        (_IDEAS.c.workshop_id == _SKETCHES.c.workshop_id) & (_IDEAS.c.number == _SKETCHES.c.idea),
    )
    .where(_SKETCHES.c.workshop_id == bindparam("workshop_id"), not_(countable(_IDEAS.c)))
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
    """The sketches of the room's latest selection, in its order: all, or those with these numbers.

    Several parts of a page, and of a push to several audiences, need them: within one snapshot they are asked for once.
    """
    wanted = None if only is None else tuple(sorted(set(only)))
    return of_snapshot(
        session, ("sketches", workshop_id, wanted), lambda: _sketches(session, workshop_id, wanted)
    )


def _sketches(session: Session, workshop_id: int, only: tuple[int, ...] | None) -> Sequence[SketchView]:
    if only is None:
        rows = session.execute(_ACTIVE, {"workshop_id": workshop_id}).all()
    else:
        rows = session.execute(_SOME, {"workshop_id": workshop_id, "numbers": list(only)}).all()
    ids = [row.id for row in rows]
    sections = _sections(session, ids)
    planned = plans(session, [row.template_id for row in rows]) if rows else {}
    inside, here = benches_inside(session, ids), benches_here(session, workshop_id)
    return [
        SketchView(
            id=row.id,
            number=row.number,
            idea=row.idea,
            sections=_planned(planned[row.template_id], sections.get(row.id, {})),
            idea_title=row.called,
            team=team_view(here, inside.get(row.id, {}), wish=row.wish, own=row.own, limited=row.limited),
            locked_as=row.locked_as,
        )
        for row in rows
    ]


def sketch(session: Session, workshop_id: int, number: int) -> SketchView | None:
    """One sketch by its number."""
    return next(iter(sketches(session, workshop_id, only=[number])), None)


def my_sketches(session: Session, workshop_id: int, participant_id: int) -> frozenset[int]:
    """Numbers of the sketches whose team a participant has joined."""
    found = session.execute(_MINE, {"workshop_id": workshop_id, "participant": participant_id})
    return frozenset(number for (number,) in found)


def resting(session: Session, workshop_id: int) -> frozenset[int]:
    """Numbers of the sketches whose idea was hidden or withdrawn: nothing of them is told."""
    return frozenset(session.execute(_RESTING, {"workshop_id": workshop_id}).scalars())


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


def _sections(session: Session, sketch_ids: Sequence[int]) -> Mapping[int, dict[str, tuple[str, int]]]:
    found: dict[int, dict[str, tuple[str, int]]] = {}
    rows = session.execute(_SECTIONS, {"ids": list(sketch_ids)})
    for sketch_id, key, text, revision in rows:
        found.setdefault(sketch_id, {})[key] = (text, revision)
    return found


def _planned(planned: Plans, written: dict[str, tuple[str, int]]) -> tuple[SectionView, ...]:
    """The sections as the template has them, empty where nothing is kept; what it does not know comes last."""
    known = {plan.key for plan in planned}
    every = (*planned, *(unplanned(key) for key in written if key not in known))
    return tuple(SectionView(plan.key, *written.get(plan.key, ("", 0)), plan) for plan in every)
