"""Views that hand out papers."""

from __future__ import annotations

from flask import Response, current_app, make_response, request

from app.domain.errors import InvalidInput
from app.paper_jobs.direct import paper_now
from app.web.answers import now
from app.web.guards import viewer
from app.web.results import blueprint
from app.web.results.wishes import page, wished


@blueprint.get("/")
def papers(workshop: str) -> Response:
    """All papers, and a form for language, sketches and names."""
    return page(request.args)


@blueprint.get("/<name>")
def paper(workshop: str, name: str) -> Response:
    """One paper of the workshop as it is now, as the address wishes it; without any participant's name by default."""
    try:
        wish = wished(request.args, name)
    except InvalidInput as wrong:
        return page(request.args, wrong)
    database = str(current_app.config["SQLALCHEMY_DATABASE_URI"])
    found = paper_now(database, viewer().workshop_id, wish, now().date())
    headers = {
        "Content-Type": found.media_type,
        "Content-Disposition": f'attachment; filename="{found.file_name}"',
    }
    return make_response(found.body, headers)
