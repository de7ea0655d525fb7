"""Views for voting: one point given, one taken back; the answer is one's own ballot."""

from __future__ import annotations

from flask import Response

from app.actions import voting
from app.live.fragments import envelope
from app.web.answers import now, patch
from app.web.guards import me, this_request, viewer
from app.web.participate import blueprint, personal


@blueprint.post("/ideen/<int:number>/punkt")
def give_point(workshop: str, number: int) -> Response:
    """Punkt geben."""
    return _change(number, 1)


@blueprint.delete("/ideen/<int:number>/punkt")
def take_point_back(workshop: str, number: int) -> Response:
    """Punkt zurücknehmen."""
    return _change(number, -1)


def _change(number: int, change: int) -> Response:
    voting.set_points(
        participant_id=me().id,
        workshop_id=viewer().workshop_id,
        idea=number,
        change=change,
        request=this_request(),
        now=now(),
    )
    return patch(envelope("#mine", personal.mine(viewer().workshop_id, me())))
