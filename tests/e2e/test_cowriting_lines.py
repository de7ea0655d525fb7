"""Sketches on bad lines and full devices: what is said about a text is true, and it arrives by whatever way is left."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from app.actions.people import remove_participant
from app.db import reading
from app.queries.people import attendees
from app.web.answers import now
from tests.e2e.cowriting_room import both_have, error, put, sit_down, state, text, writing_room
from tests.e2e.test_connection import LOST

FILL = """() => { for (let size = 4e6; size >= 1; size = Math.floor(size / 2)) {
  for (let n = 0; n < 20; n += 1) {
    try { localStorage.setItem(`full ${size} ${n}`, 'x'.repeat(size)); } catch { break; }
  } } }"""
SECTION = "**/felder/goals"


@pytest.fixture
def room(server, device):
    """Two people of one team who have their sketch open."""
    links = writing_room(server)
    return sit_down(device(), links, "Esin"), sit_down(device(), links, "Milan")


def _compose(page: Page, word: str) -> None:
    """Write a word as phones do: it stays open until the next one begins."""
    line = page.context.new_cdp_session(page)
    line.send(
        "Input.imeSetComposition", {"text": word, "selectionStart": len(word), "selectionEnd": len(word)}
    )


def test_a_full_device_is_not_said_to_have_kept_a_text(room, watch):
    watch.allowed = LOST
    one, other = room
    one.evaluate(FILL)
    one.context.set_offline(True)
    text(one).press_sequentially("Nirgends gesichert")
    expect(state(one)).to_have_text("noch nicht gespeichert")
    with one.expect_event("dialog") as asked:
        one.close(run_before_unload=True)
    assert asked.value.type == "beforeunload"
    asked.value.dismiss()
    one.context.set_offline(False)
    both_have(one, other, wanted="Nirgends gesichert".__eq__)
    expect(state(one)).to_have_text("gespeichert")


def test_a_line_that_swallows_everything_is_left_for_another(room):
    one, other = room
    swallowed = []
    one.route(SECTION, lambda route: route.fallback() if swallowed else swallowed.append(route))
    text(one).press_sequentially("Kommt an")
    both_have(one, other, wanted="Kommt an".__eq__)
    expect(state(one)).to_have_text("gespeichert")
    assert len(swallowed) == 1


def test_what_was_lost_on_the_way_is_sent_with_the_next_letter_and_nothing_else(room):
    """The answer came and the letters did not: a broken proxy, or a server set back. Not the whole text goes again."""
    one, other = room
    put(one, "Lang. " * 1000)
    both_have(one, other, wanted=lambda said: len(said) == 6000)
    lost, sent = [], []

    def lose(route) -> None:
        sent.append(len(route.request.post_data or ""))
        if lost:
            route.fallback()
        else:
            lost.append(route.fulfill(json={"revision": 1, "missing": "AAA="}))

    one.route(SECTION, lose)
    text(one).press("a")
    expect(state(one)).to_have_text("gespeichert")
    text(one).press("b")
    both_have(one, other, wanted=lambda said: len(said) == 6002)
    expect(state(one)).to_have_text("gespeichert")
    assert len(sent) == 3
    assert max(sent) < 1000


def test_a_text_kept_before_the_storage_was_cleared_locks_nobody_out(room, watch):
    """The tab goes on with the secret it had; one opened later has another. Both texts arrive, and writing goes on."""
    watch.allowed = LOST
    one, other = room
    put(one, "Eins")
    one.evaluate("localStorage.clear()")
    second = one.context.new_page()
    second.goto(one.url)
    expect(text(second)).to_be_editable()
    text(second).press("End")
    text(second).press_sequentially(" zwei")
    both_have(one, other, second, wanted="Eins zwei".__eq__)
    one.context.set_offline(True)
    text(one).press("End")
    text(one).press_sequentially(" drei")
    expect(state(one)).to_have_text("auf diesem Gerät gesichert")
    one.close()
    one.context.set_offline(False)
    text(second).press("End")
    text(second).press_sequentially("!")
    said = both_have(second, other, wanted=lambda said: "drei" in said and "!" in said)
    assert sorted(said.replace("!", "").split()) == ["Eins", "drei", "zwei"]
    expect(state(second)).to_have_text("gespeichert")


def test_two_tabs_that_come_at_once_have_one_secret(server, device):
    links = writing_room(server)
    one = sit_down(device(), links, "Esin")
    one.evaluate("localStorage.clear()")
    second = one.context.new_page()
    for page in (one, second):
        page.goto(one.url, wait_until="commit")
    for page in (one, second):
        expect(text(page)).to_be_editable()
    pens = {page.evaluate("window.augenhoehe.store.pen()") for page in (one, second)}
    assert len(pens) == 1


def test_what_is_refused_is_not_sent_again_because_others_write(room):
    one, other = room
    tries = []

    def refuse(route):
        tries.append(route)
        route.fulfill(status=409, json={"message": "Nein."})

    one.route(SECTION, refuse)
    text(one).press_sequentially("Wort")
    expect(error(one)).to_have_text("Nein.")
    before = len(tries)
    for n in range(8):
        text(other, "risks").press_sequentially(f"{n}")
        expect(text(one, "risks")).to_have_value("01234567"[: n + 1])
    assert len(tries) == before
    expect(state(one)).to_have_text("noch nicht gespeichert")


def test_a_word_that_a_phone_leaves_open_is_sent(server, device):
    links = writing_room(server)
    one = sit_down(device(390, 844, has_touch=True), links, "Esin")
    other = sit_down(device(), links, "Milan")
    put(one, "Ein ")
    text(one).press("End")
    _compose(one, "Wort")
    expect(state(one)).not_to_have_text("gespeichert", timeout=900)
    both_have(one, other, wanted="Ein Wort".__eq__)
    expect(state(one)).to_have_text("gespeichert")
    text(other, "risks").press_sequentially("Anderswo")
    expect(text(one, "risks")).to_have_value("Anderswo", timeout=3000)  # only this field waits for the word
    text(other).press("Home")
    other.keyboard.type("Nur ")
    both_have(one, other, wanted="Nur Ein Wort".__eq__)


def test_a_text_whose_page_was_left_is_sent_from_another_page(room, watch):
    watch.allowed = LOST
    one, other = room
    home = one.url.split("/skizzen")[0] + "/"
    one.route(SECTION, lambda route: route.abort())
    text(one).press_sequentially("Beim Gehen getippt")
    expect(state(one)).to_have_text("auf diesem Gerät gesichert")
    one.goto(home)
    kept = one.locator("#kept [data-kept]")
    expect(kept).to_have_count(1)
    one.unroute(SECTION)
    one.reload()
    both_have(other, wanted="Beim Gehen getippt".__eq__)
    expect(kept).to_have_count(0)


def test_the_last_letters_before_a_page_goes_arrive(room):
    one, other = room
    text(one).press_sequentially("Schnell weg")
    one.close(run_before_unload=True)
    both_have(other, wanted="Schnell weg".__eq__)


def test_a_text_on_a_device_whose_place_has_ended_can_be_read(server, device, watch):
    watch.allowed = LOST
    links = writing_room(server)
    one = sit_down(device(), links, "Esin")
    one.context.set_offline(True)
    text(one).press_sequentially("Noch nicht gesendet")
    expect(state(one)).to_have_text("auf diesem Gerät gesichert")
    with server.room(links) as room:
        with reading() as session:
            esin = next(one.id for one in attendees(session, room) if one.name == "Esin")
        remove_participant(workshop_id=room, participant_id=esin, now=now())
    one.context.set_offline(False)
    left = one.locator("#left-behind .notice")
    expect(left).to_contain_text("Ziele", timeout=30_000)
    expect(left).to_contain_text("Noch nicht gesendet")
    left.get_by_role("button", name="Verwerfen").click()
    expect(left).to_have_count(0)
    one.reload()
    expect(left).to_have_count(0)
