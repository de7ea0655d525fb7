"""The state of a workshop as every screen needs it, and who asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, case, func, select
from sqlalchemy.orm import Session

from app.db import table
from app.domain.events import Event, event_from
from app.domain.phases import Permit, Step, at_sketches, permits
from app.models import (
    FacilitatorKey,
    Idea,
    Instance,
    JournalRow,
    Node,
    PaperTemplate,
    Participant,
    Presence,
    Process,
    ProjectGroup,
    Workshop,
)
from app.queries.reading import Reading, room_reading
from app.queries.standing import on_board
from app.queries.standing_of_sketches import Activity, activity
from app.queries.teams import TeamCounts, team_counts

Text = dict[str, str]


@dataclass(frozen=True)
class Room:
    """A workshop as of journal number `seq`; secrets of the moderator are never part of it."""

    id: int
    public_id: str
    seq: int
    step: Step
    visit: int
    question: str
    idea_count: int
    sketch_count: int
    door_open: bool
    code: str
    door_token: str
    screen_token: str
    timer_ends_at: datetime | None
    timer_seconds: int
    announcement: str
    spotlight: int | None
    shown_sketch: int | None
    shown_slide: int
    shown_since: datetime | None
    screen_black: bool
    speech_minutes: int | None
    places: int
    vote_method: str
    vote_budget: int
    vote_per_idea: int
    vote_level: str
    vote_by_bench: bool
    vote_criteria: list[str]
    quorum: dict[str, int]
    meeting: int
    inspirations: int
    inspirations_open: bool
    wall_page: int | None
    team_size: int | None
    team_limit: bool
    teams_open: bool
    large_sketch: int | None
    shown_question: int | None
    group_id: int
    group_code: str
    group_title: Text
    template: dict[str, Any]
    paper_template: bool  # whether the office has brought its own template for papers

    @property
    def at_sketches(self) -> Step:
        """The step whose rules hold for sketches."""
        return at_sketches(self.step, teams_open=self.teams_open)

    @property
    def timer_starts_at(self) -> datetime | None:
        """When the running timer began: its end minus all the time it was given."""
        return self.timer_ends_at - timedelta(seconds=self.timer_seconds) if self.timer_ends_at else None


@dataclass(frozen=True)
class Counts:
    """How many take part, have a stream open, said they are done, are typing just now; and ideas submitted.

    `reading` is there while everybody reads, `teams` while one may join a team, `activity`
    while all teams stand on desk and big screen.
    """

    joined: int
    connected: int
    done: int
    typing: int
    ideas: int
    reading: Reading | None = None
    teams: TeamCounts | None = None
    activity: tuple[Activity, ...] = ()


# Asked with every request and every push, so built once, and of tables: building a statement, and the way through
# the ORM, cost more than asking.
_WORKSHOPS, _GROUPS, _PROCESSES = table(Workshop), table(ProjectGroup), table(Process)
_JOURNAL = table(JournalRow)
_NAMES = tuple(
    field.name
    for field in fields(Room)
    if field.name not in ("group_code", "group_title", "template", "paper_template")
)
_BROUGHT = table(PaperTemplate)
_ROOM = (
    select(
        *(_WORKSHOPS.c[name] for name in _NAMES),
        _GROUPS.c.code,
        _GROUPS.c.title,
        _PROCESSES.c.template,
        select(_BROUGHT.c.process_id).where(_BROUGHT.c.process_id == _PROCESSES.c.id).exists(),
    )
    .join(_GROUPS, _GROUPS.c.id == _WORKSHOPS.c.group_id)
    .join(_PROCESSES, _PROCESSES.c.id == _GROUPS.c.process_id)
    .where(_WORKSHOPS.c.id == bindparam("workshop_id"))
)
_SEQUENCES = select(_WORKSHOPS.c.id, _WORKSHOPS.c.seq).where(
    _WORKSHOPS.c.id.in_(bindparam("ids", expanding=True))
)
_EVENTS = (
    select(_JOURNAL.c.kind, _JOURNAL.c.data)
    .where(
        _JOURNAL.c.workshop_id == bindparam("workshop_id"),
        _JOURNAL.c.seq > bindparam("after"),
        _JOURNAL.c.seq <= bindparam("upto"),
    )
    .order_by(_JOURNAL.c.seq)
)
_EPOCH = select(table(Instance).c.epoch)
_KEYS = table(FacilitatorKey)
_LED_BY = (
    select(_WORKSHOPS.c.id)
    .join(_KEYS, _KEYS.c.workshop_id == _WORKSHOPS.c.id)
    .where(
        _WORKSHOPS.c.public_id == bindparam("public_id"),
        _KEYS.c.token_digest == bindparam("token_digest"),
    )
)
_BY_PUBLIC_ID = select(_WORKSHOPS.c.id).where(_WORKSHOPS.c.public_id == bindparam("public_id"))


def room(session: Session, workshop_id: int) -> Room:
    """The room's state; one row."""
    row = session.execute(_ROOM, {"workshop_id": workshop_id}).one()
    *state, group_code, group_title, template, brought = tuple(row)
    values: dict[str, Any] = dict(zip(_NAMES, state, strict=True))
    values["step"] = Step(values["step"])
    about = {"group_code": group_code, "group_title": group_title, "template": template}
    return Room(**values, **about, paper_template=bool(brought))


