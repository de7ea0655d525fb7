"""The big screen: nothing on it is cut through, and a change of one idea is a change of one card."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e.people import card, forward, join, lead, show, submit_idea, tool

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
    wall.wait_for_function(FULL)


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
    tool(card(desk, "Zwei"), "Verbergen").click()
    desk.locator("#hide-form-reason").fill("Ein Scherz")
    desk.locator("#hide-form button[type=submit]").click()
    expect(titles).to_have_text(["Eins", "Drei"])
    desk.locator("#undo").get_by_role("button").click()
    expect(titles).to_have_text(["Eins", "Zwei", "Drei"])


WHOLE = """() => {
  const stage = document.getElementById('stage').getBoundingClientRect();
  return [...document.querySelectorAll('#stage :is(.screen__body, .idea, h1, p, #benches)')].every(part => {
    const box = part.getBoundingClientRect();
    if (part.matches('.visually-hidden') || !part.checkVisibility()) return true;
    if (part.matches('.screen__body, .idea') && part.scrollHeight > part.clientHeight + 1) return false;
    return box.top >= stage.top - 1 && box.bottom <= stage.bottom + 1 && box.right <= stage.right + 1;
  });
}"""
SMALLEST = """() => Math.min(...[...document.querySelectorAll('#stage *, #announcement')]
  .filter(part => part.checkVisibility())
  .filter(part => [...part.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()))
  .map(part => parseFloat(getComputedStyle(part).fontSize))) / document.querySelector('.screen').offsetHeight"""
FULL = """() => document.getElementById('wall').getBoundingClientRect().bottom
  > document.querySelector('.screen__foot').getBoundingClientRect().top - innerHeight / 20"""


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1024, 768)])
def test_the_longest_question_and_announcement_leave_everything_in_view(server, device, width, height):
    links = server.workshop()
    desk, wall = device(), device(width, height)
    show(wall, links)
    lead(desk, links)
    announce(desk, wall, (LONG_TEXT * 4)[:300].strip())
    wall.wait_for_function(WHOLE)
    forward(desk, "write", wall)
    desk.locator("#question-form-question").fill((LONG_TITLE * 4)[:300])
    desk.locator("#question-form button[type=submit]").click()
    expect(wall.locator("#question")).to_contain_text(LONG_TITLE)
    wall.wait_for_function(WHOLE)
    assert wall.evaluate(SMALLEST) >= 0.02


def announce(desk, wall, words):
    """A word to all."""
    desk.locator("#announcement-form-announcement").fill(words)
    desk.locator("#announcement-form button[type=submit]").click()
    expect(wall.locator("#announcement")).to_contain_text(words)


def test_an_idea_on_the_screen_is_shown_whole_and_in_pages_if_it_is_long(server, device):
    links = server.workshop()
    desk, person, wall = device(), device(), device(1920, 1080)
    show(wall, links)
    lead(desk, links)
    join(person, links)
    forward(desk, "write", person, wall)
    submit_idea(person, "Mittel", LONG_TEXT[:312].strip())
    submit_idea(person, LONG_TITLE, (LONG_TEXT * 2)[:2000].strip())
    forward(desk, "read", person, wall)
    large, whole = wall.locator(".idea--spotlight"), wall.locator(".idea--spotlight .idea__whole")
    tool(card(desk, "Mittel"), "Auf die Leinwand").click()
    expect(large).to_contain_text("Mittel")
    wall.wait_for_function(WHOLE)
    assert wall.evaluate(SMALLEST) >= 0.02
    tool(card(desk, LONG_TITLE), "Auf die Leinwand").click()
    expect(large).to_contain_text(LONG_TITLE)
    expect(wall.locator("#pages")).to_contain_text("Seite 1 von 2")
    assert whole.evaluate("text => text.scrollLeft") == 0
    card(desk, "Mittel").get_by_role("button", name="Zusammenführen").click()
    desk.locator("#merge-form input[type=radio]").first.check()
    desk.locator("#merge-form button[type=submit]").click()
    expect(large.locator(".idea__more")).to_contain_text("Mittel")
