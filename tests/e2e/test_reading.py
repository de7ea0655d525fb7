"""Reading together in real browsers: search, one's own order, what has been read, and the big screen that is led."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.people import card, forward, join, lead, show, submit_idea, tool
from tests.e2e.seeded import ask_by_script, seed

FOUND = [  # what is written, what is looked for
    ("İstanbul'da kütüphane", "istanbul"),
    ("İSTANBUL", "ıstanbul"),
    ("ışık ve ISI", "isik isi"),
    ("Sığınma evi", "SIGINMA"),
    ("Straßenfest", "strassenfest"),
    ("STRASSE", "straße"),
    ("Große Maße", "GROSSE MASSE"),
    ("Müllabfuhr", "muellabfuhr"),
    ("Müllabfuhr", "mullabfuhr"),
    ("Muellabfuhr", "müllabfuhr"),
    ("Ueberweg", "überweg"),
    ("Mu\u0308ll", "müll"),
    ("Café société", "cafe SOCIETE"),
    ("Łódź, smørrebrød, Đà Nẵng", "lodz smorrebrod da nang"),
    ("Ärzte im Quartier, auch abends", "abends aerzte"),
    ("Schul\u00adsozial\u00adarbeit", "schulsozialarbeit"),
    ("E‑Mail für alle", "e-mail"),
    ("أطفال المدرسة", "اطفال المدرسه"),
    ("إدارة", "ادارة"),
    ("آخر", "اخر"),
    ("مستشفى", "مستشفي"),
    ("مُدَرِّسَة", "مدرسة"),
    ("مـــدرسة", "مدرسة"),
    ("ٱلمدرسة", "المدرسة"),
    ("شيء", "شي"),
    ("قطار ١٢", "12"),
    ("کتابخانه ایران", "كتابخانه ايران"),
    ("Τέλος", "τελος"),
    ("ёлка", "елка"),
]
NOT_FOUND = [
    ("Müllabfuhr", "mall"),
    ("Straße", "strase"),
    ("aktuell", "äktuell x"),
    ("Lotsen", "lotsen fehlt"),
    ("مدرسة", "مكتب"),
]
FITS = """cases => cases.map(([text, query]) => {
  const { index, wanted, fits } = augenhoehe.folding;
  return fits(index(text), wanted(query));
})"""
NUMBERS = "() => [...document.querySelectorAll('#board > *')].map(card => card.dataset.k)"
PLACE = "card => Math.round(card.getBoundingClientRect().top)"


@pytest.fixture
def room(server, device):
    """A moderator and two readers in the step before reading, with so many ideas as are wanted."""

    def made(count: int, themes: int = 0) -> tuple[Page, Page, Page]:
        links = server.workshop()
        desk, one, other = device(), device(), device()
        lead(desk, links)
        join(one, links)
        join(other, links)
        forward(desk, "write", one, other)
        seed(server, links, [f"Idee {n}" for n in range(1, count + 1)], "Ein Satz dazu.", themes)
        desk.links = links
        return desk, one, other

    return made


def _ready(page: Page) -> None:
    expect(page.locator("#board[data-ordered]")).to_be_visible()


def test_words_are_found_however_they_are_typed(room):
    _desk, page, _other = room(0)
    found = page.evaluate(FITS, FOUND)
    assert [case for case, fits in zip(FOUND, found, strict=True) if not fits] == []
    found = page.evaluate(FITS, NOT_FOUND)
    assert [case for case, fits in zip(NOT_FOUND, found, strict=True) if fits] == []


def test_a_search_goes_through_all_that_stands_on_a_card_and_through_nothing_else(room):
    desk, one, other = room(3, themes=2)
    submit_idea(one, "Straßenfest", "für Groß und Klein")
    forward(desk, "read", one, other)
    _ready(one)
    search, count = one.locator("#board-search"), one.locator("[data-board-count]")
    for query, shown in (
        ("STRASSENFEST", 1),
        ("klein gross", 1),
        ("melden", 0),  # what the buttons say is no idea
        ("satz", 3),
        ("", 4),
    ):
        search.fill(query)
        expect(one.locator("#board > *:visible")).to_have_count(shown)
    expect(count).to_have_text("4 Ideen")
    card(one, "Straßenfest").get_by_role("button", name="Rückfrage stellen").click()
    one.locator("#remark-form-text").fill("Auch für Rollstühle?")
    one.locator("#remark-form button[type=submit]").click()
    expect(one.locator("dialog[open]")).to_have_count(0)
    search.fill("rollstuehle")
    expect(one.locator("#board > *:visible")).to_have_count(1)
    expect(one.locator("#spoken")).to_have_text("1 von 4 Ideen")
    search.fill("")
    assert one.get_by_text("Meine", exact=True).count() == 0
    one.get_by_label("Vorschule/Grundschule").check()
    expect(one.locator("#board > *:visible")).to_have_count(2)
    expect(one.get_by_label("Übergang Schule/Ausbildung")).to_be_hidden()  # nothing stands under it
    tool(card(desk, "Straßenfest"), "Auf die Leinwand").click()
    expect(desk.locator(".notice--now")).to_be_visible()
    one.wait_for_timeout(300)  # the stage is pushed once more: the filter stays
    expect(one.locator("#board > *:visible")).to_have_count(2)


def test_everybody_reads_in_an_order_of_their_own_that_does_not_change(room):
    desk, one, other = room(40)
    forward(desk, "read", one, other)
    _ready(one)
    _ready(other)
    mine, theirs = one.evaluate(NUMBERS), other.evaluate(NUMBERS)
    assert sorted(mine, key=int) == sorted(theirs, key=int) == [str(n) for n in range(1, 41)]
    assert mine != theirs
    assert sorted(mine, key=int) not in (mine, theirs)
    one.reload()
    _ready(one)
    seen = set(one.locator("#reading").get_attribute("data-seen").split())
    assert [n for n in one.evaluate(NUMBERS) if n not in seen] == [n for n in mine if n not in seen]


def test_what_was_seen_stands_last_the_next_time_and_the_room_knows_how_much_was_read(room):
    desk, one, other = room(12)
    forward(desk, "read", one, other)
    _ready(one)
    expect(desk.locator(".coverage")).to_contain_text("Sobald 3 Personen da sind")
    before = one.evaluate(NUMBERS)
    one.wait_for_timeout(1800)  # long enough to have read what is to be seen
    one.goto("about:blank")  # what was seen is told when the page is left, too
    expect(desk.locator("#board [data-readers]", has_text="erst von einer Person").first).to_be_visible()
    one.go_back()
    _ready(one)
    numbers = one.locator("#reading").get_attribute("data-seen").split()
    assert 2 <= len(numbers) < 12
    after = one.evaluate(NUMBERS)
    assert set(after[-len(numbers) :]) == set(numbers)
    assert after[: -len(numbers)] == [n for n in before if n not in numbers]
    signs = one.locator("#board > * [data-seen]:visible")
    expect(signs).to_have_count(len(numbers))
    told_to_desk = desk.locator(f"#idea-{numbers[0]} [data-readers]")
    expect(told_to_desk).to_have_text("erst von einer Person gelesen")
    desk.get_by_label("Wenig gelesen").check()
    expect(desk.locator("#board > *:visible")).to_have_count(12)


def test_new_ideas_come_at_the_end_and_nothing_moves_under_the_reader(room):
    desk, one, other = room(30)
    submit_idea(one, "Kommt wieder")
    forward(desk, "read", one, other)
    tool(card(desk, "Kommt wieder"), "Verbergen").click()
    desk.locator("#hide-form-reason").fill("Ein Versehen")
    desk.locator("#hide-form button[type=submit]").click()
    expect(card(one, "Kommt wieder")).to_have_count(0)
    _ready(one)
    before = one.evaluate(NUMBERS)
    middle = one.locator("#board > *").nth(15)
    button = middle.get_by_role("button", name="Rückfrage stellen")
    button.scroll_into_view_if_needed()
    button.focus()
    place, number = middle.evaluate(PLACE), before[15]
    upper = before[3]
    for n in range(3):  # a card above grows
        ask_by_script(other, upper, f"Frage {n} mit so vielen Wörtern, dass sie mehr als eine Zeile braucht?")
    expect(one.locator(f"#idea-{upper} summary")).to_contain_text("3 Rückfragen")
    one.locator(f"#idea-{upper}-talk").evaluate("talk => { talk.open = true; }")
    place = middle.evaluate(PLACE)
    ask_by_script(other, upper, "Noch eine, " * 20)
    expect(one.locator(f"#idea-{upper} summary")).to_contain_text("4 Rückfragen")
    expect(one.locator(f"#idea-{upper}-talk")).to_have_attribute("open", "")
    card(desk, "Kommt wieder").get_by_role("button", name="Wieder zeigen").click()
    expect(card(one, "Kommt wieder")).to_have_count(1)
    assert one.evaluate(NUMBERS)[:-1] == before
    expect(one.locator("#board > *").last).to_contain_text("Kommt wieder")
    expect(one.locator("#board > *").last.locator("[data-new]")).to_be_visible()
    ask_by_script(other, number, "Und diese hier?")
    expect(one.locator(f"#idea-{number} summary")).to_contain_text("1 Rückfrage")
    one.wait_for_timeout(300)
    assert abs(one.locator(f"#idea-{number}").evaluate(PLACE) - place) <= 1
    expect(one.locator(f"#idea-{number}").get_by_role("button", name="Rückfrage stellen")).to_be_focused()


def test_the_moderator_leads_the_big_screen_until_it_is_let_go(room, device):
    desk, one, other = room(14)
    wall = device(1920, 1080)
    show(wall, desk.links)
    forward(desk, "read", one, other, wall)
    turning, pages = desk.locator("#turning"), wall.locator("#pages")
    expect(pages).to_have_text(" · Seite 1 von 3")
    expect(wall.locator("#numbers")).to_contain_text("14 Ideen")
    expect(turning).to_contain_text("Sie blättert von selbst.")
    desk.get_by_role("button", name="Selbst blättern").click()
    expect(turning).to_contain_text("Seite 1 von 3")
    desk.get_by_role("button", name="Seite vor").focus()
    desk.keyboard.press("Enter")
    expect(pages).to_have_text(" · Seite 2 von 3")
    expect(desk.get_by_role("button", name="Seite vor")).to_be_focused()
    wall.reload()
    expect(pages).to_have_text(" · Seite 2 von 3")
    wall.wait_for_timeout(12_500)  # longer than a page stays by itself
    expect(pages).to_have_text(" · Seite 2 von 3")
    desk.get_by_role("button", name="Von selbst blättern").click()
    expect(pages).to_have_text(" · Seite 3 von 3", timeout=26_000)
    desk.get_by_role("button", name="Selbst blättern").click()
    expect(pages).to_have_text(" · Seite 1 von 3")
    forward(desk, "vote", one, other, wall)
    desk.wait_for_timeout(950)
    desk.locator("#step-back").click()
    expect(turning).to_contain_text("Sie blättert von selbst.")
