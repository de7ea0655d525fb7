"""The Stimmungsbild in real browsers: asked, answered by keyboard and in Arabic, closed; then the sketches in order."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from app.actions import mood as moods
from app.actions import selection
from app.domain.phases import Step
from app.domain.selection import Rule
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest
from tests.e2e.people import join, lead, show
from tests.e2e.served import Links, Server
from tests.e2e.test_accessibility import check
from tests.e2e.test_keyboard import go_to, press
from tests.support.evening import say
from tests.support.hall import fill_hall

MISSING = "من يدفع ثمن ذلك بعد السنة الأولى؟"
LEVELS = 5


def _hall(server: Server, links: Links) -> RoomUnderTest:
    """A hall that has chosen three ideas, come to the step in which it is asked."""
    with server.room(links) as found:
        room = fill_hall(found)
        chosen = {"rule": Rule.PLAIN, "ideas": [1, 2, 5], "reason": "So will es der Raum."}
        selection.confirm_selection(workshop_id=room.id, now=now(), **chosen)
        room.go(Step.MOOD)
    return room


def _hall_answers(server: Server, links: Links, room: RoomUnderTest) -> None:
    with server.room(links):
        for n, person in enumerate(room.people):
            say(room, person, 5 - n % LEVELS, f"Es fehlt noch {n}" if n % 6 == 0 else "")


def test_a_room_is_asked_answers_unseen_and_sees_what_it_makes_of_a_sketch(server, device):
    links = server.workshop()
    desk, one, two, wall = device(), device(), device(390, 800), device(1920, 1080)
    join(one, links)
    join(two, links, language="العربية")
    lead(desk, links)
    show(wall, links)
    room = _hall(server, links)
    for page in (desk, one, two, wall):
        page.reload()
    desk.locator("[id^=mood-ask-]").first.click()
    _answer_by_keyboard(one)
    _answer_in_arabic(two)
    _hall_answers(server, links, room)
    expect(wall.locator("[id^=mood-answered-]")).to_have_text("26 von 26 haben geantwortet")
    expect(wall.locator(".screen__levels > li")).to_have_count(LEVELS)
    for page in (desk, one, wall):
        expect(page.locator("#stage .bar")).to_have_count(0)
    assert not check(one, "mood", [(1280, "light"), (320, "dark")])
    desk.once("dialog", lambda asked: asked.accept())
    desk.locator("[id^=mood-close-]").first.click()
    expect(wall.locator("[data-page]:not([hidden]) .bar")).to_have_count(LEVELS)
    expect(wall.locator("#stage")).to_contain_text(MISSING)
    expect(one.locator("#mine .stance")).to_have_count(0)
    expect(one.locator("#stage .mood__fold").first).to_be_visible()
    assert not check(two, "mood ar", [(390, "light")])
    assert not check(desk, "mood desk", [(1280, "light")])
    _hide_a_word(desk, one, wall)
    _put_in_order(desk, one, wall)


LATE = """() => { const send = window.fetch; window.fetch = async (...given) => {
  const answer = await send(...given);
  if (String(given[0]).endsWith("/schritt")) await new Promise((go) => { window.letGo = go; });
  return answer; }; }"""


def test_an_answer_that_comes_late_does_not_put_an_older_room_over_the_news(server, device):
    links = server.workshop()
    desk = device()
    with server.room(links) as found:
        room = fill_hall(found)
        chosen = {"rule": Rule.PLAIN, "ideas": [1, 2, 5], "reason": "So will es der Raum."}
        selection.confirm_selection(workshop_id=room.id, now=now(), **chosen)
        room.go(Step.SHOW)
    lead(desk, links)
    desk.evaluate(LATE)
    desk.locator("[data-forward]").click()
    expect(desk.locator("#mood-form")).to_be_visible()  # brought by the stream
    with server.room(links):
        moods.ask_about(workshop_id=room.id, number=None, by_bench=False, now=now())
    expect(desk.locator("#mood-close-all")).to_be_visible()
    with desk.expect_response("**/stand"):
        desk.evaluate("window.letGo()")
    expect(desk.locator("#mood-close-all")).to_be_visible()


def _answer_by_keyboard(one: Page) -> None:
    choice = one.locator("#mine [name=mood]")
    go_to(one, choice.first)
    one.keyboard.press("Space")
    one.reload()  # chosen, not sent: still there
    expect(choice.first).to_be_checked()
    press(one, one.get_by_role("button", name="Meine Antwort festhalten"))
    expect(one.locator("#mine .stance__kept")).to_be_visible()


def _answer_in_arabic(two: Page) -> None:
    form = two.locator("#mine form[id^=mood]")
    form.locator("textarea").fill(MISSING)
    form.locator("button[type=submit]").click()
    expect(form.locator("[id$=-mood-error]")).not_to_be_empty()
    expect(form.locator("textarea")).to_have_value(MISSING)
    form.locator('[value="2"]').check()
    form.locator("button[type=submit]").click()
    expect(two.locator("#mine .stance__kept")).to_be_visible()


def _hide_a_word(desk: Page, one: Page, wall: Page) -> None:
    fold = desk.locator("[id^=fold-missing]").first
    fold.locator("summary").click()
    fold.locator("li", has_text=MISSING).get_by_role("button", name="Verbergen").click()
    desk.locator("#hide-form-reason").fill("Zum Ausprobieren")
    assert not check(desk, "mood hide", [(390, "light")])
    desk.locator("#hide-form button[type=submit]").click()
    for page in (one, wall):
        expect(page.locator("#stage")).not_to_contain_text(MISSING)
    hidden = desk.locator("[id^=fold-hidden-words]").first
    hidden.locator("summary").click()
    expect(hidden).to_contain_text("Zum Ausprobieren")
    assert not check(desk, "mood hidden", [(1280, "dark")])
    hidden.get_by_role("button", name="Wieder zeigen").click()
    expect(wall.locator("#stage")).to_contain_text(MISSING)


def _put_in_order(desk: Page, one: Page, wall: Page) -> None:
    desk.locator("#fold-priority summary").click()
    desk.locator("#priority-form-places").fill("1")
    desk.locator("#priority-form button[type=submit]").click()
    expect(wall.locator("#voters")).to_be_visible()
    expect(desk.locator("#priority h2")).to_be_focused()
    order = one.locator("#stage :is(#priority-title, .mood__result)").first
    expect(order).to_have_id("priority-title")  # what is to be answered comes before what is closed
    one.locator("#board [data-give]").nth(1).click()
    expect(one.locator("#board [data-words]", has_text="Ihre Stimme")).to_have_count(1)
    assert not check(one, "priority", [(390, "light")])
    desk.once("dialog", lambda asked: asked.accept())
    desk.locator("#priority-close").click()
    for page in (desk, one, wall):
        expect(page.locator("#stage .bars__cut").first).to_be_visible()
    expect(desk.locator("#priority h2").first).to_be_focused()
    assert not check(desk, "priority desk", [(1280, "dark")])


def test_asked_about_all_at_once_the_wall_lists_them(server, device):
    links = server.workshop()
    desk, wall = device(), device(1920, 1080)
    lead(desk, links)
    show(wall, links)
    room = _hall(server, links)
    for page in (desk, wall):
        page.reload()
    desk.get_by_role("button", name="Zu allen fragen").click()
    expect(wall.locator("[id^=mood-answered-]")).to_have_count(3)
    with server.room(links):
        for person in room.people[:3]:
            say(room, person, 4, number=2)
        say(room, room.people[0], 4, number=1)
        expect(wall.locator("#mood-answered-2")).to_have_text("3 von 24 haben geantwortet")
        moods.close_moods(workshop_id=room.id, number=None, now=now())
    expect(wall.locator("#stage .bar")).to_have_count(LEVELS)  # what nobody answered is taken back
    expect(wall.locator("#stage")).to_contain_text("Zu wenige Antworten, um sie zu zeigen.")