def counts(session: Session, workshop_id: int, visit: int, step: Step, *, live_since: datetime) -> Counts:
    """The numbers for the moderator; a node not seen since `live_since` no longer counts."""
    here = (Participant.workshop_id == workshop_id, Participant.removed_at.is_(None))
    ideas = select(func.count()).where(Idea.workshop_id == workshop_id, on_board(Idea))
    done_now = func.count().filter(Participant.done_visit == visit)
    joined, done, submitted = session.execute(
        select(func.count(), done_now, ideas.scalar_subquery()).select_from(Participant).where(*here)
    ).one()
    streams = (
        select(
            func.max(_as_number(Presence.connected)).label("connected"),
            func.max(_as_number(Presence.typing)).label("typing"),
        )
        .join(Participant, Participant.id == Presence.participant_id)
        .join(Node, Node.id == Presence.node_id)
        .where(*here, Node.seen_at >= live_since)
        .group_by(Presence.participant_id)
        .subquery()
    )
    connected, typing = session.execute(
        select(func.coalesce(func.sum(streams.c.connected), 0), func.coalesce(func.sum(streams.c.typing), 0))
    ).one()
    return Counts(
        joined=joined,
        connected=int(connected),
        done=done,
        typing=int(typing),
        ideas=submitted,
        reading=room_reading(session, workshop_id) if step == Step.READ else None,
        teams=team_counts(session, workshop_id) if permits(step, Permit.JOIN_TEAM) else None,
        activity=activity(session, workshop_id, live_since=live_since)
        if permits(step, Permit.SHOW_LARGE)
        else (),
    )


def _as_number(flag: Any) -> Any:
    return case((flag, 1), else_=0)


def sequences(session: Session, workshop_ids: Iterable[int]) -> dict[int, int]:
    """The newest journal number of each workshop."""
    rows = session.execute(_SEQUENCES, {"ids": list(workshop_ids)})
    return {workshop_id: seq for workshop_id, seq in rows}


def events_between(session: Session, workshop_id: int, after: int, upto: int) -> Sequence[Event]:
    """What happened after number `after`, up to and including `upto`, in order."""
    rows = session.execute(_EVENTS, {"workshop_id": workshop_id, "after": after, "upto": upto})
    return [event_from(kind, data) for kind, data in rows]


def epoch(session: Session) -> str:
    """The name of this database's life; a cursor of another epoch means nothing here."""
    found: str = session.execute(_EPOCH).scalar_one()
    return found


def workshop_by_public_id(session: Session, public_id: str) -> int | None:
    """The id of the workshop with this public id."""
    return session.scalars(_BY_PUBLIC_ID, {"public_id": public_id}).first()


def workshop_by_door(session: Session, door_token: str) -> int | None:
    """The open workshop behind a QR link; a closed door looks like none."""
    return session.scalars(
        select(Workshop.id).where(Workshop.door_token == door_token, Workshop.door_open.is_(True))
    ).first()


def workshop_by_screen(session: Session, screen_token: str) -> int | None:
    """The workshop whose big screen has this link."""
    return session.scalars(select(Workshop.id).where(Workshop.screen_token == screen_token)).first()


def workshop_led_by(session: Session, public_id: str, token_digest: str) -> int | None:
    """The id of the workshop with this public id, if this device was given its lead."""
    found: int | None = session.execute(
        _LED_BY, {"public_id": public_id, "token_digest": token_digest}
    ).scalar_one_or_none()
    return found


def facilitator_link_is_open(session: Session, secret_digest: str) -> bool:
    """Whether a moderator's one-time link can still be used."""
    return (
        session.scalars(
            select(FacilitatorKey.id).where(
                FacilitatorKey.secret_digest == secret_digest, FacilitatorKey.used_at.is_(None)
            )
        ).first()
        is not None
    )
