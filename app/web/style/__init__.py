"""The page /stil: every component in every state, for those who build. Only with AUGENHOEHE_GALLERY=1."""

from flask import Blueprint, Response, make_response, render_template
from markupsafe import Markup

from app.domain.section_values import SectionValue
from app.live.fragments import render
from app.web import guards
from app.web.answers import locale
from app.web.style.examples import awkward, examples

blueprint = Blueprint("style", __name__)
guards.declare(blueprint, guards.PUBLIC, None)


@blueprint.get("/stil")
def gallery() -> Response:
    """All components on one page."""
    values = {
        "here": _rendered(examples("de"), locale()),
        "arabic": _rendered(examples("ar"), "ar"),
        "awkward": _rendered(awkward(), locale()),
    }
    return make_response(render_template("style/page.html", section_values=values))


def _rendered(values: list[SectionValue], language: str) -> list[Markup]:
    return [render("section_values", "value", language, value=value) for value in values]
