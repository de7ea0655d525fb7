"""The feed of published results is one that readers can rely on: RFC 4287, with names that never change."""

from __future__ import annotations

import dataclasses
import re
from datetime import datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree

from app import create_app
from tests.support.databases import ON_SQLITE
from tests.support.laptops import Doors
from tests.support.lines import InProcess
from tests.support.product import stop
from tests.support.publishing import (
    publish_past_the_desk,
    short_room,
    standing,
)

pytestmark = ON_SQLITE
ATOM = "{http://www.w3.org/2005/Atom}"
FEED = "/veroeffentlicht/atom.xml"


def _feed(laptop, **headers: str) -> ElementTree.Element:
    answer = laptop.get(FEED, headers=headers)
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(answer.body)
    assert feed.tag == f"{ATOM}feed"
    return feed


def _one(parent: ElementTree.Element, name: str) -> str:
    (found,) = parent.findall(ATOM + name)
    return found.text or ""


def _links(parent: ElementTree.Element, rel: str) -> dict[str, str]:
    return {
        link.get("hreflang", ""): link.attrib["href"]
        for link in parent.findall(f"{ATOM}link")
        if link.get("rel") == rel
    }


def test_a_feed_in_which_there_is_nothing_yet_is_valid(doors):
    feed = _feed(doors.stranger())
    assert _one(feed, "id") == "tag:127.0.0.1,2026:veroeffentlicht"
    assert _one(feed, "updated") == "2026-01-01T00:00:00Z"
    assert feed.findall(f"{ATOM}entry") == []
    assert feed.find(f"{ATOM}author/{ATOM}name").text == "Augenhöhe"


def test_an_entry_says_what_was_worked_out_and_where_it_stands(app, doors, workshop):
    short_room(workshop.id)
    publish_past_the_desk(workshop.id)
    found = standing(workshop.id)
    feed = _feed(doors.stranger(), Host="anderswo.example.org")
    (entry,) = feed.findall(f"{ATOM}entry")
    site = app.config["PUBLIC_URL"].rstrip("/")
    assert _links(feed, "self") == {"": site + FEED}
    assert _links(entry, "alternate") == {one: site + found.path_in(one) for one in ("de", "en")}
    assert _one(entry, "id") == f"tag:rede.example.org,{found.first_at.date()}:ergebnis/k7m2qxpa"
    assert _one(entry, "title") == "I · Schule/Ausbildung/Beschäftigung – Masterplan Integration"
    assert _one(entry, "summary") == "1 Mensch, 2 Ideen, 2 Projekte: Idee 1; Idee 2"
    terms = [one.attrib["term"] for one in entry.findall(f"{ATOM}category")]
    assert terms[0] == "I · Schule/Ausbildung/Beschäftigung"
    for name in ("updated", "published"):
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", _one(entry, name))
    assert datetime.fromisoformat(_one(entry, "updated")) == found.published_at.replace(microsecond=0)


def test_names_stay_when_the_product_moves(doors, workshop, app, settings):
    """Published anew, under another address of the product: the same entry, in the same feed."""
    short_room(workshop.id)
    publish_past_the_desk(workshop.id, host="alt.example.org")
    first = _feed(doors.stranger(), Host="alt.example.org")
    moved = create_app(dataclasses.replace(settings, public_url="https://neu.example.org"))
    with moved.app_context():
        publish_past_the_desk(workshop.id, seen=1, host="neu.example.org")
        again = _feed(Doors(lambda: InProcess(moved)).stranger(), Host="neu.example.org")
        stop(moved)
    assert _one(first, "id") == _one(again, "id") == "tag:alt.example.org,2026:veroeffentlicht"
    before, after = first.find(f"{ATOM}entry"), again.find(f"{ATOM}entry")
    assert before is not None
    assert after is not None
    assert _one(before, "id") == _one(after, "id")
    assert _one(after, "updated") >= _one(before, "updated")
    assert {urlsplit(one).netloc for one in _links(after, "alternate").values()} == {"neu.example.org"}


def test_pages_lead_to_the_feed(doors, workshop):
    short_room(workshop.id)
    publish_past_the_desk(workshop.id)
    for path in ("/", "/veroeffentlicht/", "/ergebnis/k7m2qxpa"):
        head = doors.stranger().get(path).text.partition("</head>")[0]
        assert re.search(
            r'<link rel="alternate" type="application/atom\+xml" href="[^"]*' + FEED + '"', head
        ), path
