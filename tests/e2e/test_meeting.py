"""A whole meeting at once: moderator, two participants, big screen; from the code to the papers in hand."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.e2e.people import card, forward, join, lead, show, submit_idea, tool
from tests.e2e.served import Server

CAFE = "Elterncafé in drei Sprachen"
GUIDES = "Lotsen für die Berufsschule"
ARABIC = "دورات لغة مرافقة للتدريب المهني"
COFFEE = "Elternkaffee mehrsprachig"
JOKE = "Das ist nur ein Scherz"
GOALS = "Eltern wissen, was eine Ausbildung ist."


class Room:
    """The four pages of the meeting."""

    def __init__(self, server: Server, device: Callable[..., Page], process: str) -> None:
        links = server.workshop(process)
        self.desk, self.first = device(), device()
        self.second = device(390, 844, is_mobile=True, has_touch=True)
        self.wall = device(1920, 1080)
        show(self.wall, links)
        lead(self.desk, links)
        join(self.first, links, "Esin")
        join(self.second, links)
        self.code = links.code
        self.met = False

    @property
    def others(self) -> tuple[Page, Page, Page]:
        return self.first, self.second, self.wall

    def on(self, step: str) -> None:
        forward(self.desk, step, *self.others)


@pytest.mark.parametrize("process", ["dortmund", "abend"])
def test_a_meeting_from_the_code_to_the_papers(server, device, tmp_path, process):
    room = Room(server, device, process)
    arrive(room)
    write(room)
    order(room)
    vote(room)
    choose(room)
    sketch(room)
    present(room)
    check_papers(room, tmp_path)


def arrive(room: Room) -> None:
    expect(room.wall.locator("#stage .code")).to_contain_text(room.code.split()[0])
    expect(room.wall.locator("#benches")).to_contain_text("2 Personen sind da.")
    expect(room.desk.locator("#numbers .stat__number").first).to_have_text("2")
    expect(room.first.locator("#mine")).to_contain_text("Esin")


def write(room: Room) -> None:
    room.on("write")
    room.desk.get_by_role("button", name="10 Minuten").click()
    for page in room.others:
        expect(page.locator("#timer .timer")).to_be_visible()
    submit_idea(room.first, CAFE, "Einmal im Monat, in der Schule selbst.")
    submit_idea(room.first, GUIDES)
    submit_idea(room.second, ARABIC)
    submit_idea(room.second, COFFEE)
    submit_idea(room.second, JOKE)
    for page in (room.desk, room.first, room.wall):
        assert COFFEE not in page.content()  # hidden on the server, not only out of sight
    room.second.locator("#idea-form-title").fill("Noch nicht fertig geschrie")
    room.first.get_by_role("button", name="Ich bin fertig").click()
    expect(room.desk.locator("#numbers")).to_contain_text("1 Person schreibt gerade.")
    expect(room.desk.locator("#numbers .stat--now .stat__number")).to_contain_text("1")


def order(room: Room) -> None:
    room.on("read")
    expect(room.second.locator("#kept")).to_contain_text("Noch nicht fertig geschrie")
    for page in room.others[:2]:
        expect(page.locator("#board .idea")).to_have_count(5)
    expect(room.wall.locator("#stage .idea")).to_have_count(5)
    card(room.desk, COFFEE).get_by_role("button", name="Zusammenführen").click()
    room.desk.locator("#dialog").get_by_label(CAFE).check()
    room.desk.locator("#merge-form button[type=submit]").click()
    tool(card(room.desk, JOKE), "Verbergen").click()
    room.desk.locator("#hide-form button[type=submit]").click()
    expect(room.desk.locator("#hide-form-reason-error")).to_have_text("Bitte nennen Sie einen Grund.")
    room.desk.locator("#hide-form-reason").fill("Ist ein Scherz")
    room.desk.locator("#hide-form button[type=submit]").click()
    expect(room.first.locator("#board .idea")).to_have_count(3)
    expect(room.second.locator("#mine")).to_contain_text("Grund: Ist ein Scherz")
    expect(card(room.first, CAFE)).to_contain_text(COFFEE)
    room.first.locator("#board-search").fill("sprachig")
    expect(room.first.locator("#board .idea:visible")).to_have_count(1)
    tool(card(room.desk, CAFE), "Auf die Leinwand").click()
    expect(room.wall.locator(".idea--spotlight")).to_contain_text(CAFE)


def vote(room: Room) -> None:
    room.on("vote")
    room.desk.locator("#vote-form-budget").fill("5")
    room.desk.locator("#vote-form-per_idea").fill("6")
    room.desk.get_by_role("button", name="Abstimmung eröffnen").click()
    expect(room.desk.locator("#vote-form-per_idea-error")).to_contain_text(
        "Diese Regeln passen nicht zusammen"
    )
    room.desk.locator("#vote-form-per_idea").fill("3")
    room.desk.get_by_role("button", name="Abstimmung eröffnen").click()
    expect(room.desk.locator("#vote-form-per_idea-error")).to_contain_text("Dazu passen höchstens 2")
    room.desk.locator("#vote-form-per_idea").fill("2")
    room.desk.get_by_role("button", name="Abstimmung eröffnen").click()
    for page, title, points in ((room.first, CAFE, 2), (room.second, CAFE, 1), (room.second, ARABIC, 2)):
        for given in range(points):
            card(page, title).get_by_role("button", name="Punkt geben").click()
            words = "1 Punkt von Ihnen" if given == 0 else f"{given + 1} Punkte von Ihnen"
            expect(card(page, title).locator("[data-words]")).to_have_text(words)
    expect(room.first.locator("#purse")).to_contain_text("Noch 3 Punkte")
    card(room.second, ARABIC).get_by_role("button", name="Punkt zurücknehmen").click()
    expect(card(room.second, ARABIC).locator("[data-words]")).to_have_text("1 Punkt von Ihnen")
    expect(room.desk.locator("#voters")).to_have_text("Noch haben weniger als 5 Personen abgestimmt.")
    expect(room.wall.locator("#voters")).to_have_text("Noch haben weniger als 5 Personen abgestimmt.")


def choose(room: Room) -> None:
    room.on("choose")
    for page in (room.desk, *room.others):
        expect(page.get_by_text("Gleiche Anteile").first).to_be_visible()
    room.desk.locator("#places-form-places").fill("2")
    room.desk.get_by_role("button", name="Plätze ändern").click()
    expect(room.desk.locator("#counted")).to_contain_text("2 Plätze")
    room.desk.locator("#selection-form").get_by_label(GUIDES).check()
    room.desk.get_by_role("button", name="Auswahl bestätigen").click()
    expect(room.desk.locator("#selection-form-ideas-error")).to_contain_text("nur 2 Plätze")
    room.desk.locator("#selection-form").get_by_label(GUIDES).uncheck()
    room.desk.get_by_role("button", name="Auswahl bestätigen").click()
    expect(room.wall.locator("#stage")).to_contain_text("Der Raum hat ausgewählt.")


def sketch(room: Room) -> None:
    room.on("teams")
    room.on("sketch")
    for page in (room.first, room.second):
        page.locator(".card", has_text=CAFE).get_by_role("button", name="Mitschreiben").click()
        expect(page.locator("#text-goals")).to_be_visible()
        expect(page.locator("#connection")).to_have_attribute("data-state", "on")
    room.first.locator("#text-goals").fill(GOALS)
    expect(room.first.locator("#editor-goals [data-section-state]")).to_have_text("gespeichert")
    expect(room.second.locator("#text-goals")).to_have_value(GOALS)
    both_write(room)


def both_write(room: Room) -> None:
    """Two people in one section at the same moment, one of them cut off: both texts are there in the end."""
    room.second.route("**/felder/risks", lambda route: route.fallback() if room.met else route.abort())
    room.second.locator("#text-risks").press_sequentially("Der andere schreibt das. ")
    room.first.locator("#text-risks").press_sequentially("Die eine schreibt dies. ")
    expect(room.first.locator("#editor-risks [data-section-state]")).to_have_text("gespeichert")
    expect(room.second.locator("#editor-risks [data-section-state]")).to_have_text(
        "auf diesem Gerät gesichert"
    )
    room.met = True
    for page in (room.first, room.second):
        for words in ("Die eine schreibt dies.", "Der andere schreibt das."):
            page.wait_for_function(
                "words => document.getElementById('text-risks').value.includes(words)", arg=words
            )
    assert room.first.locator("#text-risks").input_value() == room.second.locator("#text-risks").input_value()


def leaf_to(room: Room, words: str) -> None:
    """Turn the slides until these words are on the wall."""
    for number in range(2, 8):
        if words in room.wall.locator("#stage").inner_text():
            return
        room.desk.locator("#turn-next").click()
        expect(room.wall.locator(f'#slide [data-slide="{number}"]')).to_be_visible()
    raise AssertionError(f"not on any slide: {words}")


def present(room: Room) -> None:
    for step in ("advise", "agree", "show"):
        forward(room.desk, step, *room.others)
    expect(room.wall.locator("h1")).to_contain_text(CAFE)
    leaf_to(room, GOALS)
    room.desk.locator("[id^=turn-][id$=-show]").first.click()
    expect(room.wall.locator("h1")).to_contain_text(ARABIC)
    room.on("mood")
    room.on("close")


def check_papers(room: Room, folder: Path) -> None:
    papers = {}
    for kind in ("docx", "pdf", "csv", "json"):
        with room.first.expect_download() as download:
            room.first.locator(f'#stage a[href$="/{kind}"]').click()
        papers[kind] = folder / f"paper.{kind}"
        download.value.save_as(papers[kind])
    document = Document(str(papers["docx"]))
    words = "\n".join(p.text for p in document.paragraphs)
    assert all(text in words for text in (CAFE, GOALS, ARABIC))
    assert "Esin" not in words
    pdf = PdfReader(papers["pdf"])
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"].value
    assert GOALS.split(",")[0] in "\n".join(page.extract_text() for page in pdf.pages)
    tables = zipfile.ZipFile(papers["csv"])
    texts = [tables.read(name).decode("utf-8-sig") for name in tables.namelist()]
    assert any(CAFE in row for row in csv.reader(io.StringIO(texts[0]), delimiter=";"))
    assert not any(JOKE in text for text in texts)
    data = json.loads(papers["json"].read_text("utf-8"))
    assert GOALS in json.dumps(data, ensure_ascii=False)
    assert "Esin" not in json.dumps(data, ensure_ascii=False)
