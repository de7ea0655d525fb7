"""Views for agreement: one's own answer on a sketch that is called up."""

from __future__ import annotations

from flask import Response
from flask_babel import gettext

from app.actions.stances import Answer, give_stance
from app.domain.languages import of_screen
from app.live.fragments import envelope
from app.web.answers import notice, now, patch
from app.web.guards import me, this_request, viewer
from app.web.participate import blueprint, personal
from app.web.participate.forms import StanceForm


@blueprint.post("/abnahme/<int:number>")
def answer_sketch(workshop: str, number: int) -> Response:
    """Say how one stands to a sketch; the answer is one's own part, which nobody else gets."""
    form = StanceForm()
    for_bench, language = form.behalf.data == "bench", of_screen(me().locale)
    answer = Answer(form.stance.data or "", form.text.data or "", language, form.read.data or 0, for_bench)
    give_stance(
        participant_id=me().id,
        workshop_id=viewer().workshop_id,
        number=number,
        answer=answer,
        now=now(),
        request=this_request(),
    )
    own = envelope("#mine", personal.mine(viewer().workshop_id, me()), swap="innerMorph")
    return patch(own, notice(gettext("Ihre Antwort ist festgehalten."), kind="success"))
