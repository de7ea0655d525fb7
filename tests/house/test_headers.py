"""The same literal headers on every answer, whatever it says."""

from __future__ import annotations

import dataclasses
import gzip

import pytest

from app import create_app
from app.domain.phases import Step
from app.exports import docx
from tests.actions.rooms import joined
from tests.support.databases import ON_SQLITE
from tests.support.laptops import Doors
from tests.support.lines import InProcess
from tests.support.product import facilitator_secret, new_workshop, stop
from tests.support.routes import SAFE, addresses

pytestmark = ON_SQLITE

LITERAL = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; manifest-src 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

FOR_EVERYBODY = ("publication.published", "publication.published_in", "publication.feed")


def are_literal(headers) -> bool:
    return {name: headers.get(name) for name in LITERAL} == LITERAL and all(
        len(headers.getlist(name)) == 1 for name in LITERAL
    )


def test_headersare_literal_on_every_page_and_stream(app, doors, workshop):
    room = joined(workshop.id, 1)
    room.collect(1)
    room.go(Step.READ)
    laptop = doors.enter(doors.join(workshop), facilitator_secret(workshop.id))
    kinds = set()
    for address in addresses(app, workshop, SAFE):
        if address.path.endswith("/strom"):
            stream = laptop.line.stream(address.path, {})
            headers = stream.headers
            assert headers["X-Accel-Buffering"] == "no"
            assert headers["Cache-Control"] == "no-store, no-transform"
            stream.close()
        else:
            answer = laptop.get(address.path, status=None)
            headers, is_list = answer.headers, address.endpoint in FOR_EVERYBODY
            assert headers["Cache-Control"] == ("public, no-cache" if is_list else "no-store"), address
        assert are_literal(headers), address
        kinds.add(headers["Content-Type"].partition(";")[0])
    told = {"text/html", "text/event-stream", "image/svg+xml", "application/json", "application/atom+xml"}
    assert kinds == told | {docx.MEDIA_TYPE}  # the sample of a template


def test_headersare_literal_on_every_refusal_and_redirect(app, doors, workshop):
    desk, person = doors.lead(workshop), doors.join(workshop)
    desk.send("POST", f"{desk.base}/schritt", step="write")
    answers = {
        201: person.send("POST", f"{person.base}/ideen", title="Lotsen", status=201),
        204: person.send("POST", f"{person.base}/tippt", typing="1", status=204),
        404: person.get("/gibt/es/nicht", status=404),
        405: person.send("DELETE", "/", status=405),
        409: desk.send("POST", f"{desk.base}/schritt", step="close", status=409),
        413: person.send("POST", f"{person.base}/ideen", title="x" * 300_000, status=413),
        422: person.send("POST", f"{person.base}/ideen", title="", status=422),
        303: person.line.send("POST", "/sprache", b"", {"X-CSRFToken": person.token}),
    }
    for number in range(10):
        answers[429] = person.send("POST", f"{person.base}/ideen", title=f"Idee {number}", status=None)
    person.token = ""
    answers[400] = person.send("POST", f"{person.base}/ideen", title="ohne", status=400)
    for status, answer in answers.items():
        assert answer.status == status
        assert are_literal(answer.headers), status


def test_headersare_literal_when_the_product_itself_fails(app, doors, workshop, monkeypatch):
    def broken(*_arguments, **_values):
        raise RuntimeError("Kanarienvogel")

    person = doors.join(workshop)
    monkeypatch.setattr("app.web.answers.rooms.room", broken)
    answer = person.get(f"{person.base}/", status=500)
    assert are_literal(answer.headers)
    assert "Kanarienvogel" not in answer.text
    assert "Traceback" not in answer.text


def test_files_are_kept_only_with_a_version_in_their_address(doors):
    laptop = doors.stranger()
    bare, versioned = (laptop.get(f"/static/css/tokens.css{query}").headers for query in ("", "?v=1"))
    assert versioned["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "immutable" not in bare["Cache-Control"]
    assert are_literal(bare)
    assert are_literal(versioned)


@pytest.mark.parametrize(
    ("url", "name", "secure"),
    [("https://rede.example.org", "__Host-augenhoehe", True), ("http://127.0.0.1:8000", "augenhoehe", False)],
)
def test_one_cookie_and_hsts_exactly_where_the_line_is_encrypted(settings, url, name, secure):
    app = create_app(dataclasses.replace(settings, public_url=url))
    with app.app_context():
        workshop = new_workshop()
        line = InProcess(app)
        person = Doors(lambda: line).stranger()
        answer = person.get("/")
        cookie = answer.headers["Set-Cookie"]
        hsts = answer.headers.get("Strict-Transport-Security")
        assert cookie.startswith(f"{name}=")
        attributes = {part.strip() for part in cookie.split(";")[1:]}
        assert {"HttpOnly", "Path=/", "SameSite=Lax"} <= attributes
        assert ("Secure" in attributes) == secure
        assert not [part for part in attributes if part.startswith("Domain")]
        assert hsts == ("max-age=31536000; includeSubDomains" if secure else None)
        assert set(line.cookies()) == {name}
        assert workshop.code
        stop(app)


def test_joined_files_are_kept_with_a_version_and_come_compressed_to_whoever_takes_that(doors):
    laptop = doors.stranger()
    address = "/static/joined-css/tokens+base"
    plain = laptop.get(f"{address}?v=1")
    packed = laptop.line.send("GET", f"{address}?v=1", None, {"Accept-Encoding": "gzip, br"})
    assert plain.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert plain.headers["Content-Type"] == "text/css; charset=utf-8"
    assert plain.headers["Vary"] == packed.headers["Vary"] == "Accept-Encoding"
    assert are_literal(plain.headers)
    assert are_literal(packed.headers)
    assert "Set-Cookie" not in plain.headers
    assert plain.text.startswith("/* Tokens")
    assert ":focus-visible" in plain.text
    assert gzip.decompress(packed.body) == plain.body


@pytest.mark.parametrize(
    "path",
    [
        "css/tokens+none",
        "css/tokens+tokens",
        "css/live",
        "css/tokens.css",
        "css/+tokens",
        "js/..+live",
        "img/mark.svg",
    ],
)
def test_only_files_that_are_there_are_joined_and_each_once(doors, path):
    doors.stranger().get(f"/static/joined-{path}", status=404)
