"""Views that hand out papers."""

from __future__ import annotations

from flask import Response, make_response, render_template
from flask_babel import gettext

from app import exports
from app.aside import aside
from app.db import reading
from app.domain.errors import NotFound
from app.domain.phases import Audience
from app.filling import Unfillable
from app.filling.paper import MEDIA_TYPE, own_paper, own_paper_name
from app.queries.paper_templates import template_file
from app.queries.report import report
from app.web.answers import locale, now
from app.web.guards import viewer
from app.web.results import blueprint


@blueprint.get("/eigene-vorlage")
def own_template(workshop: str) -> Response:
    """The council paper in the office's own template."""
    with reading() as db:
        template = template_file(db, viewer().workshop_id)
        content = report(db, viewer().workshop_id, locale(), now().date(), gettext)
    if template is None:
        raise NotFound
    try:
        body = aside(own_paper, content, template.data)
    except Unfillable:
        return make_response(render_template("errors/unfilled_template.html", workshop=workshop), 409)
    headers = {
        "Content-Type": MEDIA_TYPE,
        "Content-Disposition": f'attachment; filename="{own_paper_name(content)}"',
    }
    return make_response(body, headers)


@blueprint.get("/<name>")
def paper(workshop: str, name: str) -> Response:
    """One paper of the workshop as it is now, without any participant's name."""
    if name not in exports.FORMATS:
        raise NotFound
    with reading() as db:
        reader = Audience.PARTICIPANT if viewer().me else Audience.FACILITATOR
        content = report(db, viewer().workshop_id, locale(), now().date(), gettext, reader)
    if not exports.is_offered(content, name):
        raise NotFound
    found = aside(exports.download, content, name)  # seconds for a long report, in which the room goes on
    headers = {
        "Content-Type": found.media_type,
        "Content-Disposition": f'attachment; filename="{found.file_name}"',
    }
    return make_response(found.body, headers)
