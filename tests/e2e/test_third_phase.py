"""The third phase to its end: six sketches presented, asked about, felt, put on record, published and taken home."""

from __future__ import annotations

import io
import os
import re
import zipfile

from playwright.sync_api import Page, expect

from tests.actions.rooms import RoomUnderTest
from tests.e2e.people import forward, join, lead, show
from tests.e2e.served import Links, Server
from tests.e2e.test_audience import AGAIN
from tests.e2e.test_slides import place, slide
from tests.support.evening import say
from tests.support.six_sketches import six_sketches
from tests.support.sketch_texts import SKETCHES

QUESTION = "Wer bezahlt die Koordination, wenn die Landesmittel auslaufen?"


def _look(name: str, *pages: Page) -> None:
    """Screenshots for whoever wants to see the meeting: into the folder LOOKS, if there is one."""
    if folder := os.environ.get("LOOKS"):
        for page in pages:
            page.wait_for_timeout(300)
            width = page.viewport_size["width"]
            page.screenshot(path=f"{folder}/{name}-{width}.png", full_page=width < 1900)


def test_six_sketches_are_presented_asked_about_felt_recorded_published_and_taken_home(server, device):
    links = server.workshop()
    desk, one, two, wall = device(), device(1280), device(390, 800), device(1920, 1080)
    with server.room(links) as found:
        room = six_sketches(found)
    lead(desk, links)
    join(one, links, "Esin")
    join(two, links, language="العربية")
    show(wall, links)
    _present(desk, one, wall)
    _ask(desk, two, wall)
    forward(desk, "mood", one, two, wall)
    _feel(server, links, room, desk, one, two, wall)
    forward(desk, "close", one, two, wall)
    _plan(desk, one, wall)
    _fix_protokoll(desk)
    _publish(desk, one, two, wall)
    _take_home(desk)


def _present(desk: Page, one: Page, wall: Page) -> None:
    """All six, by the keys; everybody sees what the wall shows."""
    expect(slide(wall, 1)).to_be_visible()
    _look("present-1", desk, one, wall)
    desk.locator("#turn-next").click()
    expect(place(desk, 2)).to_be_visible()
    desk.locator("#lead").focus()
    last = int(re.findall(r"von (\d+)", desk.locator("#leading .lead__head").first.inner_text())[0])
    assert last > len(SKETCHES) * 3
    for number in range(3, last + 1):
        desk.keyboard.press("ArrowRight")
        expect(slide(wall, number)).to_be_visible()
        if number in (3, 4, 5, 6):
            _look(f"present-{number}", desk, one, wall)
    expect(slide(one, last)).to_be_visible()
    for number in (str(last), "2"):
        for digit in number:
            desk.keyboard.press(digit)
        desk.keyboard.press("Enter")
        expect(slide(wall, int(number))).to_be_visible()


def _ask(desk: Page, two: Page, wall: Page) -> None:
    two.locator("#ask-audience").click()
    two.locator("#audience-form-text").fill(QUESTION)
    two.locator("#audience-form button[type=submit]").click()
    waiting = desk.locator(".asked__one--waiting")
    expect(waiting).to_contain_text(QUESTION)
    _look("asked", desk, two)
    waiting.get_by_role("button", name="Freigeben").first.click()
    desk.wait_for_timeout(AGAIN)
    desk.get_by_role("button", name="Auf die Leinwand").click()
    expect(wall.locator(".asked-large__words")).to_have_text(QUESTION)
    _look("asked-large", desk, two, wall)
    desk.wait_for_timeout(AGAIN)
    desk.get_by_role("button", name="Beantwortet").click()
    expect(wall.locator(".asked-large")).to_have_count(0)


def _feel(
    server: Server, links: Links, room: RoomUnderTest, desk: Page, one: Page, two: Page, wall: Page
) -> None:
    desk.get_by_role("button", name="Zu allen fragen").click()
    expect(wall.locator("[id^=mood-answered-]")).to_have_count(6)
    _look("mood-asked", desk, one, two, wall)
    with server.room(links):
        for n, person in enumerate(room.people):
            for number in range(1, 7):
                say(
                    room,
                    person,
                    5 - (n + number) % 4,
                    "Wer bezahlt das?" if n == number else "",
                    number=number,
                )
    one.locator('#mine [name=mood][value="5"]').first.check()
    one.get_by_role("button", name="Meine Antwort festhalten").first.click()
    expect(one.locator("#mine .stance__kept")).to_have_count(1)
    desk.on("dialog", lambda asked: asked.accept())
    desk.locator("#mood-close-all").click()
    expect(wall.locator("[data-page]:not([hidden]) .bar").first).to_be_visible()
    _look("mood-closed", desk, one, two, wall)


def _plan(desk: Page, one: Page, wall: Page) -> None:
    desk.locator("#next-step-add").click()
    desk.locator("#next-step-form-what").fill("Ratsvorlage für die Sitzung im Mai schreiben")
    desk.locator("#next-step-form-who").fill("Integrationsbüro")
    desk.locator("#next-step-form-due").fill("15.3.2099")
    desk.locator("#next-step-form button[type=submit]").click()
    for page in (one, wall):
        expect(page.locator("#next-steps")).to_contain_text("Ratsvorlage für die Sitzung im Mai")


def _fix_protokoll(desk: Page) -> None:
    back = desk.url
    desk.get_by_role("link", name="Protokoll dieser Sitzung").click()
    expect(desk.locator("#minutes-steps")).to_contain_text("Stimmungsbild")
    _look("minutes", desk)
    desk.get_by_role("button", name="Protokoll festhalten").click()
    expect(desk.locator("#minutes-reopen")).to_be_visible()
    desk.goto(back)


def _publish(desk: Page, one: Page, two: Page, wall: Page) -> None:
    desk.locator("#publish-open").click()
    desk.locator("#publish-form button[type=submit]").click()
    path = desk.locator("#stage a[href^='/ergebnis/']").first
    expect(path).to_be_visible()
    expect(one.locator("#stage a[href^='/ergebnis/']").first).to_be_visible()
    _look("closed", desk, one, two, wall)
    one.goto(one.url.partition("/w/")[0] + str(path.get_attribute("href")))
    expect(one.locator("#projekte .project")).to_have_count(6)
    _look("published", one)


def _take_home(desk: Page) -> None:
    desk.locator("button.download", has_text="ZIP").click()
    ready = desk.locator("#papers [data-state=ready] a")
    expect(ready).to_be_visible(timeout=60_000)
    _look("papers", desk)
    with desk.expect_download() as caught:
        ready.click()
    archive = zipfile.ZipFile(io.BytesIO(caught.value.path().read_bytes()))
    assert archive.testzip() is None
    endings = {name.rpartition(".")[2] for name in archive.namelist()}
    assert endings >= {"txt", "docx", "pdf", "pptx", "html", "xlsx", "csv", "json", "ics", "pb"}
    assert "protokoll" in " ".join(archive.namelist())
    if folder := os.environ.get("LOOKS"):
        archive.extractall(f"{folder}/papers")
