"""A vote with two words and one-time codes: typed, scanned, tried twice, and found again in the list."""

from __future__ import annotations

import io
import re
import sqlite3

import pypdf
import pytest
from playwright.sync_api import Page, expect

from tests.e2e.people import card, forward, join, lead, show, submit_idea
from tests.e2e.served import Server
from tests.e2e.test_accessibility import check

IDEAS = ("Elterncafé", "Lotsen", "Nachtbus", "Sprachpaten")
CODE = re.compile(r"\b[2-9A-HJ-NP-Z]{4} [2-9A-HJ-NP-Z]{4}\b")
FAR = [(1280, "light"), (320, "dark")]


@pytest.fixture
def room(server, device) -> tuple[Page, Page, Page]:
    """A moderator, a participant and the big screen, with four ideas and twelve codes, about to vote."""
    links = server.workshop()
    desk, person, wall = device(), device(), device(1920, 1080)
    desk.on("dialog", lambda dialog: dialog.accept())
    lead(desk, links)
    join(person, links, "Ada")
    show(wall, links)
    forward(desk, "write", person, wall)
    for title in IDEAS:
        submit_idea(person, title)
    forward(desk, "read", person, wall)
    forward(desk, "vote", person, wall)
    desk.locator("#codes-card summary").click()
    desk.locator("#codes-form-number").fill("12")
    desk.get_by_role("button", name="Codes herstellen").click()
    expect(desk.locator("#codes")).to_contain_text("12 Codes")
    return desk, person, wall


def _codes(desk: Page) -> list[str]:
    """Every code, as somebody reads them off the printed sheet."""
    with desk.expect_download() as download:
        desk.get_by_role("link", name="Codes drucken (PDF)").click()
    sheet = pypdf.PdfReader(io.BytesIO(download.value.path().read_bytes()))
    return [code for page in sheet.pages for code in CODE.findall(page.extract_text())]


def _open(desk: Page) -> None:
    desk.get_by_label("Zwei Fragen nebeneinander").check()
    expect(desk.locator("#vote-form-criterion_1")).to_have_value("mutig")
    desk.get_by_label("mit Einmal-Code").check()
    desk.locator("#vote-form-quorum summary").click()
    desk.locator("#vote-form-quorum").get_by_label("Verwaltung").fill("2")
    desk.get_by_label("Los-Zahl").fill("sechs")
    desk.get_by_role("button", name="Abstimmung eröffnen").click()
    expect(desk.locator("#vote-form-seed-error")).to_contain_text("6 Ziffern")
    expect(desk.locator("#vote-form-quorum").get_by_label("Verwaltung")).to_have_value("2")
    desk.get_by_label("Los-Zahl").fill("6")
    desk.get_by_role("button", name="Abstimmung eröffnen").click()
    expect(desk.locator("#settings")).to_contain_text("Die Abstimmung läuft")


def _give(page: Page, title: str, word: str) -> None:
    side = card(page, title).get_by_role("group", name=word)
    side.get_by_role("button", name=f"Punkt geben: {word}").click()
    expect(side).to_contain_text("1 Punkt von Ihnen")


