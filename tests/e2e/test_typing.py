"""Somebody types while the room is busy: nothing under their hands moves."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.e2e.people import forward, join, lead

UPDATES = 500
TEXT = "Ein Satz, an dem noch geschrieben wird."
STATE = """() => {
  const field = document.getElementById('idea-form-description');
  return { focus: document.activeElement === field, text: field.value, from: field.selectionStart,
           to: field.selectionEnd, scroll: window.scrollY, ended: window.endedCompositions };
}"""
SEND = """async ([base, count]) => {
  const token = document.querySelector('meta[name="csrf-token"]').content;
  const post = (path, fields) => fetch(base + path, { method: 'POST', headers: { 'X-CSRFToken': token },
    body: new URLSearchParams(fields) }).then(answer => answer.status);
  const seen = new Set();
  for (let n = 1; n <= count; n += 1) {
    if (n % 3 === 0) seen.add(await post('/frage', { question: `Frage ${n}?` }));
    else if (n % 3 === 1) seen.add(await post('/ansage', { announcement: `Ansage ${n}` }));
    else seen.add(await post('/zeit', { minutes: 1 + n % 100 }));
  }
  return [...seen];
}"""


def test_500_updates_leave_focus_caret_text_and_composition(server, device):
    links = server.workshop()
    desk, person = device(), device(1280, 500)
    lead(desk, links)
    join(person, links)
    forward(desk, "write", person)
    base = desk.locator("#stream").get_attribute("data-base")
    # The line of the announcement must be there already: its coming rightly moves what is under it.
    assert desk.evaluate(SEND, [base, 1]) == [200]
    expect(person.locator("#announcement")).to_have_text("Ansage 1")
    before = begin_to_type(person)
    assert desk.evaluate(SEND, [base, UPDATES]) == [200]
    expect(person.locator("#announcement")).to_have_text("Ansage 499")
    after = person.evaluate(STATE)
    assert after == before
    person.context.new_cdp_session(person).send("Input.insertText", {"text": "語"})
    assert person.evaluate(STATE)["text"].startswith(TEXT[:8] + "語")


def begin_to_type(person: Page) -> dict[str, object]:
    """A caret in the middle, the page scrolled, and a composition of an input method under way."""
    person.evaluate("() => { window.endedCompositions = 0; }")
    field = person.locator("#idea-form-description")
    field.fill(TEXT)
    field.evaluate("field => { field.setSelectionRange(8, 8); window.scrollTo(0, 120); }")
    person.evaluate(
        "() => document.addEventListener('compositionend', () => { window.endedCompositions += 1; })"
    )
    person.context.new_cdp_session(person).send(
        "Input.imeSetComposition", {"text": "に", "selectionStart": 1, "selectionEnd": 1}
    )
    person.wait_for_timeout(300)
    state: dict[str, object] = person.evaluate(STATE)
    assert state["focus"]
    return state
