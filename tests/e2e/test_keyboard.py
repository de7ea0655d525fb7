"""The whole way with the keyboard alone: join, write, order, vote, co-write, moderate, export."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.e2e.people import card
from tests.e2e.served import Server

MOST_TABS = 120
FOCUS = """element => {
  const shown = e => {
    const style = getComputedStyle(e);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  };
  if (element !== document.activeElement) return 'elsewhere';
  return shown(element) || shown(element.closest('label, .filter, .choice') ?? element) ? 'shown' : 'unseen';
}"""


def go_to(page: Page, target: Locator) -> None:
    """Tab until the target has the focus, and see that it shows."""
    expect(target).to_be_visible()
    for _ in range(MOST_TABS):
        focus = target.evaluate(FOCUS)  # asked at once: what others do may replace the element in between
        assert focus != "unseen", "focus is not visible"
        if focus == "shown":
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"not reached by keyboard: {target}")


def press(page: Page, target: Locator) -> None:
    go_to(page, target)
    page.keyboard.press("Enter")


def forward(desk: Page, step: str, *others: Page) -> None:
    desk.wait_for_timeout(950)  # a second press within that is taken for the first one
    press(desk, desk.locator("[data-forward]"))
    anyway = desk.locator("[data-forward-anyway]")
    stage = desk.locator(f'#stage > [data-step="{step}"]')
    expect(stage.or_(anyway).first).to_be_visible()
    if anyway.is_visible():
        press(desk, anyway)
    for page in (desk, *others):
        expect(page.locator(f'#stage > [data-step="{step}"]')).to_be_visible()


def test_a_meeting_with_the_keyboard_alone(server: Server, device):
    links = server.workshop()
    desk, person = device(), device()
    desk.goto(links.facilitator)
    press(desk, desk.get_by_role("button", name="Moderation übernehmen"))
    person.goto(links.home)
    expect(person.locator("#code")).to_be_focused()  # by itself
    person.keyboard.type(links.code)
    person.keyboard.press("Enter")
    press(person, person.get_by_role("button", name="Teilnehmen"))
    expect(person.locator("#connection")).to_have_attribute("data-state", "on")
    forward(desk, "write", person)
    for title in ("Elterncafé", "Lotsen"):
        go_to(person, person.locator("#idea-form-title"))
        person.keyboard.type(title)
        person.keyboard.press("Enter")
        expect(person.locator("#mine .idea__title", has_text=title)).to_be_visible()
    press(person, person.get_by_role("button", name="Ich bin fertig"))
    expect(person.locator("#done")).to_have_attribute("aria-pressed", "true")
    forward(desk, "read", person)
    _correct_and_vote(desk, person)
    forward(desk, "teams", person)
    press(person, person.get_by_role("button", name="Mitschreiben").first)
    forward(desk, "sketch", person)
    press(person, person.locator("#sketches").get_by_role("link", name="Weiterschreiben").first)
    go_to(person, person.locator("#text-goals"))
    person.keyboard.type("Ein Ziel")
    expect(person.locator("#editor-goals [data-section-state]")).to_have_text("gespeichert")
    for step in ("advise", "agree", "show", "mood"):
        forward(desk, step, person)
    forward(desk, "close", person)
    go_to(person, person.locator("#stage").get_by_role("link", name="Word (DOCX)"))
    with person.expect_download() as download:
        person.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith(".docx")


def _correct_and_vote(desk: Page, person: Page) -> None:
    press(desk, card(desk, "Lotsen").locator(".idea__tools summary"))
    press(desk, card(desk, "Lotsen").get_by_role("button", name="Korrigieren"))
    expect(desk.locator("#correct-form-title")).to_be_focused()
    desk.keyboard.press("End")
    desk.keyboard.type(" für die Berufsschule")
    desk.keyboard.press("Enter")
    expect(card(person, "Lotsen für die Berufsschule")).to_be_visible()
    forward(desk, "vote", person)
    press(desk, desk.get_by_role("button", name="Abstimmung eröffnen"))
    give = card(person, "Elterncafé").get_by_role("button", name="Punkt geben")
    press(person, give)
    expect(card(person, "Elterncafé")).to_contain_text("1 Punkt von Ihnen")
    expect(give).to_be_focused()
    forward(desk, "choose", person)
    press(desk, desk.get_by_role("button", name="Auswahl bestätigen"))
    expect(desk.locator("#settings")).to_contain_text("bestätigt")
