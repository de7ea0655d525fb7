"""Views for the choice: how it was counted, and reservations against it."""

from __future__ import annotations

from flask import Response
from flask_babel import gettext

from app.actions import reservations
from app.domain.phases import Audience
from app.live.fragments import envelope
from app.web.answers import notice, now, patch
from app.web.explaining import explained
from app.web.guards import me, this_request, viewer
from app.web.participate import blueprint, personal
from app.web.participate.forms import ReservationForm


@blueprint.get("/auszaehlung")
def explanation(workshop: str) -> Response:
    """Why each idea was chosen, round by round, by the rule and in the language asked for."""
    return explained(Audience.PARTICIPANT)


@blueprint.post("/vorbehalte")
def record_reservation(workshop: str) -> Response:
    """Record a reservation; the answer is one's own list, which nobody else gets."""
    form = ReservationForm()
    reservations.record_reservation(
        workshop_id=viewer().workshop_id,
        participant_id=me().id,
        text=form.text.data or "",
        for_own_bench=form.behalf.data == "bench",
        locale=me().locale,
        now=now(),
        request=this_request(),
    )
    return _mine(gettext("Ihr Vorbehalt ist festgehalten. Er steht jetzt bei der Auswahl."), 201)


@blueprint.delete("/vorbehalte/<int:number>")
def withdraw_reservation(workshop: str, number: int) -> Response:
    """Withdraw one's own reservation."""
    reservations.withdraw_reservation(
        workshop_id=viewer().workshop_id,
        participant_id=me().id,
        number=number,
        now=now(),
        request=this_request(),
    )
    return _mine(gettext("Ihr Vorbehalt ist zurückgezogen."))


def _mine(text: str, status: int = 200) -> Response:
    own = envelope("#mine", personal.mine(viewer().workshop_id, me()), swap="innerMorph")
    return patch(own, notice(text, kind="success"), status=status)
