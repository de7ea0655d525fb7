"""What is done to bundles, from the desk and from a stack alike.

Each reads what was sent, does it in the name of whoever asks, and returns the words that tell it. A participant may
touch their own stack only, the moderator the whole board: the actions see to that by `_by`.
"""

from __future__ import annotations

from flask_babel import gettext

from app.actions import bundling, history, pairing
from app.web.answers import filled, now
from app.web.bundling.forms import BundleForm, IdeasForm, NameForm, PutInForm
from app.web.guards import this_request, viewer


def create() -> str:
    """Make a bundle of the selected ideas."""
    form = BundleForm()
    filled(form)
    bundling.create_bundle(
        workshop_id=viewer().workshop_id,
        ideas=form.ideas.data or [],
        name=form.name.data or "",
        by=_by(),
        now=now(),
        request=this_request(),
    )
    return str(gettext("Zusammengelegt. Alle Ideen bleiben erhalten."))


def put_in() -> str:
    """Put the selected ideas into a bundle."""
    form = PutInForm()
    filled(form)
    bundling.put_in_bundle(
        workshop_id=viewer().workshop_id,
        ideas=form.ideas.data or [],
        target=form.target.data or 0,
        by=_by(),
        now=now(),
        request=this_request(),
    )
    return str(gettext("Hineingelegt."))


def take_out(number: int) -> str:
    """Take this idea out of its bundle."""
    bundling.take_out_of_bundle(
        workshop_id=viewer().workshop_id, number=number, by=_by(), now=now(), request=this_request()
    )
    return str(gettext("Die Idee steht wieder für sich."))


def rename(number: int) -> str:
    """Give this bundle another name."""
    bundling.rename_bundle(
        workshop_id=viewer().workshop_id,
        head=number,
        name=NameForm().name.data or "",
        by=_by(),
        now=now(),
        request=this_request(),
    )
    return str(gettext("Das Bündel hat einen neuen Namen."))


def split(number: int) -> str:
    """Take the selected ideas out of this bundle, into one of their own."""
    form = BundleForm()
    filled(form)
    bundling.split_bundle(
        workshop_id=viewer().workshop_id,
        head=number,
        out=form.ideas.data or [],
        name=form.name.data or "",
        by=_by(),
        now=now(),
        request=this_request(),
    )
    return str(gettext("Aufgeteilt."))


def undo() -> str:
    """Take the latest change back: one's own, or for the moderator whosever it was."""
    history.undo_last(workshop_id=viewer().workshop_id, by=_by(), now=now(), request=this_request())
    return str(gettext("Rückgängig gemacht."))


def tell_apart() -> str:
    """These do not belong together: they are not proposed again, to nobody."""
    form = IdeasForm()
    filled(form)
    pairing.tell_apart(
        workshop_id=viewer().workshop_id,
        ideas=form.ideas.data or [],
        by=_by(),
        now=now(),
        request=this_request(),
    )
    return str(gettext("Das wird nicht noch einmal vorgeschlagen."))


def _by() -> int | None:
    """In whose stack it happens; None is the moderator."""
    whose = viewer().me
    return whose.id if whose else None
