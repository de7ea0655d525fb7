"""Published results: one address for ever, a frozen page for everybody, and nothing of it once it is withdrawn."""

from __future__ import annotations

import pytest

from app.domain.phases import Step
from tests.support import markup
from tests.support.databases import ON_SQLITE
from tests.support.evening import evening_until, write
from tests.support.publishing import closed_room, publish, standing, withdraw

pytestmark = ON_SQLITE


def test_what_is_published_is_there_for_a_stranger_without_a_cookie(doors, workshop):
    closed_room(workshop.id)
    desk = doors.lead(workshop)
    publish(desk, en="1")
    found = standing(workshop.id)
    stranger = doors.stranger()
    page = stranger.get(found.path)
    assert "Set-Cookie" not in page.headers
    assert "Vary" not in page.headers
    assert page.headers["Cache-Control"] == "public, no-cache"
    assert '<html lang="de" dir="ltr">' in page.text
    assert "Mehr Lehrstellen" in page.text
    assert "Zu teuer." in page.text
    assert "<script" not in page.text
    english = stranger.get(found.path_in("en"))
    assert '<html lang="en" dir="ltr">' in english.text
    for language in ("de", "en"):
        assert f'hreflang="{language}" href="http' in page.text
    assert f'rel="canonical" href="http://127.0.0.1:8000{found.path_in("en")}"' in english.text
