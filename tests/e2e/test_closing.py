"""Closing in real browsers: what happens next for all to see, and a Protokoll that is reworded, fixed and read."""

from __future__ import annotations

import os

from playwright.sync_api import Page, expect

from app.domain.phases import Step
from tests.e2e.hall import counted_hall
from tests.e2e.people import forward, join, lead, show


def _plan(desk: Page, what: str, who: str, due: str) -> None:
    desk.locator("#next-step-add").click()
    desk.locator("#next-step-form-what").fill(what)
    desk.locator("#next-step-form-who").fill(who)
    desk.locator("#next-step-form-due").fill(due)
    desk.locator("#next-step-form button[type=submit]").click()


def _look(page: Page, name: str) -> None:
    if folder := os.environ.get("LOOKS"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def test_a_meeting_is_closed_with_next_steps_and_a_protokoll(server, device):
    links = server.workshop()
    desk, person, wall = device(), device(390, 800), device(1920, 1080)
    lead(desk, links)
    join(person, links)
    show(wall, links)
    counted_hall(server, links, step=Step.CHOOSE)
    for page in (desk, person, wall):
        page.reload()
    desk.locator("#selection-form button[type=submit]").click()
    expect(desk.locator("#settings")).to_contain_text("bestätigt")
    for step in ("teams", "sketch", "advise", "agree", "show"):
        forward(desk, step, person, wall)
    _plan(desk, "Vorlage schreiben", "Integrationsbüro", "15.3.2020")
    expect(desk.locator("#next-step-form-due-error")).to_contain_text("schon vorbei")
    desk.reload()  # the text is kept
    desk.locator("#next-step-add").click()
    expect(desk.locator("#next-step-form-what")).to_have_value("Vorlage schreiben")
    desk.locator("#next-step-form-due").fill("15.3.2099")
    desk.locator("#next-step-form button[type=submit]").click()
    expect(desk.locator("#next-steps")).to_contain_text("Vorlage schreiben")
    _is_read_in_the_order_seen(desk, "stage", "settings")
    for step in ("mood", "close"):
        forward(desk, step, person, wall)
    _is_read_in_the_order_seen(desk, "settings", "stage")
    expect(desk.locator("#stage h2").first).to_be_focused()  # not "Zurück", for a second press
    _plan(desk, "Wieder zusammenkommen", "", "im Herbst")
    for page in (person, wall):
        expect(page.locator("#next-steps li")).to_have_count(2)
    desk.get_by_role("button", name="„Wieder zusammenkommen“ nach oben").click()
    expect(person.locator("#next-steps li").first).to_contain_text("Wieder zusammenkommen")
    expect(person.locator("#minutes")).to_be_empty()
    for page, name in ((desk, "desk"), (person, "person"), (wall, "wall")):
        _look(page, name)
    _protokoll(desk, person)


def _is_read_in_the_order_seen(desk: Page, first: str, second: str) -> None:
    expect(desk.locator(f"#{first} ~ #{second}")).to_have_count(1)


def _protokoll(desk: Page, person: Page) -> None:
    desk.get_by_role("link", name="Protokoll dieser Sitzung").click()
    expect(desk.locator("#minutes-steps")).to_contain_text("Abschluss")
    desk.locator("#minutes-remarks-edit").click()
    desk.locator("#minutes-section-form-text").fill("Es war heiß.")
    desk.locator("#minutes-section-form button[type=submit]").click()
    expect(desk.locator("#minutes-remarks")).to_contain_text("Es war heiß.")
    _look(desk, "draft")
    desk.on("dialog", lambda dialog: dialog.accept())
    desk.get_by_role("button", name="Protokoll festhalten").click()
    expect(desk.locator("#minutes-reopen")).to_be_visible()
    _look(desk, "fixed")
    person.get_by_role("link", name="Protokoll dieser Sitzung").click()
    expect(person.locator(".minutes")).to_contain_text("Es war heiß.")
    _look(person, "reading")
