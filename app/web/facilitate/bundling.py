"""Views for bundles at the desk; what changes on the board comes by the stream, as for everybody."""

from __future__ import annotations

from flask import Response
from flask_babel import gettext

from app.actions import bundling, pairing
from app.live.fragments import envelope
from app.web.answers import filled, notice, now, patch, spoken
from app.web.bundling import dialogs
from app.web.bundling.forms import BundleForm, IdeasForm, NameForm, PutInForm
from app.web.facilitate import blueprint
from app.web.guards import this_request, viewer


@blueprint.get("/buendel/neu")
def ask_bundle(workshop: str) -> Response:
    """The dialog for a new bundle."""
    return dialogs.new_bundle(_base(workshop))


@blueprint.post("/buendel")
def create_bundle(workshop: str) -> Response:
    """Make a bundle of the selected ideas."""
    form = BundleForm()
    filled(form)
    bundling.create_bundle(
        workshop_id=viewer().workshop_id,
        ideas=form.ideas.data or [],
        name=form.name.data or "",
        now=now(),
        request=this_request(),
    )
    return done(gettext("Zusammengelegt. Alle Ideen bleiben erhalten."))


@blueprint.get("/buendel/einlage")
def ask_put_in(workshop: str) -> Response:
    """The dialog that asks for a bundle."""
    return dialogs.put_in(_base(workshop))


@blueprint.post("/buendel/einlage")
def put_in(workshop: str) -> Response:
    """Put the selected ideas into a bundle."""
    form = PutInForm()
    filled(form)
    bundling.put_in_bundle(
        workshop_id=viewer().workshop_id,
        ideas=form.ideas.data or [],
        target=form.target.data or 0,
        now=now(),
        request=this_request(),
    )
    return done(gettext("Hineingelegt."))


@blueprint.get("/buendel/<int:number>/<any(name,teilung):about>")
def ask_about_bundle(workshop: str, number: int, about: str) -> Response:
    """The dialogs for one bundle."""
    return dialogs.of_one(_base(workshop), number, about)


@blueprint.post("/buendel/<int:number>/name")
def rename_bundle(workshop: str, number: int) -> Response:
    """Give a bundle another name."""
    bundling.rename_bundle(
        workshop_id=viewer().workshop_id,
        head=number,
        name=NameForm().name.data or "",
        now=now(),
        request=this_request(),
    )
    return done(gettext("Das Bündel hat einen neuen Namen."))


@blueprint.post("/buendel/<int:number>/teilung")
def split_bundle(workshop: str, number: int) -> Response:
    """Take some ideas out of a bundle, into one of their own."""
    form = BundleForm()
    filled(form)
    bundling.split_bundle(
        workshop_id=viewer().workshop_id,
        head=number,
        out=form.ideas.data or [],
        name=form.name.data or "",
        now=now(),
        request=this_request(),
    )
    return done(gettext("Aufgeteilt."))


@blueprint.get("/vorschlaege")
def proposals(workshop: str) -> Response:
    """What could belong together."""
    return patch(dialogs.proposed(_base(workshop)))


@blueprint.post("/verschieden")
def tell_apart(workshop: str) -> Response:
    """These do not belong together: they are not proposed again."""
    form = IdeasForm()
    filled(form)
    pairing.tell_apart(
        workshop_id=viewer().workshop_id, ideas=form.ideas.data or [], now=now(), request=this_request()
    )
    left = envelope("#proposals", dialogs.proposed(_base(workshop)))
    return patch(left, spoken(gettext("Das wird nicht noch einmal vorgeschlagen.")))


def done(text: str) -> Response:
    """The dialog closes and the words are told; the stream brings the cards."""
    answer = patch(notice(text, kind="success"))
    answer.headers["HX-Trigger"] = "dialog:close"
    return answer


def _base(workshop: str) -> str:
    return f"/regie/{workshop}"
