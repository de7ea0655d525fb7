"""The big screen: nothing on it is cut through, and a change of one idea is a change of one card."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e.people import card, forward, join, lead, show, submit_idea

LONG_TITLE = (
    "Berufsbegleitende Sprachförderung für Auszubildende in Handwerksbetrieben und ihre Ausbilderinnen"
)
LONG_TEXT = (
    "Zwei Stunden jede Woche im Betrieb selbst, mit einer Lehrkraft, die beide Sprachen spricht. " * 20
)
NOTHING_CUT = """() => [...document.querySelectorAll('#wall .idea:not([hidden])')].filter(card =>
  card.scrollHeight > card.clientHeight + 1 || [...card.querySelectorAll('.idea__title, .idea__text')].some(part =>
    Math.abs(part.clientHeight / parseFloat(getComputedStyle(part).lineHeight) % 1 - 0.5) < 0.4)).length === 0"""


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1280, 720), (1024, 768)])
def test_many_and_long_ideas_are_shown_on_pages_without_a_cut_line(server, device, width, height):
    links = server.workshop()
    desk, person, wall = device(), device(), device(width, height)
    show(wall, links)
    lead(desk, links)
    join(person, links)
    forward(desk, "write", person, wall)
    for number in range(7):
        submit_idea(person, f"{number + 1}. {LONG_TITLE}"[:120] if number % 2 else "Kurz", LONG_TEXT[:2000])
    forward(desk, "read", person, wall)
    expect(wall.locator("#wall .idea")).to_have_count(7)
    expect(wall.locator("#wall .idea:visible")).to_have_count(4)
    expect(wall.locator("#pages")).to_contain_text("Seite 1 von 2")
    wall.wait_for_function(NOTHING_CUT)
    desk.locator("#announcement-form input").first.fill("Bitte lesen Sie noch zwei, drei Ideen.")
    desk.locator("#announcement-form button[type=submit]").click()
    expect(wall.locator("#announcement")).to_contain_text("Bitte lesen")
    wall.wait_for_function(NOTHING_CUT)


def test_one_hidden_idea_leaves_the_screen_and_comes_back_to_its_place(server, device):
    links = server.workshop()
    desk, person, wall = device(), device(), device(1920, 1080)
    show(wall, links)
    lead(desk, links)
    join(person, links)
    forward(desk, "write", person, wall)
    for title in ("Eins", "Zwei", "Drei"):
        submit_idea(person, title)
    forward(desk, "read", person, wall)
    titles = wall.locator("#wall .idea__title")
    expect(titles).to_have_text(["Eins", "Zwei", "Drei"])
    card(desk, "Zwei").get_by_role("button", name="Verbergen").click()
    desk.locator("#hide-form-reason").fill("Ein Scherz")
    desk.locator("#hide-form button[type=submit]").click()
    expect(titles).to_have_text(["Eins", "Drei"])
    desk.locator("#undo").get_by_role("button").click()
    expect(titles).to_have_text(["Eins", "Zwei", "Drei"])
