"""Views for the vote, as the moderator leads it."""

from __future__ import annotations

import secrets

from flask import Response
from flask_babel import gettext

from app.actions import voting
from app.domain.errors import InvalidInput
from app.domain.phases import Audience
from app.domain.voting import Method, VoteRules
from app.web.answers import filled, notice, now, standing
from app.web.facilitate import blueprint
from app.web.facilitate.forms import VoteForm
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
