"""Writing with theme and language, for somebody without a device, and with ideas of others before one's eyes."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.people import card, forward, join, lead, show, submit_idea
from tests.e2e.test_accessibility import check

ARABIC = "دورات لغة مرافقة للتدريب المهني"
LOST = ("Failed to load resource", "htmx: htmx:sse:error", "htmx: htmx:error: Failed to fetch")
DIRECTION = "part => getComputedStyle(part).direction"


@pytest.fixture
def room(server, device):
    """A desk and two people, one with a phone, in the step of writing."""
    links = server.workshop()
    desk, first, second = device(), device(), device(390, 844, is_mobile=True, has_touch=True)
    lead(desk, links)
    join(first, links, "Esin")
    join(second, links, "Ali")
    forward(desk, "write", first, second)
    return desk, first, second, links


def _more(page: Page) -> None:
    page.locator("#idea-form-more summary").click()
    expect(page.locator("#idea-form-target_group")).to_be_visible()


def _state(page: Page) -> list[str]:
    fields = ("title", "theme", "target_group", "locale")
    return [page.locator(f"#idea-form-{name}").input_value() for name in fields]


def test_an_arabic_idea_comes_out_right_on_every_screen(room, device):
    desk, first, second, links = room
    wall = device(1920, 1080)
    show(wall, links)
    second.locator("#idea-form-theme").select_option(label="Beschäftigung")
    _more(second)
    second.locator("#idea-form-target_group").fill("Neuzugewanderte")
    submit_idea(second, ARABIC)  # claimed as German: its letters say otherwise
    expect(second.locator("#mine .tag", has_text="Beschäftigung")).to_be_visible()
    second.locator("#idea-form-locale").select_option("tr")
    expect(second.locator("[data-more-language]")).to_have_text("Türkçe")
    expect(second.locator("#idea-form-title")).to_have_attribute(
        "lang", "tr"
    )  # read out as it will be by others
    submit_idea(second, "Dil kursu")
    second.reload()
    expect(second.locator("#idea-form-locale")).to_have_value("tr")  # remembered on this device
    expect(second.locator("[data-more-language]")).to_have_text("Türkçe")
    expect(second.locator("#kept > *")).to_have_count(0)  # what was only chosen is no draft
    forward(desk, "read", first, second, wall)
    for page, place in ((first, "#board"), (desk, "#board"), (wall, "#wall")):
        title = page.locator(f"{place} .idea__title", has_text=ARABIC)
        expect(title).to_have_attribute("lang", "ar")
        assert title.evaluate(DIRECTION) == "rtl"
        expect(page.locator(f"{place} .idea", has_text=ARABIC)).to_contain_text("Beschäftigung")
        expect(page.locator(f"{place} .idea__title", has_text="Dil kursu")).to_have_attribute("lang", "tr")
    expect(card(first, ARABIC)).to_contain_text("für Neuzugewanderte")


def test_what_is_chosen_is_part_of_the_draft(room):
    desk, first, second, _ = room
    first.locator("#idea-form-title").fill("Halb geschrieben")
    first.locator("#idea-form-theme").select_option("2")
    _more(first)
    first.locator("#idea-form-target_group").fill("Eltern")
    first.locator("#idea-form-locale").select_option("pl")
    draft = ["Halb geschrieben", "2", "Eltern", "pl"]
    first.reload()
    expect(first.locator("#idea-form-target_group")).to_be_visible()
    assert _state(first) == draft
    forward(desk, "read", first, second)
    expect(first.locator("#kept")).to_contain_text("Halb geschrieben")
    assert "pl" not in first.locator("#kept [data-kept-text]").inner_text().split()
    first.reload()
    desk.wait_for_timeout(950)
    desk.locator("#step-back").click()
    expect(first.locator("#idea-form-title")).to_have_value("Halb geschrieben")
    assert _state(first) == draft
    first.locator("#idea-form button[type=submit]").click()
    expect(first.locator("#mine .idea", has_text="Halb geschrieben")).to_contain_text("Bereich Schule")
    expect(first.locator("#idea-form-theme")).to_have_value("")


def test_without_a_connection_everything_that_was_said_arrives(room, watch):
    watch.allowed = LOST
    _, first, _, _ = room
    first.context.set_offline(True)
    expect(first.locator("#offline")).to_be_visible()
    first.locator("#idea-form-title").fill("Im Funkloch")
    first.locator("#idea-form-theme").select_option("3")
    _more(first)
    first.locator("#idea-form-target_group").fill("Betriebe")
    first.locator("#idea-form button[type=submit]").click()
    expect(first.locator("#kept")).to_contain_text("Im Funkloch")
    first.context.set_offline(False)
    mine = first.locator("#mine .idea", has_text="Im Funkloch")
    expect(mine).to_contain_text("Übergang Schule/Ausbildung")
    expect(mine).to_contain_text("für Betriebe")


def test_a_new_list_of_themes_disturbs_nobody_who_is_writing(room):
    desk, first, second, _ = room
    first.locator("#idea-form-theme").select_option("2")
    _more(first)
    second.locator("#idea-form-theme").select_option("4")
    field = first.locator("#idea-form-target_group")
    field.press_sequentially("Junge Elt")
    desk.get_by_role("button", name="Themen bearbeiten").click()
    desk.locator("#theme-form-name").fill("Wohnen")
    desk.locator("#theme-form button").click()
    expect(desk.locator("#themes-say")).to_have_text("Das Thema steht jetzt in der Liste.")
    up = desk.get_by_role("button", name="„Wohnen“ nach oben")
    for place in ("4", "3", "2"):
        up.focus()
        desk.keyboard.press("Enter")
        expect(desk.locator("#themes-say")).to_have_text(f"Jetzt an Stelle {place}.")
        expect(up).to_be_focused()
    desk.get_by_role("button", name="„Beschäftigung“ herausnehmen").click()
    expect(desk.locator("#themes-off")).to_contain_text("Beschäftigung")
    assert desk.locator("dialog[open] :focus").count() == 1
    expect(first.locator("#idea-form-theme option[value='5']")).to_have_text("Wohnen")
    expect(first.locator("#idea-form-theme")).to_have_value("2")
    expect(field).to_be_focused()
    field.press_sequentially("ern")
    expect(field).to_have_value("Junge Eltern")
    expect(second.locator("#idea-form-theme option:checked")).to_have_text(
        "Beschäftigung (nicht mehr in der Liste)"
    )
    second.locator("#idea-form-title").fill("Zu spät gewählt")
    second.locator("#idea-form button[type=submit]").click()
    expect(second.locator("#idea-form-theme-error")).to_contain_text("steht nicht mehr in der Liste")
    expect(second.locator("#idea-form-theme")).to_be_focused()
    expect(second.locator("#idea-form-title")).to_have_value("Zu spät gewählt")


def test_a_mistake_in_the_part_that_is_closed_opens_it(room):
    _, first, _, _ = room
    first.locator("#idea-form-title").fill("Lotsen")
    _more(first)
    first.locator("#idea-form-target_group").fill("x" * 121)
    first.locator("#idea-form-more summary").click()
    first.locator("#idea-form button[type=submit]").click()
    expect(first.locator("#idea-form-target_group-error")).to_have_text(
        "Das sind 121 Zeichen; möglich sind höchstens 120."
    )
    expect(first.locator("#idea-form-target_group")).to_be_focused()


def test_ideas_for_people_without_a_device_are_entered_one_after_the_other(room):
    desk, first, second, _ = room
    desk.get_by_role("button", name="Idee für jemanden erfassen").click()
    expect(desk.locator("#room-form-title")).to_be_focused()
    desk.keyboard.type("Halb getippt")
    desk.keyboard.press("Escape")
    desk.reload()
    desk.get_by_role("button", name="Idee für jemanden erfassen").click()
    expect(desk.locator("#room-form-title")).to_have_value("Halb getippt")
    desk.locator("#room-form-title").fill("Patinen")
    desk.keyboard.press("Enter")
    expect(desk.locator("#room-last")).to_contain_text("Patinen")
    expect(desk.locator("#room-say")).to_have_text("Erfasst. Patinen")
    expect(desk.locator("#room-form-title")).to_have_value("")
    desk.locator("#room-last").get_by_role("button", name="Korrigieren").click()
    expect(desk.locator("#room-form-title")).to_have_value("Patinen")
    desk.locator("#room-form-title").fill("Patinnen")
    desk.keyboard.press("Enter")
    expect(desk.locator("#room-last")).to_contain_text("Patinnen")
    for page in (first, second):
        assert "Patin" not in page.content()
    desk.locator("#room-last").get_by_role("button", name="Zurückziehen").click()
    desk.locator("#room-last").get_by_role("button", name="Wieder einreichen").click()
    expect(desk.locator("#room-say")).to_have_text("Wieder eingereicht. Patinnen")
    desk.keyboard.press("Escape")
    forward(desk, "read", first, second)
    expect(card(first, "Patinnen")).to_contain_text("im Raum erfasst")


def test_inspirations_come_differ_and_leave_what_is_being_typed_alone(room):
    desk, first, second, _ = room
    for page, name in ((first, "Esin"), (second, "Ali")):
        for number in (1, 2, 3):
            submit_idea(page, f"Idee {number} von {name}")
    field = first.locator("#idea-form-title")
    field.press_sequentially("Mitten im Sa")
    desk.once("dialog", lambda question: question.accept())
    desk.get_by_role("button", name="Anregungen austeilen").click()
    shown = {page: page.locator("#inspirations .idea__title") for page in (first, second)}
    for page, other in ((first, "Ali"), (second, "Esin")):
        expect(shown[page]).to_have_count(3)
        assert all(f"von {other}" in title for title in shown[page].all_inner_texts())
        expect(page.locator(".toast").last).to_contain_text("Anregungen sind da")
    expect(field).to_be_focused()
    field.press_sequentially("tz")
    expect(field).to_have_value("Mitten im Satz")
    taken = second.locator("#mine .idea", has_text="Idee 2 von Ali")
    taken.get_by_role("button", name="Zurückziehen").click()
    expect(shown[first]).to_have_count(2)
    expect(first.locator("#inspirations")).not_to_contain_text("Idee 2")
    desk.get_by_role("button", name="Anregungen schließen").click()
    for page in (first, second):
        expect(page.locator("#inspirations")).to_have_count(0)


def test_dialogs_and_inspirations_are_accessible(room):
    desk, first, second, _ = room
    for page in (first, second):
        for title in (ARABIC, "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen"):
            submit_idea(page, title, "Eine Beschreibung.")
    _more(first)
    desk.once("dialog", lambda question: question.accept())
    desk.get_by_role("button", name="Anregungen austeilen").click()
    first.locator(".toast", has_text="Anregungen sind da").wait_for()
    # What lies on the page for a moment, or at the lower edge of a phone, covers what can be scrolled from under it.
    first.evaluate("""() => { document.getElementById('toasts').replaceChildren();
      document.querySelector('#idea-form [type=submit]').style.position = 'static'; }""")
    problems = check(first, "inspirations")
    desk.get_by_role("button", name="Idee für jemanden erfassen").click()
    desk.locator("#room-form-title").fill("Patinnen")
    desk.keyboard.press("Enter")
    desk.locator("#room-last .idea").wait_for()
    problems += check(desk, "room")
    desk.keyboard.press("Escape")
    desk.get_by_role("button", name="Themen bearbeiten").click()
    desk.get_by_role("button", name="„Beschäftigung“ herausnehmen").click()
    desk.locator("#themes-off").wait_for()
    problems += check(desk, "themes")
    assert not problems, "\n".join(problems)
