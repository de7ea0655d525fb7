"""Views for sketches: the editor, joining a team, saving a section."""

from __future__ import annotations

from flask import Response, make_response, redirect, render_template
from werkzeug.wrappers import Response as Answer

from app.actions import sketches as actions
from app.db import reading
from app.domain.errors import NotFound
from app.domain.phases import Audience, Phase
from app.domain.sketches import limit_of
from app.live.fragments import envelope
from app.queries import rooms, sketches
from app.web.answers import now, page_state, patch
from app.web.guards import me, viewer
from app.web.participate import blueprint, personal


@blueprint.get("/skizzen/<int:number>")
def sketch_page(workshop: str, number: int) -> Answer:
    """The editor of a sketch; in any other step the room's own page."""
    with reading() as db:
        room = rooms.room(db, viewer().workshop_id)
        state = page_state(db, viewer().workshop_id, Audience.PARTICIPANT)
        sketch = sketches.sketch(db, viewer().workshop_id, number)
        teams = sketches.my_sketches(db, viewer().workshop_id, me().id)
    if sketch is None:
        raise NotFound
    if room.step.phase != Phase.CHARACTERISE:
        return redirect(f"/w/{workshop}/", 303)
    return make_response(
        render_template(
            "participate/sketch.html",
            **state,
            me=me(),
            sketch=sketch,
            joined=number in teams,
            limit_of=limit_of,
        )
    )


@blueprint.post("/skizzen/<int:number>/team")
def join_sketch(workshop: str, number: int) -> Response:
    """Join the team and open the editor."""
    _join(number, joined=True)
    answer = patch()
    answer.headers["HX-Redirect"] = f"/w/{workshop}/skizzen/{number}"
    return answer


@blueprint.delete("/skizzen/<int:number>/team")
def leave_sketch(workshop: str, number: int) -> Response:
    """Leave the team; what one wrote stays."""
    _join(number, joined=False)
    return patch(envelope("#mine", personal.mine(viewer().workshop_id, me())))


def _join(number: int, *, joined: bool) -> None:
    actions.join_sketch(
        participant_id=me().id,
        workshop_id=viewer().workshop_id,
        number=number,
        joined=joined,
        now=now(),
    )
