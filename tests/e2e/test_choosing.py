"""Choosing in real browsers: the count explained, the choice changed with a reason, a reservation beside it."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.e2e.hall import counted_hall
from tests.e2e.people import forward, join, lead, show
from tests.e2e.test_accessibility import check


def _why(page: Page) -> None:
    """Open the reasons of equal shares by keyboard."""
    page.locator(".result--proposed [data-dialog-open]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#reasons-heading")).to_be_visible()


def test_the_count_is_explained_in_turkish_step_by_step_by_keyboard(server, device):
    links = server.workshop()
    person = device()
    join(person, links)
    counted_hall(server, links)
    person.reload()
    _why(person)
    assert not check(person, "reasons", [(1280, "light"), (390, "light"), (1280, "dark")])
    person.locator('#reasons-form [name="sprache"]:checked').focus()
    person.keyboard.press("ArrowRight")
    expect(person.locator("#reasons-heading")).to_have_text("Equal shares")
    expect(person.locator('#reasons-form [value="en"]')).to_be_focused()  # so that one can go on from there
    person.keyboard.press("ArrowRight")
    expect(person.locator("#reasons-heading")).to_have_text("Eşit paylar")
    expect(person.locator(".reasons")).to_have_attribute("lang", "tr")
    frames, following = person.locator("[data-frame]"), person.locator("[data-step-next]")
    expect(frames.nth(0)).to_be_visible()
    expect(frames.nth(1)).to_be_hidden()
    following.focus()
    person.keyboard.press("Enter")
    expect(frames.nth(1)).to_be_visible()
    expect(person.locator("[data-step-said]")).to_contain_text("Adım 2 / 3. 2. tur:")
    expect(person.locator('.reasons__round[aria-current="step"]')).to_contain_text("2. tur:")
    person.keyboard.press("Enter")
    expect(following).to_be_disabled()
    expect(following).to_be_focused()
    assert not check(person, "reasons tr", [(1280, "light"), (320, "dark")])
    person.keyboard.press("Escape")
    expect(person.locator(".result--proposed [data-dialog-open]")).to_be_focused()


def test_the_coins_play_only_when_asked_and_stop_when_asked(server, device):
    links = server.workshop()
    person = device()
    join(person, links)
    counted_hall(server, links)
    person.clock.install()
    person.reload()
    _why(person)
    frames, play = person.locator("[data-frame]"), person.locator("[data-step-play]")
    person.clock.run_for(60_000)
    expect(frames.nth(0)).to_be_visible()
    play.click()
    expect(play).to_have_attribute("aria-pressed", "true")
    expect(play).to_have_text("Anhalten")
    person.clock.run_for(5_000)
    expect(frames.nth(1)).to_be_visible()
    play.click()
    person.clock.run_for(60_000)
    expect(frames.nth(1)).to_be_visible()
    play.click()
    person.clock.run_for(60_000)
    expect(frames.nth(2)).to_be_visible()
    expect(play).to_have_attribute("aria-pressed", "false")


def test_the_room_changes_the_choice_with_a_reason_and_a_minority_reserves(server, device):
    links = server.workshop()
    desk, person, wall = device(), device(), device(1920, 1080)
    join(person, links)
    lead(desk, links)
    show(wall, links)
    counted_hall(server, links)
    desk.reload()
    person.reload()
    wall.reload()
    expect(wall.locator(".left-out").first).to_contain_text("6 von 24")
    boxes = desk.locator("#selection-form [name=ideas]")
    _too_many_and_rivals_are_refused(desk)
    desk.locator('#selection-form [value="4"]').uncheck()
    _places_leave_the_ticks_alone(desk)
    desk.locator("#selection-form button[type=submit]").click()
    expect(desk.locator("#selection-form-reason-error")).not_to_be_empty()
    desk.locator("#selection-form-reason").fill("Die Messe gibt es schon im Herbst.")
    desk.reload()  # nothing of it is confirmed yet, and nothing is lost
    assert boxes.evaluate_all("all => all.filter(box => box.checked).map(box => box.value).sort()") == [
        "2",
        "3",
        "6",
    ]
    desk.locator("#selection-form button[type=submit]").click()
    expect(person.locator("#stage .ticked")).to_have_count(3)
    for page in (person, wall):
        expect(page.locator("#stage")).to_contain_text("Die Messe gibt es schon im Herbst.")
    _press_beside_a_toast(desk)
    _reserve(person, desk, wall)


def _too_many_and_rivals_are_refused(desk: Page) -> None:
    """Another rule ticks what it proposes; what cannot be chosen is told, and stays ticked."""
    boxes = desk.locator("#selection-form [name=ideas]")
    desk.get_by_label("Die meisten Stimmen", exact=True).check()
    expect(desk.locator('#selection-form [value="1"]')).to_be_checked()
    expect(desk.locator('#selection-form [value="6"]')).not_to_be_checked()
    desk.get_by_label("Gleiche Anteile", exact=True).check()
    expect(desk.locator('#selection-form [value="6"]')).to_be_checked()
    desk.locator('#selection-form [value="3"]').check()
    desk.locator("#selection-form button[type=submit]").click()
    expect(desk.locator(".picker__count")).to_have_text("4 angehakt · 3 Plätze")
    expect(desk.locator("#selection-form-ideas-error")).to_contain_text("es gibt aber nur 3 Plätze")
    desk.locator('#selection-form [value="2"]').uncheck()
    desk.locator("#selection-form button[type=submit]").click()
    expect(desk.locator("#selection-form-ideas-error")).to_contain_text("schließen sich aus")
    assert (
        boxes.evaluate_all("all => all.filter(box => box.checked).length") == 3
    )  # what was ticked stays ticked


def _press_beside_a_toast(desk: Page) -> None:
    """The toast has made room for the field. It must not come back under the pointer while a button is pressed."""
    expect(desk.locator("#toasts .toast")).to_be_visible()
    desk.locator("#places-form-places").fill("4")
    desk.locator("#places-form button[type=submit]").click()
    expect(desk.locator("#counted")).to_contain_text("4 Plätze")
    expect(desk.locator("#settings")).to_contain_text("sie galt für 3 Plätze")


def _places_leave_the_ticks_alone(desk: Page) -> None:
    """Another number of places proposes other ideas in another order; what somebody ticked stays ticked."""
    ticked = "all => all.filter(box => box.checked).map(box => box.value).sort().join(' ')"
    boxes = desk.locator("#selection-form [name=ideas]")
    desk.get_by_label("Die meisten Stimmen", exact=True).check()
    boxes.first.uncheck()
    before = boxes.evaluate_all(ticked)
    for places in ("2", "5", "3"):
        desk.locator("#places-form-places").fill(places)
        _get_the_step_once_more(desk)
        desk.locator("#places-form button[type=submit]").click()
        expect(desk.locator("#counted")).to_contain_text(f"{places} Plätze")
        assert boxes.evaluate_all(ticked) == before
    desk.get_by_label("Gleiche Anteile", exact=True).check()
    desk.locator('#selection-form [value="3"]').check()
    desk.locator('#selection-form [value="4"]').uncheck()


def _get_the_step_once_more(desk: Page) -> None:
    """Whoever pressed "Weiter" gets the step as the answer and as the push; the later one comes while they type."""
    desk.evaluate(
        """async () => {
            const address = `${document.getElementById("stream").dataset.base}/stand`;
            await htmx.ajax("GET", address, { source: document.body, swap: "none" });
        }"""
    )


def _reserve(person: Page, desk: Page, wall: Page) -> None:
    """What is being written stays, with its cursor, while the desk records another one."""
    field = person.locator("#reservation-form-text")
    fold = person.locator("#fold-benches")
    fold.locator("summary").click()
    field.fill("Die Kosten sind nicht geklärt.")
    desk.locator("#reservation-form-text").fill("Es fehlt die Elternsicht.")
    desk.locator("#reservation-form-behalf").select_option(index=1)
    desk.locator("#reservation-form button[type=submit]").click()
    expect(desk.locator("#reservation-form-text")).to_have_value("")
    expect(person.locator("#stage .reservation")).to_have_count(1)
    person.wait_for_timeout(900)  # one's own part is fetched a moment after the stage
    expect(fold).to_have_attribute("open", "")
    expect(field).to_be_focused()
    expect(field).to_have_value("Die Kosten sind nicht geklärt.")
    person.reload()
    expect(field).to_have_value("Die Kosten sind nicht geklärt.")
    person.locator("#reservation-form button[type=submit]").click()
    expect(person.locator("[data-own-reservation]")).to_have_count(1)
    expect(field).to_have_value("")
    expect(wall.locator("#stage")).to_contain_text("2 Vorbehalte sind festgehalten.")
    problems = (
        check(person, "person chosen") + check(desk, "desk chosen") + check(wall, "wall", [(1920, "light")])
    )
    assert not problems, "\n".join(problems)
    person.locator("[data-own-reservation] button").click()
    expect(person.locator("[data-own-reservation]")).to_have_count(0)
    expect(wall.locator("#stage")).to_contain_text("1 Vorbehalt ist festgehalten.")
    forward(desk, "teams", person)
    person.locator("#mine details > summary").click()
    expect(person.locator("#reservation-form-text")).to_be_visible()
    desk.locator("#fold-reservations > summary").click()
    desk.locator("#settings .reservation button").wait_for()


def test_the_choice_by_two_criteria_is_accessible_with_everything_open(server, device):
    links = server.workshop()
    person, desk = device(), device()
    join(person, links)
    lead(desk, links)
    counted_hall(server, links, criteria=True)
    person.reload()
    desk.reload()
    problems = []
    for page in (person, desk):
        for fold in page.locator("#stage details > summary").all():
            fold.click()
        problems += check(page, "criteria", [(1280, "light"), (320, "light"), (1280, "dark")])
    assert not problems, "\n".join(problems)
    expect(person.locator(".both__plane")).to_be_visible()
    for question, idea, other in (("machbar", 5, 6), ("mutig", 6, 5)):
        desk.locator("#selection-form").get_by_label(question, exact=True).check()
        expect(desk.locator(f'#selection-form [value="{idea}"]')).to_be_checked()
        expect(desk.locator(f'#selection-form [value="{other}"]')).not_to_be_checked()


def test_a_title_of_the_other_direction_stays_beside_its_tick(server, device):
    links = server.workshop()
    desk, reader = device(), device()
    lead(desk, links)
    join(reader, links, language="العربية")
    counted_hall(server, links)
    desk.reload()
    reader.reload()
    desk.locator("#selection-form button[type=submit]").click()
    title = reader.locator(".ticked > [dir]").first
    expect(title).to_have_css("text-align", "right")
    expect(reader.locator("html")).to_have_attribute("dir", "rtl")
