"""What people do in a meeting, in the words they see."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.e2e.served import Links

# A second press on the bar within 0.9 s is taken for the first one; how long that still lasts, in milliseconds.
_NOTE = """document.addEventListener("click", (event) => {
  if (event.target.closest?.("#controls button")) window.pressedAt = Date.now();
}, true)"""
_SOON = "() => Math.max(0, 950 - (Date.now() - (window.pressedAt ?? Date.now() - 950)))"


def lead(page: Page, links: Links) -> None:
    """Open the moderator's desk with the one-time link."""
    page.add_init_script(_NOTE)
    page.goto(links.facilitator)
    page.locator("main form button[type=submit]").click()
    expect(page.locator("#connection")).to_have_attribute("data-state", "on")


def join(page: Page, links: Links, name: str = "", language: str = "Deutsch") -> None:
    """Take a place with the link of the wall; the code is typed where a meeting is played from its beginning."""
    page.goto(links.door)
    if name:
        page.locator("#name").fill(name)
    page.get_by_label(language, exact=True).check()
    page.locator("main form button[type=submit]").click()
    expect(page.locator("#connection")).to_have_attribute("data-state", "on")


def show(page: Page, links: Links) -> None:
    """Open the big screen."""
    page.goto(links.screen)
    expect(page.locator("#connection")).to_have_attribute("data-state", "on")


def forward(desk: Page, step: str, *others: Page) -> None:
    """Move on to the next step; all pages are there before this returns."""
    desk.wait_for_timeout(desk.evaluate(_SOON))
    desk.locator("[data-forward]").click()
    anyway = desk.locator("#typing-dialog [data-forward-anyway]")
    stage = desk.locator(f'#stage > [data-step="{step}"]')
    expect(stage.or_(anyway).first).to_be_visible()
    if anyway.is_visible():
        anyway.click()
    for page in (desk, *others):
        expect(page.locator(f'#stage > [data-step="{step}"]')).to_be_visible()


def submit_idea(page: Page, title: str, description: str = "") -> None:
    """Submit an idea; it stands in one's own list afterwards."""
    page.locator("#idea-form-title").fill(title)
    page.locator("#idea-form-description").fill(description)
    page.locator("#idea-form button[type=submit]").click()
    expect(page.locator("#mine .idea__title", has_text=title).first).to_be_visible()
    expect(page.locator("#idea-form-title")).to_have_value("")


def tool(where: Locator, name: str) -> Locator:
    """A tool of a card that lies behind "Mehr", which is open afterwards."""
    menu = where.locator(".idea__tools")
    if menu.get_attribute("open") is None:
        menu.locator("summary").click()
    return menu.get_by_role("button", name=name)


def card(page: Page, title: str) -> Locator:
    """The card of an idea on the board."""
    return page.locator("#board .idea", has_text=re.compile(re.escape(title)))
