"""Views for sketches: the editor, joining a team, saving a section."""

from __future__ import annotations

from flask import Response, make_response, redirect, render_template
from werkzeug.wrappers import Response as Answer

from app.actions import sketches as actions
from app.db import reading
from app.domain.errors import NotFound
from app.domain.phases import Audience, Phase
from app.live.fragments import envelope
from app.queries import rooms, sketches
from app.web.answers import filled, now, page_state, patch
from app.web.guards import me, viewer
from app.web.participate import blueprint, personal
from app.web.participate.advice import advising
from app.web.participate.forms import SectionForm


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
    page = {**state, "me": me(), "sketch": sketch, "joined": number in teams}
    region = advising(workshop, room, sketch, joined=number in teams)
    return make_response(render_template("participate/sketch.html", **page, advising=region))


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


@blueprint.post("/skizzen/<int:number>/<key>")
def write_section(workshop: str, number: int, key: str) -> Response:
    """Save a section, as data for the script that saves while one types.

    409 brings the other text: nothing was overwritten, nothing of mine was lost.
    """
    form = SectionForm()
    filled(form)
    written = actions.write_section(
        participant_id=me().id,
        workshop_id=viewer().workshop_id,
        number=number,
        key=key,
        text=form.text.data or "",
        base=form.base.data or 0,
        now=now(),
    )
    body = {"revision": written.state.revision, "text": written.state.text, "conflict": written.conflict}
    return make_response(body, 409 if written.conflict else 200)


def _join(number: int, *, joined: bool) -> None:
    actions.join_sketch(
        participant_id=me().id,
        workshop_id=viewer().workshop_id,
        number=number,
        joined=joined,
        now=now(),
    )
