"""Views for the templates of sketches: the list, files, what is in use. The desk is the office's door."""

from __future__ import annotations

from flask import Response, make_response, render_template
from flask_babel import gettext

from app.actions import sketch_templates as actions
from app.actions.sketch_templates import TemplateChanged
from app.db import reading
from app.domain.errors import NotFound
from app.domain.sketch_template_files import FORMATS, as_json, as_toml
from app.domain.sketch_templates import LANGUAGES
from app.domain.wordings import Wording
from app.live.fragments import envelope, translations
from app.queries import rooms
from app.queries import sketch_templates as queries
from app.web.answers import fragment, notice, now, patch, spoken
from app.web.facilitate import blueprint
from app.web.facilitate.sketch_templates.forms import TemplateFileForm, TemplateNameForm
from app.web.guards import this_request, viewer

_TYPES = {"toml": "application/toml; charset=utf-8", "json": "application/json"}


@blueprint.get("/vorlagen")
def sketch_templates(workshop: str) -> Response:
    """The templates of the process."""
    with reading() as db:
        room = rooms.room(db, viewer().workshop_id)
        found = queries.templates(db, room.id)
    return make_response(render_template("facilitate/sketch_templates.html", room=room, templates=found))


@blueprint.get("/vorlagen/<int:number>")
def sketch_template(workshop: str, number: int) -> Response:
    """One template and its sections."""
    return make_response(template_page("facilitate/sketch_template.html", number))


@blueprint.get("/vorlagen/<int:number>/datei/<name>")
def template_file(workshop: str, number: int, name: str) -> Response:
    """The template as a file."""
    with reading() as db:
        found = queries.template(db, viewer().workshop_id, number)
    if found is None or name not in FORMATS:
        raise NotFound
    text = as_toml(found.template) if name == "toml" else as_json(found.template)
    headers = {"Content-Disposition": f'attachment; filename="vorlage-{number}.{name}"'}
    return make_response(text, {**headers, "Content-Type": _TYPES[name]})


@blueprint.post("/vorlagen")
def import_template(workshop: str) -> Response:
    """Take in a template out of a file."""
    template = TemplateFileForm().template()
    number = actions.add_template(
        workshop_id=viewer().workshop_id, template=template, now=now(), request=this_request()
    )
    return on_to(f"/regie/{workshop}/vorlagen/{number}")


@blueprint.post("/vorlagen/<int:number>/kopie")
def duplicate_template(workshop: str, number: int) -> Response:
    """Copy a template."""
    made = actions.duplicate_template(
        workshop_id=viewer().workshop_id, number=number, word=_copy, now=now(), request=this_request()
    )
    return on_to(f"/regie/{workshop}/vorlagen/{made}")


@blueprint.post("/vorlagen/<int:number>/gebrauch")
def use_template(workshop: str, number: int) -> Response:
    """Let new sketches begin with this template."""
    actions.use_template(workshop_id=viewer().workshop_id, number=number, now=now(), request=this_request())
    return _listed(workshop, gettext("Neue Skizzen beginnen jetzt mit dieser Vorlage."))


@blueprint.delete("/vorlagen/<int:number>")
def delete_template(workshop: str, number: int) -> Response:
    """Delete a template nobody needs."""
    actions.delete_template(
        workshop_id=viewer().workshop_id, number=number, now=now(), request=this_request()
    )
    return _listed(workshop, gettext("Die Vorlage ist gelöscht."))


@blueprint.post("/vorlagen/<int:number>/name")
def rename_template(workshop: str, number: int) -> Response:
    """Give a template another name."""
    form, here = TemplateNameForm(), viewer().workshop_id
    name, base = form.in_languages("name"), form.opened_on()
    try:
        actions.rename_template(
            workshop_id=here, number=number, name=name, base=base, now=now(), request=this_request()
        )
    except TemplateChanged as changed:
        return kept_apart("name-form", f"/regie/{workshop}/vorlagen/{number}", changed)
    return on_to(f"/regie/{workshop}/vorlagen/{number}")


def template_page(page: str, number: int, **more: object) -> str:
    """A page about one template; raises `NotFound`."""
    with reading() as db:
        room = rooms.room(db, viewer().workshop_id)
        view = queries.template(db, room.id, number)
    if view is None:
        raise NotFound
    return render_template(page, room=room, view=view, tongues_of_templates=LANGUAGES, **more)


def on_to(address: str) -> Response:
    """Let the page go on to another."""
    answer = patch()
    answer.headers["HX-Redirect"] = address
    return answer


def kept_apart(form: str, address: str, changed: TemplateChanged) -> Response:
    """Somebody was faster: the text stays where it is, and the next save is made knowing that."""
    return patch(
        envelope(f"#{form}-note", fragment("sketch_templates", "conflict", address=address)),
        envelope(f"#{form}-base", fragment("sketch_templates", "version", number=changed.version)),
        status=409,
    )


def _listed(workshop: str, said: str) -> Response:
    with reading() as db:
        found = queries.templates(db, viewer().workshop_id)
    listing = fragment("sketch_templates", "listed", templates=found, base=f"/regie/{workshop}")
    return patch(envelope("#templates", listing), notice(said, kind="success"), spoken(said))


def _copy(name: Wording) -> Wording:
    """What a copy is called in each language of the original."""
    return {
        tag: translations(tag).gettext("Kopie von %(name)s") % {"name": text} for tag, text in name.items()
    }
