"""Views for the choice, as the moderator leads them."""

from __future__ import annotations

from flask import Response
from flask_babel import gettext

from app.actions import selection, workshops
from app.domain.errors import InvalidInput
from app.domain.phases import Audience
from app.domain.selection import Rule
from app.web.answers import filled, notice, now, patch, spoken, standing
from app.web.facilitate import blueprint
from app.web.facilitate.forms import PlacesForm, SelectionForm
from app.web.guards import this_request, viewer


@blueprint.post("/plaetze")
def set_places(workshop: str) -> Response:
    """How many ideas are chosen."""
    form = PlacesForm()
    filled(form)
    workshops.set_places(
        workshop_id=viewer().workshop_id,
        places=form.places.data or 0,
        now=now(),
        request=this_request(),
    )
    return patch(
        spoken(gettext("Neu gezählt."))
    )  # the stream brings the proposal, and leaves what is being typed


@blueprint.post("/auswahl")
def confirm_selection(workshop: str) -> Response:
    """Confirm the room's choice."""
    form = SelectionForm()
    filled(form)
    if form.rule.data not in set(Rule):
        raise InvalidInput("rule", "unknown")
    selection.confirm_selection(
        workshop_id=viewer().workshop_id,
        rule=Rule(form.rule.data),
        ideas=form.ideas.data or [],
        reason=form.reason.data or "",
        criterion=form.criterion.data or "all",
        now=now(),
        request=this_request(),
    )
    return _done(gettext("Die Auswahl ist bestätigt. Für jede Idee gibt es jetzt eine Projektskizze."))


def _done(text: str) -> Response:
    answer = standing(viewer().workshop_id, Audience.FACILITATOR)
    answer.set_data(answer.get_data(as_text=True) + notice(text, kind="success"))
    return answer
