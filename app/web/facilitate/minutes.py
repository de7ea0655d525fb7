"""Views for the Protokoll at the desk: reading, rewording, fixing, opening again."""

from __future__ import annotations

from flask import Response, make_response, render_template, request
from flask_babel import gettext

from app.actions import minutes as actions
from app.db import reading
from app.domain.errors import NotFound
from app.domain.phases import Audience
from app.live.fragments import envelope
from app.queries import rooms
from app.queries.minutes import MinutesView, minutes_at_desk
from app.web.answers import filled, fragment, locale, notice, now, page_state, patch
from app.web.facilitate import blueprint
from app.web.facilitate.forms import MinutesForm, ReasonForm, SectionForm
from app.web.guards import this_request, viewer


@blueprint.get("/protokoll/<int:meeting>")
def minutes_page(workshop: str, meeting: int) -> Response:
    """The Protokoll of a meeting, as it is now."""
    record = _minutes(meeting)
    with reading() as db:
        state = page_state(db, viewer().workshop_id, Audience.FACILITATOR)
    base = f"/regie/{workshop}"
    return make_response(render_template("facilitate/minutes.html", **state, record=record, base=base))


@blueprint.get("/protokoll/<int:meeting>/<section>")
def section_form(workshop: str, meeting: int, section: str) -> Response:
    """The form for one section."""
    record = _minutes(meeting)
    found = next((one for one in record.sections if one.key == section), None)
    if found is None or record.fixed_at is not None:
        raise NotFound
    return make_response(
        fragment("minutes", "reword", section=found, record=record, base=f"/regie/{workshop}")
    )


@blueprint.post("/protokoll/<int:meeting>/<section>")
def reword_section(workshop: str, meeting: int, section: str) -> Response:
    """Say it in the words of the desk."""
    form = SectionForm()
    filled(form)
    actions.reword_section(
        workshop_id=viewer().workshop_id,
        meeting=meeting,
        key=section,
        base=form.base.data or 0,
        heading=form.heading.data or "",
        text=form.text.data or "",
        now=now(),
        request=this_request(),
    )
    return _done(workshop, meeting, gettext("Der Abschnitt ist geändert."))


@blueprint.delete("/protokoll/<int:meeting>/<section>")
def follow_records(workshop: str, meeting: int, section: str) -> Response:
    """Let a section say again what the records say."""
    base = request.values.get("base", 0, type=int)
    actions.follow_records(
        workshop_id=viewer().workshop_id,
        meeting=meeting,
        key=section,
        base=base,
        now=now(),
        request=this_request(),
    )
    return _done(workshop, meeting, gettext("Der Abschnitt folgt wieder der Sitzung."))


@blueprint.post("/protokoll/<int:meeting>/fassung")
def fix_minutes(workshop: str, meeting: int) -> Response:
    """Fix the Protokoll as it was read."""
    actions.fix_minutes(
        workshop_id=viewer().workshop_id,
        meeting=meeting,
        language=_language(),
        read=MinutesForm().read.data or "",
        now=now(),
        request=this_request(),
    )
    return _done(workshop, meeting, gettext("Das Protokoll ist festgehalten. Alle im Raum können es lesen."))


@blueprint.get("/protokoll/<int:meeting>/oeffnung")
def reopen_minutes_form(workshop: str, meeting: int) -> Response:
    """The dialog that asks why."""
    record = _minutes(meeting)
    return make_response(fragment("minutes", "reopen", record=record, base=f"/regie/{workshop}"))


@blueprint.post("/protokoll/<int:meeting>/oeffnung")
def reopen_minutes(workshop: str, meeting: int) -> Response:
    """Begin a further version."""
    actions.reopen_minutes(
        workshop_id=viewer().workshop_id,
        meeting=meeting,
        reason=ReasonForm().reason.data or "",
        now=now(),
        request=this_request(),
    )
    return _done(
        workshop, meeting, gettext("Das Protokoll ist wieder geöffnet. Die Fassung davor bleibt erhalten.")
    )


def _language() -> str:
    """The language of the papers for this desk."""
    return "en" if locale() == "en" else "de"


def _minutes(meeting: int) -> MinutesView:
    with reading() as db:
        room = rooms.room(db, viewer().workshop_id)
        return minutes_at_desk(db, room, meeting, _language())


def _done(workshop: str, meeting: int, text: str) -> Response:
    """All of it as it is now, and what was done, in words."""
    page = fragment("minutes", "desk", record=_minutes(meeting), base=f"/regie/{workshop}")
    answer = patch(envelope(f"#minutes-{meeting}", page, swap="innerMorph"), notice(text, kind="success"))
    answer.headers["HX-Trigger"] = "dialog:close"
    return answer
