"""Teams form: two people choose, one is placed, one reads, a full team says no; by keyboard and in Arabic too."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from app.domain.phases import Step
from tests.e2e.hall import counted_hall
from tests.e2e.people import forward, join, lead, show
from tests.e2e.test_accessibility import check

JOIN = "Mitschreiben"


@pytest.fixture
def pages(server, device):
    """A desk, a wall, and three people in a hall that has chosen three projects and forms teams."""
    links = server.workshop()
    counted_hall(server, links, step=Step.CHOOSE)
    desk, wall = device(), device(1920, 1080)
    people = [device(), device(), device(390, 800, locale="ar")]
    lead(desk, links)
    for page, name, language in zip(
        people, ("Esin", "Milan", "Salma"), ("Deutsch", "Deutsch", "العربية"), strict=True
    ):
        join(page, links, name, language)
    show(wall, links)
    desk.locator("#selection-form button[type=submit]").last.click()
    expect(wall.locator("#stage")).to_contain_text("Der Raum hat ausgewählt.")
    forward(desk, "teams", wall, *people)
    return desk, wall, people


def _team(page: Page, place: int) -> Locator:
    return page.locator("#sketches > .team").nth(place)


def _team_of(page: Page) -> Locator:
    return page.locator("#sketches [data-team-yes]:visible")


def _limit(desk: Page, size: str) -> None:
    desk.locator("#team-size-size").fill(size)
    desk.locator("#team-size-limited").check()
    desk.get_by_role("button", name="Größe festlegen").click()


def test_two_choose_one_is_placed_and_a_full_team_refuses(pages):
    desk, wall, (esin, milan, salma) = pages
    _team(esin, 0).get_by_role("button", name=JOIN).click()
    expect(_team(esin, 0).locator("[data-team-yes]")).to_be_visible()
    expect(esin).to_have_url(milan.url)  # joining stays on the page
    _team(milan, 1).get_by_role("button", name=JOIN).click()
    expect(_team(milan, 1).locator("[data-team-yes]")).to_be_visible()
    expect(_team(milan, 0).locator("[data-team-yes]")).to_be_hidden()  # whose team it is nobody else sees
    expect(_team(milan, 0)).to_contain_text("1 Person")
    salma.locator("#only-read").click()
    expect(desk.locator("#numbers")).to_contain_text(
        "2 von 27 in einem Team · 1 liest nur mit · 24 noch offen"
    )
    desk.locator("#teams-card > summary").click()
    row = desk.locator("[id^=member-]", has_text="Esin")
    row.locator("select").select_option(index=1)
    row.get_by_role("button", name="Wechseln").click()
    expect(_team(esin, 1).locator("[data-team-yes]")).to_be_visible()
    expect(esin.locator("#toasts")).to_contain_text("Die Moderation hat Sie in ein Team gebracht")
    expect(_team(esin, 0).locator("[data-team-yes]")).to_be_hidden()
    _limit(desk, "2")
    expect(wall.locator("#stage .team").nth(1)).to_contain_text("2 von 2 Plätzen")
    expect(_team(salma, 1).locator("form button")).to_have_count(0)  # the team is full
    expect(_team(salma, 0).locator("form button")).to_have_count(1)
    desk.once("dialog", lambda dialog: dialog.accept())
    desk.locator("#distribute").click()
    expect(desk.locator("#numbers")).to_contain_text("6 von 27 in einem Team · 1 liest nur mit")
    forward(desk, "sketch", esin, milan, salma, wall)
    expect(_team_of(esin)).to_have_count(1)


def test_a_press_on_a_card_that_is_old_is_refused_at_the_card(pages):
    desk, _wall, (esin, milan, salma) = pages
    _limit(desk, "2")
    expect(_team(esin, 0)).to_contain_text("0 von 2 Plätzen")
    milan.locator("#hold").click()  # "Anhalten": what comes now is not shown yet
    for page in (esin, salma):
        _team(page, 0).locator("form button").click()
        expect(_team_of(page)).to_have_count(1)
    _team(milan, 0).get_by_role("button", name=JOIN).click()
    expect(_team(milan, 0).locator(".field__error")).to_contain_text("Dieses Team ist voll")
    expect(_team_of(milan)).to_have_count(0)


def test_teams_by_keyboard_and_without_barriers(pages):
    desk, wall, (esin, _milan, salma) = pages
    for page, mine in ((esin, 0), (salma, 1)):
        _team(page, mine).locator("form button").focus()
        page.keyboard.press("Enter")
        leave = _team(page, mine).locator("[data-team-yes] button")
        expect(leave).to_be_focused()  # the focus stays on the card
    _limit(desk, "2")
    desk.locator("#teams-card > summary").focus()
    desk.keyboard.press("Enter")
    select = desk.locator("[id^=open-] select").first
    select.focus()
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")
    expect(desk.locator("#numbers")).to_contain_text("3 von 27 in einem Team")
    expect(desk.locator("[id^=open-] select").first).to_be_focused()
    problems = check(desk, "desk") + check(esin, "person") + check(salma, "Arabic")
    problems += check(wall, "wall", [(1920, "light"), (1920, "dark")])
    assert not problems, "\n".join(problems)
    _team(salma, 1).locator("[data-team-yes] button").focus()
    salma.keyboard.press("Enter")
    expect(_team(salma, 1).locator("form button")).to_be_focused()


LEFT = """() => { document.getElementById('my-teams').dataset.teams = '';
  const ctx = { sourceElement: document.body, request: { method: 'DELETE' } };
  document.dispatchEvent(new CustomEvent('htmx:after:swap', { bubbles: true, detail: { ctx } })); }"""


def test_who_leaves_a_full_team_has_the_focus_on_the_way_back_once_there_is_one(pages):
    """One's own answer may come before the card: then it still says that the team is full."""
    desk, _wall, (esin, _milan, salma) = pages
    _limit(desk, "2")
    for page in (esin, salma):
        _team(page, 0).locator("form button").click()
        expect(_team_of(page)).to_have_count(1)
    expect(_team(esin, 0).locator("form button")).to_have_count(0)
    _team(esin, 0).locator("[data-team-yes] button").focus()
    esin.evaluate("document.activeElement.blur()")  # as when a picture is drawn amid the exchange of the card
    esin.evaluate(LEFT)
    expect(_team_of(esin)).to_have_count(0)
    _team(salma, 0).locator("[data-team-yes] button").click()
    expect(_team(esin, 0).locator("form button")).to_be_focused()
