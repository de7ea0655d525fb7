"""The office changes the form of sketches at the desk; a sketch that has begun keeps its own."""

from __future__ import annotations

from playwright.sync_api import Dialog, Page, expect

from app.domain.phases import Step
from tests.e2e.hall import counted_hall
from tests.e2e.people import forward, join, lead
from tests.e2e.served import Server
from tests.e2e.test_accessibility import check


def _confirm(desk: Page, ideas: int, reason: str) -> None:
    """Confirm so many ideas as what the room chose."""
    boxes = desk.locator('#selection-form [name="ideas"]')
    for n in range(boxes.count()):
        boxes.nth(n).set_checked(n < ideas)
    desk.locator("#selection-form-reason").fill(reason)
    desk.locator("#selection-form button[type=submit]").click()
    expect(desk.locator("#stage")).to_contain_text(reason)


def test_a_new_section_is_in_new_sketches_only(server: Server, device):
    links = server.workshop()
    counted_hall(server, links, step=Step.CHOOSE)
    desk, person = device(), device()
    lead(desk, links)
    join(person, links)
    _confirm(desk, 1, "Erst eine")
    desk.get_by_role("link", name="Vorlagen für Skizzen").last.click()
    problems = check(desk, "list")
    desk.get_by_role("link", name="Bearbeiten").click()
    problems += check(desk, "template")
    desk.get_by_role("link", name="Abschnitt hinzufügen").click()
    desk.get_by_label("Eine Antwort", exact=False).first.check()
    desk.get_by_role("button", name="Abschnitt hinzufügen").click()
    expect(desk.locator("#section-form-label_de")).to_be_focused()
    expect(desk.locator("#section-form-label_de-error")).to_contain_text("auf Deutsch")
    expect(desk.locator("#section-form-options_de-error")).to_contain_text("2 bis 20")
    problems += check(desk, "section")
    _add_urgency_as_last_but_one(desk)
    desk.get_by_role("link", name="Zurück zur Regie").click()
    _confirm(desk, 2, "Nun zwei")
    forward(desk, "teams", person)
    forward(desk, "sketch", person)
    base = person.url.rstrip("/")
    person.goto(f"{base}/skizzen/1")
    expect(person.locator("#editor-goals")).to_be_visible()
    expect(person.locator("#editor-dringlichkeit")).to_have_count(0)
    person.goto(f"{base}/skizzen/2")
    for answer in ("sofort", "später"):
        expect(person.locator("#editor-dringlichkeit").get_by_label(answer, exact=True)).to_be_visible()
    assert problems == []


def _add_urgency_as_last_but_one(desk: Page) -> None:
    desk.locator("#section-form-label_de").fill("Dringlichkeit")
    asked = _leave(desk)
    assert asked == ["beforeunload"]
    expect(desk.locator("#section-form-label_de")).to_have_value("Dringlichkeit")
    desk.locator("#section-form-options_de").fill("sofort\nspäter")
    desk.get_by_role("button", name="Abschnitt hinzufügen").click()
    last = desk.locator(".template-section").last
    expect(last).to_contain_text("Dringlichkeit")
    expect(desk.locator("#preview")).to_contain_text("später")
    up = desk.locator("#up-dringlichkeit")
    up.focus()
    desk.keyboard.press("Enter")
    expect(desk.locator(".template-section").nth(-2)).to_contain_text("Dringlichkeit")
    expect(up).to_be_focused()


def _leave(desk: Page) -> list[str]:
    """Try to leave the page, and stay when it asks; what it asked."""
    asked = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    desk.once("dialog", stay)
    desk.get_by_role("link", name="Abbrechen").click(no_wait_after=True)
    desk.wait_for_timeout(300)
    return asked
