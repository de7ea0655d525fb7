"""Two write in a section; a third reads who changed what, and an earlier version comes back on everybody's page."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from app.domain.phases import Step
from tests.e2e.hall import counted_hall
from tests.e2e.people import forward, join, lead
from tests.e2e.test_accessibility import check

FIRST, SECOND = "Jede Klasse hat eine Lotsin.", "Jede Klasse hat zwei Lotsen.\nEs kostet wenig."
KNOWN = [(1280, "light"), (390, "dark")]


@pytest.fixture
def pages(server, device):
    """A desk, two people in the team of sketch 1, and one who reads, in a room that writes."""
    links = server.workshop()
    counted_hall(server, links, step=Step.CHOOSE)
    desk, people = device(), [device(), device(), device(390, 800, locale="ar")]
    lead(desk, links)
    for page, name, language in zip(
        people, ("Esin", "Milan", "Salma"), ("Deutsch", "Deutsch", "العربية"), strict=True
    ):
        join(page, links, name, language)
    desk.locator("#selection-form button[type=submit]").last.click()
    expect(desk.locator("#stage")).to_contain_text("Ausgewählt")
    for step in ("teams", "sketch"):
        forward(desk, step, *people)
    for page in people[:2]:
        page.locator("#join-1-go").click()
        expect(page.locator("#text-goals")).to_be_editable()
    return desk, people


def write(page: Page, text: str) -> None:
    """Write this into the goals, instead of what stands there."""
    page.locator("#text-goals").fill(text)
    expect(page.locator("#editor-goals [data-section-state]")).to_contain_text("gespeichert")


def pause(server) -> None:
    """As if all that was written until now had been written long ago: the next change begins another version."""
    path = server.folder / "data" / "augenhoehe.sqlite3"
    with closing(sqlite3.connect(path, timeout=20)) as db, db:
        db.execute("UPDATE section_version SET begun_at = '2026-03-01 12:00:00', at = '2026-03-01 12:03:00'")


def test_a_history_is_read_and_brought_back(server, pages):
    desk, (esin, milan, salma) = pages
    write(esin, FIRST)
    expect(milan.locator("#text-goals")).to_have_value(FIRST)
    pause(server)
    write(milan, SECOND)
    expect(esin.locator("#text-goals")).to_have_value(SECOND)
    problems = _read_a_history(salma)
    second = esin.context.new_page()
    second.goto(f"{esin.url}/felder/goals/verlauf")
    _bring_back_the_first(second)
    expect(milan.locator("#text-goals")).to_have_value(FIRST)
    _take_it_home(second)
    problems += check(second, "compared", KNOWN)
    desk.locator("#sketch-1").get_by_role("link", name="Woher kommt das?").click()
    expect(desk.locator(".thread")).to_contain_text("Vom Raum ausgewählt")
    problems += check(desk, "thread", KNOWN)
    desk.get_by_role("link", name="Ziele").click()
    expect(desk.locator("#stand-3")).to_be_visible()
    assert problems == []


def _read_a_history(salma: Page) -> list[str]:
    base = salma.url.rstrip("/")
    salma.goto(f"{base}/skizzen/1/felder/goals/verlauf")
    expect(salma.locator("#stand-1 bdi")).to_have_text("Esin")
    expect(salma.locator("#stand-2 bdi")).to_have_text("Milan")
    expect(salma.locator("#stand-1 time")).not_to_contain_text("UTC")
    salma.locator("#stand-2 summary").first.focus()
    salma.keyboard.press("Enter")
    changed = salma.locator("#stand-2-change .word-changes")
    expect(changed.locator("del").first).to_contain_text("eine Lotsin")
    expect(changed.locator("ins").first).to_contain_text("zwei Lotsen")
    expect(salma.locator("#stand-2-change button")).to_have_count(0)  # she is not in the team
    return check(salma, "history", KNOWN)


def _bring_back_the_first(second: Page) -> None:
    second.on("dialog", lambda dialog: dialog.accept())
    second.locator("#stand-1 summary").first.click()
    second.get_by_role("button", name="Diesen Stand wiederherstellen").focus()
    second.keyboard.press("Enter")
    expect(second.locator("#toasts")).to_contain_text("Stand 1 ist wiederhergestellt.")
    expect(second.locator("#stand-3")).to_contain_text("so steht es jetzt")


def _take_it_home(second: Page) -> None:
    second.locator("#compare-form button").click()
    expect(second.locator("#comparison ins")).to_contain_text(FIRST)
    with second.expect_download() as got:
        second.get_by_role("link", name="Daten (JSON)", exact=True).click()
    sections = json.loads(Path(got.value.path()).read_text(encoding="utf-8"))["sections"]
    assert [one["names"] for one in sections[0]["versions"]] == [[], ["Esin"], ["Milan"], ["Esin"]]


def test_whoever_reads_goes_along_with_the_room(pages):
    desk, (esin, _, salma) = pages
    room = salma.url
    esin.get_by_role("link", name="Woher kommt das?").click()
    expect(esin.locator(".thread")).to_contain_text("Skizze begonnen")
    desk.locator("#announcement-form textarea, #announcement-form input").first.fill("Noch zehn Minuten")
    desk.locator("#announcement-form button[type=submit]").click()
    expect(esin.locator("#announcement")).to_contain_text("Noch zehn Minuten")
    expect(esin.locator(".thread")).to_be_visible()
    forward(desk, "advise", salma)
    expect(esin).to_have_url(room)
