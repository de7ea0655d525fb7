"""Views for bundles at the desk; what changes on the board comes by the stream, as for everybody."""

from __future__ import annotations

from flask import Response

from app.live.fragments import envelope
from app.web.answers import notice, patch, spoken
from app.web.bundling import changes, dialogs
from app.web.facilitate import blueprint


@blueprint.get("/buendel/neu")
def ask_bundle(workshop: str) -> Response:
    """The dialog for a new bundle."""
    return dialogs.new_bundle(_base(workshop))


@blueprint.post("/buendel")
def create_bundle(workshop: str) -> Response:
    """Make a bundle of the selected ideas."""
    return done(changes.create())


@blueprint.get("/buendel/einlage")
def ask_put_in(workshop: str) -> Response:
    """The dialog that asks for a bundle."""
    return dialogs.put_in(_base(workshop))


@blueprint.post("/buendel/einlage")
def put_in(workshop: str) -> Response:
    """Put the selected ideas into a bundle."""
    return done(changes.put_in())


@blueprint.get("/buendel/<int:number>/<any(name,teilung):about>")
def ask_about_bundle(workshop: str, number: int, about: str) -> Response:
    """The dialogs for one bundle."""
    return dialogs.of_one(_base(workshop), number, about)


@blueprint.post("/buendel/<int:number>/name")
def rename_bundle(workshop: str, number: int) -> Response:
    """Give a bundle another name."""
    return done(changes.rename(number))


@blueprint.post("/buendel/<int:number>/teilung")
def split_bundle(workshop: str, number: int) -> Response:
    """Take some ideas out of a bundle, into one of their own."""
    return done(changes.split(number))


@blueprint.get("/vorschlaege")
def proposals(workshop: str) -> Response:
    """What could belong together."""
    return patch(dialogs.proposed(_base(workshop)))


@blueprint.post("/verschieden")
def tell_apart(workshop: str) -> Response:
    """These do not belong together."""
    told = changes.tell_apart()
    return patch(envelope("#proposals", dialogs.proposed(_base(workshop))), spoken(told))


def done(text: str) -> Response:
    """The dialog closes and the words are told; the stream brings the cards."""
    answer = patch(notice(text, kind="success"))
    answer.headers["HX-Trigger"] = "dialog:close"
    return answer


def _base(workshop: str) -> str:
    return f"/regie/{workshop}"
