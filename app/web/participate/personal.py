"""The personal part of a participant's page: given to them alone, in first pages and own answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from flask import g, render_template
from markupsafe import Markup
from sqlalchemy.orm import Session

from app.db import reading
from app.domain.phases import Permit, Phase, Step, permits
from app.queries import audience, ideas, inspirations, people, remarks, reservations, rooms, sketches
from app.queries.bundles import round_begun
from app.queries.history import latest
from app.queries.my_advice import MyAdvice, my_advice
from app.queries.reading import seen_by
from app.queries.sharing import MyStack, my_stack
from app.queries.standing_of_sketches import calling
from app.queries.voting import RoundView
from app.web.answers import now
from app.web.guards import Viewer, viewer
from app.web.participate.my_ballot import MyBallot, my_ballot
from app.web.participate.my_moods import my_moods
from app.web.participate.my_presenting import my_presenting
from app.web.participate.my_stances import my_stances


@dataclass(frozen=True)
class MyTeams:
    """Sketches with those one writes, which of these have called for help, and what is new of advice.

    `by_door`: the room is elsewhere, and teams may go on.
    """

    present: Sequence[sketches.SketchView] = ()
    joined: frozenset[int] = frozenset()
    called: frozenset[int] = frozenset()
    advised: MyAdvice | None = None
    by_door: bool = False

    @property
    def mine(self) -> list[sketches.SketchView]:
        return [sketch for sketch in self.present if sketch.number in self.joined]

    @property
    def others(self) -> list[sketches.SketchView]:
        return [sketch for sketch in self.present if sketch.number not in self.joined]


@dataclass(frozen=True)
class MyQuestions:
    """What I asked, and the numbers of the questions I support."""

    own: Sequence[audience.OwnQuestion]
    supported: Sequence[int]


def mine(workshop_id: int, me: people.Me) -> Markup:
    """Own ideas, own points, own teams: whatever of mine belongs to the present step."""
    with reading() as db:
        room = rooms.room(db, workshop_id)
        own = ideas.own_ideas(db, workshop_id, me.id) if room.step in (Step.WRITE, Step.READ) else []
        reads = room.step == Step.READ
        ordering = _ordering(db, room, me) if reads else MyStack()
        seen = seen_by(db, me.id) if reads else []
        asked = remarks.own_remarks(db, workshop_id, me.id) if reads else []
        shown = inspirations.shown_to(db, room, me.id)
        vote = my_ballot(db, workshop_id, me, room.step)
        my_teams = _teams(db, room, me.id)
        agreeing, presenting = my_stances(db, room, me.id), my_presenting(db, room, me.id)
        asking, feeling = _asking(db, room, me.id), my_moods(db, room, me.id)
        reserving = _reserving(db, room, me.id)
        speaks_for = people.speaks_for(db, me.id) if room.step == Step.ARRIVE else None
    page = render_template(
        "participate/mine.html",
        room=room,
        me=me,
        own=own,
        ordering=ordering,
        seen=seen,
        remarks=asked,
        shown=shown,
        ballot=vote if isinstance(vote, MyBallot) else None,
        counted=vote if isinstance(vote, RoundView) else None,
        my_teams=my_teams,
        agreeing=agreeing,
        asking=asking,
        presenting=presenting,
        feeling=feeling,
        speaks_for=speaks_for,
        reserving=reserving,
        done=me.done_visit == room.visit,
        server_time=now(),
    )
    return Markup(page)


def _reserving(db: Session, room: rooms.Room, participant_id: int) -> reservations.OwnReservations | None:
    """My reservations on the selection, from when it was confirmed until the end."""
    begun = room.step == Step.CHOOSE and sketches.current_selection(db, room.id)
    if begun or Step.TEAMS.position <= room.step.position < Step.CLOSE.position:
        return reservations.own_reservations(db, participant_id)
    return None


def _asking(db: Session, room: rooms.Room, participant_id: int) -> MyQuestions | None:
    """My questions to those who present, and whose I support; None in steps in which nobody asks."""
    if not permits(room.step, Permit.ASK_AUDIENCE):
        return None
    own = audience.own_questions(db, room.id, participant_id)
    return MyQuestions(own, audience.supported_by(db, room.id, participant_id))


def _teams(db: Session, room: rooms.Room, participant_id: int) -> MyTeams:
    """The sketches one writes, and what was advised since; where nobody may write there are none."""
    by_door = room.step.phase != Phase.CHARACTERISE
    if by_door and not permits(room.at_sketches, Permit.WRITE_SKETCH):
        return MyTeams()
    joined = sketches.my_sketches(db, room.id, participant_id)
    present = sketches.sketches(db, room.id)
    if by_door:
        return MyTeams(present, joined, by_door=True)
    called = calling(db, room.id) if joined and permits(room.step, Permit.WRITE_SKETCH) else frozenset()
    return MyTeams(present, joined, called, my_advice(db, room.id, room.step, participant_id))


def _ordering(db: Session, room: rooms.Room, me: people.Me) -> MyStack:
    """My stack, if ordering is shared out and no vote has begun, and what of my doing there I could take back."""
    stack = my_stack(db, room.id, me.id, room.step)
    if not stack.shared:
        return stack
    if round_begun(db, room.id, room.meeting):
        return MyStack(offered=stack.offered)
    last = latest(db, room.id, me.id)
    return replace(stack, undo=last.kind if last else None)


def refresh_me() -> None:
    """Read the participant again after an action changed them."""
    before = viewer()
    assert before.me is not None
    with reading() as db:
        fresh = people.participant_by_id(db, before.me.id)
    g.viewer = Viewer(before.workshop_id, fresh)
