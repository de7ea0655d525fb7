"""Views for voting: points given and taken back, one's one-time code, and the published list of a closed vote."""

from __future__ import annotations

from flask import Response
from flask_babel import gettext

from app.actions import voting, voting_codes
from app.domain.text import clean_line
from app.live.fragments import envelope
from app.web.answers import notice, now, patch
from app.web.guards import caller_address, me, this_request, viewer
from app.web.participate import blueprint, personal
from app.web.participate.forms import VotingCodeForm
from app.web.publishing import published_list

_LONGEST_CODE = 60  # signs of what was typed that are looked at


@blueprint.post("/ideen/<int:number>/punkt")
@blueprint.post("/ideen/<int:number>/punkt/<int:criterion>")
def give_point(workshop: str, number: int, criterion: int = 0) -> Response:
    """Punkt geben, for one of the words voted on where there are any."""
    return _change(number, criterion, 1)


@blueprint.delete("/ideen/<int:number>/punkt")
@blueprint.delete("/ideen/<int:number>/punkt/<int:criterion>")
def take_point_back(workshop: str, number: int, criterion: int = 0) -> Response:
    """Punkt zurücknehmen."""
    return _change(number, criterion, -1)


@blueprint.post("/einmal-code")
def redeem_code(workshop: str) -> Response:
    """Use a one-time code; from now on this place may vote."""
    voting_codes.redeem_code(
        participant_id=me().id,
        workshop_id=viewer().workshop_id,
        code=clean_line((VotingCodeForm().code.data or "")[:_LONGEST_CODE]),
        address=caller_address(),
        now=now(),
        request=this_request(),
    )
    said = notice(gettext("Ihr Code ist eingelöst. Sie können jetzt abstimmen."), kind="success")
    return patch(envelope("#mine", personal.mine(viewer().workshop_id, me())), said)


@blueprint.get("/stimmen/<int:number>")
def ballots(workshop: str, number: int) -> Response:
    """The published list of a closed vote."""
    return published_list("participate/ballots.html", number)


def _change(number: int, criterion: int, change: int) -> Response:
    voting.set_points(
        participant_id=me().id,
        workshop_id=viewer().workshop_id,
        idea=number,
        change=change,
        criterion=criterion,
        request=this_request(),
        now=now(),
    )
    return patch(envelope("#mine", personal.mine(viewer().workshop_id, me())))
