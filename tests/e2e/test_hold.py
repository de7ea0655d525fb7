""" "Anhalten": nothing moves until "Weiter". And what others do is told at most once in ten seconds."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.people import card, forward, join, lead, tool
from tests.e2e.seeded import ask_by_script, seed

NOTED = """() => {
  window.moved = 0;
  new MutationObserver(changes => { window.moved += changes.length; })
    .observe(document.getElementById("stage"), { subtree: true, childList: true, characterData: true });
}"""
HEARD = """() => {
  window.heard = [];
  const place = document.getElementById("news");
  new MutationObserver(() => {
    if (place.textContent) window.heard.push([place.textContent, performance.now()]);
  }).observe(place, { childList: true });
}"""


@pytest.fixture
def room(server, device) -> tuple[Page, Page, Page]:
    """A moderator and two readers of five ideas."""
    links = server.workshop()
    desk, one, other = device(), device(), device()
    lead(desk, links)
    join(one, links)
    join(other, links)
    forward(desk, "write", one, other)
    seed(server, links, [f"Idee {n}" for n in "ABCDE"])
    forward(desk, "read", one, other)
    for page in (one, other):
        expect(page.locator("#board[data-ordered]")).to_be_visible()
    return desk, one, other


def test_nothing_moves_while_it_is_held_and_all_is_there_afterwards(room):
    desk, one, other = room
    one.locator("#hold").focus()
    one.keyboard.press("Enter")
    expect(one.locator("#held")).to_have_text("angehalten")
    expect(one.locator("#spoken")).to_contain_text("Angehalten.")
    one.wait_for_timeout(600)
    one.evaluate(NOTED)
    ask_by_script(other, "1", "Warum?")
    ask_by_script(other, "1", "Und wann?")
    ask_by_script(other, "2", "Für wen?")
    tool(card(desk, "Idee C"), "Verbergen").click()
    desk.locator("#hide-form-reason").fill("doppelt")
    desk.locator("#hide-form button[type=submit]").click()
    expect(desk.locator("dialog[open]")).to_have_count(0)
    desk.locator("#announcement-form-announcement").fill("Kaffee")
    desk.locator("#announcement-form button[type=submit]").click()
    expect(other.locator("#announcement")).to_contain_text("Kaffee")
    expect(one.locator("#held")).to_have_text("angehalten – 4 Neuerungen")
    assert one.evaluate("window.moved") == 0
    expect(one.locator("#announcement")).to_be_empty()
    expect(one.locator("#connection")).to_have_attribute("data-state", "on")
    one.locator("#hold").press("Enter")
    expect(card(one, "Idee A").locator("summary")).to_have_text("2 Rückfragen")
    expect(card(one, "Idee B").locator("summary")).to_have_text("1 Rückfrage")
    expect(card(one, "Idee C")).to_have_count(0)
    expect(one.locator("#announcement")).to_contain_text("Kaffee")
    expect(one.locator("#held")).to_be_hidden()
    expect(one.locator("#hold")).to_be_focused()
    ask_by_script(other, "4", "Auch danach?")  # the stream goes on
    expect(card(one, "Idee D").locator("summary")).to_have_text("1 Rückfrage")


def test_ones_own_presses_are_answered_while_it_is_held(room):
    desk, one, _other = room
    one.locator("#hold").click()
    card(one, "Idee A").get_by_role("button", name="Rückfrage stellen").click()
    one.locator("#remark-form-text").fill("Meine Frage")
    one.locator("#remark-form button[type=submit]").click()
    expect(card(one, "Idee A")).to_contain_text("Meine Frage")
    expect(one.locator("#toasts")).to_contain_text("Ihre Rückfrage steht jetzt")
    desk.locator("#hold").click()
    desk.get_by_role("button", name="5 Minuten", exact=True).first.click()
    expect(desk.locator(".run__state .timer")).to_be_visible()


def test_a_change_of_step_is_told_in_words_and_nothing_moves(room):
    desk, one, other = room
    one.locator("#hold").click()
    forward(desk, "vote", other)
    expect(one.locator("#held")).to_contain_text("Der Raum ist jetzt bei „Abstimmen“.")
    expect(one.locator("#spoken")).to_contain_text("Der Raum ist jetzt bei „Abstimmen“.")
    expect(one.locator('#stage > [data-step="read"]')).to_be_visible()
    one.locator("#hold").click()
    expect(one.locator('#stage > [data-step="vote"]')).to_be_visible()


def test_a_clock_stands_still_too(room):
    desk, one, _other = room
    desk.get_by_role("button", name="5 Minuten", exact=True).first.click()
    clock = one.locator("#stage .timer time")
    expect(clock).to_be_visible()
    one.locator("#hold").click()
    shown = clock.text_content()
    one.wait_for_timeout(2500)
    assert clock.text_content() == shown
    one.locator("#hold").click()
    expect(clock).not_to_have_text(shown)


def test_without_a_connection_it_stays_held_and_loses_nothing(room, watch):
    watch.allowed = ("Failed to load resource", "htmx:", "htmx")
    _desk, one, other = room
    one.locator("#hold").click()
    ask_by_script(other, "1", "Warum?")
    expect(one.locator("#held")).to_have_text("angehalten – 1 Neuerung")
    one.context.set_offline(True)
    one.locator("#hold").click()
    expect(one.locator("#held")).to_be_visible()
    one.context.set_offline(False)
    one.wait_for_timeout(300)
    one.locator("#hold").click()
    expect(card(one, "Idee A").locator("summary")).to_have_text("1 Rückfrage")


def test_what_others_do_is_told_once_in_ten_seconds_and_ones_own_at_once(room):
    desk, one, other = room
    one.wait_for_timeout(500)
    for page in (one, other):
        page.evaluate(HEARD)
    for n in range(8):
        ask_by_script(other, str(n % 2 + 1), f"Frage {n}")
        one.wait_for_timeout(700)
    tool(card(desk, "Idee E"), "Korrigieren").click()
    desk.locator("#correct-form-title").fill("Idee E neu")
    desk.locator("#correct-form button[type=submit]").click()
    expect(card(one, "Idee E neu")).to_be_visible()
    one.wait_for_timeout(11_500)
    heard = one.evaluate("window.heard")
    assert len(heard) == 2, heard
    assert heard[1][1] - heard[0][1] >= 9_900
    words = [line for line, _ in heard]
    asked = [int(number) for line in words for number in re.findall(r"(\d+) Rückfrage", line)]
    assert sum(asked) == 8, words
    assert [line.count("1 Idee geändert") for line in words] == [0, 1]
    card(one, "Idee C").get_by_role("button", name="Rückfrage stellen").click()
    one.locator("#remark-form-text").fill("Von mir")
    one.locator("#remark-form button[type=submit]").click()
    expect(one.locator("#toasts")).to_contain_text("Ihre Rückfrage steht jetzt", timeout=1_500)
    one.wait_for_timeout(2_500)
    assert len(one.evaluate("window.heard")) == 2  # one's own question is no news
