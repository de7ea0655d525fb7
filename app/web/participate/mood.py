"""Views for the Stimmungsbild: what one makes of a sketch one is asked about."""

from __future__ import annotations

from flask import Response
from flask_babel import gettext

from app.actions.moods_given import MoodAnswer, give_mood
from app.live.fragments import envelope
from app.web.answers import notice, now, patch
from app.web.guards import me, this_request, viewer
from app.web.participate import blueprint, personal
from app.web.participate.forms import MoodAnswerForm


@blueprint.post("/stimmungsbild/<int:number>")
def answer_mood(workshop: str, number: int) -> Response:
    """Say what one makes of a sketch; the answer is one's own part, which nobody else gets."""
    form = MoodAnswerForm()
    answer = MoodAnswer(form.mood.data or "", form.text.data or "", form.round.data or 0)
    give_mood(
        participant_id=me().id,
        workshop_id=viewer().workshop_id,
        number=number,
        answer=answer,
        now=now(),
        request=this_request(),
    )
    own = envelope("#mine", personal.mine(viewer().workshop_id, me()), swap="innerMorph")
    return patch(own, notice(gettext("Ihre Antwort ist festgehalten."), kind="success"))
