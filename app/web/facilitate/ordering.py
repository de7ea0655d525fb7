"""Views of the desk for the history, for ideas that exclude each other, and for sharing the ordering out."""

from __future__ import annotations

from flask import Response, make_response
from flask_babel import gettext

from app.actions import history, pairing, sharing
from app.db import reading
from app.domain.errors import InvalidInput
from app.live.scenes import NODE_IS_ALIVE
from app.queries import history as entries
from app.web.answers import filled, fragment, notice, now, patch
from app.web.bundling import dialogs
from app.web.facilitate import blueprint
from app.web.facilitate.bundling import done
from app.web.facilitate.forms import ExclusiveForm, SharingForm
from app.web.guards import this_request, viewer


@blueprint.get("/verlauf")
def changes(workshop: str) -> Response:
    """What was done to ideas, newest first."""
    with reading() as db:
        found = entries.history(db, viewer().workshop_id)
    page = {"entries": found, "base": f"/regie/{workshop}", "now": now(), "most": entries.LONGEST}
    return make_response(fragment("history", "verlauf", **page))


@blueprint.delete("/verlauf/<int:change>")
def undo_change(workshop: str, change: int) -> Response:
    """Take one entry of the history back."""
    history.undo_change(workshop_id=viewer().workshop_id, change=change, now=now(), request=this_request())
    return done(gettext("Rückgängig gemacht."))


@blueprint.get("/unvereinbar")
def ask_exclusive(workshop: str) -> Response:
    """The dialog for ideas of which only one can be chosen."""
    with reading() as db:
        found = dialogs.cards(db)
    return make_response(fragment("bundling", "unvereinbar", others=found, base=f"/regie/{workshop}"))


@blueprint.post("/unvereinbar")
def mark_exclusive(workshop: str) -> Response:
    """Only one of these two."""
    form = ExclusiveForm()
    filled(form)
    one, other = form.one.data or 0, form.other.data or 0
    if one == other:
        raise InvalidInput("other", "pair.same")
    pairing.mark_exclusive(
        workshop_id=viewer().workshop_id, one=one, other=other, now=now(), request=this_request()
    )
    return done(gettext("Bei beiden steht jetzt: nur eine von beiden."))


@blueprint.delete("/unvereinbar/<int:number>/<int:other>")
def unmark_exclusive(workshop: str, number: int, other: int) -> Response:
    """Both can be chosen after all."""
    pairing.unmark_exclusive(
        workshop_id=viewer().workshop_id, one=number, other=other, now=now(), request=this_request()
    )
    return done(gettext("Beide sind wieder möglich."))


@blueprint.post("/verteilung")
def share_out(workshop: str) -> Response:
    """Hand the ideas out to be put in order."""
    form = SharingForm()
    filled(form)
    if form.who.data not in ("offered", "all"):
        raise InvalidInput("who", "choice.needed")
    sharing.share_out(
        workshop_id=viewer().workshop_id,
        people=form.people.data,
        everybody=form.who.data == "all",
        live_since=now() - NODE_IS_ALIVE,
        now=now(),
        request=this_request(),
    )
    return patch(notice(gettext("Verteilt. Jede Person sieht jetzt ihren Stapel."), kind="success"))


@blueprint.post("/verteilung/rest")
def hand_on(workshop: str) -> Response:
    """Give what was left behind to the smallest stacks."""
    live_since = now() - NODE_IS_ALIVE
    sharing.hand_on(
        workshop_id=viewer().workshop_id, live_since=live_since, now=now(), request=this_request()
    )
    return patch(notice(gettext("Verteilt."), kind="success"))


@blueprint.delete("/verteilung")
def gather(workshop: str) -> Response:
    """End the sharing out."""
    sharing.gather(workshop_id=viewer().workshop_id, now=now(), request=this_request())
    return patch(notice(gettext("Die Verteilung ist beendet. Alles Geordnete bleibt."), kind="success"))
