"""Views for ideas that are entered for somebody without a device; the dialog at the desk alone shows them."""

from __future__ import annotations

from flask import Response, make_response
from flask_babel import gettext
from markupsafe import Markup, escape

from app.actions import room_ideas as actions
from app.db import reading
from app.domain.errors import NotFound
from app.domain.languages import of_screen
from app.live.fragments import envelope
from app.queries import ideas, themes
from app.queries.ideas import IdeaView
from app.web.answers import fragment, locale, now, patch
from app.web.facilitate import blueprint
from app.web.forms import IdeaForm
from app.web.guards import this_request, viewer


@blueprint.get("/erfassung")
def entry_form(workshop: str) -> Response:
    """An empty form, and what was entered last."""
    return make_response(_empty(workshop, _entered()))


@blueprint.post("/erfassung")
def enter_idea(workshop: str) -> Response:
    """Take an idea; the answer says which, at this desk alone."""
    number = actions.enter_idea(
        workshop_id=viewer().workshop_id,
        **IdeaForm().said(),
        screen_locale=of_screen(locale()),
        now=now(),
        request=this_request(),
    )
    return _last(workshop, number, gettext("Erfasst."), status=201)


@blueprint.get("/erfassung/<int:number>")
def entry(workshop: str, number: int) -> Response:
    """The form with what was entered, to be corrected."""
    idea = _entered(number)
    if idea is None:
        raise NotFound
    return make_response(_form(workshop, idea=idea, last=None))


@blueprint.post("/erfassung/<int:number>")
def correct_entry(workshop: str, number: int) -> Response:
    """Correct what was entered; then the form is empty again."""
    actions.correct_entry(
        workshop_id=viewer().workshop_id,
        number=number,
        **IdeaForm().said(),
        now=now(),
        request=this_request(),
    )
    idea = _entered(number)
    return patch(envelope("#room-entry", _empty(workshop, idea)), _said(gettext("Geändert."), idea))


@blueprint.post("/erfassung/<int:number>/rueckzug")
def withdraw_entry(workshop: str, number: int) -> Response:
    """Take it back."""
    return _withdraw(workshop, number, withdrawn=True)


@blueprint.delete("/erfassung/<int:number>/rueckzug")
def restore_entry(workshop: str, number: int) -> Response:
    """Enter it again."""
    return _withdraw(workshop, number, withdrawn=False)


def _withdraw(workshop: str, number: int, *, withdrawn: bool) -> Response:
    actions.withdraw_entry(
        workshop_id=viewer().workshop_id,
        number=number,
        withdrawn=withdrawn,
        now=now(),
        request=this_request(),
    )
    return _last(workshop, number, gettext("Zurückgezogen.") if withdrawn else gettext("Wieder eingereicht."))


def _entered(number: int | None = None) -> IdeaView | None:
    with reading() as db:
        return ideas.entered_idea(db, viewer().workshop_id, number)


def _empty(workshop: str, last: IdeaView | None) -> Markup:
    return _form(workshop, idea=None, last=last)


def _form(workshop: str, *, idea: IdeaView | None, last: IdeaView | None) -> Markup:
    with reading() as db:
        listed = themes.themes(db, viewer().workshop_id)
    return fragment("room_ideas", "entry", idea=idea, last=last, themes=listed, base=f"/regie/{workshop}")


def _last(workshop: str, number: int, text: str, *, status: int = 200) -> Response:
    idea = _entered(number)
    shown = fragment("room_ideas", "entered", last=idea, base=f"/regie/{workshop}")
    return patch(envelope("#room-last", shown), _said(text, idea), status=status)


def _said(text: str, idea: IdeaView | None) -> str:
    """What was done, said inside the dialog: while it is open all else is out of reach."""
    return envelope("#room-say", f"{text} {escape(idea.title if idea else '')}")
