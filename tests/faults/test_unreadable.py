"""Requests that no application ever sees: the server answers and logs as the product does."""

from __future__ import annotations

import http.client
import json
import socket

import pytest
from werkzeug.datastructures import Headers

from tests.house.test_headers import are_literal

pytestmark = [
    pytest.mark.faults,
    pytest.mark.parametrize("empty_database_url", ["sqlite"], indirect=True),
]

CANARY = "Kanarienvogel"
UNREADABLE = [
    (b"GET / HTTP/1.1\r\nHost: x\r\nCookie augenhoehe=%s\r\n\r\n", 400),
    (b"GET / HTTP/1.1\r\nHost: x\r\nX-%s\x01: 1\r\n\r\n", 400),
    (b"%s\r\n\r\n", 400),
    (b"GET /j/%s HTTP/9\r\n\r\n", 400),
    (b"GET /j/%s" + b"x" * 9000 + b" HTTP/1.1\r\n\r\n", 414),
    (b"GET / HTTP/1.1\r\nHost: x\r\nCookie: %s" + b"x" * 9000 + b"\r\n\r\n", 431),
    (b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: %s\r\n\r\n", 501),
]


@pytest.mark.parametrize("url", ["", "https://rede.example.org"], ids=["http", "https"])
def test_what_cannot_be_read_is_answered_with_our_headers_and_not_repeated(live_server, url):
    if url:
        live_server.stop()
        live_server.environment["AUGENHOEHE_URL"] = url
        live_server.start()
    before = len(live_server.log.read_bytes())
    for raw, status in UNREADABLE:
        answer = _sent(live_server.port, raw % CANARY.encode())
        headers, body = Headers(answer.getheaders()), answer.read().decode()
        assert answer.status == status, raw
        assert are_literal(headers), raw
        assert headers["Cache-Control"] == "no-store"
        assert ("Strict-Transport-Security" in headers) == bool(url)
        assert CANARY not in f"{headers}{body}"
    live_server.doors().stranger().get("/")
    lines = live_server.log.read_bytes()[before:].decode().splitlines()
    assert [json.loads(line)["status"] for line in lines] == [status for _, status in UNREADABLE]
    assert not [line for line in lines if CANARY in line or "127.0.0.1" in line]


def test_the_log_of_a_whole_life_is_lines_of_json(live_server):
    live_server.doors().stranger().get("/gibt/es/nicht", status=404)
    live_server.stop()
    said = live_server.log.read_text(encoding="utf-8").partition("Strg+C.\n")[2]
    lines = [json.loads(line) for line in said.splitlines() if line]
    assert {"augenhoehe.web", "gunicorn.error"} >= {line["logger"] for line in lines}
    assert lines


def _sent(port: int, raw: bytes) -> http.client.HTTPResponse:
    with socket.create_connection(("127.0.0.1", port), timeout=20) as line:
        line.sendall(raw)
        answer = http.client.HTTPResponse(line)
        answer.begin()
        return answer
