"""Views for papers that are written in the background: each is there for whoever asked for it, and for nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from urllib.parse import urlencode

from flask import Response, current_app, make_response, redirect, request
from werkzeug.wrappers import Response as Answer

from app.actions import paper_jobs
from app.db import reading
from app.domain.errors import InvalidInput, NotFound
from app.domain.paper_jobs import JobState, PaperWish, is_long
from app.live.fragments import envelope
from app.queries.paper_jobs import paper_job, piece
from app.queries.rooms import room
from app.web.answers import now, patch
from app.web.guards import this_request, viewer
from app.web.results import blueprint
from app.web.results.wishes import asker, page, region, wished


@blueprint.get("/auftraege")
def own_paper_jobs(workshop: str) -> Response:
    """The papers of whoever asks, for a page that follows them."""
    _wake()
    return make_response(region(workshop))


@blueprint.post("/auftraege")
def ask_for_paper(workshop: str) -> Answer:
    """Have a long paper written; a short one is handed out at its own address."""
    try:
        wish = wished(request.form, request.form.get("format", ""))
    except InvalidInput as wrong:
        return page(request.form, wrong)
    if not _is_long(wish):
        return redirect(f"/ergebnisse/{workshop}/{wish.format}?{urlencode(wish.query(), doseq=True)}", 303)
    paper_jobs.ask_for_paper(
        workshop_id=viewer().workshop_id, asker=asker(), wish=wish, now=now(), request=this_request()
    )
    _wake()
    if request.headers.get("HX-Request") != "true":
        return redirect(f"/ergebnisse/{workshop}/?{urlencode(wish.query(), doseq=True)}", 303)
    return _told(workshop)


@blueprint.post("/auftraege/<int:number>/abbruch")
def cancel_paper(workshop: str, number: int) -> Response:
    """Let a paper not be written."""
    paper_jobs.cancel_paper(
        workshop_id=viewer().workshop_id, asker=asker(), number=number, now=now(), request=this_request()
    )
    return _told(workshop)


@blueprint.post("/auftraege/<int:number>/wiederholung")
def repeat_paper(workshop: str, number: int) -> Response:
    """Try again."""
    paper_jobs.repeat_paper(
        workshop_id=viewer().workshop_id, asker=asker(), number=number, now=now(), request=this_request()
    )
    _wake()
    return _told(workshop)


@blueprint.delete("/auftraege/<int:number>")
def forget_paper(workshop: str, number: int) -> Response:
    """Put a finished paper away."""
    paper_jobs.forget_paper(
        workshop_id=viewer().workshop_id, asker=asker(), number=number, now=now(), request=this_request()
    )
    return _told(workshop)


@blueprint.get("/auftraege/<int:number>/datei")
def finished_paper(workshop: str, number: int) -> Response:
    """The finished file."""
    with reading() as db:
        job = paper_job(db, viewer().workshop_id, asker(), number)
    if job.state != JobState.READY:
        raise NotFound
    headers = {
        "Content-Type": job.media_type,
        "Content-Disposition": f'attachment; filename="{job.file_name}"',
        "Content-Length": str(job.size),
    }
    return Response(_body(viewer().workshop_id, job.mark), headers=headers)


def _body(workshop_id: int, mark: str) -> Iterator[bytes]:
    app = current_app._get_current_object()  # type: ignore[attr-defined]  # it is sent after the request

    def parts() -> Iterator[bytes]:
        for place in count():
            with app.app_context():
                found = piece(workshop_id, mark, place)
            if found is None:
                return
            yield found

    return parts()


def _is_long(wish: PaperWish) -> bool:
    with reading() as db:
        here = room(db, viewer().workshop_id)
    sketches = len(wish.sketches) or here.sketch_count
    return is_long(wish.format, ideas=here.idea_count, sketches=sketches)


def _wake() -> None:
    current_app.extensions["paper_writer"].start()


def _told(workshop: str) -> Response:
    return patch(envelope("#papers", region(workshop)))
