"""axe finds nothing, on every page and in every step, also after live updates (WCAG 2.2 AA)."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.e2e.people import card, forward, join, lead, show, submit_idea

AXE = next((Path(__file__).parents[1] / "support" / "vendor").glob("axe-*.min.js")).read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOK = """async tags => {
  const found = await axe.run(document, { runOnly: tags, rules: { "target-size": { enabled: true } } });
  return found.violations.flatMap(v => v.nodes.map(
    n => `${v.id}: ${n.target} ${n.failureSummary} ${n.html.slice(0, 200)}`));
}"""
VIEWS = [(1280, "light"), (320, "light"), (1280, "dark"), (320, "dark")]


def check(page: Page, name: str, views: list[tuple[int, str]] | None = None) -> list[str]:
    """What axe says about a page in several widths and both themes."""
    found = []
    size = page.viewport_size
    for width, theme in views or VIEWS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")  # type: ignore[arg-type]
        page.evaluate("scrollTo(0, 0)")  # what lies under the bar of a page scrolled down can be scrolled up
        if not page.evaluate("() => 'axe' in window"):
            page.evaluate(AXE)
        found += [f"{name} {width} {theme}: {problem}" for problem in page.evaluate(LOOK, TAGS)]
        wide = page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        if wide > 0:
            found.append(f"{name} {width}: {wide} px wider than the screen")
    page.set_viewport_size(size)  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize("language", ["Deutsch", "Leichte Sprache", "English", "العربية"])
def test_every_step_is_accessible(server, device, language):
    links = server.workshop()
    locale = {"Deutsch": "de-DE", "Leichte Sprache": "de-DE", "English": "en-GB", "العربية": "ar"}[language]
    desk, person, wall = (device(locale=locale) for _ in range(3))
    wall.set_viewport_size({"width": 1920, "height": 1080})
    problems = []
    person.goto(links.home)
    problems += check(person, "entrance")
    person.goto(links.door)
    problems += check(person, "join")
    desk.goto(links.facilitator)
    problems += check(desk, "facilitator's entrance")
    show(wall, links)
    lead(desk, links)
    join(person, links, language=language)
    for step in (
        "arrive",
        "write",
        "read",
        "vote",
        "choose",
        "teams",
        "sketch",
        "advise",
        "agree",
        "show",
        "mood",
        "close",
    ):
        if step != "arrive":
            forward(desk, step, person, wall)
        act(step, desk, person)
        problems += check(desk, f"desk {step}") + check(person, f"person {step}")
        problems += check(wall, f"wall {step}", [(1920, "light"), (1920, "dark")])
        if step == "sketch":
            person.locator("#stage").get_by_role("button").first.click()
            person.locator("#text-goals").fill("Ein Ziel")
            problems += check(person, "editor")
    assert not problems, "\n".join(problems)


def act(step: str, desk: Page, person: Page) -> None:
    """Bring the step to its fullest state."""
    if step == "write":
        desk.locator("#timer-form-minutes").fill("10")
        desk.locator("#timer-form button").click()
        desk.locator("#announcement-form-announcement").fill("Kaffee im Foyer")
        desk.locator("#announcement-form button[type=submit]").click()
        for title in ("Elterncafé", "Lotsen", "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen"):
            submit_idea(person, title, "Eine Beschreibung mit mehreren Wörtern.")
        person.locator("#idea-form button[type=submit]").click()
        person.locator("#idea-form-title[aria-invalid]").wait_for()
    if step == "read":
        card(desk, "Lotsen").locator('[hx-get$="/zusammenfuehren"]').click()
        desk.locator("#merge-form input[type=radio]").first.check()
        desk.locator("#merge-form button[type=submit]").click()
        card(person, "Lotsen").locator(".idea__more").wait_for()
        desk.locator("#attendees-card summary").click()
        desk.locator(".person").wait_for()
    if step == "vote":
        desk.locator("#vote-form button[type=submit]").click()
        card(person, "Elterncafé").locator("[data-give]").click()
        person.locator('#board [data-points="1"]').wait_for()
    if step == "choose":
        desk.locator("#selection-form button[type=submit]").click()
        desk.locator("#settings .tag--good").wait_for()
    if step == "mood":
        desk.locator("#mood-form button[type=submit]").click()
        person.locator("#mine [name=mood]").first.wait_for()
    if step == "teams":
        desk.locator("#team-size-size").fill("2")
        desk.locator("#team-size button[type=submit]").click()
        desk.locator("#teams-card > summary").click()
        desk.locator("#team-people .person").first.wait_for()