def test_two_words_with_codes_and_each_finds_their_own_ballot(room):
    desk, person, wall = room
    codes = _codes(desk)
    assert len(set(codes)) == 12
    _open(desk)
    problems = check(desk, "desk, open", FAR)
    expect(wall.locator("#quorum")).to_contain_text("0 von 2 nicht erreicht")
    expect(person.locator("#stage")).to_contain_text("Es gilt: eine Stimme pro Code.")
    expect(person.locator("#code-form")).to_be_visible()
    card(person, "Nachtbus").get_by_role("button", name="Punkt geben: mutig").focus()
    person.keyboard.press("Enter")
    expect(person.locator("#toasts")).to_contain_text("Lösen Sie zuerst Ihren Einmal-Code ein")
    problems += check(person, "before the code", FAR)
    person.get_by_label("Ihr Einmal-Code").fill("ZZZZ ZZZZ")
    person.keyboard.press("Enter")
    expect(person.locator("#code-form-code-error")).to_contain_text("gibt es hier nicht")
    expect(person.get_by_label("Ihr Einmal-Code")).to_have_value("ZZZZ ZZZZ")
    person.get_by_label("Ihr Einmal-Code").fill(codes[0].lower())
    person.keyboard.press("Enter")
    expect(person.locator("#code-form")).to_be_hidden()
    assert person.evaluate("document.activeElement.matches('[data-give]')")
    _give(person, "Nachtbus", "mutig")
    _give(person, "Lotsen", "machbar")
    expect(person.locator("#spoken")).to_have_text("machbar Noch 2 Punkte")
    expect(person.locator("#purse")).to_contain_text("mutig")
    number = person.locator("#control").get_attribute("data-control-number")
    problems += check(person, "ballot", FAR) + check(wall, "wall", [(1920, "light")])
    desk.get_by_role("button", name="Abstimmung schließen").click()
    _find_in_the_list(person, number)
    problems += check(person, "list", FAR)
    desk.get_by_role("link", name="Stimmen ansehen: Abstimmung 1").click()
    expect(desk.locator(f"#stimme-{number}")).to_contain_text("Lotsen: 1 Punkt")
    assert not problems, "\n".join(problems)


def _find_in_the_list(person: Page, number: str) -> None:
    person.get_by_role("link", name="Alle Stimmen ansehen").click()
    expect(person.locator("[data-control-of]")).to_contain_text(f"{number[:4]} {number[4:]}")
    mine = person.locator(f"#stimme-{number}")
    expect(mine).to_contain_text("Nachtbus: 1 Punkt")
    expect(mine).to_have_attribute("data-chosen", "")
    person.get_by_label("Kontrollnummer suchen").fill("zzzz")
    expect(mine).to_be_hidden()
    expect(person.locator("[data-ballot-count]")).to_have_text("Keine Kontrollnummer beginnt so.")
    person.get_by_label("Kontrollnummer suchen").fill(number[:4].lower())
    expect(mine).to_be_visible()


def test_a_ticket_opens_the_room_once_and_nobody_votes_twice_with_it(room, server, device):
    desk, _person, _wall = room
    links = _links(server, desk)
    phone, other = device(390, 800), device(390, 800)
    phone.goto(links[0])
    problems = check(phone, "ticket", FAR)
    phone.get_by_role("button", name="Code einlösen").click()
    expect(phone.locator("#connection")).to_have_attribute("data-state", "on")
    _open(desk)
    _give(phone, "Elterncafé", "machbar")
    other.goto(links[0])
    other.get_by_role("button", name="Code einlösen").click()
    expect(other.locator("main")).to_contain_text("schon eingelöst, auf einem anderen Gerät")
    problems += check(other, "used ticket", FAR)
    phone.goto(links[1])
    phone.get_by_role("button", name="Code einlösen").click()
    expect(phone.locator("main")).to_contain_text("Dieser zweite bleibt unbenutzt.")
    phone.get_by_role("link", name="Zurück an meinen Platz").click()
    expect(card(phone, "Elterncafé").get_by_role("group", name="machbar")).to_contain_text(
        "1 Punkt von Ihnen"
    )
    assert not problems, "\n".join(problems)


def _links(server: Server, desk: Page) -> list[str]:
    """The addresses in the pictures on the tickets; read past the product, for want of a camera."""
    public_id = desk.url.rstrip("/").rpartition("/")[2]
    database = sqlite3.connect(f"file:{server.folder / 'data' / 'augenhoehe.sqlite3'}?mode=ro", uri=True)
    rows = database.execute(
        "SELECT token FROM voting_code JOIN workshop ON workshop.id = workshop_id WHERE public_id = ?",
        (public_id,),
    ).fetchall()
    database.close()
    return [f"{server.address}/stimme/{token}" for (token,) in rows]
