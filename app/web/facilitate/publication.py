"""Views for publishing: the dialog with what would be published, its preview, publishing and withdrawing."""

from __future__ import annotations

import secrets
from urllib.parse import urlsplit

from flask import Response, current_app, make_response, request
from flask_babel import gettext

from app.actions import publication as actions
from app.db import reading
from app.domain import codes
from app.domain import publication as rules
from app.domain.errors import NotFound
from app.domain.minutes import local_day
from app.domain.phases import Permit, permits
from app.domain.report import Report
from app.live.fragments import translations
from app.queries import rooms
from app.queries.publication import publication_of
from app.queries.report import report
from app.web.answers import filled, fragment, now
from app.web.facilitate import blueprint
from app.web.facilitate.forms import PublishForm
from app.web.facilitate.ideas import done
from app.web.guards import this_request, viewer
from app.web.result_pages import result_page


@blueprint.get("/veroeffentlichung")
def publication(workshop: str) -> Response:
    """The dialog: what stands there, what would stand there now, in which languages."""
    with reading() as db:
        room = rooms.room(db, viewer().workshop_id)
        found = publication_of(db, room.id)
    may = permits(room.step, Permit.PUBLISH)
    present = rules.numbers_of(_report("de")) if may else rules.PublicNumbers()
    arguments = {"publication": found, "present": present, "may_publish": may, "base": f"/regie/{workshop}"}
    return make_response(fragment("publication", "sheet_of", **arguments))


@blueprint.get("/veroeffentlichung/vorschau/<language>")
def publication_preview(workshop: str, language: str) -> Response:
    """The page as everybody would see it, if it were published now."""
    with reading() as db:
        step = rooms.room(db, viewer().workshop_id).step
    if language not in rules.LANGUAGES or not permits(step, Permit.PUBLISH):
        raise NotFound
    return make_response(result_page(rules.publishable(_report(language), with_paper=False), None))


@blueprint.post("/veroeffentlichung")
def publish(workshop: str) -> Response:
    """Publish, for the first time or anew."""
    form = PublishForm()
    filled(form)
    chosen = tuple(language for language in rules.LANGUAGES if form[language].data)
    wanted = actions.Wanted(
        languages=chosen,
        with_paper=bool(form.with_paper.data),
        seen=form.seen.data or 0,
        says={language: translations(language).gettext for language in rules.LANGUAGES},
        address=rules.address_from(secrets.randbelow(len(codes.ALPHABET)) for _ in range(codes.LENGTH)),
        host=urlsplit(current_app.config["PUBLIC_URL"]).netloc,
    )
    actions.publish(workshop_id=viewer().workshop_id, wanted=wanted, now=now(), request=this_request())
    return done(gettext("Veröffentlicht. Die Adresse bleibt für immer dieselbe."))


@blueprint.delete("/veroeffentlichung")
def withdraw_publication(workshop: str) -> Response:
    """Take it back: the address says so from now on."""
    seen = request.values.get("seen", 0, type=int)
    actions.withdraw_publication(
        workshop_id=viewer().workshop_id, seen=seen, now=now(), request=this_request()
    )
    return done(gettext("Zurückgezogen. An der Adresse steht nichts mehr davon."))


def _report(language: str) -> Report:
    with reading() as db:
        return report(db, viewer().workshop_id, language, local_day(now()), translations(language).gettext)
