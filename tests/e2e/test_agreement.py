"""Agreement in real browsers: called up, answered by keyboard and in Arabic, closed, opened again, closed again."""

from __future__ import annotations

import json

from playwright.sync_api import Locator, Page, expect

from tests.e2e.hall import counted_hall
from tests.e2e.people import forward, join, lead, show
from tests.e2e.test_accessibility import check
from tests.e2e.test_keyboard import go_to, press

OBJECTION = " ".join(["لا أحد يدفع ثمن ذلك."] * 24)  # a page of the big screen


def _come_to_agree(desk: Page, *others: Page) -> None:
    for page in (desk, *others):
        page.reload()
    desk.locator("#selection-form button[type=submit]").click()
    expect(desk.locator("#settings")).to_contain_text("bestätigt")
    for step in ("teams", "sketch", "advise", "agree"):
        forward(desk, step, *others)


def _close(desk: Page, *others: Page, version: int) -> None:
    desk.once("dialog", lambda asked: asked.accept())
    desk.locator("[id^=close-]").click()
    for page in (desk, *others):
        expect(page.locator("#stage")).to_contain_text(f"abgenommen als Version {version}")


def test_a_sketch_is_agreed_on_opened_again_and_agreed_on_as_version_two(server, device):
    links = server.workshop()
    desk, one, two, wall = device(), device(), device(390, 800), device(1920, 1080)
    join(one, links)
    join(two, links, language="العربية")
    lead(desk, links)
    show(wall, links)
    counted_hall(server, links)
    _come_to_agree(desk, one, two, wall)
    desk.locator("[id^=call-]").first.click()
    expect(desk.locator("[id^=withdraw-]")).to_be_visible()
    _agree_by_keyboard(one, wall)
    expect(desk.locator("[id^=withdraw-]")).to_be_hidden()  # who has answered is not sent away
    _object_in_arabic(two)
    expect(wall.locator("[id^=answered]")).to_have_text("2 von 26 haben geantwortet")
    expect(wall.locator(".tally")).to_have_count(0)
    assert not check(one, "agree", [(1280, "light"), (320, "dark")])
    assert not check(two, "agree ar", [(390, "light")])
    fold = _unfold_a_text(desk)
    _close(desk, one, wall, version=1)
    expect(fold.locator(".sketch-text")).to_have_count(1)
    for page in (one, two, wall, desk):
        expect(page.locator("#stage")).to_contain_text(OBJECTION)
    _is_whole(wall)
    expect(
        desk.locator("#stage .reservation")
    ).to_be_hidden()  # a list of many sketches: words are folded away
    expect(one.locator("#mine .stance")).to_have_count(0)
    assert not check(one, "agreed", [(1280, "dark"), (320, "light")])
    _open_again(desk, one, wall)
    one.get_by_label("Zustimmung").check()
    one.get_by_role("button", name="Meine Antwort festhalten").click()
    expect(desk.locator("[id^=answered]")).to_contain_text("1 von 26")
    _close(desk, one, wall, version=2)
    forward(desk, "show", one, wall)
    forward(desk, "mood", one, wall)
    forward(desk, "close", one, wall)
    _paper_holds_both(one)


def _unfold_a_text(desk: Page) -> Locator:
    """A folded text comes when somebody wants to read it; what a proxy says in its place is not taken for it."""
    fold = desk.locator("[id^=fold-text]").last
    expect(fold.locator(".sketch-text")).to_have_count(0)
    desk.route("**/wortlaut*", lambda route: route.fulfill(status=503, body="<p>Kaputt</p>"), times=1)
    fold.locator("summary").click()
    expect(fold).to_contain_text("Der Text ist nicht angekommen.")
    fold.locator("summary").click()
    fold.locator("summary").click()
    expect(fold.locator(".sketch-text")).to_have_count(1)
    expect(fold).not_to_contain_text("Kaputt")
    return fold


