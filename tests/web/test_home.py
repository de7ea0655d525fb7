"""The front door: what strangers send to it does no harm."""

from __future__ import annotations

import time
from urllib.parse import urlencode

import pytest

from tests.support.databases import ON_SQLITE
from tests.support.laptops import FORM

pytestmark = ON_SQLITE


@pytest.mark.parametrize(
    ("asked", "target"),
    [
        ("/w/40acc4157a/", "/w/40acc4157a/"),
        ("/regie/40acc4157a", "/regie/40acc4157a"),
        ("", "/"),
        ("//evil.example", "/"),
        ("/w//evil", "/"),
        ("https://evil.example/", "/"),
        ("/\\evil.example", "/"),
        ("/w/40acc4157a/\n", "/"),
    ],
)
def test_choosing_a_language_leads_back_into_the_product_only(doors, asked, target):
    assert _chosen(doors.stranger(), asked) == target


@pytest.mark.parametrize("unit", ["a", "a/", "aaaa/"])
def test_a_long_wrong_address_is_refused_at_once(doors, unit):
    """Forty letters once kept a worker busy for a minute; the bound is far above what linear time needs."""
    laptop = doors.stranger()
    began = time.process_time()
    assert _chosen(laptop, "/" + unit * 20_000 + "!") == "/"
    assert time.process_time() - began < 5


def _chosen(laptop, target: str) -> str:
    laptop.get("/")
    answer = _post(laptop, "/sprache", language="en", next=target)
    assert answer.status == 303
    return answer.headers["Location"]


def _post(laptop, path: str, **fields: str):
    """As a browser's form does it, without following where it leads."""
    body = urlencode({"csrf_token": laptop.token, **fields}).encode()
    return laptop.line.send("POST", path, body, {"Content-Type": FORM})
