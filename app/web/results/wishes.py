"""What a paper is wished like, read from an address or a form; and the page on which it is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Response, make_response, render_template
from werkzeug.datastructures import MultiDict

from app.db import reading
from app.domain.errors import InvalidInput
from app.domain.paper_jobs import DESK, PaperWish, checked_wish
from app.domain.phases import Audience
from app.domain.report import Reader
from app.paper_jobs.papers import KINDS
from app.queries import minutes, rooms
from app.queries.paper_jobs import paper_jobs
from app.queries.sketches import sketches
from app.web.answers import filled, fragment, locale
from app.web.guards import viewer
from app.web.messages import sentence
from app.web.results.forms import PaperForm


def asker() -> int:
    """Whose papers these are: a participant's own, or those of all who lead."""
    me = viewer().me
    return me.id if me else DESK


def audience() -> Audience:
    """As whom they read papers: only the desk reads drafts."""
    return Audience.PARTICIPANT if viewer().me else Audience.FACILITATOR


def wished(sent: MultiDict[str, str], kind: str) -> PaperWish:
    """The wish that was sent; raises `InvalidInput` at the field, `NotFound` for an unknown format."""
    form = PaperForm(sent)
    filled(form)
    present: list[int] = []
    if form.sketches.data:  # all of them need not be known by number
        with reading() as db:
            present = [one.number for one in sketches(db, viewer().workshop_id)]
    return checked_wish(
        kind,
        form.language.data or ("en" if locale() == "en" else "de"),
        form.sketches.data or (),
        reader=Reader(audience=audience(), names=form.names.data),
        formats=KINDS,
        present=present,
    )


def page(sent: MultiDict[str, str], wrong: InvalidInput | None = None) -> Response:
    """The page with all papers and what they may be wished like; with what is wrong, at the fields."""
    form = PaperForm(sent)
    form.validate()
    told = (wrong, *wrong.others) if wrong else ()
    with reading() as db:
        room = rooms.room(db, viewer().workshop_id)
        found = sketches(db, room.id)
        jobs = paper_jobs(db, room.id, asker())
        with_minutes = bool(minutes.states(db, room, audience()))
    body = render_template(
        "results/papers.html",
        room=room,
        sketches=found,
        jobs=jobs,
        with_minutes=with_minutes,
        asked=_asked(form),
        desk=viewer().me is None,
        errors=dict.fromkeys(("language", "sketches", "names"), "")
        | {one.field: sentence(one) for one in told},
    )
    return make_response(body, 422 if wrong else 200)


def _asked(form: PaperForm) -> Mapping[str, Any]:
    """What was chosen, to stand in the form again."""
    return {
        "language": form.language.data or ("en" if locale() == "en" else "de"),
        "sketches": form.sketches.data or [],
        "names": form.names.data,
    }


def region(workshop: str) -> str:
    """The papers that are being written for whoever asks, or are ready."""
    with reading() as db:
        jobs = paper_jobs(db, viewer().workshop_id, asker())
    return fragment("paper_jobs", "jobs", jobs=jobs, base=f"/ergebnisse/{workshop}")
