"""Hostile texts in every field of a published report: words on its pages, and nothing more."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from tests.exports.factories import filled_with
from tests.exports.hostile import MARKUP, strings
from tests.exports.section_factories import filled_values
from tests.support import markup
from tests.support.databases import ON_SQLITE
from tests.support.publishing import publish_past_the_desk, put_in_place, short_room

pytestmark = ON_SQLITE
ATTACKS = (
    *MARKUP,
    '"><img src=x hx-get="/" onerror=alert(1)>',
    "' onmouseover='alert(1)' x='",
    "</title></style></textarea><svg onload=alert(1)>",
    "javascript:alert(1)",
    "\u202eesrever\u202c \u2067drow\u2069",
    "\u202e\u2066halb",
    *strings(30),
)
PAGES = ("/ergebnis/k7m2qxpa", "/ergebnis/k7m2qxpa/en", "/veroeffentlicht/", "/veroeffentlicht/ar")
DRAWN = {"wbr", "circle", "rect", "line", "text"}  # of a long name, and of times on a line


@pytest.mark.parametrize("make", [filled_with, filled_values])
def test_hostile_texts_are_words_on_the_page_and_nothing_more(doors, workshop, make):
    """Each page is parsed strictly, and holds no element that one with harmless texts does not hold."""
    short_room(workshop.id)
    publish_past_the_desk(workshop.id)
    stranger = doors.stranger()
    put_in_place(make("harmlos"))
    plain = [_looked_at(stranger.get(path).text) for path in PAGES]
    for text in ATTACKS:
        put_in_place(make(text))
        for path, known in zip(PAGES, plain, strict=True):
            assert _looked_at(stranger.get(path).text) - known - DRAWN == set(), (path, text)
        feed = ElementTree.fromstring(stranger.get("/veroeffentlicht/atom.xml").body)
        assert len(feed.findall("{*}entry")) == 1


def test_a_mark_without_its_partner_turns_nothing_round(doors, workshop):
    short_room(workshop.id)
    publish_past_the_desk(workshop.id)
    put_in_place(filled_with("\u202eesrever", "\u2067drow"))
    for path in (*PAGES, "/veroeffentlicht/atom.xml"):
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", doors.stranger().get(path).text)


def _looked_at(page: str) -> set[str]:
    """The elements of a page, none of which does anything."""
    elements = list(markup.parse(page).iter())
    names = {name for element in elements for name in element.attrib}
    assert [name for name in names if name.startswith(("on", "hx-", "data-hx"))] == []
    assert [one for one in elements if one.get("href", "").startswith("javascript")] == []
    return {str(element.tag) for element in elements}
