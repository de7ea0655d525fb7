"""Views for the sections of a template of sketches."""

from __future__ import annotations

from functools import partial

from flask import Response, make_response, request
from flask_babel import gettext

from app.actions import sketch_sections as actions
from app.actions.sketch_templates import TemplateChanged
from app.db import reading
from app.domain.errors import NotFound
from app.domain.sketch_kinds import Kind
from app.domain.sketch_templates import SectionPlan
from app.live.fragments import envelope
from app.queries import sketch_templates as queries
from app.web.answers import fragment, notice, now, patch, spoken
from app.web.facilitate import blueprint
from app.web.facilitate.sketch_templates.forms import MoveSectionForm, SectionForm
from app.web.facilitate.sketch_templates.views import kept_apart, on_to, template_page
from app.web.guards import this_request, viewer
from app.web.messages import sentence

_PAGE = "facilitate/sketch_template_section.html"


@blueprint.get("/vorlagen/<int:number>/neu")
def new_section(workshop: str, number: int) -> Response:
    """A form for a new section."""
    return make_response(template_page(_PAGE, number, plan=SectionPlan(""), kinds_of_sections=list(Kind)))


@blueprint.get("/vorlagen/<int:number>/felder/<key>")
def template_section(workshop: str, number: int, key: str) -> Response:
    """A section to be edited."""
    with reading() as db:
        view = queries.template(db, viewer().workshop_id, number)
    plan = view.template.section(key) if view else None
    if plan is None:
        raise NotFound
    return make_response(template_page(_PAGE, number, plan=plan, kinds_of_sections=list(Kind)))


@blueprint.post("/vorlagen/<int:number>/felder")
def add_section(workshop: str, number: int) -> Response:
    """Add a section at the end."""
    key = actions.add_section(
        workshop_id=viewer().workshop_id,
        number=number,
        typed=SectionForm().typed(),
        now=now(),
        request=this_request(),
    )
    return on_to(f"/regie/{workshop}/vorlagen/{number}#abschnitt-{key}")


@blueprint.post("/vorlagen/<int:number>/felder/<key>")
def change_section(workshop: str, number: int, key: str) -> Response:
    """Change a section."""
    form, address = SectionForm(), f"/regie/{workshop}/vorlagen/{number}"
    change = partial(actions.change_section, now=now(), request=this_request())
    base, typed = form.opened_on(), form.typed()
    try:
        change(workshop_id=viewer().workshop_id, number=number, key=key, base=base, typed=typed)
    except TemplateChanged as changed:
        return kept_apart("section-form", f"{address}/felder/{key}", changed)
    return on_to(f"{address}#abschnitt-{key}")


@blueprint.post("/vorlagen/<int:number>/felder/<key>/platz")
def move_section(workshop: str, number: int, key: str) -> Response:
    """Move a section up or down."""
    form, here = MoveSectionForm(), viewer().workshop_id
    place, base = form.position.data or 0, form.opened_on()
    try:
        actions.move_section(
            workshop_id=here,
            number=number,
            key=key,
            position=place,
            base=base,
            now=now(),
            request=this_request(),
        )
    except TemplateChanged as changed:
        return _sections(workshop, number, notice(sentence(changed), kind="warn"), status=409)
    return _sections(workshop, number, spoken(gettext("Jetzt an Stelle %(number)s.", number=place)))


@blueprint.delete("/vorlagen/<int:number>/felder/<key>")
def remove_section(workshop: str, number: int, key: str) -> Response:
    """Take a section out."""
    here, base = viewer().workshop_id, request.values.get("base", 0, type=int)
    try:
        actions.remove_section(
            workshop_id=here, number=number, key=key, base=base, now=now(), request=this_request()
        )
    except TemplateChanged as changed:
        return _sections(workshop, number, notice(sentence(changed), kind="warn"), status=409)
    return _sections(workshop, number, notice(gettext("Der Abschnitt ist entfernt."), kind="success"))


def _sections(workshop: str, number: int, said: str, *, status: int = 200) -> Response:
    with reading() as db:
        view = queries.template(db, viewer().workshop_id, number)
    address = f"/regie/{workshop}/vorlagen/{number}"
    listing = fragment("sketch_templates", "sections", template_view=view, address=address)
    shown = fragment("sketch_templates", "preview", template_view=view)
    base = fragment("sketch_templates", "version", number=view.version if view else 0)
    parts = (envelope("#sections", listing), envelope("#preview", shown), envelope("#name-form-base", base))
    return patch(*parts, said, status=status)
