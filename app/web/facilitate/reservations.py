"""Views for reservations the moderator records for somebody, and for how the count is explained."""

from __future__ import annotations

from flask import Response
from flask_babel import gettext

from app.actions import reservations
from app.domain.phases import Audience
from app.web.answers import filled, locale, notice, now, patch
from app.web.explaining import explained
from app.web.facilitate import blueprint
from app.web.facilitate.forms import ReservationForm
from app.web.guards import this_request, viewer


@blueprint.get("/auszaehlung")
def explanation(workshop: str) -> Response:
    """Why each idea was chosen, round by round, by the rule and in the language asked for."""
    return explained(Audience.FACILITATOR)


@blueprint.post("/vorbehalte")
def record_reservation(workshop: str) -> Response:
    """Record a reservation for somebody; the stream brings it to all screens."""
    form = ReservationForm()
    filled(form)
    reservations.record_reservation(
        workshop_id=viewer().workshop_id,
        participant_id=None,
        text=form.text.data or "",
        bench_id=form.behalf.data,
        locale=locale(),
        now=now(),
        request=this_request(),
    )
    return patch(notice(gettext("Der Vorbehalt ist festgehalten."), kind="success"), status=201)


@blueprint.delete("/vorbehalte/<int:reservation>")
def withdraw_reservation(workshop: str, reservation: int) -> Response:
    """Take back what was recorded here."""
    reservations.withdraw_reservation(
        workshop_id=viewer().workshop_id,
        participant_id=None,
        number=reservation,
        now=now(),
        request=this_request(),
    )
    return patch(notice(gettext("Der Vorbehalt ist zurückgezogen."), kind="success"))
