"""Presenting in real browsers: the moderator puts the sketches in order, with arrows and by dragging."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from app.domain.phases import Step
from tests.e2e.hall import counted_hall
from tests.e2e.people import forward, join, lead, show
from tests.e2e.test_keyboard import press


def _titles(desk: Page) -> list[str]:
    return desk.locator(".runlist[data-reorder] > li .strong").all_inner_texts()


def test_sketches_are_put_in_order_with_arrows_and_by_dragging(server, device):
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
    before = _titles(desk)
    shown = wall.locator("#stage h1").inner_text()
    press(desk, desk.get_by_role("button", name=f"Nach unten: {before[0]}"))
    entries = desk.locator(".runlist[data-reorder] > li")
    expect(entries.nth(1)).to_contain_text(before[0])
    assert _titles(desk) == [before[1], before[0], *before[2:]]
    expect(desk.get_by_role("button", name=f"Nach unten: {before[0]}")).to_be_focused()
    entries.last.drag_to(entries.first, target_position={"x": 20, "y": 3})
    expect(entries.first).to_contain_text(before[-1])
    assert _titles(desk) == [before[-1], before[1], before[0], *before[2:-1]]
    assert wall.locator("#stage h1").inner_text() == shown  # what is on the big screen stays there
