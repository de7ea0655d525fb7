"""Views for the vote, the choice and the presentation, as the moderator leads them."""

from __future__ import annotations

import secrets

from flask import Response
from flask_babel import gettext

from app.actions import selection, sketches, voting, workshops
from app.domain.errors import InvalidInput
from app.domain.phases import Audience
from app.domain.selection import Rule
from app.domain.voting import Method, VoteRules
from app.web.answers import filled, notice, now, patch, spoken, standing
from app.web.facilitate import blueprint
from app.web.facilitate.forms import PlacesForm, SelectionForm, VoteForm
from app.web.guards import this_request, viewer


@blueprint.post("/abstimmung/eroeffnung")
def open_round(workshop: str) -> Response:
    """Open the vote by points or approval; the number that decides ties is drawn now and shown before counting."""
    voting.open_round(
        workshop_id=viewer().workshop_id,
        seed=f"{secrets.randbelow(10**6):06d}",
        now=now(),
        request=this_request(),
        rules=_rules(VoteForm()),
    )
    return _done(gettext("Die Abstimmung ist eröffnet."))


@blueprint.post("/abstimmung/schluss")
def close_round(workshop: str) -> Response:
    """Close the vote."""
    voting.close_round(workshop_id=viewer().workshop_id, now=now(), request=this_request())
    return _done(gettext("Die Abstimmung ist geschlossen."))


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
        now=now(),
        request=this_request(),
    )
    return _done(gettext("Die Auswahl ist bestätigt. Für jede Idee gibt es jetzt eine Projektskizze."))


@blueprint.post("/vorstellen/<int:number>")
def show_sketch(workshop: str, number: int) -> Response:
    """Put a sketch on the big screen."""
    sketches.show_sketch(workshop_id=viewer().workshop_id, number=number, now=now(), request=this_request())
    return standing(viewer().workshop_id, Audience.FACILITATOR)


def _rules(form: VoteForm) -> VoteRules:
    if form.method.data not in set(Method):
        raise InvalidInput("method", "choice.needed")
    approval = form.method.data == Method.APPROVAL.value
    if approval:
        del form.per_idea  # hidden then, and always one
    filled(form)
    per_idea = 1 if approval else form.per_idea.data or 0
    return VoteRules(Method(form.method.data), form.budget.data or 0, per_idea)


def _done(text: str) -> Response:
    answer = standing(viewer().workshop_id, Audience.FACILITATOR)
    answer.set_data(answer.get_data(as_text=True) + notice(text, kind="success"))
    return answer
