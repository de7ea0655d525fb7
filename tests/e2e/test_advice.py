"""Advice in real browsers: at a section, by the board's link, decided by the team, read by whoever gave it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from app.domain.phases import Step
from tests.e2e.cowriting_room import writing_room
from tests.e2e.people import join, lead, show
from tests.e2e.served import Links
from tests.e2e.test_accessibility import check
from tests.e2e.test_keyboard import go_to, press

VIEWS = [(1280, "light"), (320, "dark")]


@pytest.fixture
def links(server) -> Links:
    """Two sketches in the step in which people advise."""
    return writing_room(server, Step.ADVISE)


def _open(page: Page, title: str) -> None:
    """The reading page of a sketch, from the step."""
    card = page.locator("#sketches article", has_text=title)
    card.get_by_role("link", name="Lesen und raten").click()
    expect(page.locator(".advising")).to_be_visible()
    expect(page.locator("#connection")).to_have_attribute("data-state", "on")


def _invited(desk: Page, name: str) -> str:
    desk.get_by_role("button", name="Beirat einladen").click()
    desk.locator("#adviser-form-name").fill(name)
    desk.get_by_role("button", name="Link herstellen").click()
    link = desk.locator("#adviser-link").inner_text()
    desk.keyboard.press("Escape")
    desk.get_by_role("button", name="Beirat einladen").click()
    expect(desk.locator("#advisers")).to_contain_text(name)
    expect(desk.locator("#adviser-link")).to_have_count(0)  # shown once
    desk.keyboard.press("Escape")
    return link


def _decide(page: Page, text: str, choice: str, reason: str = "") -> None:
    page.locator(".advice", has_text=text).get_by_role("button", name="Entscheiden").click()
    page.locator("#advice-sheet").get_by_label(choice).check()
    page.locator("#advice-sheet-reason").fill(reason)
    page.locator("#advice-sheet button[type=submit]").click()


def _advise_by_link(board: Page, text: str) -> None:
    """What was begun is there after a reload."""
    board.get_by_role("button", name="Rückmeldung geben").first.click()
    board.locator("#advice-sheet-text").fill(text)
    board.keyboard.press("Escape")
    board.reload()
    board.get_by_role("button", name="Rückmeldung geben").first.click()
    expect(board.locator("#advice-sheet-text")).to_have_value(text)
    board.locator("#advice-sheet button[type=submit]").click()


def _decline_when_told_to_say_why(page: Page, text: str, reason: str) -> None:
    _decide(page, text, "abgelehnt")
    expect(page.locator("#advice-sheet-reason-error")).to_contain_text("warum Sie das ablehnen")
    page.locator("#advice-sheet-reason").fill(reason)
    page.locator("#advice-sheet button[type=submit]").click()
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_advice_at_a_section_and_by_link_is_taken_up_and_declined(device, links):
    desk, wall, author, member, board = device(), device(1920, 1080), device(390, 844), device(), device()
    lead(desk, links)
    show(wall, links)
    join(author, links, "Ada")
    join(member, links, "Bo")
    for page in (desk, wall, author, member):
        expect(page.locator('#stage > [data-step="advise"]')).to_be_visible()
    _open(member, "Idee 1")
    member.get_by_role("button", name="Mitschreiben").click()
    expect(member.locator("[data-member]")).to_be_visible()
    member.locator("#advice-form-text").fill("Halb geschrie")  # a push while somebody writes
    _open(author, "Idee 1")
    author.locator("#advice-form-section").select_option("goals")
    author.locator("#advice-form-text").fill("Wer zahlt das?")
    author.locator("#advice-form button[type=submit]").click()
    expect(author.locator("#advice-form-text")).to_have_value("")
    expect(member.locator("#advice-list-1")).to_contain_text("Wer zahlt das?")
    expect(member.locator("#advice-form-text")).to_have_value("Halb geschrie")
    expect(member.locator("#editor-goals .advice-mark")).to_have_text("1 Rückmeldung")
    expect(wall.locator("#advised-1")).to_contain_text("1 offen")
    board.goto(_invited(desk, "Sozialamt"))
    _advise_by_link(board, "Bitte kürzer.")
    expect(member.locator("#advice-list-1")).to_contain_text("Beirat: Sozialamt")
    _decide(member, "Bitte kürzer.", "aufgegriffen")
    expect(member.locator("dialog[open]")).to_have_count(0)
    _decline_when_told_to_say_why(member, "Wer zahlt das?", "Das klärt der Rat.")
    expect(wall.locator("#advised-1")).to_contain_text("1 aufgegriffen · 1 abgelehnt")
    expect(desk.locator("#advice-list-1")).to_contain_text("Das klärt der Rat.")
    author.goto(author.url.split("/skizzen")[0] + "/")
    expect(author.locator("#mine")).to_contain_text("Das klärt der Rat.")
    board.reload()
    expect(board.locator("#advice-list-1")).to_contain_text("2 Rückmeldungen")
    problems = check(board, "board", VIEWS) + check(member, "sketch", VIEWS) + check(desk, "desk", VIEWS)
    problems += check(author, "author", VIEWS) + check(wall, "wall", [(1920, "light")])
    desk.get_by_role("link", name="Alle Rückmeldungen auf einer Seite").click()
    expect(desk.locator("[data-advice-page]")).to_contain_text("Bitte kürzer.")
    assert problems + check(desk, "all advice", VIEWS) == []


def test_news_wait_for_the_team_until_they_were_seen(device, links):
    member, author = device(), device()
    join(member, links)
    join(author, links)
    _open(member, "Idee 1")
    member.get_by_role("button", name="Mitschreiben").click()
    expect(member.locator("[data-member]")).to_be_visible()
    member.goto(member.url.split("/skizzen")[0] + "/")
    expect(member.locator("#mine")).to_contain_text("Hier schreiben Sie mit")
    _open(author, "Idee 1")
    author.locator("#advice-form-text").fill("Für wen ist das?")
    author.locator("#advice-form button[type=submit]").click()
    news = member.locator("#mine", has_text="Neu seit Ihrem letzten Besuch")
    expect(news.get_by_role("link", name="1 Rückmeldung")).to_be_visible()  # without a reload
    with member.expect_response("**/gelesen"):
        news.get_by_role("link", name="1 Rückmeldung").click()
        member.locator("#advice-list-1").scroll_into_view_if_needed()
    member.goto(member.url.split("/skizzen")[0] + "/")
    expect(member.locator("#mine")).to_contain_text("Hier schreiben Sie mit")
    expect(member.locator("#mine")).not_to_contain_text("Neu seit")


def test_advise_answer_and_withdraw_with_the_keyboard_in_arabic(device, links):
    person, other = device(390, 844, locale="ar"), device()
    join(person, links, language="العربية")
    join(other, links)
    expect(person.locator('#stage > [data-step="advise"]')).to_be_visible()
    press(person, person.locator("#advise-1"))
    expect(person.locator("html")).to_have_attribute("dir", "rtl")
    expect(person.locator("#connection")).to_have_attribute("data-state", "on")
    go_to(person, person.locator("#advice-form-text"))
    person.keyboard.type("من يدفع؟")
    press(person, person.locator("#advice-form button[type=submit]"))
    text = person.locator("#piece-1-text")
    expect(text).to_have_text("من يدفع؟")
    expect(text).to_have_attribute("lang", "ar")
    press(person, person.locator("#advice-mine summary"))
    person.on("dialog", lambda asked: asked.accept())
    press(person, person.locator("#advice-mine button"))
    expect(person.locator("#advice-own #advice-mine")).to_have_count(0)
    expect(person.locator("#advice-list-1")).not_to_contain_text("من يدفع؟")
    _open(other, "Idee 1")
    expect(other.locator("#advice-list-1")).to_contain_text("Noch keine Rückmeldung.")
    assert check(person, "sketch", [(320, "light")]) == []
