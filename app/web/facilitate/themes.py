"""Views of the list of themes: a dialog that can be opened in every step."""

from __future__ import annotations

from flask import Response, make_response
from flask_babel import gettext
from markupsafe import escape

from app.actions import themes as actions
from app.db import reading
from app.live.fragments import envelope
from app.queries import themes
from app.web.answers import filled, fragment, now, patch
from app.web.facilitate import blueprint
from app.web.facilitate.forms import PlaceForm, ThemeForm
from app.web.guards import this_request, viewer


@blueprint.get("/themen")
def themes_dialog(workshop: str) -> Response:
    """The list, to be edited."""
    return make_response(fragment("theme_list", "dialog", themes=_themes(), base=f"/regie/{workshop}"))


@blueprint.post("/themen")
def add_theme(workshop: str) -> Response:
    """Put a theme on the list."""
    name = ThemeForm().name.data or ""
    actions.add_theme(workshop_id=viewer().workshop_id, name=name, now=now(), request=this_request())
    return _list(workshop, gettext("Das Thema steht jetzt in der Liste."))


@blueprint.post("/themen/<int:number>")
def rename_theme(workshop: str, number: int) -> Response:
    """Give a theme another name."""
    actions.rename_theme(
        workshop_id=viewer().workshop_id,
        number=number,
        name=ThemeForm().name.data or "",
        now=now(),
        request=this_request(),
    )
    return _list(workshop, gettext("Umbenannt."))


@blueprint.post("/themen/<int:number>/platz")
def move_theme(workshop: str, number: int) -> Response:
    """Put a theme at another place."""
    form = PlaceForm()
    filled(form)
    place = form.position.data or 1
    actions.move_theme(
        workshop_id=viewer().workshop_id, number=number, position=place, now=now(), request=this_request()
    )
    return _list(workshop, gettext("Jetzt an Stelle %(position)s.", position=place))


@blueprint.delete("/themen/<int:number>/liste")
def take_theme_off(workshop: str, number: int) -> Response:
    """Take a theme off the list; ideas keep it."""
    return _listed(workshop, number, False, gettext("Herausgenommen. Ideen behalten ihr Thema."))


@blueprint.post("/themen/<int:number>/liste")
def take_theme_up(workshop: str, number: int) -> Response:
    """Put it on the list again."""
    return _listed(workshop, number, True, gettext("Das Thema steht wieder in der Liste."))


def _listed(workshop: str, number: int, listed: bool, text: str) -> Response:
    actions.list_theme(
        workshop_id=viewer().workshop_id, number=number, listed=listed, now=now(), request=this_request()
    )
    return _list(workshop, text)


def _themes() -> tuple[themes.ThemeView, ...]:
    with reading() as db:
        return themes.themes(db, viewer().workshop_id)


def _list(workshop: str, text: str) -> Response:
    """The list as it is now, woven into the dialog; what was done is said inside it: all else is out of reach."""
    rows = fragment("theme_list", "rows", themes=_themes(), base=f"/regie/{workshop}")
    return patch(envelope("#theme-rows", rows, swap="innerMorph"), envelope("#themes-say", str(escape(text))))
