"""Questions of the audience in real browsers: asked, released, supported, put on the big screen, answered."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.e2e.people import forward, join, lead, show
from tests.e2e.test_accessibility import check
from tests.e2e.test_keyboard import press
from tests.e2e.test_slides import presented, slide

AGAIN = 950  # ms: until then a press on another question's button is taken for the same press

QUESTION = "Wer übernimmt die Anschlussfinanzierung der Lotsinnen und Lotsen nach der Anschubphase?"


def _ask(page: Page, words: str) -> None:
    page.locator("#ask-audience").click()
    expect(page.locator("#audience-form-text")).to_be_focused()
    page.locator("#audience-form-text").fill(words)
    page.locator("#audience-form button[type=submit]").click()
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_a_question_goes_its_way_from_a_place_to_the_big_screen(server, device):
    links = server.workshop()
    desk, asker, other, wall = device(), device(390, 844), device(), device(1920, 1080)
    lead(desk, links)
    join(asker, links, "Esin")
    join(other, links)
    show(wall, links)
    presented(server, links, "Esin")
    for page in (desk, asker, other, wall):
        page.reload()
    _an_empty_question_is_refused_and_a_draft_survives(asker)
    waiting = desk.locator(".asked__one--waiting")
    expect(waiting).to_contain_text(QUESTION)
    expect(waiting).not_to_contain_text("Esin")
    expect(other.locator("#asked")).not_to_contain_text(QUESTION)
    _two_quick_presses_release_one(desk, other)
    for page in (other, asker):
        expect(page.locator("#asked")).to_contain_text(QUESTION)
    expect(asker.locator("#asked [data-own]")).to_be_visible()
    _support_by_keyboard(other)
    for page in (desk, asker, other):
        expect(page.locator("#asked")).to_contain_text("2 Personen möchten das wissen")
    desk.get_by_role("button", name="Auf die Leinwand").first.click()
    expect(wall.locator(".asked-large__words")).to_have_text(QUESTION)
    wall.reload()
    expect(wall.locator(".asked-large__words")).to_be_in_viewport()
    assert not check(other, "audience", [(1280, "light"), (320, "dark")])
    assert not check(desk, "audience desk", [(1280, "dark")])
    desk.get_by_role("button", name="Beantwortet").click()
    expect(wall.locator(".asked-large")).to_have_count(0)
    expect(slide(wall, 1)).to_be_visible()
    expect(asker.locator("#fold-answered")).to_contain_text("Beantwortet")
    expect(asker.locator("#mine")).not_to_contain_text(QUESTION)  # nobody knows any more whose it was
    _a_refused_question_tells_its_reason_to_whoever_asked(desk, asker, other)
    _a_question_may_be_written_on_into_the_next_step(desk, asker)


def _two_quick_presses_release_one(desk: Page, other: Page) -> None:
    """What waits moves up under the pointer; the focus goes with what was released."""
    _ask(other, "Was kommt danach?")
    first = desk.locator("#question-1-release")
    first.focus()
    desk.keyboard.press("Enter")
    expect(desk.locator(".asked__one--waiting")).to_have_count(1)
    expect(desk.locator("#question-1")).to_be_focused()
    desk.locator("#question-2-release").dispatch_event("click", {"detail": 1})
    desk.wait_for_timeout(AGAIN)
    expect(desk.locator(".asked__one--waiting")).to_have_count(1)


def _an_empty_question_is_refused_and_a_draft_survives(asker: Page) -> None:
    asker.locator("#ask-audience").click()
    asker.locator("#audience-form button[type=submit]").click()
    expect(asker.locator("#audience-form-text-error")).to_have_text("Bitte schreiben Sie Ihre Frage.")
    asker.locator("#audience-form-text").fill(QUESTION)
    expect(asker.locator("#audience-form [data-draft-state]")).to_be_visible()
    asker.reload()
    asker.locator("#ask-audience").click()
    expect(asker.locator("#audience-form-text")).to_have_value(QUESTION)
    asker.locator("#audience-form button[type=submit]").click()
    expect(asker.locator("dialog[open]")).to_have_count(0)
    expect(asker.locator("#mine")).to_contain_text("wartet auf Freigabe")


def _support_by_keyboard(other: Page) -> None:
    button = other.get_by_role("button", name="Das möchte ich auch wissen")
    press(other, button)
    expect(other.get_by_role("button", name="Sie möchten das auch wissen")).to_be_focused()


def _a_refused_question_tells_its_reason_to_whoever_asked(desk: Page, asker: Page, other: Page) -> None:
    _ask(asker, "Was soll das?")
    desk.get_by_role("button", name="Nicht freigeben …").last.click()
    desk.locator("#hide-form-reason").fill("Bitte höflich")
    desk.locator("#hide-form button[type=submit]").click()
    expect(asker.locator("#mine")).to_contain_text("Bitte höflich")
    expect(other.locator("#asked")).not_to_contain_text("Was soll das?")


def _a_question_may_be_written_on_into_the_next_step(desk: Page, asker: Page) -> None:
    asker.locator("#ask-audience").click()
    asker.locator("#audience-form-text").fill("Halb geschrieben")
    forward(desk, "mood", asker)
    expect(asker.locator("#audience-form-text")).to_be_focused()
    forward(desk, "close", asker)
    expect(asker.locator("dialog[open]")).to_have_count(0)
    expect(asker.locator("#kept")).to_contain_text("Sobald wieder Fragen gestellt werden können")
