"""Views for the office's own template for council papers: bring it, look at it, take it away."""

from __future__ import annotations

from flask import Response, make_response, render_template
from flask_babel import gettext

from app.actions import paper_templates as actions
from app.aside import aside
from app.db import reading
from app.domain.errors import NotFound
from app.exports.template_sample import FILE_NAME, sample_template
from app.filling.paper import MEDIA_TYPE
from app.live.fragments import envelope
from app.queries import paper_templates as queries
from app.queries import rooms
from app.web.answers import fragment, notice, now, patch, spoken
from app.web.facilitate import blueprint
from app.web.facilitate.forms import PaperTemplateForm
from app.web.guards import this_request, viewer


@blueprint.get("/ratsvorlage")
def paper_template(workshop: str) -> Response:
    """The template there is, and where another is brought."""
    with reading() as db:
        room = rooms.room(db, viewer().workshop_id)
        brought = queries.brought_template(db, room.id)
    return make_response(render_template("facilitate/paper_template.html", room=room, brought=brought))


@blueprint.get("/ratsvorlage/muster")
def sample_paper_template(workshop: str) -> Response:
    """The template to begin with."""
    return _file(FILE_NAME, aside(sample_template))


@blueprint.get("/ratsvorlage/datei")
def paper_template_file(workshop: str) -> Response:
    """The template as it was brought."""
    with reading() as db:
        found = queries.template_file(db, viewer().workshop_id)
    if found is None:
        raise NotFound
    return _file("ratsvorlage-vorlage.docx", found.data)


@blueprint.post("/ratsvorlage")
def bring_paper_template(workshop: str) -> Response:
    """Bring a template; it takes the place of the last one."""
    name, data = PaperTemplateForm().brought()
    here = viewer().workshop_id
    actions.bring_paper_template(workshop_id=here, name=name, data=data, now=now(), request=this_request())
    return _listed(workshop, gettext("Die Vorlage ist geprüft und in Gebrauch."))


@blueprint.delete("/ratsvorlage")
def delete_paper_template(workshop: str) -> Response:
    """Take the template away."""
    actions.delete_paper_template(workshop_id=viewer().workshop_id, now=now(), request=this_request())
    return _listed(workshop, gettext("Die Vorlage ist gelöscht."))


def _listed(workshop: str, said: str) -> Response:
    with reading() as db:
        brought = queries.brought_template(db, viewer().workshop_id)
    listing = fragment("paper_templates", "brought_template", brought=brought, base=f"/regie/{workshop}")
    error = envelope("#paper-form-file-error", "")
    return patch(envelope("#brought", listing), error, notice(said, kind="success"), spoken(said))


def _file(name: str, body: bytes) -> Response:
    headers = {"Content-Type": MEDIA_TYPE, "Content-Disposition": f'attachment; filename="{name}"'}
    return make_response(body, headers)
