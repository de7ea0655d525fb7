"""What no view can use is refused in one place, with a page a person understands."""

from __future__ import annotations

import pytest

from tests.support.databases import ON_SQLITE
from tests.support.laptops import FORM
from tests.support.product import facilitator_secret
from tests.support.routes import SAFE, UNSAFE, addresses


@ON_SQLITE
@pytest.mark.parametrize("kind", ["application/json", "application/problem+json", "text/plain"])
def test_every_body_that_is_no_form_is_refused(app, doors, workshop, kind):
    laptop = doors.enter(doors.join(workshop), facilitator_secret(workshop.id))
    for address in addresses(app, workshop, UNSAFE):
        for body in (b'{"code": 5}', b"[1, 2]", b'"x"', b"{"):
            answer = laptop.line.send(
                address.method, address.path, body, {"Content-Type": kind, "X-CSRFToken": laptop.token}
            )
            assert answer.status == 415, address
            assert "nur Formulare" in answer.text


@ON_SQLITE
def test_forms_of_both_kinds_are_read_and_htmx_gets_a_notice(doors):
    laptop = doors.stranger()
    laptop.get("/")
    parts = b'--x\r\nContent-Disposition: form-data; name="code"\r\n\r\nKH7M2QXP\r\n--x--\r\n'
    for kind, body in ((FORM, b"code=KH7M2QXP"), ("multipart/form-data; boundary=x", parts)):
        answer = laptop.line.send("POST", "/", body, {"Content-Type": kind, "X-CSRFToken": laptop.token})
        assert answer.status == 422
        assert "KH7M2QXP" in answer.text
    refused = laptop.line.send("POST", "/", b"{}", {"Content-Type": "application/json", "HX-Request": "true"})
    assert refused.status == 415
    assert "#toasts" in refused.text
    assert "<html" not in refused.text


def test_an_address_with_nul_is_unknown_on_both_databases(app, doors, workshop):
    """PostgreSQL cannot be asked for such a text at all; SQLite can, and finds nothing."""
    laptop = doors.enter(doors.join(workshop), facilitator_secret(workshop.id))
    asked = 0
    for address in addresses(app, workshop, SAFE + UNSAFE):
        parts = address.path.split("/")
        for place, part in enumerate(parts):
            if not part:
                continue
            path = "/".join([*parts[:place], f"{part}%00", *parts[place + 1 :]])
            answer = laptop.line.send(address.method, path, None, {"X-CSRFToken": laptop.token})
            assert answer.status == 404, (address, path)
            asked += 1
    assert asked > 100
    laptop.get("/static/css/tokens.css%00", status=404)
