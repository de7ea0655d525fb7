"""All teams at a glance: one calls for help and is answered, one stands large as it is written, and goes on later."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from app.domain.phases import Step
from tests.e2e.hall import counted_hall
from tests.e2e.people import forward, join, lead, show
from tests.e2e.test_accessibility import check


@pytest.fixture
def pages(server, device):
    """A desk, a wall, and two people who write the same sketch, one of them in Arabic on a phone."""
    links = server.workshop()
    counted_hall(server, links, step=Step.CHOOSE)
    desk, wall = device(), device(1920, 1080)
    esin, salma = device(), device(390, 800, locale="ar")
    lead(desk, links)
    join(esin, links, "Esin")
    join(salma, links, "Salma", "العربية")
    show(wall, links)
    desk.locator("#selection-form button[type=submit]").last.click()
    expect(wall.locator("#stage")).to_contain_text("Der Raum hat ausgewählt.")
    for step in ("teams", "sketch"):
        forward(desk, step, wall, esin, salma)
    for page in (esin, salma):
        page.locator("#sketches > article").first.locator("form button").click()
        expect(page.locator("#help-call")).to_be_visible()
        expect(_goals(page)).to_be_editable()
    return desk, wall, esin, salma


def _goals(page: Page):
    return page.locator("[data-editor=goals] textarea")


def _order(desk: Page) -> list[str | None]:
    return [row.get_attribute("id") for row in desk.locator("#sketches > article").all()]


def test_a_team_calls_for_help_and_is_answered(pages):
    desk, wall, esin, salma = pages
    before = _order(desk)
    aimed = desk.locator("#enlarge-2")
    aimed.hover()
    place = aimed.bounding_box()
    esin.locator("#help-more summary").focus()
    esin.keyboard.press("Enter")
    esin.locator("#help-form-words").fill("Wer rechnet mit uns?")
    esin.keyboard.press("Enter")
    expect(desk.locator("#help")).to_contain_text("Wer rechnet mit uns?")
    expect(desk.locator("#help time")).to_have_text("gerade eben")
    expect(desk.locator("#spoken")).to_contain_text("bittet um Hilfe")
    expect(wall.locator("#stage")).to_contain_text("braucht Hilfe")
    expect(wall.locator("#stage")).not_to_contain_text("Wer rechnet")
    expect(salma.locator("[data-help-called=waiting]")).to_be_visible()
    assert _order(desk) == before  # nothing jumps under the moderator's hand
    now = aimed.bounding_box()
    assert place
    assert now
    assert abs(now["y"] - place["y"]) < 1
    problems = check(desk, "desk") + check(salma, "Arabic") + check(esin, "editor")
    problems += check(wall, "wall", [(1920, "light"), (1920, "dark")])
    assert not problems, "\n".join(problems)
    desk.reload()
    expect(desk.locator("#help")).to_contain_text("Wer rechnet mit uns?")
    assert _order(desk)[0] == "sketch-1"
    desk.locator("#come-1").focus()
    desk.keyboard.press("Enter")
    expect(esin.locator("[data-help-called=answered]")).to_contain_text("Die Moderation kommt")
    expect(salma.locator("[data-help-called=answered]")).to_be_visible()
    salma.locator("#help-back").click()
    expect(desk.locator("#help > *")).to_have_count(0)
    expect(esin.locator("#help-call")).to_be_visible()
    expect(wall.locator("#stage")).not_to_contain_text("braucht Hilfe")


def test_a_sketch_stands_large_beside_its_idea_while_it_is_written(pages):
    desk, wall, esin, salma = pages
    _goals(esin).press_sequentially("Mehr Lehrstellen")
    row = desk.locator("#sketch-1")
    expect(row.locator(".activity")).to_contain_text("1 schreibt gerade")
    expect(wall.locator("#sketch-1 .activity[data-writing]")).to_be_visible()
    expect(row).to_contain_text("2 von 12 Feldern")
    expect(esin.locator("#meter-1")).to_contain_text("2 von 12 Feldern")
    expect(esin.locator("#meter-1 a[href='#editor-goals']")).to_have_count(0)
    row.get_by_role("button", name="Ansehen").click()
    expect(desk.locator("#dialog")).to_contain_text("Mehr Lehrstellen")
    desk.keyboard.press("Escape")
    row.get_by_role("button", name="Groß zeigen").click()
    expect(wall.locator(".beside--sketch")).to_contain_text("Mehr Lehrstellen")
    expect(wall.locator(".beside--idea")).to_contain_text("Die Idee")
    left, right = (wall.locator(f".beside--{half}").bounding_box() for half in ("idea", "sketch"))
    assert left
    assert right
    assert left["x"] + left["width"] < right["x"]
    _goals(salma).press_sequentially("Und Praktika. ")
    expect(wall.locator(".beside--sketch")).to_contain_text("Und Praktika.")
    assert not check(wall, "wall", [(1920, "light"), (1920, "dark")])
    desk.locator("#all-teams").click()
    expect(wall.locator("#sketch-1")).to_be_visible()


def test_behind_an_open_door_teams_go_on_when_the_meeting_is_over(pages):
    desk, wall, esin, salma = pages
    desk.locator("#team-door").click()
    expect(desk.locator("#team-door")).to_have_attribute("aria-pressed", "true")
    for step in ("advise", "agree", "show", "mood", "close"):
        forward(desk, step, esin, salma, wall)
    esin.locator("#going-on").get_by_role("link", name="Weiterschreiben").first.click()
    expect(_goals(esin)).to_be_editable()
    _goals(esin).press_sequentially("Abends am Küchentisch")
    expect(esin.locator("[data-editor=goals] .saved--done")).to_be_visible()
    expect(esin.locator("#help-call")).to_have_count(0)  # nobody would come
    assert not check(salma, "Arabic")
    salma.locator("#going-on a").first.focus()
    salma.keyboard.press("Enter")
    expect(_goals(salma)).to_have_value("Abends am Küchentisch")
    desk.locator("#team-door").click()
    for page in (esin, salma):
        expect(page.locator('#stage > [data-step="close"]')).to_be_visible()
        expect(page.locator("#going-on")).to_have_count(0)
