"""What somebody hears who does not see the editor, and where they stand after each press."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from app.domain.phases import Step
from tests.e2e.cowriting_room import error, put, sit_down, state, text, writing_room
from tests.e2e.people import forward, lead
from tests.e2e.test_connection import LOST
from tests.e2e.test_keyboard import press

# Everything that becomes audible: what changes in a live region, and live regions that appear.
HEAR = """() => {
  window.heard = [];
  const live = '[aria-live="polite"], [aria-live="assertive"], [role="status"], [role="alert"]';
  new MutationObserver((changes) => {
    const places = new Set();
    for (const { target, addedNodes } of changes) {
      places.add((target.nodeType === 1 ? target : target.parentElement)?.closest(live));
      for (const node of addedNodes) if (node instanceof Element) places.add(node.matches(live) ? node : null);
    }
    const words = [...places].filter((place) => place?.checkVisibility()).map((place) => place.innerText.trim());
    window.heard.push(...words.filter(Boolean));
  }).observe(document.body, { childList: true, subtree: true, characterData: true });
}"""


@pytest.fixture
def room(server, device):
    """Two people of one team who have their sketch open, and its links."""
    links = writing_room(server)
    return links, sit_down(device(), links, "Esin"), sit_down(device(), links, "Milan")


def _spoken(page: Page) -> list[str]:
    return page.evaluate("() => window.heard.splice(0)")


def _row(page: Page, number: int = 0):
    return page.locator("#editor-costs li[data-row]").nth(number)


def _item(page: Page, number: int = 0):
    return _row(page, number).locator('[data-field="item"]')


def test_nothing_is_read_out_while_others_type_and_who_comes_is_told_once(room):
    _, one, other = room
    text(one).focus()
    one.wait_for_timeout(1200)  # until this place has come back with the room's writers
    for page in (one, other):
        page.evaluate(HEAR)
    text(other).press_sequentially("Eltern wissen mehr.", delay=40)
    expect(state(other)).to_have_text("gespeichert")
    expect(one.locator("#news")).to_have_text("Hier schreibt auch: Milan")
    assert set(_spoken(one)) == {"Hier schreibt auch: Milan"}
    assert _spoken(other) == []
    expect(text(one)).to_be_focused()
    expect(text(one)).to_have_accessible_description(
        "Hier schreibt auch: Milan Was soll am Ende anders sein? Ein Ziel je Zeile. Zum Beispiel: "
        "Wer eine Ausbildung beginnt, hat vom ersten Tag an eine feste Ansprechperson. 19 / 10000"
    )


def test_rows_tell_what_became_of_them(room):
    _, one, other = room
    press(one, one.locator("#editor-costs [data-add-row]"))
    one.keyboard.type("Holz")
    expect(_item(other)).to_have_value("Holz")
    expect(_row(one).get_by_role("group")).to_have_accessible_name("Kosten und Finanzierung 1.")
    _item(other).focus()
    press(one, _row(one).locator('[data-row-act="take-out"]'))
    expect(one.locator("#spoken")).to_have_text("Die Zeile ist entfernt. Mit „Rückgängig“ ist sie wieder da.")
    expect(other.locator("#spoken")).to_have_text("Jemand hat diese Zeile entfernt.")
    expect(_item(other)).to_be_focused()
    press(other, _row(other).get_by_role("button", name="Zurückholen"))
    expect(other.locator("#spoken")).to_have_text("Die Zeile ist wieder da.")
    press(one, one.locator("#editor-costs [data-add-row]"))
    press(one, _row(one, 1).locator('[data-row-act="up"]'))
    expect(one.locator("#spoken")).to_have_text("Jetzt an Stelle 1.")


def test_undo_is_told_and_keeps_the_focus_when_nothing_is_left_to_undo(room):
    _, one, _other = room
    text(one).press_sequentially("Eins")
    undo = one.get_by_role("button", name="Rückgängig")
    undo.focus()
    one.keyboard.press("Enter")
    expect(text(one)).to_have_value("")
    expect(one.locator("#spoken")).to_have_text("Zurückgenommen: Ziele")
    expect(undo).to_be_disabled()
    expect(undo).to_be_focused()


def test_the_limit_is_told_before_it_is_reached(room):
    _, one, _other = room
    put(one, "x" * 8999)
    text(one).press("End")
    one.keyboard.type("yy")
    expect(one.locator("#spoken")).to_have_text("Noch Platz für 999 Zeichen.")
    put(one, "x" * 10000)
    text(one).press("End")
    one.keyboard.type("z")
    expect(error(one)).to_have_text("Mehr als 10000 Zeichen gehen hier nicht hinein.")
    expect(one.locator("#spoken")).to_have_text("Mehr als 10000 Zeichen gehen hier nicht hinein.")


def test_that_a_text_is_safe_again_is_told_once(room, watch):
    watch.allowed = LOST
    _, one, _other = room
    put(one, "Ein")
    one.evaluate(HEAR)
    one.context.set_offline(True)
    text(one).press("End")
    one.keyboard.type(" Ziel")
    expect(state(one)).to_have_text("auf diesem Gerät gesichert")
    one.context.set_offline(False)
    expect(one.locator("#spoken")).to_have_text("gespeichert")
    expect(text(one)).to_be_focused()
    assert _spoken(one).count("gespeichert") == 1


def test_help_that_is_taken_back_is_told_to_all_and_gives_the_focus_back(room):
    _, one, other = room
    press(one, one.locator("#help-call"))
    expect(other.locator("#spoken")).to_have_text("Ihr Team hat um Hilfe gebeten.")
    press(one, one.locator("#help-back"))
    expect(one.locator("#help-call")).to_be_focused()
    expect(other.locator("#spoken")).to_have_text("Ihr Team bittet nicht mehr um Hilfe.")


def test_the_note_of_a_call_for_help_survives_a_new_page(room):
    _, one, _other = room
    press(one, one.locator("#help-more summary"))
    one.locator("#help-form-words").fill("Was ist ein Zeichen?")
    one.reload()
    expect(one.locator("#help-form-words")).to_be_visible()
    expect(one.locator("#help-form-words")).to_have_value("Was ist ein Zeichen?")


@pytest.mark.parametrize("step", [Step.TEAMS, Step.AGREE])
def test_where_nobody_writes_the_page_says_so_and_takes_no_text(server, device, step):
    links = writing_room(server, step)
    page = sit_down(device(), links, "Esin", team=step == Step.TEAMS)
    expect(page.locator("#stage .notice")).to_contain_text("wird an Skizzen nicht geschrieben")
    expect(text(page)).to_have_attribute("readonly", "")
    expect(page.locator("[data-add-row]").first).to_be_disabled()


def test_a_draft_of_advice_survives_the_end_of_the_step(room, device):
    links, one, _other = room
    desk = device()
    lead(desk, links)
    one.locator("#advice-form-text").fill("Wer zahlt das?")
    forward(desk, "advise")
    forward(desk, "agree")
    expect(one.locator("#kept")).to_contain_text("Wer zahlt das?")


def test_what_was_held_back_is_there_after_going_on(room):
    _, one, other = room
    text(one).focus()
    one.locator("#hold").click()
    put(other, "Neues Ziel.")
    press(other, other.locator("#editor-costs [data-add-row]"))
    other.keyboard.type("Holz")
    expect(state(other, "costs")).to_have_text("gespeichert")
    other.locator("#help-call").click()
    other.locator("#advice-form-text").fill("Wer zahlt das?")
    other.locator("#advice-form button[type=submit]").click()
    expect(other.locator("#advice-list-1")).to_contain_text("Wer zahlt das?")
    meter = other.locator("#meter-1").inner_text()
    assert one.locator("#meter-1").inner_text() != meter
    assert text(one).input_value() == ""
    one.locator("#hold").click()
    expect(text(one)).to_have_value("Neues Ziel.")
    expect(_item(one)).to_have_value("Holz")
    expect(_row(one).locator(".field--amount .field__error")).to_have_text("Der Betrag fehlt noch.")
    expect(one.locator("#help-own")).to_contain_text("Ihr Team hat um Hilfe gebeten.")
    expect(one.locator("#advice-list-1")).to_contain_text("Wer zahlt das?")
    expect(one.locator("#meter-1")).to_have_text(meter, use_inner_text=True)
    expect(one.locator("#hold")).to_be_focused()
