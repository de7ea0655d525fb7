"""The pages of a section's history, their files, and the thread of a sketch."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update

from app.actions import cowriting, people, sketches
from app.db import reading, transaction
from app.domain import cowriting as rules
from app.domain.phases import Step
from app.models import Idea
from app.queries.people import attendees
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest
from tests.house.test_query_counts import counted
from tests.support.databases import ON_SQLITE
from tests.support.evening import evening_until
from tests.support.writers import Page

HISTORY = "/skizzen/1/felder/goals/verlauf"


@pytest.fixture
def laptops(doors, workshop):
    """A laptop in the team of sketch 1, one beside it, and the desk, in a room that writes."""
    room = evening_until(workshop.id, Step.SKETCH)
    writer, reader, desk = (
        doors.join(workshop, "Esin"),
        doors.join(workshop, "Zaungast"),
        doors.lead(workshop),
    )
    desk.get(f"{desk.base}/")
    esin = person(room, "Esin")
    sketches.join_sketch(participant_id=esin, workshop_id=room.id, number=1, joined=True, now=now())
    later(room, esin, " und Praktika", minutes=1)
    return room, writer, reader, desk


def person(room: RoomUnderTest, name: str) -> int:
    """The id of somebody in the room."""
    with reading() as session:
        return next(one.id for one in attendees(session, room.id) if one.name == name)


def later(room: RoomUnderTest, who: int, text: str, minutes: int, key: str = "goals") -> None:
    """Somebody adds a text after so many minutes: a version of its own."""
    page = Page(room.id, who, key=key)
    page.type(text)
    cowriting.contribute(replace(page.change(), now=now() + timedelta(minutes=minutes)))


def _plain(html: str) -> str:
    return re.sub(r"<[^>]+>", "", html)


def test_everybody_reads_who_changed_what(laptops):
    _, _, reader, desk = laptops
    for laptop in (reader, desk):
        page = laptop.get(f"{laptop.base}{HISTORY}").text
        numbers = re.findall(r'id="stand-(\d+)"', page)
        assert numbers == ["2", "1", "0"]
        assert "<bdi>Esin</bdi>" in page
        assert "<bdi>Helle Eiche</bdi>" in page
        assert "13 Zeichen mehr" in page
        assert "Am Anfang" in page
        part = laptop.get(f"{laptop.base}{HISTORY}/2").text
        assert re.search(r"<ins>.*eingefügt:.* und Praktika.*</ins>", part)
        assert "Mehr Lehrstellen und Praktika</p>" in part
        assert "<ins>" not in laptop.get(f"{laptop.base}{HISTORY}/0").text


def test_two_versions_are_compared_whichever_is_named_first(laptops):
    _, _, reader, _ = laptops
    one = reader.get(f"{reader.base}{HISTORY}/vergleich?von=0&bis=2").text
    assert reader.get(f"{reader.base}{HISTORY}/vergleich?von=2&bis=0").text == one
    assert "Mehr Lehrstellen und Praktika" in one
    assert "Vergleich: Am Anfang und Stand 2" in one
    for wrong in ("von=0&bis=9", "von=x&bis=1", ""):
        reader.get(f"{reader.base}{HISTORY}/vergleich?{wrong}", status=404)


def test_only_the_team_and_the_desk_are_offered_the_way_back(laptops):
    room, writer, reader, desk = laptops
    for laptop, offered in ((writer, True), (reader, False), (desk, True)):
        part = laptop.get(f"{laptop.base}{HISTORY}/1").text
        assert ("wiederherstellung" in part) is offered
        assert "wiederherstellung" not in laptop.get(f"{laptop.base}{HISTORY}/2").text  # it stands so already
    reader.send("POST", f"{reader.base}{HISTORY}/1/wiederherstellung", status=409)
    room.go(Step.AGREE)
    assert "wiederherstellung" not in writer.get(f"{writer.base}{HISTORY}/1").text
    desk.send("POST", f"{desk.base}{HISTORY}/1/wiederherstellung", status=409)


def test_restoring_answers_with_the_list_as_it_is_now(laptops):
    _, writer, _, desk = laptops
    answer = writer.send("POST", f"{writer.base}{HISTORY}/1/wiederherstellung", key="once").text
    assert 'id="stand-3"' in answer
    assert "Stand 1 ist wiederhergestellt" in answer
    again = writer.send("POST", f"{writer.base}{HISTORY}/1/wiederherstellung", key="once").text
    assert 'id="stand-4"' not in again
    same = desk.send("POST", f"{desk.base}{HISTORY}/1/wiederherstellung", status=409).text
    assert "Der Text ist schon so wie in Stand 1." in same
    by_desk = desk.send("POST", f"{desk.base}{HISTORY}/2/wiederherstellung").text
    entry = by_desk.partition('id="stand-4"')[2].partition("</summary>")[0]
    assert "Moderation" in entry
    assert "wiederhergestellt: Stand 2" in entry


def test_whoever_was_removed_has_no_name_there(laptops):
    room, writer, reader, desk = laptops
    people.remove_participant(workshop_id=room.id, participant_id=person(room, "Esin"), now=now())
    for laptop in (reader, desk):
        page = laptop.get(f"{laptop.base}{HISTORY}").text
        assert "Esin" not in page
        assert "1 Person, die nicht mehr dabei ist" in page
    assert "Esin" not in desk.get(f"{desk.base}{HISTORY}/datei/json").text
    writer.get(f"{writer.base}{HISTORY}", status=404)


@pytest.mark.parametrize(
    "address", [f"{HISTORY}/datei/txt", f"{HISTORY}/datei/json", "/skizzen/1/verlauf/datei/json"]
)
def test_files_have_names_for_the_team_and_the_desk_alone(laptops, address):
    _, writer, reader, desk = laptops
    for laptop, named in ((writer, True), (reader, False), (desk, True)):
        answer = laptop.get(f"{laptop.base}{address}")
        text = answer.body.decode()
        assert ("Esin" in text) is named
        assert ("Nur für das Team" in text) is named
        assert "Mehr Lehrstellen und Praktika" in text
        assert answer.headers["Content-Disposition"].startswith("attachment")
    reader.get(f"{reader.base}{HISTORY}/datei/docx", status=404)
    reader.get(f"{reader.base}/skizzen/1/verlauf/datei/txt", status=404)


def test_the_file_of_a_sketch_has_every_section(laptops):
    _, writer, _, _ = laptops
    data = json.loads(writer.get(f"{writer.base}/skizzen/1/verlauf/datei/json").body)
    goals = next(one for one in data["sections"] if one["key"] == "goals")
    assert [one["number"] for one in goals["versions"]] == [0, 1, 2]
    assert [one["names"] for one in goals["versions"]] == [[], ["Helle Eiche"], ["Esin"]]
    assert len(data["sections"]) == 12


def test_before_there_are_sketches_there_is_no_history(laptops):
    room, _, reader, desk = laptops
    room.back(Step.CHOOSE)
    for laptop, door in ((reader, "w"), (desk, "regie")):
        base = laptop.base
        for page in (HISTORY, "/skizzen/1/faden"):
            assert f'data-base="/{door}/' in laptop.get(f"{base}{page}").text
            laptop.base = base
        for part in (f"{HISTORY}/1", f"{HISTORY}/datei/json", "/skizzen/1/verlauf/datei/json"):
            laptop.get(f"{base}{part}", status=404)


@pytest.mark.parametrize(
    "address", ["/skizzen/9/felder/goals/verlauf", "/skizzen/1/felder/nichts/verlauf", "/skizzen/9/faden"]
)
def test_what_is_not_there_is_not_found(laptops, address):
    for laptop in laptops[2:]:
        laptop.get(f"{laptop.base}{address}", status=404)


def test_hostile_texts_are_text(laptops):
    room, _, reader, _ = laptops
    later(room, room.people[0], "<script>alert(1)</script> <ins hx-get=/x>", minutes=5)
    part = reader.get(f"{reader.base}{HISTORY}/3").text
    assert "<script>" not in part
    assert "&lt;script&gt;" in part
    assert "hx-get=/x>" not in part.replace("hx-get=/x&gt;", "")


def test_the_thread_goes_from_ideas_to_agreement(doors, workshop):
    evening_until(workshop.id, Step.CLOSE)
    for laptop in (doors.join(workshop), doors.lead(workshop)):
        laptop.get(f"{laptop.base}/")
        page = laptop.get(f"{laptop.base}/skizzen/1/faden").text
        found = [_plain(title) for title in re.findall(r'<h2 class="thread__title">(.*?)</h2>', page)]
        assert found[:5] == [
            "Aus 2 Ideen",
            "Zusammengelegt",
            "Abstimmung 1",
            "Vom Raum ausgewählt",
            "Skizze begonnen",
        ]
        assert "Daran geschrieben" in found
        assert "6 Stimmen" in page
        assert "Platz 1 von" in page
        assert "So will es der Raum." in page
        assert "Die Kosten sind nicht geklärt." in page
        assert f"{laptop.base}/skizzen/1/felder/goals/verlauf" in page


def test_the_thread_of_one_idea_tells_of_no_bundle_and_no_hidden_idea(laptops):
    _, _, reader, _ = laptops
    page = reader.get(f"{reader.base}/skizzen/2/faden").text
    assert "Aus einer Idee" in page
    assert "Zusammengelegt" not in page
    assert "Name genannt" not in page


def test_an_idea_hidden_out_of_the_bundle_is_not_told(laptops):
    _, _, reader, desk = laptops
    for laptop in (reader, desk):
        assert "Idee 2" in laptop.get(f"{laptop.base}/skizzen/1/faden").text
    with transaction() as session:
        session.execute(update(Idea).where(Idea.number == 2).values(hidden_reason="Name genannt"))
    for laptop in (reader, desk):
        page = laptop.get(f"{laptop.base}/skizzen/1/faden").text
        assert "Idee 2" not in page
        assert "Name genannt" not in page


def test_cards_and_editor_lead_there(laptops):
    _, writer, _, desk = laptops
    for laptop in (writer, desk):
        assert f'href="{laptop.base}/skizzen/1/faden"' in laptop.get(f"{laptop.base}/").text
    editor = writer.get(f"{writer.base}/skizzen/1").text
    assert f'href="{writer.base}/skizzen/1/faden"' in editor
    assert 'href="1/felder/goals/verlauf"' in editor


def test_a_pause_is_what_parts_versions(laptops):
    assert timedelta(minutes=1) > rules.VERSION_PAUSE  # else the versions of these tests would be one


@ON_SQLITE
def test_a_history_asks_as_often_for_three_versions_as_for_one(laptops):
    _, _, _, desk = laptops
    asked = []
    for key in ("goals", "summary"):
        with counted() as sent:
            desk.get(f"{desk.base}/skizzen/1/felder/{key}/verlauf")
        asked.append(len(sent))
    assert asked[0] == asked[1]
