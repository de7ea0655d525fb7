"""Views for the vote, as the moderator leads it."""

from __future__ import annotations

import secrets

from flask import Response, request
from flask_babel import gettext

from app.actions import vote_rounds
from app.domain.errors import InvalidInput, both
from app.domain.phases import Audience
from app.domain.voting import (
    Level,
    Method,
    VoteRules,
    VoteTerms,
    checked_criteria,
    checked_quorum,
    checked_seed,
)
from app.web.answers import filled, notice, now, standing
from app.web.facilitate import blueprint
from app.web.facilitate.forms import VoteForm
from app.web.guards import this_request, viewer
from app.web.publishing import published_list

_QUORUM = "quorum_"  # how the fields of the benches are called, before the id of the bench


@blueprint.post("/abstimmung/eroeffnung")
def open_round(workshop: str) -> Response:
    """Open the vote; the number that decides ties is thrown by the room or drawn now, and shown before counting."""
    form = VoteForm()
    rules, terms = both(lambda: _rules(form), lambda: _terms(form))
    vote_rounds.open_round(
        workshop_id=viewer().workshop_id,
        seed=f"{secrets.randbelow(10**6):06d}",
        now=now(),
        request=this_request(),
        rules=rules,
        terms=terms,
    )
    return _done(gettext("Die Abstimmung ist eröffnet."))


@blueprint.post("/abstimmung/schluss")
def close_round(workshop: str) -> Response:
    """Close the vote."""
    vote_rounds.close_round(workshop_id=viewer().workshop_id, now=now(), request=this_request())
    return _done(gettext("Die Abstimmung ist geschlossen."))


@blueprint.get("/stimmen/<int:number>")
def ballots(workshop: str, number: int) -> Response:
    """The published list of a closed vote."""
    return published_list("facilitate/ballots.html", number)


def _rules(form: VoteForm) -> VoteRules:
    if form.method.data not in set(Method):
        raise InvalidInput("method", "choice.needed")
    approval = form.method.data == Method.APPROVAL.value
    if approval:
        del form.per_idea  # hidden then, and always one
    filled(form)
    per_idea = 1 if approval else form.per_idea.data or 0
    return VoteRules(Method(form.method.data), form.budget.data or 0, per_idea)


def _terms(form: VoteForm) -> VoteTerms:
    level = form.level.data or Level.ANONYMOUS.value
    if level not in set(Level):
        raise InvalidInput("level", "choice.needed")
    words = (form.criterion_1.data or "", form.criterion_2.data or "")
    criteria, (quorum, thrown) = both(
        lambda: checked_criteria(*words) if form.side.data else (),
        lambda: both(lambda: checked_quorum(_needed()), lambda: checked_seed(form.seed.data or "")),
    )
    return VoteTerms(
        level=Level(level),
        criteria=criteria,
        quorum=quorum,
        thrown=thrown,
        by_bench=bool(form.by_bench.data),
    )


def _needed() -> dict[str, str]:
    """What was typed for each bench, by the bench's id: a field for each, so they are no fields of the form class."""
    typed = {name.removeprefix(_QUORUM): value for name, value in request.form.items() if _QUORUM in name}
    return {bench: value for bench, value in typed.items() if bench.isdecimal()}


def _done(text: str) -> Response:
    answer = standing(viewer().workshop_id, Audience.FACILITATOR)
    answer.set_data(answer.get_data(as_text=True) + notice(text, kind="success"))
    return answer
