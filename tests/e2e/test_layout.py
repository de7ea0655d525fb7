"""What must hold for the eye: nothing wider than a phone, nothing lying on a field, nothing unreadable."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.people import card, forward, join, lead, submit_idea

WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihungsordnung"
ADDRESS = "https://beispiel.example/" + "langerpfad" * 12
WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Words and the ground they stand on, as the browser paints them in forced colours.
PLATE = """element => { const style = getComputedStyle(element);
  return [style.color !== style.backgroundColor, style.forcedColorAdjust]; }"""


def narrow(page: Page, what: str, widths: tuple[int, ...] = (320, 390)) -> None:
    """The page is no wider than a phone, in either direction of writing."""
    size = page.viewport_size
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        for way in ("rtl", "ltr"):
            page.evaluate("way => { document.documentElement.dir = way; }", way)
            assert page.evaluate(WIDER) <= 0, f"{what} {width} {way}"
    page.set_viewport_size(size)  # type: ignore[arg-type]


@pytest.fixture
def room(server, device):
    """A desk and somebody with a phone, in the step of writing."""
    links = server.workshop()
    desk, person = device(), device(390, 800)
    lead(desk, links)
    join(person, links)
    forward(desk, "write", person)
    return desk, person


def test_long_words_and_many_points_fit_a_phone(room):
    desk, person = room
    submit_idea(person, WORD, ADDRESS)
    submit_idea(person, "Kurz")
    person.locator("#idea-form-title").fill(f"Entwurf {WORD}")
    person.locator("#idea-form-description").fill(ADDRESS)
    person.locator("[data-draft-state]:not([hidden])").wait_for()
    forward(desk, "read", person)
    person.locator("#kept .notice").wait_for()
    narrow(person, "kept draft")
    desk.set_viewport_size({"width": 390, "height": 800})
    card(desk, "Kurz").get_by_role("button").first.click()
    choice = desk.locator("#merge-form .choice", has_text=WORD)
    assert choice.evaluate("part => part.scrollWidth <= part.clientWidth")
    desk.keyboard.press("Escape")
    forward(desk, "vote", person)
    for name in ("budget", "per_idea"):
        desk.locator(f"#vote-form-{name}").fill("50")
    desk.locator("#vote-form button[type=submit]").click()
    card(person, "Kurz").locator("[data-give]").click()
    person.locator('#board [data-points="1"]').wait_for()
    narrow(person, "ballot")
    forward(desk, "choose", person)
    last = person.locator(".table td").last
    last.scroll_into_view_if_needed()
    box = last.bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= 390, "all columns are to be seen"
    narrow(person, "results")
    narrow(desk, "desk")


def test_a_toast_gives_way_to_the_field_and_goes_when_pressed(room):
    _, person = room
    for number in range(3):
        submit_idea(person, f"Idee {number}")
    toasts = person.locator(".toast")
    assert person.locator(".toast:visible").count() == 1
    person.locator("#idea-form button[type=submit]").click()
    field = person.locator("#idea-form-title[aria-invalid]")
    expect(field).to_be_focused()
    expect(toasts).to_have_count(0)
    field.evaluate("part => scrollTo(0, part.getBoundingClientRect().top + scrollY - 90)")
    person.evaluate("() => augenhoehe.say('Ein Wort', 'success')")
    toast, place = toasts.bounding_box(), field.bounding_box()
    assert toast is not None
    assert place is not None
    assert toast["y"] > place["y"] + place["height"] or toast["y"] + toast["height"] < place["y"]
    toasts.click()
    expect(toasts).to_have_count(0)


def test_a_press_on_a_slow_network_shows(room):
    _, person = room
    person.locator("#idea-form-title").fill("Langsam")
    button = person.locator("#idea-form button[type=submit]")
    look = "part => [getComputedStyle(part).cursor, getComputedStyle(part, '::after').content]"
    before = button.evaluate(look)
    held = []
    person.route("**/ideen", lambda route: held.append(route))
    button.click()
    person.locator("#idea-form.htmx-request").wait_for()
    assert before[0] == "pointer"
    assert button.evaluate(look) == ["progress", '""']
    held[0].continue_()
    expect(person.locator("#mine .idea__title")).to_have_text("Langsam")


def test_what_is_pressed_or_chosen_can_be_read_in_forced_colours(room):
    desk, person = room
    person.locator("#done").click()
    person.locator('#done[aria-pressed="true"]').wait_for()
    for page in (desk, person):
        page.emulate_media(forced_colors="active")
    assert person.locator("#done").evaluate(PLATE) == [True, "none"]
    forward(desk, "read", person)
    for page in (desk, person):
        assert page.locator(".filter:has(:checked)").first.evaluate(PLATE) == [True, "none"]
