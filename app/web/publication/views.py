"""Views of published results: a result in its languages, its paper, the list of all, and the feed."""

from __future__ import annotations

from flask import Response, current_app, make_response, redirect
from werkzeug.wrappers import Response as Answer

from app import exports
from app.aside import aside
from app.db import reading
from app.domain.codes import normalise
from app.domain.errors import NotFound
from app.domain.publication import LANGUAGES
from app.live.fragments import LOCALES
from app.queries import publication as queries
from app.queries.publication import PublicationView
from app.web.publication import blueprint, kept
from app.web.publication.atom import feed_of
from app.web.result_pages import page, result_page


@blueprint.get("/ergebnis/<address>")
def result(address: str) -> Answer:
    """The permanent address: the result in the first of its languages."""
    with reading() as db:
        found = queries.publication_at(db, normalise(address).lower())
    if found is None:
        raise NotFound
    if found.address != address:
        return redirect(found.path)  # as somebody typed it from a wall
    return _result(found, found.languages[0]) if found.is_public else _withdrawn(found, LANGUAGES[0])


@blueprint.get("/ergebnis/<address>/<language>")
def result_in(address: str, language: str) -> Answer:
    """The result in one of its languages; in another it once had, the way to what there is."""
    found = _at(address, language)
    if not found.is_public:
        return _withdrawn(found, language)
    return _result(found, language) if language in found.languages else redirect(found.path)


@blueprint.get("/ergebnis/<address>/<language>/bericht.pdf")
def paper(address: str, language: str) -> Answer:
    """The whole report as a PDF, as it was published; where it goes with the page."""
    found = _at(address, language)
    if not found.is_public:
        return _withdrawn(found, language)
    if language not in found.languages or not found.with_paper:
        raise NotFound
    return kept.answer(found, language, "pdf", "application/pdf", lambda: _pdf(found, language))


@blueprint.get("/veroeffentlicht/")
def published() -> Answer:
    """All published results of this installation."""
    return _list(LOCALES[0])


@blueprint.get("/veroeffentlicht/<language>")
def published_in(language: str) -> Answer:
    """The same in another language of the interface."""
    if language not in LOCALES:
        raise NotFound
    return _list(language)


@blueprint.get("/veroeffentlicht/atom.xml")
def feed() -> Answer:
    """The newest results for feed readers (RFC 4287)."""
    with reading() as db:
        entries, (oldest, moved) = queries.listed(db), queries.last_move(db)
    body, updated = feed_of(entries, current_app.config["PUBLIC_URL"].rstrip("/"), oldest, moved)
    return kept.checked(body, "application/atom+xml; charset=utf-8", updated)


def _at(address: str, language: str) -> PublicationView:
    with reading() as db:
        found = queries.publication_at(db, address)
    if found is None or language not in LANGUAGES:
        raise NotFound
    return found


def _result(found: PublicationView, language: str) -> Answer:
    def make() -> bytes:
        with reading() as db:
            report = queries.published_report(db, found.id, language)
        if report is None:
            raise NotFound  # withdrawn in this very moment
        return result_page(report, found, found.with_paper).encode()

    return kept.answer(found, language, "page", "text/html; charset=utf-8", make)


def _pdf(found: PublicationView, language: str) -> bytes:
    with reading() as db:
        report = queries.published_report(db, found.id, language)
    if report is None:
        raise NotFound
    return aside(exports.download, report, "pdf").body


def _withdrawn(found: PublicationView, language: str) -> Response:
    """Gone, and said to be: nothing of what stood here, in no language."""
    kept.forget(found.address)
    return make_response(page("withdrawn", language), 410)


def _list(language: str) -> Answer:
    with reading() as db:
        entries, (_, moved) = queries.listed(db), queries.last_move(db)
    body = page("list", language, entries=entries).encode()
    return kept.checked(body, "text/html; charset=utf-8", moved)
