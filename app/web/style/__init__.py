"""The page /stil: every component in every state, for those who build. Only with AUGENHOEHE_GALLERY=1."""

from flask import Blueprint, Response, make_response, render_template

from app.web import guards

blueprint = Blueprint("style", __name__)
guards.declare(blueprint, guards.PUBLIC, None)


@blueprint.get("/stil")
def gallery() -> Response:
    """All components on one page."""
    return make_response(render_template("style/page.html"))
