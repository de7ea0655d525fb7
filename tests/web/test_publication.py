"""Published results: one address for ever, a frozen page for everybody, and nothing of it once it is withdrawn."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select

from app.db import reading
from app.models import CastBallot
from app.web.publication import kept
from tests.exports.section_factories import with_values
from tests.support.databases import ON_SQLITE
from tests.support.publishing import closed_room, publish, put_in_place, standing, withdraw

pytestmark = ON_SQLITE


@pytest.fixture
def desk(doors, workshop):
    """The desk of a room that has come to its end."""
    closed_room(workshop.id)
    return doors.lead(workshop)


def test_what_is_published_is_there_for_a_stranger_without_a_cookie(doors, workshop, desk):
    publish(desk, en="1")
    found, stranger = standing(workshop.id), doors.stranger()
    for path in (found.path, found.path_in("en"), "/veroeffentlicht/", "/veroeffentlicht/atom.xml"):
        answer = stranger.get(path)
        assert {"Set-Cookie", "Vary"} & set(answer.headers.keys()) == set(), path
        assert answer.headers["Cache-Control"] == "public, no-cache"
        assert "<script" not in answer.text
    assert stranger.line.cookies() == {}


def test_the_page_tells_what_was_worked_out_in_each_language(doors, workshop, desk):
    publish(desk, en="1")
    found, stranger = standing(workshop.id), doors.stranger()
    page, english = stranger.get(found.path).text, stranger.get(found.path_in("en")).text
    assert '<html lang="de" dir="ltr">' in page
    assert '<html lang="en" dir="ltr">' in english
    for words in (
        "Mehr Lehrstellen",
        "Zu teuer.",
        "So nicht.",
        "Es fehlt die Elternsicht.",
        "So will es der",
    ):
        assert words in page
        assert words in english
    assert "Mit Bedenken" in page
    site = "http://127.0.0.1:8000"
    for text, own in ((page, "de"), (english, "en")):
        assert f'<link rel="canonical" href="{site}{found.path_in(own)}">' in text
        alternates = re.findall(r'<link rel="alternate" hreflang="([\w-]+)" href="([^"]+)"', text)
        assert alternates == [
            ("de", site + found.path_in("de")),
            ("en", site + found.path_in("en")),
            ("x-default", site + found.path),
        ]
        anchors = re.findall(r'href="#([\w-]+)"', text)
        assert len(anchors) >= 6
        assert [name for name in anchors if f'id="{name}"' not in text] == []
        assert '<meta name="description" content="2 ' in text
        assert "noindex" not in text


def test_what_was_not_understood_stands_as_it_was_typed_without_a_remark(doors, workshop, desk):
    publish(desk)
    put_in_place(with_values())
    page = doors.stranger().get(standing(workshop.id).path).text
    assert "=viel" in page
    assert "Nicht als Betrag verstanden" not in page
    assert "Das Ende liegt vor dem Anfang" not in page


def test_no_name_no_hidden_idea_and_no_control_number_is_on_it(doors, workshop):
    closed_room(workshop.id)
    doors.join(workshop, "Kanaria Vogel")
    desk = doors.lead(workshop)
    publish(desk, en="1", with_paper="1")
    stranger, found = doors.stranger(), standing(workshop.id)
    with reading() as session:
        numbers = session.scalars(select(CastBallot.id)).all()
    assert len(numbers) == 12
    texts = [stranger.get(path).text for path in (found.path, found.path_in("en"), "/veroeffentlicht/")]
    texts.append(stranger.get("/veroeffentlicht/atom.xml").text)
    for secret in ("Kanaria", "Idee 6", "Name genannt", "Helle Eiche", workshop.code, workshop.public_id):
        assert [text for text in texts if secret in text] == [], secret
    assert [number for number in numbers for text in texts if number in text] == []


def test_withdrawn_the_address_says_so_calmly_and_nothing_else(doors, workshop, desk):
    publish(desk, en="1", with_paper="1")
    found, stranger = standing(workshop.id), doors.stranger()
    before = stranger.get(found.path)
    paths = [found.path, found.path_in("de"), found.path_in("en"), f"{found.path_in('de')}/bericht.pdf"]
    for path in paths:
        stranger.get(path)
    withdraw(desk)
    for path in paths:
        gone = stranger.get(path, status=410, headers={"If-None-Match": before.headers["ETag"]})
        assert gone.headers["Cache-Control"] == "no-store"
        assert "zurückgezogen" in gone.text
        for word in ("Mehr Lehrstellen", "Idee 1", "Schule/", "Dortmund"):
            assert word not in gone.text
    assert [key for key in kept._pages if key[0] == found.address] == []
    assert found.path not in stranger.get("/veroeffentlicht/").text
    assert found.tag not in stranger.get("/veroeffentlicht/atom.xml").text


def test_a_copy_that_is_still_true_is_told_so_until_it_is_published_anew(doors, workshop, desk):
    publish(desk)
    found, stranger = standing(workshop.id), doors.stranger()
    first = stranger.get(found.path)
    mark = {"If-None-Match": first.headers["ETag"]}
    again = stranger.get(found.path, status=304, headers=mark)
    assert again.body == b""
    assert again.headers["ETag"] == first.headers["ETag"]
    publish(desk, seen=1)
    assert stranger.get(found.path, headers=mark).headers["ETag"] != first.headers["ETag"]
    for path in ("/veroeffentlicht/", "/veroeffentlicht/atom.xml"):
        mark = {"If-None-Match": stranger.get(path).headers["ETag"]}
        stranger.get(path, status=304, headers=mark)
        publish(desk, seen=standing(workshop.id).revision)
    feed = stranger.get("/veroeffentlicht/atom.xml", headers={"Host": "anderswo.example.org"}).text
    assert found.path in feed
    assert "anderswo" not in feed  # links come from the settings, whoever asks


def test_an_address_is_found_as_it_is_typed_and_others_are_not_there(doors, workshop, desk):
    publish(desk)
    found, stranger = standing(workshop.id), doors.stranger()
    typed = found.address.upper()
    asked = stranger.line.send("GET", f"/ergebnis/{typed[:4]}-{typed[4:]}", None, {})
    assert (asked.status, asked.headers["Location"]) == (302, found.path)
    english = stranger.line.send("GET", found.path_in("en"), None, {})
    assert (english.status, english.headers["Location"]) == (302, found.path)
    for path in (
        "/ergebnis/nowhere2",
        f"{found.path}/tr",
        "/veroeffentlicht/xx",
        f"{found.path_in('de')}/bericht.pdf",
    ):
        stranger.get(path, status=404)


def test_the_paper_goes_with_the_page_only_where_that_was_wanted(doors, workshop, desk):
    publish(desk, with_paper="1")
    found, stranger = standing(workshop.id), doors.stranger()
    address = f"{found.path_in('de')}/bericht.pdf"
    assert address in stranger.get(found.path).text
    paper = stranger.get(address)
    assert paper.headers["Content-Type"] == "application/pdf"
    assert paper.body.startswith(b"%PDF")
    publish(desk, seen=1)
    assert address not in stranger.get(found.path).text
    stranger.get(address, status=404)


def test_the_desk_looks_at_the_page_before_anybody_else_does(doors, workshop, desk):
    dialog = desk.get(f"{desk.base}/veroeffentlichung").text
    assert "6 Menschen, 5 Ideen, 6 Stimmzettel, 2 Projekte" in dialog
    preview = desk.get(f"{desk.base}/veroeffentlichung/vorschau/de").text
    assert "Mehr Lehrstellen" in preview
    assert 'content="noindex"' in preview
    assert "canonical" not in preview
    publish(desk)
    page = doors.stranger().get(standing(workshop.id).path).text
    assert _article(page) == _article(preview)
    assert "Veröffentlichung" not in doors.stranger().get(f"{desk.base}/veroeffentlichung", status=404).text


def test_desk_and_room_see_where_it_stands(doors, workshop, desk):
    person, screen = doors.join(workshop), doors.screen(workshop)
    screen.get(f"{screen.base}/ergebnis.svg", status=404)
    publish(desk)
    path = standing(workshop.id).path
    assert path in person.get(f"{person.base}/").text
    assert path in screen.get(f"{screen.base}/").text
    assert screen.get(f"{screen.base}/ergebnis.svg").headers["Content-Type"] == "image/svg+xml"
    assert path in desk.get(f"{desk.base}/").text
    withdraw(desk)
    assert path not in person.get(f"{person.base}/").text
    assert path not in screen.get(f"{screen.base}/").text
    screen.get(f"{screen.base}/ergebnis.svg", status=404)


def test_a_stale_or_empty_form_is_refused_in_words(doors, workshop, desk):
    answer = desk.send("POST", f"{desk.base}/veroeffentlichung", status=422, seen=0, source="publish-form")
    assert "#publish-form-languages-error" in answer.text
    publish(desk)
    publish(desk, status=409)
    desk.send("POST", f"{desk.base}/veroeffentlichung", status=422, de="1", seen="x")
    desk.send("POST", f"{desk.base}/schritt", step="mood")
    publish(desk, seen=1, status=409)
    assert "Zurückziehen können Sie jederzeit." in desk.get(f"{desk.base}/veroeffentlichung").text
    withdraw(desk)
    withdraw(desk, status=409)


def test_the_front_door_shows_the_way_once_there_is_something(doors, workshop, desk):
    assert "/veroeffentlicht/" not in doors.stranger().get("/").text
    publish(desk)
    assert 'href="/veroeffentlicht/"' in doors.stranger().get("/").text


def _article(page: str) -> str:
    return page[page.index("<article") : page.index("</article>")]
