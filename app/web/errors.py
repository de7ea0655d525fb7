"""The one place where a "no" of the rules becomes an answer: status, message at the field, text kept."""

from __future__ import annotations

import logging
import re
from base64 import b64encode

from flask import Flask, Response, make_response, render_template, request
from flask_babel import gettext
from flask_wtf.csrf import CSRFError
from markupsafe import escape
from werkzeug.exceptions import HTTPException, InternalServerError, UnsupportedMediaType

from app.actions.journal import KeyReused
from app.domain.cowriting import Behind, TooLarge, Unreadable
from app.domain.errors import InvalidInput, NotFound, NotYours, RuleBroken, TooFast
from app.live.fragments import envelope
from app.web.answers import notice, patch
from app.web.messages import sentence

log = logging.getLogger("augenhoehe.web")
_BODIES = frozenset({"", "application/x-www-form-urlencoded", "multipart/form-data"})
_FORM = re.compile(r"^form#([a-z][a-z0-9-]{0,60})$")


def status_of(broken: RuleBroken) -> int:
    """Which HTTP status a "no" has."""
    if isinstance(broken, InvalidInput | KeyReused):
        return 422
    if isinstance(broken, NotFound):
        return 404
    if isinstance(broken, Unreadable | TooLarge):
        return 400 if isinstance(broken, Unreadable) else 413
    if isinstance(broken, NotYours):
        return 403
    if isinstance(broken, TooFast):
        return 429
    return 409


def field_error(form: str, field: str, text: str) -> str:
    """A message for the place under a field; the field itself, and what was typed, stays as it is."""
    return envelope(f"#{form}-{field}-error", str(escape(text)))


def field_errors(form: str, broken: InvalidInput) -> list[str]:
    """All messages at the fields of a form."""
    return [field_error(form, one.field, sentence(one)) for one in (broken, *broken.others)]


def accept_forms_only(app: Flask) -> None:
    """Refuse every other kind of body: views read forms, and Flask-WTF would take JSON of any shape for one."""

    @app.before_request
    def check_kind() -> None:
        if request.method not in ("GET", "HEAD", "OPTIONS") and request.mimetype not in _BODIES:
            raise UnsupportedMediaType


def handle_errors(app: Flask) -> None:
    """Register the handlers; htmx gets patches, everybody else a page."""

    @app.errorhandler(RuleBroken)
    def rule_broken(broken: RuleBroken) -> Response:
        status, text = status_of(broken), sentence(broken)
        if _wants_data():
            return make_response({"error": broken.key, "message": text, **_beside(broken)}, status)
        if not _from_htmx():
            return _page(status, text)
        source = _FORM.match(request.headers.get("HX-Source", ""))
        if isinstance(broken, InvalidInput) and source:
            return patch(*field_errors(source[1], broken), status=status)
        place = envelope(f"#{source[1]}-note", str(escape(text))) if source else ""
        return patch(place, notice(text, kind="warn"), status=status)

    @app.errorhandler(CSRFError)
    def csrf(_error: CSRFError) -> Response:
        text = gettext(
            "Diese Seite ist nicht mehr gültig. Bitte laden Sie sie neu; Ihr Text bleibt gesichert."
        )
        return patch(notice(text, kind="warn"), status=400) if _from_htmx() else _page(400, text)

    @app.errorhandler(HTTPException)
    def http(error: HTTPException) -> Response:
        status = error.code or 500
        texts = {
            404: gettext("Das gibt es hier nicht."),
            405: gettext("Das geht hier nicht."),
            413: gettext("Das ist zu groß."),
            415: gettext("Das kann hier nicht gelesen werden; angenommen werden nur Formulare."),
        }
        text = texts.get(status, gettext("Das hat nicht geklappt. Bitte versuchen Sie es noch einmal."))
        return patch(notice(text, kind="warn"), status=status) if _from_htmx() else _page(status, text)

    @app.errorhandler(Exception)
    def unexpected(error: Exception) -> Response:
        log.error("unexpected error", exc_info=error, extra={"rule": str(request.url_rule or "")})
        return http(InternalServerError())


def _beside(broken: RuleBroken) -> dict[str, str]:
    """What a script needs besides the words: a page that is behind sends what comes after all that is known here."""
    return {"known": b64encode(broken.known).decode()} if isinstance(broken, Behind) else {}


def _from_htmx() -> bool:
    return request.headers.get("HX-Request") == "true"


def _wants_data() -> bool:
    return request.accept_mimetypes.best == "application/json"


def _page(status: int, text: str) -> Response:
    return make_response(render_template("errors/error.html", status=status, text=text), status)
