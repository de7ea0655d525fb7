"""Views for ordering as a participant: the offer to help, and the tools of one's own stack."""

from __future__ import annotations

from flask import Response
from flask_babel import gettext

from app.actions import sharing
from app.live.fragments import envelope
from app.web.answers import notice, now, patch, spoken
from app.web.bundling import changes, dialogs
from app.web.guards import me, this_request, viewer
from app.web.participate import blueprint, personal


@blueprint.post("/ordnen")
def offer(workshop: str) -> Response:
    """Say "Ich ordne mit"."""
    return _offer(True, gettext("Danke. Wenn die Moderation verteilt, erscheint hier Ihr Stapel."))


@blueprint.delete("/ordnen")
def take_offer_back(workshop: str) -> Response:
    """Rather not."""
    return _offer(False, gettext("Sie ordnen nicht mit."))


@blueprint.get("/buendel/neu")
def ask_bundle(workshop: str) -> Response:
    """The dialog for a new bundle."""
    return dialogs.new_bundle(_base(workshop))


@blueprint.post("/buendel")
def create_bundle(workshop: str) -> Response:
    """Make a bundle of the selected ideas of one's own stack."""
    return _done(changes.create())


@blueprint.get("/buendel/einlage")
def ask_put_in(workshop: str) -> Response:
    """The dialog that asks for a bundle of one's own stack."""
    return dialogs.put_in(_base(workshop))


@blueprint.post("/buendel/einlage")
def put_in(workshop: str) -> Response:
    """Put ideas into a bundle, both of one's own stack."""
    return _done(changes.put_in())


@blueprint.delete("/ideen/<int:number>/zusammenfuehren")
def take_out(workshop: str, number: int) -> Response:
    """Take an idea out of a bundle of one's own stack."""
    return _done(changes.take_out(number))


@blueprint.get("/buendel/<int:number>/<any(name,teilung):about>")
def ask_about_bundle(workshop: str, number: int, about: str) -> Response:
    """The dialogs for one bundle of one's own stack."""
    return dialogs.of_one(_base(workshop), number, about)


@blueprint.post("/buendel/<int:number>/name")
def rename_bundle(workshop: str, number: int) -> Response:
    """Give a bundle of one's own stack another name."""
    return _done(changes.rename(number))


@blueprint.post("/buendel/<int:number>/teilung")
def split_bundle(workshop: str, number: int) -> Response:
    """Part a bundle of one's own stack."""
    return _done(changes.split(number))


@blueprint.post("/rueckgaengig")
def undo(workshop: str) -> Response:
    """Take one's own latest change back."""
    return _done(changes.undo())


@blueprint.get("/vorschlaege")
def proposals(workshop: str) -> Response:
    """What could belong together in one's own stack."""
    return patch(dialogs.proposed(_base(workshop)))


@blueprint.post("/verschieden")
def tell_apart(workshop: str) -> Response:
    """These do not belong together: they are not proposed again, to nobody."""
    told = changes.tell_apart()
    return patch(envelope("#proposals", dialogs.proposed(_base(workshop))), spoken(told))


def _offer(offered: bool, text: str) -> Response:
    sharing.offer_to_order(
        participant_id=me().id,
        workshop_id=viewer().workshop_id,
        offered=offered,
        now=now(),
        request=this_request(),
    )
    return patch(_mine(), notice(text, kind="success"))


def _done(text: str) -> Response:
    answer = patch(_mine(), notice(text, kind="success"))
    answer.headers["HX-Trigger"] = "dialog:close"
    return answer


def _mine() -> str:
    return envelope("#mine", personal.mine(viewer().workshop_id, me()))


def _base(workshop: str) -> str:
    return f"/w/{workshop}"
