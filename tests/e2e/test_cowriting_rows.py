"""Tables of a sketch in real browsers: by keyboard alone, taken out and brought back, and hostile words everywhere."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from app.domain.phases import Step
from tests.e2e.cowriting_room import both_have, put, sit_down, state, writing_room
from tests.e2e.people import forward, lead, show
from tests.e2e.test_accessibility import check
from tests.e2e.test_keyboard import go_to, press
from tests.e2e.test_remarks import HOSTILE


@pytest.fixture
def room(server, device):
    """Two people of one team who have their sketch open, and its links."""
    links = writing_room(server)
    return links, sit_down(device(), links, "Esin"), sit_down(device(390, 844), links, "Milan")


def _rows(page: Page, key: str = "costs") -> Locator:
    return page.locator(f"#editor-{key} li[data-row]")


def _field(page: Page, row: int, name: str, key: str = "costs") -> Locator:
    return _rows(page, key).nth(row).locator(f'[data-field="{name}"]')


def _add(page: Page, key: str = "costs") -> None:
    press(page, page.locator(f"#editor-{key} [data-add-row]"))


def test_rows_by_keyboard_alone(room):
    _, one, other = room
    for n, item in enumerate(("Holz", "Schrauben", "Farbe")):
        _add(one)
        expect(_field(one, n, "item")).to_be_focused()
        one.keyboard.type(item)
    expect(_rows(other)).to_have_count(3)
    press(one, _rows(one).nth(2).locator('[data-row-act="up"]'))
    expect(_rows(one).nth(1).locator('[data-row-act="up"]')).to_be_focused()
    one.keyboard.press("Enter")
    for page in (one, other):
        for n, item in enumerate(("Farbe", "Holz", "Schrauben")):
            expect(_field(page, n, "item")).to_have_value(item)
    go_to(one, _field(one, 0, "rhythm"))
    one.keyboard.press("ArrowDown")
    expect(_field(other, 0, "rhythm")).to_have_value("yearly")
    press(one, _rows(one).nth(1).locator('[data-row-act="take-out"]'))
    expect(_rows(other)).to_have_count(2)
    expect(_field(one, 1, "item")).to_be_focused()
    one.keyboard.press("Control+z")
    expect(_rows(other)).to_have_count(3)
    expect(_field(other, 1, "item")).to_have_value("Holz")
    assert check(one, "rows", [(1280, "light"), (320, "dark")]) == []


def test_a_row_taken_out_under_somebodys_hands_is_told_and_comes_back(room):
    _, one, other = room
    _add(one)
    one.keyboard.type("Bänke")
    expect(_field(other, 0, "item")).to_have_value("Bänke")
    _field(other, 0, "item").press("End")
    other.keyboard.type(" und")
    press(one, _rows(one).first.locator('[data-row-act="take-out"]'))
    expect(_rows(one)).to_have_count(0)
    gone = _rows(other).first.locator("[data-row-gone]")
    expect(gone).to_be_visible()
    expect(_field(other, 0, "item")).to_be_focused()
    other.keyboard.type(" Tische")
    press(other, gone.get_by_role("button", name="Zurückholen"))
    expect(gone).to_be_hidden()
    expect(_field(one, 0, "item")).to_have_value("Bänke und Tische")


def test_taking_back_a_new_row_keeps_what_another_writes_in_it(room):
    _, one, other = room
    _add(one)
    _field(other, 0, "item").press_sequentially("Bänke")
    expect(_field(one, 0, "item")).to_have_value("Bänke")
    one.keyboard.press("Control+z")
    gone = _rows(other).first.locator("[data-row-gone]")
    expect(gone).to_be_visible()
    other.keyboard.type(" und Tische")
    press(other, gone.get_by_role("button", name="Zurückholen"))
    for page in (one, other):
        expect(_field(page, 0, "item")).to_have_value("Bänke und Tische")


def test_half_an_amount_is_not_called_wrong(room):
    _, one, _ = room
    _add(one)
    _field(one, 0, "item").fill("Holz")
    hint = _rows(one).first.locator(".field--amount .field__error")
    expect(one.locator("#drawn-costs [data-problem]")).to_contain_text("fehlt noch")
    expect(hint).to_have_text("")  # the row is still being begun
    one.locator("#text-goals").focus()
    expect(hint).to_contain_text("fehlt noch")
    _field(one, 0, "amount").focus()
    for letters in ("1.2", "34,", "5"):
        one.keyboard.type(letters)
        one.wait_for_timeout(700)  # the server has answered, and would have complained
        expect(hint).to_have_text("")
    one.keyboard.press("x")
    expect(hint).to_contain_text("nicht als Betrag")


def test_two_answers_where_one_is_possible_are_told_and_settled(room):
    _, one, other = room
    answers = "#editor-reach input"
    held = []
    one.route("**/felder/reach", lambda route: route.fallback() if held else held.append(route))
    with one.expect_request("**/felder/reach"):
        one.locator(answers).nth(0).check()
    other.locator(answers).nth(1).check()
    held[0].continue_()
    for page in (one, other):
        expect(page.locator("#editor-reach .field__error").first).to_contain_text("nur eine Antwort")
        expect(page.locator(f"{answers}:checked")).to_have_count(0)
    other.locator(answers).nth(1).check()
    for page in (one, other):
        expect(page.locator(answers).nth(1)).to_be_checked()
        expect(page.locator("#editor-reach .field__error").first).to_have_text("")


def test_rows_are_used_again_when_very_many_were_taken_out(room):
    _, one, other = room
    _add(one)
    one.keyboard.type("Holz")
    size = one.locator("#editor-costs").evaluate(
        """async (editor) => {
          for (let n = 0; n < 205; n += 1) {
            editor.querySelector("[data-add-row]").click();
            document.activeElement.value = "Farbe";
            document.activeElement.dispatchEvent(new InputEvent("input", { bubbles: true }));
            editor.querySelector('li[data-row]:last-child [data-row-act="take-out"]').click();
          }
          return window.augenhoehe.cowriting.sections.get("costs").document.getMap("rows").size;
        }"""
    )
    assert size == 200
    expect(state(one, "costs")).to_have_text("gespeichert")
    _add(one)
    for page in (one, other):
        expect(_rows(page)).to_have_count(2)
        for n, item in enumerate(("Holz", "")):
            expect(_field(page, n, "item")).to_have_value(item)


def test_what_is_no_amount_is_told_to_both_at_its_field(room):
    _, one, other = room
    _add(one)
    _field(one, 0, "item").fill("Bänke")
    _field(one, 0, "amount").fill("viel Geld")
    for page in (one, other):
        expect(_rows(page).first.locator(".field--amount .field__error")).to_contain_text("nicht als Betrag")
        expect(_field(page, 0, "amount")).to_have_attribute("aria-invalid", "true")
        expect(_field(page, 0, "amount")).to_have_value("viel Geld")
    _field(other, 0, "amount").fill("1.234,56 €")
    for page in (one, other):
        expect(_rows(page).first.locator(".field--amount .field__error")).to_have_text("")
        expect(page.locator("#drawn-costs")).to_contain_text("1.234,56")
    expect(state(other, "costs")).to_have_text("gespeichert")


def test_two_in_one_field_of_a_row_keep_both_texts(room):
    _, one, other = room
    _add(one)
    expect(_rows(other)).to_have_count(1)
    for page in (one, other):
        _field(page, 0, "item").focus()
    for a, b in zip("Holz ", "Stein", strict=True):
        one.keyboard.type(a)
        other.keyboard.type(b)
    for page in (one, other):
        expect(_field(page, 0, "item")).to_have_value(re.compile("^(Holz Stein|SteinHolz )$"))


def test_hostile_words_in_fields_and_rows_do_nothing_anywhere(room, device):
    links, one, other = room
    words = "\n".join(HOSTILE)
    put(one, words)
    put(one, HOSTILE[0], "title")
    for n, hostile in enumerate(HOSTILE):
        _add(one)
        _field(one, n, "item").fill(hostile)
        _field(one, n, "amount").fill(hostile[:30])
    both_have(one, other, wanted=words.__eq__)
    expect(_field(other, len(HOSTILE) - 1, "item")).to_have_value(HOSTILE[-1])
    expect(state(one, "costs")).to_have_text("gespeichert")
    desk, wall = device(), device(1920, 1080)
    lead(desk, links)
    show(wall, links)
    for step in (Step.ADVISE, Step.AGREE, Step.SHOW):
        forward(desk, step.value, wall)
    expect(wall.locator("h1")).to_contain_text(HOSTILE[0])
    reader = sit_down_to_read(device(), one)
    reader.locator("#fold-shown-1 summary").click()
    expect(reader.locator("main")).to_contain_text(HOSTILE[1])
    for page in (one, other, desk, wall, reader):
        assert page.locator('main [onerror], main script, main [hx-get="/weg"]').count() == 0
        assert page.title() != "getroffen"


def sit_down_to_read(page: Page, one: Page) -> Page:
    """The same sketch on a page of another step, read by the one who wrote it."""
    again = one.context.new_page()
    again.goto(one.url.split("/skizzen")[0] + "/")
    return again
