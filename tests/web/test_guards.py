"""Failed guesses are counted by address, however a proxy writes it."""

from __future__ import annotations

import dataclasses

import pytest

from app import create_app
from app.domain.people import GUESSES_PER_ADDRESS
from app.web.guards import counted_address
from tests.support.databases import ON_SQLITE
from tests.support.laptops import FORM
from tests.support.lines import InProcess
from tests.support.product import stop


@pytest.mark.parametrize(
    ("told", "counted"),
    [
        ("1.2.3.4", "1.2.3.4"),
        (" 1.2.3.4:5555", "1.2.3.4"),
        ("::ffff:1.2.3.4", "1.2.3.4"),
        ("[::ffff:1.2.3.4]:80", "1.2.3.4"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("[2001:db8:1:2::9]", "2001:db8:1:2::"),
        ("[2001:db8:1:2::9]:80", "2001:db8:1:2::"),
        ("fe80::1%eth0", "fe80::"),
        ("unknown", "unreadable"),
        ("_hidden:80", "unreadable"),
        ("[", "unreadable"),
        ("1.2.3.4.5", "unreadable"),
        ("", "unreadable"),
    ],
)
def test_an_address_is_counted_without_its_port_and_by_its_network(told, counted):
    assert counted_address(told) == counted


@ON_SQLITE
@pytest.mark.parametrize(
    "told",
    [
        ["1.2.3.4:5555", "1.2.3.4:5556", "1.2.3.4"],
        ["[2001:db8::1]:80", "2001:db8::2", "[2001:db8::3]"],
        ["unknown", "_a", '"_b"'],
    ],
)
def test_wrong_codes_are_counted_behind_any_proxy(settings, told):
    app = create_app(dataclasses.replace(settings, proxy_hops=1))
    with app.app_context():
        statuses = [_guess(InProcess(app), told[n % len(told)]) for n in range(GUESSES_PER_ADDRESS + 1)]
        assert statuses == [422] * GUESSES_PER_ADDRESS + [429]
        stop(app)


def _guess(line: InProcess, told: str) -> int:
    token = line.send("GET", "/", None, {}).text.partition('name="csrf_token" value="')[2].partition('"')[0]
    headers = {"Content-Type": FORM, "X-CSRFToken": token, "X-Forwarded-For": told}
    return line.send("POST", "/", b"code=KH7M2QXP", headers).status
