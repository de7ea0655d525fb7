"""What somebody hears who does not see the screen, and where they stand after each change."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.people import card, forward, join, lead, submit_idea, tool
from tests.e2e.test_connection import LOST

FOCUS = """() => { const here = document.activeElement;
  return here === document.body ? 'body' : here.closest('[id]')?.id ?? here.tagName; }"""


@pytest.fixture
def room(server, device) -> tuple[Page, Page]:
    """A moderator and a participant, while everybody writes."""
    links = server.workshop()
    desk, person = device(), device()
    lead(desk, links)
    join(person, links)
    forward(desk, "write", person)
    return desk, person


def _keeps_focus(page: Page) -> None:
    page.wait_for_timeout(300)  # long enough for what a style hides to lose the focus
    assert page.evaluate(FOCUS) != "body"


def _is_read(page: Page, heading: str) -> None:
    """A new heading is heard once: by the focus where that has gone to it, else because it is said."""
    expect(page.locator("h1", has_text=heading)).to_be_visible()
    page.wait_for_timeout(250)
    is_focused = page.evaluate("document.activeElement.textContent.trim()") == heading
    is_said = heading in page.locator("#spoken").inner_text()
    assert [is_focused, is_said].count(True) == 1


def _press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.focus()
    page.keyboard.press("Enter")


def test_a_participant_hears_what_happens_within_a_step_and_keeps_their_place(room):
    desk, person = room
    spoken = person.locator("#spoken")
    submit_idea(person, "Lotsen")
    desk.locator("#question-form-question").fill("Was fehlt im Viertel?")
    _press(desk, "Frage ändern")
    expect(spoken).to_have_text("Was fehlt im Viertel?")
    forward(desk, "read", person)
    expect(spoken).to_have_text("Jetzt: Lesen & Ordnen")
    forward(desk, "vote", person)
    expect(person).to_have_title("Abstimmen – Schule/Ausbildung/Beschäftigung – Augenhöhe")
    _press(desk, "Abstimmung eröffnen")
    _is_read(person, "Welche Ideen sollen Projekte werden?")
    _keeps_focus(person)
    _press(person, "Punkt geben")
    expect(spoken).to_have_text("Noch 2 Punkte. Ihre Kontrollnummer steht jetzt da. Notieren Sie sie.")
    _press(desk, "Abstimmung schließen")
    _is_read(person, "Die Abstimmung ist geschlossen.")
    _keeps_focus(person)
    forward(desk, "choose", person)
    _press(desk, "Auswahl bestätigen")
    expect(spoken).to_have_text("Der Raum hat ausgewählt. Lotsen")
    _keeps_focus(person)
    person.locator("#reservation-form-text").fill("Zu teuer.")
    _press(person, "Vorbehalt festhalten")
    expect(desk.locator("#news")).to_have_text("1 neuer Vorbehalt", timeout=12_000)


def test_the_moderator_hears_each_action_and_stays_where_they_were(room):
    desk, person = room
    for title in ("Eins", "Zwei", "Drei"):
        submit_idea(person, title)
    spoken = desk.locator("#spoken")
    desk.on("dialog", lambda dialog: dialog.accept())
    for button, words in (
        ("3 Minuten", "Die Zeit läuft."),
        ("Zeit beenden", "Die Zeit ist beendet."),
        ("Tür schließen", "Die Tür ist zu."),
        ("Tür öffnen", "Die Tür ist offen."),
        ("Neuer Code", "Ab jetzt gilt der neue Code."),
    ):
        _press(desk, button)
        expect(spoken).to_have_text(words)
        _keeps_focus(desk)
    forward(desk, "read", person)
    expect(spoken).to_have_text("Jetzt: Lesen & Ordnen")
    expect(desk).to_have_title("Lesen & Ordnen · Regie – Schule/Ausbildung/Beschäftigung – Augenhöhe")
    tool(card(desk, "Zwei"), "Verbergen").focus()
    desk.keyboard.press("Enter")
    desk.locator("#hide-form-reason").fill("Ein Scherz")
    desk.locator("#hide-form button[type=submit]").focus()
    desk.keyboard.press("Enter")
    expect(card(desk, "Zwei")).to_contain_text("verborgen: Ein Scherz")
    _keeps_focus(desk)
    assert desk.evaluate(FOCUS) == "idea-2"


def test_a_dialog_from_the_menu_gives_the_focus_back(room):
    for page, name in zip(
        room, ("Noch ein Gerät für die Moderation", "Auf ein anderes Gerät umziehen"), strict=True
    ):
        page.locator("details.menu summary").focus()
        page.keyboard.press("Enter")
        _press(page, name)
        expect(page.locator("dialog[open]")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator("dialog[open]")).to_have_count(0)
        page.wait_for_timeout(200)
        assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_a_press_without_a_connection_is_answered(room, watch):
    watch.allowed = LOST
    desk, person = room
    submit_idea(person, "Lotsen")
    person.get_by_role("button", name="Bearbeiten").click()
    expect(person.locator("#idea-edit-form-title")).to_be_visible()
    for page in room:
        page.context.set_offline(True)
    person.locator("#idea-edit-form-title").fill("Lotsinnen")
    person.get_by_role("button", name="Änderung speichern").click()
    expect(person.locator("#idea-edit-form-note")).to_contain_text("Nicht gesendet")
    person.keyboard.press("Escape")
    expect(person.locator("#kept")).to_contain_text("Lotsinnen")  # the change is safe, and says where
    _press(desk, "5 Minuten")
    _press(desk, "3 Minuten")
    expect(desk.locator("#toasts .toast", has_text="Nicht gesendet")).to_have_count(1)
    for page in room:
        page.context.set_offline(False)
    person.get_by_role("button", name="Bearbeiten").click()
    expect(person.locator("#idea-edit-form-title")).to_have_value("Lotsinnen")
    expect(person.locator("#offline")).to_be_hidden()
    expect(desk.locator("#toasts .toast", has_text="Nicht gesendet")).to_have_count(0)
    person.get_by_role("button", name="Änderung speichern").click()
    expect(person.locator("#mine .idea__title")).to_have_text("Lotsinnen")
    expect(person.locator("#kept [data-kept]")).to_have_count(0)


def test_a_kept_draft_is_told(room):
    desk, person = room
    assert person.locator("#kept").get_attribute("aria-live") == "polite"
    person.locator("#idea-form-title").fill("Halb fertig")
    forward(desk, "read", person)
    expect(person.locator("#kept")).to_contain_text("Halb fertig")
