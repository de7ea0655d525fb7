"""What is known of each team besides its text: whether it called for help, open advice, who writes just now.

Help and advice depend on the journal alone; who writes is presence, and is told apart from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import bindparam, case, func, select
from sqlalchemy.orm import Session

from app.db import of_snapshot, table
from app.domain.advice import State
from app.domain.standing_of_sketches import Standing
from app.models import (
    Advice,
    AdviceVerdict,
    HelpCall,
    Idea,
    Node,
    Participant,
    Presence,
    Section,
    Sketch,
    SketchMember,
)
from app.queries.ideas import COLUMNS, WITH_THEMES, IdeaView, on_display, parts_of
from app.queries.sketches import SketchView
from app.queries.standing import countable, lively, newest_place

TOLD_EVERY = 15  # seconds; that somebody goes on writing is no news each second


@dataclass(frozen=True)
class Call:
    """A team's call for help; `is_answered` when the moderator is on the way."""

    called_at: datetime
    note: str
    locale: str
    is_answered: bool


@dataclass(frozen=True)
class Team:
    """A sketch with what is open about it, for desk and big screen."""

    sketch: SketchView
    standing: Standing
    call: Call | None = None


@dataclass(frozen=True)
class Activity:
    """How many write in a sketch just now, and when it was last changed (None: never)."""

    sketch: int
    writing: int
    changed_at: datetime | None


_SKETCHES, _IDEAS, _PARTS, _CALLS = table(Sketch), table(Idea), table(Section), table(HelpCall)
_PIECES, _VERDICTS = table(Advice), table(AdviceVerdict)
_PEOPLE, _PRESENT, _NODES = table(Participant), table(Presence), table(Node)
_TEAMS = table(SketchMember)
_WITH_IDEA = _SKETCHES.join(
    _IDEAS, (_IDEAS.c.workshop_id == _SKETCHES.c.workshop_id) & (_IDEAS.c.number == _SKETCHES.c.idea)
)
_HERE = (_SKETCHES.c.workshop_id == bindparam("workshop_id")) & lively(_SKETCHES.c, _IDEAS.c)
_LAST_SAID = (
    select(_VERDICTS.c.state)
    .where(_VERDICTS.c.workshop_id == _PIECES.c.workshop_id, _VERDICTS.c.advice == _PIECES.c.number)
    .order_by(_VERDICTS.c.place.desc())
    .limit(1)
    .correlate(_PIECES)
    .scalar_subquery()
)
_OPEN_ADVICE = (
    select(func.count())
    .select_from(_PIECES)
    .where(
        _PIECES.c.workshop_id == _SKETCHES.c.workshop_id,
        _PIECES.c.sketch == _SKETCHES.c.number,
        _PIECES.c.answers.is_(None),
        _PIECES.c.withdrawn.is_(False),
        _PIECES.c.hidden_reason.is_(None),
        func.coalesce(_LAST_SAID, State.OPEN.value) == State.OPEN.value,
    )
    .correlate(_SKETCHES)
    .scalar_subquery()
)
_MARKS = (
    select(
        _SKETCHES.c.number,
        _OPEN_ADVICE.label("advice"),
        _CALLS.c.called_at,
        _CALLS.c.note,
        _CALLS.c.locale,
        _CALLS.c.answered_at,
    )
    .select_from(_WITH_IDEA.outerjoin(_CALLS, _CALLS.c.sketch_id == _SKETCHES.c.id))
    .where(_HERE)
)
_CALL = (
    select(_CALLS.c.called_at, _CALLS.c.note, _CALLS.c.locale, _CALLS.c.answered_at)
    .join(_SKETCHES, _SKETCHES.c.id == _CALLS.c.sketch_id)
    .where(_SKETCHES.c.workshop_id == bindparam("workshop_id"), _SKETCHES.c.number == bindparam("number"))
)
_CALLED = (
    select(_SKETCHES.c.number)
    .join(_CALLS, _CALLS.c.sketch_id == _SKETCHES.c.id)
    .where(_SKETCHES.c.workshop_id == bindparam("workshop_id"))
)
_WRITING = (  # of the team: a page can say it is anywhere
    select(func.count(_PRESENT.c.participant_id.distinct()))
    .join(_PEOPLE, _PEOPLE.c.id == _PRESENT.c.participant_id)
    .join(_NODES, _NODES.c.id == _PRESENT.c.node_id)
    .join(_TEAMS, _TEAMS.c.participant_id == _PEOPLE.c.id)
    .where(
        _TEAMS.c.sketch_id == _SKETCHES.c.id,
        _PEOPLE.c.workshop_id == _SKETCHES.c.workshop_id,
        _PEOPLE.c.removed_at.is_(None),
        _PRESENT.c.sketch == _SKETCHES.c.number,
        newest_place(_PRESENT.c),
        _NODES.c.seen_at >= bindparam("live_since"),
    )
    .correlate(_SKETCHES)
    .scalar_subquery()
)
_ACTIVITY = (
    select(
        _SKETCHES.c.number,
        _WRITING.label("writing"),
        func.max(case((_PARTS.c.revision > 0, _PARTS.c.updated_at))).label("changed_at"),
    )
    .select_from(_WITH_IDEA.join(_PARTS, _PARTS.c.sketch_id == _SKETCHES.c.id))
    .where(_HERE)
    .group_by(_SKETCHES.c.id, _SKETCHES.c.number, _SKETCHES.c.workshop_id)
    .order_by(_SKETCHES.c.number)
)
_IDEA = (
    select(*COLUMNS)
    .select_from(WITH_THEMES)
    .where(
        _IDEAS.c.workshop_id == bindparam("workshop_id"),
        _IDEAS.c.number == bindparam("number"),
        _IDEAS.c.revealed.is_(True),
        countable(_IDEAS.c),
    )
)


