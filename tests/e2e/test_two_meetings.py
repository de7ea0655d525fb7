"""Two meetings in a row, as a group holds them: import, inspirations, shared ordering, two kinds of vote, a recount."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pypdf
from playwright.sync_api import Page, expect

from tests.e2e.people import card, forward, join, lead, show, submit_idea
from tests.e2e.test_import import file_of, go_to_import
from tests.exports import recounters

BROUGHT = [
    ["Titel", "Beschreibung", "Thema"],
    ["Praktikumsbörse im Stadtteil", "Betriebe zeigen, was sie tun.", "Beschäftigung"],
    ["Praktikumsbörse der Betriebe", "Einmal im Jahr", "Beschäftigung"],
    ["", "ohne Titel", ""],
]
WRITTEN = (
    ("Elterncafé in drei Sprachen", "Elterncafé am Abend"),
    ("Lotsen für die Berufsschule", "Lotsen für neue Schüler"),
    ("Nachhilfe durch Studierende", "Nachhilfe am Samstag"),
)
CODE = re.compile(r"\b[2-9A-HJ-NP-Z]{4} [2-9A-HJ-NP-Z]{4}\b")
REASON = "Die Lotsen gibt es schon in einem anderen Programm."
RESERVATION = "Die Kosten sind nicht geklärt."


class Group:
    """The pages of a group: the desk, three people, the big screen."""

    def __init__(self, server, device) -> None:
        links = server.workshop()
        self.desk, self.wall = device(), device(1920, 1080)
        self.people = [device(), device(), device(390, 844)]
        self.desk.on("dialog", lambda dialog: dialog.accept())
        lead(self.desk, links)
        show(self.wall, links)
        for number, page in enumerate(self.people):
            join(page, links, f"Person {number}")

    def on(self, step: str) -> None:
        forward(self.desk, step, *self.people, self.wall)

    def press(self, name: str) -> None:
        self.desk.get_by_role("button", name=name).first.click()


def test_two_meetings_in_a_row(server, device, tmp_path):
    group = Group(server, device)
    _collect(group, tmp_path)
    _order(group)
    _vote_by_points(group)
    _choose_what_is_proposed(group)
    _begin_again(group)
    _vote_with_codes(group)
    _choose_otherwise(group)
    _recount(group, tmp_path)


def _collect(group: Group, folder: Path) -> None:
    """People write, a table is taken over, and a second round is inspired by what others wrote."""
    group.on("write")
    for page, titles in zip(group.people, WRITTEN, strict=True):
        for title in titles:
            submit_idea(page, title)
    go_to_import(group.desk)
    group.desk.locator("#import-form-file").set_input_files(file_of(folder, BROUGHT))
    group.press("Tabelle ansehen")
    expect(group.desk.locator("#import-wrong")).to_contain_text("Bitte geben Sie Ihrer Idee einen Titel.")
    for again in group.desk.locator("#import-doubled").get_by_role("checkbox").all():
        again.check()
    group.desk.locator("[data-take-button]").click()
    expect(group.desk.locator("#import")).to_contain_text("2 Ideen übernommen.")
    group.desk.get_by_role("link", name="Zur Regie").first.click()
    group.press("Anregungen austeilen")
    for page in group.people:
        expect(page.locator("#mine [data-inspired]").first).to_be_visible()
    submit_idea(group.people[0], "Elterncafé mit Lotsen")
    for title in ("Nachhilfe am Samstag", "Praktikumsbörse der Betriebe"):
        assert title not in group.wall.content()


def _order(group: Group) -> None:
    """The ordering is shared out among three people, who each make a bundle that all see."""
    group.on("read")
    for page in group.people:
        page.get_by_role("button", name="Ich ordne mit").click()
        expect(page.get_by_role("button", name="Doch nicht mitordnen")).to_be_visible()
    group.desk.locator("#sharing-card > summary").click()
    expect(group.desk.locator("#sharing")).to_contain_text("3 Personen haben gesagt")
    group.desk.locator("#sharing-form button[type=submit]").click()
    for number, page in enumerate(group.people):
        expect(page.locator("#stack .idea")).to_have_count(3)
        for box in page.locator("#stack [data-pick]").all()[:2]:
            box.check()
        page.locator("#picked-new").click()
        page.locator("#bundle-form-name").fill(f"Bündel {number}")
        page.locator("#bundle-form button[type=submit]").click()
        for other in (group.desk, *group.people):
            expect(card(other, f"Bündel {number}")).to_be_visible()
    expect(group.wall.locator("#progress")).to_contain_text("3 Bündel")


def _vote_by_points(group: Group) -> None:
    group.on("vote")
    group.press("Abstimmung eröffnen")
    for page, title in zip(group.people, ("Bündel 0", "Bündel 0", "Bündel 1"), strict=True):
        card(page, title).get_by_role("button", name="Punkt geben").click()
        expect(card(page, title)).to_contain_text("1 Punkt von Ihnen")
    group.press("Abstimmung schließen")


def _choose_what_is_proposed(group: Group) -> None:
    group.on("choose")
    group.desk.locator("#selection-form button[type=submit]").click()
    for page in group.people:
        expect(page.locator("#stage .ticked")).to_have_count(2)


def _begin_again(group: Group) -> None:
    """The second meeting: what was chosen is shown, the rest can be taken up, new ideas are hidden beside it."""
    group.press("Ideensitzung 2 beginnen")
    for page in (group.desk, *group.people):
        expect(page.locator("#stage")).to_contain_text("Bisher ausgewählt")
        expect(page.locator("#stage")).to_contain_text("Bündel 0")
    group.on("write")
    submit_idea(group.people[1], "Sprachpaten im Betrieb")
    group.people[0].locator("#store-card summary").click()
    expect(group.people[0].locator("#store")).to_contain_text("Bündel 2")
    assert "Sprachpaten" not in group.people[0].content()
    group.desk.locator("#store-card summary").click()
    stored = group.desk.locator("#store .store__idea", has_text="Bündel 2")
    stored.get_by_role("button", name="aufgreifen").click()
    expect(group.people[0].locator("#store")).not_to_contain_text("Bündel 2")
    group.on("read")
    for page in group.people:
        expect(page.locator("#board .idea")).to_have_count(2)


def _vote_with_codes(group: Group) -> None:
    """Approval by two words, with a one-time code each; a second code on the same device is of no use."""
    group.on("vote")
    desk = group.desk
    desk.locator("#codes-card summary").click()
    desk.locator("#codes-form-number").fill("4")
    group.press("Codes herstellen")
    codes = _codes(desk)
    desk.get_by_label("Zustimmung", exact=False).first.check()
    desk.get_by_label("Zwei Fragen nebeneinander").check()
    desk.get_by_label("mit Einmal-Code").check()
    group.press("Abstimmung eröffnen")
    wanted = ("Sprachpaten im Betrieb", "Sprachpaten im Betrieb", "Bündel 2")
    for page, title, code in zip(group.people, wanted, codes, strict=False):
        page.get_by_label("Ihr Einmal-Code").fill(code)
        page.keyboard.press("Enter")
        expect(page.locator("#code-form")).to_be_hidden()
        for word in ("mutig", "machbar"):
            side = card(page, title).get_by_role("group", name=word)
            side.get_by_role("button", name=f"Stimme geben: {word}").click()
            expect(side).to_contain_text("Ihre Stimme")
    group.press("Abstimmung schließen")


def _codes(desk: Page) -> list[str]:
    with desk.expect_download() as download:
        desk.get_by_role("link", name="Codes drucken (PDF)").click()
    sheet = pypdf.PdfReader(io.BytesIO(download.value.path().read_bytes()))
    return [code for page in sheet.pages for code in CODE.findall(page.extract_text())]


def _choose_otherwise(group: Group) -> None:
    """One place; the room takes the other idea, says why, and somebody reserves."""
    group.on("choose")
    desk, person = group.desk, group.people[2]
    desk.locator("#places-form-places").fill("1")
    group.press("Plätze ändern")
    expect(desk.locator("#selection-form :checked[name=ideas]")).to_have_count(1)
    desk.locator("#selection-form label.choice", has_text="Sprachpaten").locator("input").uncheck()
    desk.locator("#selection-form label.choice", has_text="Bündel 2").locator("input").check()
    desk.locator("#selection-form button[type=submit]").click()
    expect(desk.locator("#selection-form-reason-error")).not_to_be_empty()
    desk.locator("#selection-form-reason").fill(REASON)
    desk.locator("#selection-form button[type=submit]").click()
    expect(person.locator("#stage")).to_contain_text(REASON)
    person.locator("#reservation-form-text").fill(RESERVATION)
    person.locator("#reservation-form button[type=submit]").click()
    expect(group.wall.locator("#stage")).to_contain_text("1 Vorbehalt ist festgehalten.")


def _recount(group: Group, folder: Path) -> None:
    """Whoever has the files counts both votes again, by all four rules; nothing of the first meeting is lost."""
    body = _download(group.desk, "Daten (JSON)")
    said, found = recounters.from_json(body)
    assert said == found
    assert {number for number, _, _ in said} == {1, 2}
    sheet_said, sheet_found = recounters.from_xlsx(_download(group.desk, "Tabellen (XLSX)"))
    assert sheet_said == sheet_found == said
    data = json.loads(body)
    assert [one["level"] for one in data["rounds"]] == ["anonymous", "code"]
    assert [one["meeting"] for one in data["selections"]] == [1, 2]
    assert data["selections"][1]["reason"] == REASON
    assert [one["text"] for one in data["selections"][1]["reservations"]] == [RESERVATION]
    assert {one["source"] for one in data["ideas"]} == {"participant", "import"}
    assert "Person 0" not in body.decode()
    paper = pypdf.PdfReader(io.BytesIO(_download(group.desk, "PDF")))
    words = " ".join(" ".join(page.extract_text() for page in paper.pages).split())
    assert RESERVATION in words
    assert REASON in words


def _download(desk: Page, label: str) -> bytes:
    menu = desk.locator("header details.menu")
    if menu.get_attribute("open") is None:
        menu.locator("summary").click()
    with desk.expect_download() as download:
        menu.get_by_role("link", name=label, exact=True).click()
    return download.value.path().read_bytes()
