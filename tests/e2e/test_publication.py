"""Publishing in real browsers: previewed, published, read by somebody from outside, withdrawn, published again."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from app.domain.phases import Step
from tests.e2e.people import join, lead, show
from tests.e2e.test_accessibility import check
from tests.exports.section_factories import with_values
from tests.support.evening import evening_until
from tests.support.publishing import put_in_place

_EVERY = [(1280, "light"), (320, "dark"), (390, "light"), (1920, "dark")]


def test_results_are_published_read_and_withdrawn(server, device):
    links = server.workshop()
    desk, person, wall, reader = device(), device(390, 800), device(1920, 1080), device()
    join(person, links)
    with server.room(links) as room:
        evening_until(room, Step.CLOSE)
    lead(desk, links)
    show(wall, links)
    person.reload()
    _preview(desk)
    path = _publish(desk)
    expect(person.locator(f"#stage a[href='{path}']")).to_be_visible()  # brought by the stream
    expect(wall.locator(".screen__place")).to_have_text(server.address.removeprefix("http://") + path)
    code = wall.locator(".screen__published img")
    expect(code).to_have_js_property("complete", True)
    assert code.evaluate("one => one.naturalWidth > 0")
    assert not check(desk, "desk", [(1280, "light"), (320, "dark")])
    with server.room(links):
        put_in_place(with_values())
    _read(reader, server.address + path)
    with server.room(links):  # one withdraws what one has seen, and the desk saw nothing of that
        put_in_place(with_values(), by=-1)
    _withdraw(desk)
    expect(person.locator(f"#stage a[href='{path}']")).to_have_count(0)
    assert reader.goto(server.address + path).status == 410
    assert not check(reader, "withdrawn", [(320, "light"), (1280, "dark")])
    desk.locator("#publish-open").click()
    desk.get_by_role("button", name="Neu veröffentlichen", exact=True).click()
    expect(desk.locator("#publication-withdraw")).to_be_visible()
    assert desk.locator("#stage a[href^='/ergebnis/']").first.get_attribute("href") == path
    assert reader.goto(server.address + path).status == 200


def _preview(desk: Page) -> None:
    """By keyboard, from the dialog; the preview says what it is."""
    desk.locator("#publish-open").focus()
    desk.keyboard.press("Enter")
    expect(desk.locator("#publish-form")).to_be_visible()
    assert not check(desk, "dialog", [(1280, "dark"), (320, "light")])
    with desk.context.expect_page() as opened:
        desk.get_by_role("link", name="Vorschau: Deutsch").click()
    preview = opened.value
    expect(preview.get_by_text("Veröffentlicht ist sie damit noch nicht.")).to_be_visible()
    expect(preview.locator("#projekte .project")).to_have_count(2)
    preview.close()


def _publish(desk: Page) -> str:
    desk.get_by_label("English").check()
    desk.get_by_label("Den ganzen Bericht als PDF dazulegen").check()
    desk.locator("#publish-form button[type=submit]").click()
    expect(desk.locator("#publication-withdraw")).to_be_visible()
    expect(desk.locator("#dialog")).to_be_hidden()
    return str(desk.locator("#stage a[href^='/ergebnis/']").first.get_attribute("href"))


def _read(reader: Page, address: str) -> None:
    """Somebody who has never seen the tool: on a phone and on paper, in both languages, and from there to the list."""
    reader.goto(address)
    assert not check(reader, "result", _EVERY)
    reader.get_by_role("navigation", name="Inhalt").get_by_role("link", name="Wie ausgewählt wurde").click()
    expect(reader.locator("#auswahl-titel")).to_be_in_viewport()
    reader.get_by_role("link", name="English").click()
    expect(reader.locator("html")).to_have_attribute("lang", "en")
    assert not check(reader, "result en", [(1280, "dark"), (320, "light")])
    reader.emulate_media(media="print")
    for hidden in (".header", ".button", ".published__foot a"):
        assert reader.locator(hidden).evaluate_all("all => all.every(one => !one.checkVisibility())"), hidden
    reader.emulate_media(media="screen")
    assert reader.context.cookies() == []
    reader.locator(".published__foot a").first.click()
    assert not check(reader, "list", _EVERY)
    for language in ("ar", "leicht"):
        reader.goto(reader.url.rpartition("/")[0] + f"/{language}")
        assert not check(reader, f"list {language}", [(390, "light")])


def _withdraw(desk: Page) -> None:
    desk.once("dialog", lambda asked: asked.accept())
    desk.locator("#publication-withdraw").click()
    expect(desk.locator("#publication-withdraw")).to_have_count(0)
    expect(desk.locator("#stage")).to_contain_text("zurückgezogen")