def teams(session: Session, workshop_id: int, present: tuple[SketchView, ...]) -> Mapping[int, Team]:
    """These sketches with what is open about them, by number; one question, asked once in a snapshot."""
    marks = of_snapshot(session, ("team marks", workshop_id), lambda: _marks(session, workshop_id))
    found = {}
    for sketch in present:
        advice, call = marks.get(sketch.number, (0, None))
        found[sketch.number] = Team(sketch, replace(sketch.standing, advice=advice), call)
    return found


def call_of(session: Session, workshop_id: int, number: int) -> Call | None:
    """The call for help of one team, for itself."""
    row = session.execute(_CALL, {"workshop_id": workshop_id, "number": number}).first()
    return _call(*row) if row else None


def calling(session: Session, workshop_id: int) -> frozenset[int]:
    """Numbers of the sketches whose teams have called for help."""
    return frozenset(session.execute(_CALLED, {"workshop_id": workshop_id}).scalars())


def activity(session: Session, workshop_id: int, *, live_since: datetime) -> tuple[Activity, ...]:
    """Who writes where just now, as numbers; a node not seen since `live_since` no longer counts."""
    asked = {"workshop_id": workshop_id, "live_since": live_since}
    return tuple(
        Activity(number, writing, _roughly(changed_at))
        for number, writing, changed_at in session.execute(_ACTIVITY, asked)
    )


def idea_of(session: Session, workshop_id: int, number: int) -> IdeaView | None:
    """The idea a sketch came from, wherever it lies now; it was read by everybody, or it is not here."""
    row = session.execute(_IDEA, {"workshop_id": workshop_id, "number": number}).first()
    return on_display(row, parts_of(session, workshop_id, [number]).get(number, ())) if row else None


def _marks(session: Session, workshop_id: int) -> Mapping[int, tuple[int, Call | None]]:
    rows = session.execute(_MARKS, {"workshop_id": workshop_id})
    return {number: (advice, _call(*call) if call[0] else None) for number, advice, *call in rows}


def _call(called_at: datetime, note: str, locale: str, answered_at: datetime | None) -> Call:
    return Call(called_at, note, locale, answered_at is not None)


def _roughly(moment: datetime | None) -> datetime | None:
    if moment is None:
        return None
    return moment.replace(second=moment.second - moment.second % TOLD_EVERY, microsecond=0)
