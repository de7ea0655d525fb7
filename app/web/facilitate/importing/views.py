"""Views for taking over ideas from a table: bring it, look at it, take it or leave it."""

from __future__ import annotations

import secrets

from flask import Response, make_response, redirect, render_template
from flask_babel import gettext, ngettext
from werkzeug.wrappers import Response as Answer

from app.actions import importing
from app.aside import aside
from app.db import reading
from app.domain.errors import InvalidInput
from app.domain.importing import COLUMNS, Row
from app.domain.phases import ideas_revealed
from app.imports import read_table
from app.live.fragments import envelope
from app.queries import importing as queries
from app.queries import rooms
from app.web.answers import filled, fragment, now, patch, spoken
from app.web.facilitate import blueprint
from app.web.facilitate.importing.forms import ColumnsForm, ImportForm, TakeForm
from app.web.guards import this_request, viewer
from app.web.messages import sentence


@blueprint.get("/import")
def import_page(workshop: str) -> Response:
    """Where a table is brought."""
    with reading() as db:
        room = rooms.room(db, viewer().workshop_id)
        waiting = queries.waiting(db, room.id)
    return make_response(render_template("facilitate/import.html", room=room, waiting=waiting))


@blueprint.post("/import")
def begin_import(workshop: str) -> Response:
    """Bring a table: a file, or cells that were copied."""
    form = ImportForm()
    data, name = form.brought()
    draft = importing.begin_import(
        workshop_id=viewer().workshop_id,
        draft_id=secrets.token_urlsafe(32),
        name=name,
        cells=aside(read_table, data),
        now=now(),
        request=this_request(),
    )
    return _on_to(f"/regie/{workshop}/import/{draft}")


@blueprint.get("/import/<draft>")
def import_preview(workshop: str, draft: str) -> Answer:
    """The table before it is taken; once it is gone, the page where another can be brought."""
    with reading() as db:
        room = rooms.room(db, viewer().workshop_id)
        found = queries.preview(db, room.id, draft, room.step)
    if found is None:
        return redirect(f"/regie/{workshop}/import", 303)
    concealed = not ideas_revealed(room.step)
    return make_response(
        render_template(
            "facilitate/import_preview.html",
            room=room,
            preview=found,
            concealed=concealed,
            sentence=_sentence,
        )
    )


@blueprint.post("/import/<draft>/spalten")
def map_columns(workshop: str, draft: str) -> Response:
    """Say which column is what."""
    form = ColumnsForm()
    filled(form)
    importing.map_columns(
        workshop_id=viewer().workshop_id,
        draft_id=draft,
        columns={name: form[name].data for name in COLUMNS},
        heading=bool(form.heading.data),
        now=now(),
        request=this_request(),
    )
    return _on_to(f"/regie/{workshop}/import/{draft}")


@blueprint.post("/import/<draft>/ideen")
def take_import(workshop: str, draft: str) -> Response:
    """Take the ideas over, all that were wanted or none."""
    form = TakeForm()
    filled(form)
    count = importing.take_ideas(
        workshop_id=viewer().workshop_id,
        draft_id=draft,
        choices=form.choices(),
        now=now(),
        request=this_request(),
    )
    said = ngettext("%(num)s Idee übernommen.", "%(num)s Ideen übernommen.", count)
    done = fragment("importing", "taken", say=said, base=f"/regie/{workshop}")
    return patch(envelope("#import", done), spoken(said))


@blueprint.delete("/import/<draft>")
def drop_import(workshop: str, draft: str) -> Response:
    """Leave the table."""
    importing.drop_import(workshop_id=viewer().workshop_id, draft_id=draft, now=now(), request=this_request())
    answer = _on_to(f"/regie/{workshop}/import")
    answer.set_data(spoken(gettext("Die Tabelle ist verworfen.")))
    return answer


def _sentence(row: Row) -> str:
    """What is wrong with a row."""
    return sentence(InvalidInput(row.field, row.problem, **dict(row.values)))


def _on_to(address: str) -> Response:
    answer = patch()
    answer.headers["HX-Redirect"] = address
    return answer
