"""Views for the order of the sketches, as the moderator leads the vote on it."""

from __future__ import annotations

import secrets

from flask import Response
from flask_babel import gettext

from app.actions import priority
from app.domain.errors import InvalidInput
from app.domain.voting import Method
from app.web.answers import filled, now
from app.web.facilitate import blueprint
from app.web.facilitate.forms import PriorityForm
from app.web.facilitate.ideas import done
from app.web.guards import this_request, viewer


@blueprint.post("/reihenfolge")
def open_priority(workshop: str) -> Response:
    """Let the room vote on the order; the number that decides ties is drawn now, and shown before counting."""
    form = PriorityForm()
    if form.method.data not in set(Method):
        raise InvalidInput("method", "choice.needed")
    filled(form)
    priority.open_priority(
        workshop_id=viewer().workshop_id,
        method=Method(form.method.data),
        budget=form.budget.data or 0,
        places=form.places.data or 0,
        seed=f"{secrets.randbelow(10**6):06d}",
        now=now(),
        request=this_request(),
    )
    return done(gettext("Die Abstimmung über die Reihenfolge ist eröffnet."))


@blueprint.post("/reihenfolge/schluss")
def close_priority(workshop: str) -> Response:
    """Close the vote."""
    priority.close_priority(workshop_id=viewer().workshop_id, now=now(), request=this_request())
    return done(gettext("Die Abstimmung über die Reihenfolge ist geschlossen."))
