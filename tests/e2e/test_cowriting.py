"""Writing in one section at once, in real browsers: nothing under one's hands moves, and no word is lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e.cowriting_room import (
    both_have,
    error,
    paste,
    put,
    sit_down,
    state,
    text,
    writing_room,
)
from tests.e2e.test_connection import LOST

UPDATES = 500
OTHERS = """async ([key, count, where]) => {
  const token = document.querySelector('meta[name="csrf-token"]').content;
  const address = `${document.getElementById('stream').dataset.base}/skizzen/1/felder`;
  const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const words = (bytes) => btoa(String.fromCharCode(...bytes));
  const seen = new Set();
  const other = new Y.Doc();
  Y.applyUpdate(other, bytes((await (await fetch(address)).json())[key].data));
  for (let n = 0; n < count; n += 1) {
    const before = Y.encodeStateVector(other);
    other.getText('text').insert(where === 'end' ? other.getText('text').length : 0, n % 9 ? 'x' : `${n} `);
    const body = new URLSearchParams({ update: words(Y.encodeStateAsUpdate(other, before)),
                                       known: words(Y.encodeStateVector(other)),
                                       pen: window.augenhoehe.store.pen() });
    seen.add((await fetch(`${address}/${key}`, { method: 'POST', headers: { 'X-CSRFToken': token }, body })).status);
  }
  return [...seen];
}"""
HANDS = """() => {
  const field = document.getElementById('text-goals');
  const { selectionStart, selectionEnd, value } = field;
  return { focus: document.activeElement === field, before: value.slice(selectionStart - 12, selectionStart),
           after: value.slice(selectionEnd, selectionEnd + 12), chosen: selectionEnd - selectionStart,
           ended: window.ended };
}"""
PLACES = """() => { const field = document.getElementById('text-goals');
  return [field.getBoundingClientRect().top, field.scrollTop]; }"""
LINES = "\n".join(f"Zeile {n}: Eltern beraten Eltern." for n in range(1, 41))


@pytest.fixture
def room(server, device):
    """Two people of one team who have their sketch open, and its links."""
    links = writing_room(server)
    one = sit_down(device(1280, 700), links, "Esin")
    other = sit_down(device(1280, 900), links, "Milan")
    return links, one, other


def _close(found: list[float], expected: list[float]) -> bool:
    return all(abs(one - other) <= 2 for one, other in zip(found, expected, strict=True))


def test_500_updates_leave_focus_caret_text_composition_and_scroll(room):
    _, one, other = room
    put(one, LINES)
    text(one).evaluate("field => { field.focus(); field.setSelectionRange(300, 300); }")
    text(one).evaluate("field => { field.scrollTop = 60; window.scrollBy(0, 40); window.ended = 0; }")
    one.evaluate("() => document.addEventListener('compositionend', () => { window.ended += 1; })")
    keys = one.context.new_cdp_session(one)
    keys.send("Input.imeSetComposition", {"text": "にほ", "selectionStart": 2, "selectionEnd": 2})
    one.wait_for_timeout(300)
    hands, places = one.evaluate(HANDS), one.evaluate(PLACES)
    assert hands["focus"]
    assert hands["before"].endswith("にほ")
    assert other.evaluate(OTHERS, ["goals", 150, "start"]) == [200]
    assert other.evaluate(OTHERS, ["goals", 100, "end"]) == [200]
    assert other.evaluate(OTHERS, ["summary", 50, "end"]) == [200]
    assert one.evaluate(HANDS) == hands
    assert _close(one.evaluate(PLACES), places)
    keys.send("Input.insertText", {"text": "日本"})
    one.wait_for_function("() => document.getElementById('text-goals').value.startsWith('xxxxx144 ')")
    assert one.evaluate(HANDS)["before"].endswith("日本")
    hands, places = one.evaluate(HANDS), one.evaluate(PLACES)
    assert other.evaluate(OTHERS, ["goals", UPDATES - 300, "end"]) == [200]
    written = both_have(one, other, wanted=lambda shown: "198 x" in shown and "日本" in shown)
    assert one.evaluate(HANDS) == hands
    assert _close(one.evaluate(PLACES), places)
    assert LINES in written.replace("日本", "")
    one.keyboard.type("!")
    both_have(one, other, wanted=lambda shown: "日本!" in shown)


def test_two_who_type_at_the_end_at_once_keep_their_words_together(room):
    _, one, other = room
    put(one, "Anfang. ")
    both_have(one, other, wanted="Anfang. ".__eq__)
    mine, theirs = "Die eine schreibt dies. ", "Der andere schreibt das. "
    for page in (one, other):
        text(page).evaluate("field => { field.focus(); field.setSelectionRange(9999, 9999); }")
    for a, b in zip(mine.ljust(len(theirs)), theirs, strict=True):
        one.keyboard.type(a)
        other.keyboard.type(b)
    shown = both_have(one, other, wanted=lambda shown: len(shown) == 8 + 2 * len(theirs))
    assert mine in shown
    assert theirs in shown


def test_what_is_typed_offline_is_merged_when_the_line_is_back(room, watch):
    watch.allowed = LOST
    _, one, other = room
    put(one, "Mitte")
    both_have(one, other, wanted="Mitte".__eq__)
    one.context.set_offline(True)
    text(one).press_sequentially(" und was im Funkloch kam")
    expect(state(one)).to_have_text("auf diesem Gerät gesichert")
    text(other).evaluate("field => { field.focus(); field.setSelectionRange(0, 0); }")
    other.keyboard.type("Inzwischen: ")
    expect(state(other)).to_have_text("gespeichert")
    one.context.set_offline(False)
    both_have(one, other, wanted="Inzwischen: Mitte und was im Funkloch kam".__eq__)
    expect(state(one)).to_have_text("gespeichert")


def test_a_tab_closed_without_a_line_loses_nothing(room, watch):
    watch.allowed = LOST
    _, one, other = room
    put(one, "Davor.")
    home, context = one.url, one.context
    context.set_offline(True)
    text(one).press_sequentially(" Mitten im Satz")
    expect(state(one)).to_have_text("auf diesem Gerät gesichert")
    again = context.new_page()
    with one.expect_event("close"):
        one.close(run_before_unload=True)
    context.set_offline(False)
    again.goto(home)
    both_have(again, other, wanted="Davor. Mitten im Satz".__eq__)
    expect(state(again)).to_have_text("gespeichert")


def test_saved_is_said_only_when_the_server_has_answered(room):
    _, one, other = room
    held = []
    one.route("**/felder/goals", lambda route: route.fallback() if held else held.append(route))
    text(one).press_sequentially("Wort")
    expect(state(one)).to_contain_text("gespeichert …")
    for _ in range(5):
        one.wait_for_timeout(300)
        assert state(one).get_attribute("data-state") == "saving"
    assert text(other).input_value() == ""
    held[0].continue_()
    expect(state(one)).to_have_text("gespeichert")
    both_have(one, other, wanted="Wort".__eq__)


def test_what_is_refused_stays_and_is_told_at_its_field(room):
    _, one, other = room
    refused = {"error": "cowriting.full", "message": "Das Feld ist voll: Bitte kürzen Sie."}
    one.route("**/felder/goals", lambda route: route.fulfill(status=409, json=refused))
    text(one).press_sequentially("Wort für Wort")
    expect(error(one)).to_have_text("Das Feld ist voll: Bitte kürzen Sie.")
    expect(state(one)).to_have_attribute("data-state", "failed")
    expect(text(one)).to_have_value("Wort für Wort")
    expect(text(one)).to_have_attribute("aria-invalid", "true")
    one.unroute("**/felder/goals")
    text(one).press("Backspace")
    expect(state(one)).to_have_text("gespeichert")
    expect(error(one)).to_have_text("")
    both_have(one, other, wanted="Wort für Wor".__eq__)


def test_undo_takes_back_only_mine(room):
    _, one, other = room
    text(one).press_sequentially("Meins. ")
    both_have(one, other, wanted="Meins. ".__eq__)
    text(other).evaluate("field => { field.focus(); field.setSelectionRange(0, 0); }")
    other.keyboard.type("Seins. ")
    both_have(one, other, wanted="Seins. Meins. ".__eq__)
    text(one).focus()
    one.keyboard.press("Control+z")
    both_have(one, other, wanted="Seins. ".__eq__)
    one.keyboard.press("Control+Shift+z")
    both_have(one, other, wanted="Seins. Meins. ".__eq__)
    one.get_by_role("button", name="Rückgängig").click()
    both_have(one, other, wanted="Seins. ".__eq__)
    expect(one.get_by_role("button", name="Rückgängig")).to_be_disabled()
    one.get_by_role("button", name="Wiederholen").click()
    both_have(one, other, wanted="Seins. Meins. ".__eq__)
    expect(one.get_by_role("button", name="Wiederholen")).to_be_disabled()


def test_pasted_text_is_clean_and_too_much_is_refused_whole(room):
    _, one, other = room
    paste(
        one,
        "Ein\u00a0Satz\u000bmit\u00ad Um\u00adbruch\r\n\uf0b7\tPunkt\u200b eins\u0007\ufeff\n"
        "\u00b7 Punkt zwei\u2028Ende\u2060",
    )
    both_have(one, other, wanted="Ein Satz\nmit Umbruch\n• Punkt eins\n• Punkt zwei\nEnde".__eq__)
    paste(one, "x" * 10_000)
    expect(error(one)).to_contain_text("nicht genug Platz: Es sind 10000 Zeichen")
    both_have(one, other, wanted=lambda shown: "xx" not in shown and shown.endswith("Ende"))
    counter = one.locator("#count-goals")
    expect(counter).to_be_hidden()
    paste(one, "y" * 9_500)
    expect(counter).to_be_visible()
    expect(counter).to_contain_text("/ 10000")
    expect(error(one)).to_have_text("")
    both_have(one, other, wanted=lambda shown: shown.count("y") == 9_500)


def test_others_are_seen_where_they_write_until_they_go(room, device):
    links, one, other = room
    reader = sit_down(device(), links, "Rana", team=False)
    text(other).press_sequentially("Hier bin ich")
    expect(one.locator("#editor-goals [data-here]")).to_contain_text("Milan")
    expect(one.locator("#editor-goals .carets .caret")).to_have_count(1)
    expect(one.locator('[data-nav="goals"] .sketch__here svg')).to_have_count(1)
    expect(text(reader)).to_have_value("Hier bin ich")
    assert text(reader).evaluate("field => field.readOnly")
    text(reader).focus()
    reader.keyboard.type("x")
    expect(text(reader)).to_have_value("Hier bin ich")
    expect(other.locator("#editor-goals [data-here]")).not_to_contain_text("Rana")
    text(other).evaluate("field => field.blur()")
    expect(one.locator("#editor-goals [data-here]")).not_to_contain_text("Milan")
    expect(one.locator("#editor-goals .caret")).to_have_count(0)
    text(other).focus()
    expect(one.locator("#editor-goals [data-here]")).to_contain_text("Milan")
    other.close(run_before_unload=True)
    expect(one.locator("#editor-goals [data-here]")).not_to_contain_text("Milan", timeout=15_000)


def test_a_caret_stands_where_it_is_in_lines_of_both_directions(room):
    _, one, other = room
    put(one, "مرحبا بكم\nDeutsch")
    text(one).press("End")
    caret = other.locator("#editor-goals .carets .caret")
    expect(caret).to_have_count(1)
    field, place = text(other).bounding_box(), caret.bounding_box()
    assert field
    assert place
    assert place["x"] < field["x"] + field["width"] / 4  # at the end of a short line from left to right


def test_signs_of_lists_and_halves_of_signs_arrive_alike(room):
    _, one, other = room
    paste(one, "o\tUnterpunkt\n\u00a7\tDritter\nohne Punkt \ufffc\ud83d 😀")
    both_have(one, other, wanted="• Unterpunkt\n• Dritter\nohne Punkt \ufffd 😀".__eq__)


def test_a_letter_beyond_the_limit_is_told_in_words_that_fit(room):
    _, one, other = room
    put(one, "z" * 10_000)
    text(one).press("End")
    one.keyboard.type("q")
    expect(error(one)).to_contain_text("Mehr als 10000 Zeichen")
    both_have(one, other, wanted=("z" * 10_000).__eq__)
