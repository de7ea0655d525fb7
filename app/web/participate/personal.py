"""The personal part of a participant's page: given to them alone, in first pages and own answers."""

from __future__ import annotations

import json
from dataclasses import dataclass

from flask import g, render_template
from markupsafe import Markup

from app.db import reading
from app.domain.phases import Step
from app.domain.voting import personal_order
from app.queries import ideas, people, remarks, rooms, sketches, voting
from app.queries.reading import seen_by
from app.web.answers import now
from app.web.guards import Viewer, viewer


@dataclass(frozen=True)
class MyBallot:
    """What I have voted, in the order I see the ideas."""

    round: voting.RoundView
    points: dict[int, int]
    order: tuple[str, ...]

    @property
    def spent(self) -> int:
        return sum(self.points.values())

    @property
    def left(self) -> int:
        """Points I may still give; for approval without a limit, as many as there are ideas."""
        return (self.round.rules.budget or len(self.order)) - self.spent

    @property
    def as_json(self) -> str:
        """Points by idea number, for the script that marks the cards."""
        return json.dumps(self.points)


def mine(workshop_id: int, me: people.Me) -> Markup:
    """Own ideas, own points, own teams: whatever of mine belongs to the present step."""
    with reading() as db:
        room = rooms.room(db, workshop_id)
        own = ideas.own_ideas(db, workshop_id, me.id) if room.step in (Step.WRITE, Step.READ) else []
        reads = room.step == Step.READ
        seen = seen_by(db, me.id) if reads else []
        asked = remarks.own_remarks(db, workshop_id, me.id) if reads else []
        ballot = None
        if room.step == Step.VOTE:
            round_ = voting.latest_round(db, workshop_id)
            if round_ is not None and not round_.closed:
                points = voting.my_points(db, round_.id, me.id)
                order = personal_order([str(n) for n in round_.ideas], f"{me.order_seed}:{round_.number}")
                ballot = MyBallot(round_, points, tuple(order))
        teams = []
        if room.step == Step.SKETCH:
            joined = sketches.my_sketches(db, workshop_id, me.id)
            teams = [sketch for sketch in sketches.sketches(db, workshop_id) if sketch.number in joined]
        speaks_for = people.speaks_for(db, me.id) if room.step == Step.ARRIVE else None
    page = render_template(
        "participate/mine.html",
        room=room,
        me=me,
        own=own,
        seen=seen,
        remarks=asked,
        ballot=ballot,
        teams=teams,
        speaks_for=speaks_for,
        done=me.done_visit == room.visit,
        server_time=now(),
    )
    return Markup(page)


def refresh_me() -> None:
    """Read the participant again after an action changed them."""
    before = viewer()
    assert before.me is not None
    with reading() as db:
        fresh = people.participant_by_id(db, before.me.id)
    g.viewer = Viewer(before.workshop_id, fresh)