def _is_whole(wall: Page) -> None:
    """Nothing on the big screen is cut off, the title above a long objection neither."""
    wall.wait_for_timeout(500)  # it is measured, and made smaller
    cut = """parts => parts.filter(one => one.scrollHeight > one.clientHeight * 1.2).map(one => one.localName)"""
    assert wall.locator("#stage .screen__body, #stage h1").evaluate_all(cut) == []


def _agree_by_keyboard(one: Page, wall: Page) -> None:
    choice = one.locator("#mine [name=stance]")
    go_to(one, choice.first)
    one.keyboard.press("Space")
    expect(choice.first).to_be_checked()
    one.reload()  # chosen, not sent: still there
    expect(choice.first).to_be_checked()
    press(one, one.get_by_role("button", name="Meine Antwort festhalten"))
    expect(one.locator("#mine .stance__kept")).to_be_visible()
    expect(wall.locator("[id^=answered]")).to_have_text("1 von 26 hat geantwortet")


def _object_in_arabic(two: Page) -> None:
    form = two.locator("#mine form[id^=stance]")
    form.locator('[value="objection"]').check()
    form.locator("button[type=submit]").click()
    expect(form.locator("[id$=-text-error]")).not_to_be_empty()
    expect(form.locator("textarea")).to_be_focused()
    form.locator("textarea").fill(OBJECTION)
    form.locator("button[type=submit]").click()
    expect(two.locator("#mine .stance__kept")).to_be_visible()
    expect(form.locator("textarea")).to_have_value(OBJECTION)


def _open_again(desk: Page, one: Page, wall: Page) -> None:
    """The reason stands with the sketch; what somebody was writing meanwhile is kept."""
    desk.locator("[id^=reopen-]").click()
    desk.locator("#reopen-form button[type=submit]").click()
    expect(desk.locator("#reopen-form-reason-error")).not_to_be_empty()
    desk.locator("#reopen-form-reason").fill("Die Kosten fehlen noch.")
    desk.locator("#reopen-form button[type=submit]").click()
    for page in (one, wall):
        expect(page.locator("#stage")).to_contain_text("Die Kosten fehlen noch.")
    desk.locator("[id^=call-]").first.click()
    expect(one.locator("#mine form[id^=stance]")).to_be_visible()
    expect(one.locator("#mine [name=stance]:checked")).to_have_count(0)


def _paper_holds_both(one: Page) -> None:
    with one.expect_download() as download:
        one.locator("#stage").get_by_role("link", name="Daten (JSON)").click()
    sketch = json.loads(download.value.path().read_text(encoding="utf-8"))["sketches"][0]
    first, second = sketch["versions"]
    assert (sketch["version"], first["reason"], second["reopened"]) == (2, "Die Kosten fehlen noch.", False)
    assert [(said["stance"], said["text"], said["language"]) for said in first["reservations"]] == [
        ("objection", OBJECTION, "ar")
    ]


def test_what_somebody_writes_is_kept_when_it_is_closed_meanwhile(server, device):
    links = server.workshop()
    desk, one, two = device(), device(), device()
    join(one, links)
    join(two, links)
    lead(desk, links)
    counted_hall(server, links)
    _come_to_agree(desk, one, two)
    desk.locator("[id^=call-]").first.click()
    two.get_by_label("Zustimmung").check()
    two.get_by_role("button", name="Meine Antwort festhalten").click()
    one.get_by_label("Widerspruch").check()
    one.locator("#mine textarea").first.fill("Das geht so nicht")
    expect(one.locator("[id^=answered]")).to_contain_text("1 von 26")
    expect(one.locator("#mine textarea").first).to_have_value("Das geht so nicht")
    _close(desk, one, version=1)
    expect(one.locator("#kept")).to_contain_text("Das geht so nicht")
    expect(one.locator("#kept")).to_contain_text("Sie wurde nicht festgehalten")
