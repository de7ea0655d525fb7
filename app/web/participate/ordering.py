"""Views for ordering as a participant: the offer to help, and the tools of one's own stack."""

from __future__ import annotations

from flask import Response
from flask_babel import gettext

from app.actions import bundling, history, pairing, sharing
from app.live.fragments import envelope
from app.web.answers import filled, notice, now, patch, spoken
from app.web.bundling import dialogs
from app.web.bundling.forms import BundleForm, IdeasForm, NameForm, PutInForm
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
    form = BundleForm()
    filled(form)
    bundling.create_bundle(
        workshop_id=viewer().workshop_id,
        ideas=form.ideas.data or [],
        name=form.name.data or "",
        by=me().id,
        now=now(),
        request=this_request(),
    )
    return _done(gettext("Zusammengelegt. Alle Ideen bleiben erhalten."))


@blueprint.get("/buendel/einlage")
def ask_put_in(workshop: str) -> Response:
    """The dialog that asks for a bundle of one's own stack."""
    return dialogs.put_in(_base(workshop))


@blueprint.post("/buendel/einlage")
def put_in(workshop: str) -> Response:
    """Put ideas into a bundle, both of one's own stack."""
    form = PutInForm()
    filled(form)
    bundling.put_in_bundle(
        workshop_id=viewer().workshop_id,
        ideas=form.ideas.data or [],
        target=form.target.data or 0,
        by=me().id,
        now=now(),
        request=this_request(),
    )
    return _done(gettext("Hineingelegt."))


@blueprint.delete("/ideen/<int:number>/zusammenfuehren")
def take_out(workshop: str, number: int) -> Response:
    """Take an idea out of a bundle of one's own stack."""
    bundling.take_out_of_bundle(
        workshop_id=viewer().workshop_id, number=number, by=me().id, now=now(), request=this_request()
    )
    return _done(gettext("Die Idee steht wieder für sich."))


@blueprint.get("/buendel/<int:number>/<any(name,teilung):about>")
def ask_about_bundle(workshop: str, number: int, about: str) -> Response:
    """The dialogs for one bundle of one's own stack."""
    return dialogs.of_one(_base(workshop), number, about)


@blueprint.post("/buendel/<int:number>/name")
def rename_bundle(workshop: str, number: int) -> Response:
    """Give a bundle of one's own stack another name."""
    bundling.rename_bundle(
        workshop_id=viewer().workshop_id,
        head=number,
        name=NameForm().name.data or "",
        by=me().id,
        now=now(),
        request=this_request(),
    )
    return _done(gettext("Das Bündel hat einen neuen Namen."))


@blueprint.post("/buendel/<int:number>/teilung")
def split_bundle(workshop: str, number: int) -> Response:
    """Part a bundle of one's own stack."""
    form = BundleForm()
    filled(form)
    bundling.split_bundle(
        workshop_id=viewer().workshop_id,
        head=number,
        out=form.ideas.data or [],
        name=form.name.data or "",
        by=me().id,
        now=now(),
        request=this_request(),
    )
    return _done(gettext("Aufgeteilt."))


@blueprint.post("/rueckgaengig")
def undo(workshop: str) -> Response:
    """Take one's own latest change back."""
    history.undo_last(workshop_id=viewer().workshop_id, by=me().id, now=now(), request=this_request())
    return _done(gettext("Rückgängig gemacht."))


@blueprint.get("/vorschlaege")
def proposals(workshop: str) -> Response:
    """What could belong together in one's own stack."""
    return patch(dialogs.proposed(_base(workshop)))


@blueprint.post("/verschieden")
def tell_apart(workshop: str) -> Response:
    """These do not belong together: they are not proposed again, to nobody."""
    form = IdeasForm()
    filled(form)
    ideas = form.ideas.data or []
    pairing.tell_apart(
        workshop_id=viewer().workshop_id, ideas=ideas, by=me().id, now=now(), request=this_request()
    )
    left = envelope("#proposals", dialogs.proposed(_base(workshop)))
    return patch(left, spoken(gettext("Das wird nicht noch einmal vorgeschlagen.")))


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
