"""Ordering shared out: three people bundle their stacks by keyboard alone, all see it, the moderator merges across."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.e2e.people import card, forward, join, lead, show, submit_idea, tool
from tests.e2e.served import Server
from tests.e2e.test_accessibility import check
from tests.e2e.test_keyboard import go_to, press

NARROW = [(320, "light"), (1280, "dark")]
IDEAS = (
    ("Elterncafé in drei Sprachen", "Elterncafé am Abend"),
    ("Lotsen für die Berufsschule", "Lotsen für neue Schüler"),
    ("Praktikumsbörse im Stadtteil", "Praktikumsbörse der Betriebe"),
)


def _bundle_the_stack(page: Page, name: str) -> None:
    """Select both cards with the space bar, Enter leads to the bar, a dialog asks for the name."""
    for box in page.locator("#stack [data-pick]").all():
        go_to(page, box)
        page.keyboard.press("Space")
        expect(box).to_be_checked()
    expect(page.locator("#picked")).to_contain_text("2 ausgewählt")
    page.keyboard.press("Enter")
    expect(page.locator("#picked-new")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#bundle-form-name")).to_be_focused()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type(name)
    page.keyboard.press("Enter")
    expect(page.locator("#stack .idea--bundle .idea__title")).to_have_text(name)
    expect(page.locator("#picked")).to_be_hidden()
    expect(page.locator("#stack [data-pick]")).to_be_focused()  # on the bundle that came of it


def _room(server: Server, device) -> tuple[Page, list[Page], Page]:
    links = server.workshop()
    desk, people, wall = device(), [device(), device(), device(390, 800)], device(1920, 1080)
    lead(desk, links)
    show(wall, links)
    for page in people:
        join(page, links)
    forward(desk, "write", *people)
    for page, titles in zip(people, IDEAS, strict=True):
        for title in titles:
            submit_idea(page, title)
    forward(desk, "read", *people)
    return desk, people, wall


def test_three_people_order_their_stacks_and_the_moderator_across_them(server: Server, device):
    desk, people, wall = _room(server, device)
    for page in people:
        press(page, page.get_by_role("button", name="Ich ordne mit"))
        expect(page.get_by_role("button", name="Doch nicht mitordnen")).to_be_focused()
    desk.locator("#sharing-card > summary").click()
    expect(desk.locator("#sharing")).to_contain_text("3 Personen haben gesagt")
    desk.locator("#sharing-form button[type=submit]").click()
    for page in people:
        expect(page.locator("#stack .idea")).to_have_count(2)  # alike ideas lie in one stack
    for number, page in enumerate(people):
        _bundle_the_stack(page, f"Bündel {number + 1}")
        for other in (desk, *people):
            expect(card(other, f"Bündel {number + 1}")).to_be_visible()
    expect(wall.locator("#progress")).to_have_text(
        "Es ordnen gerade 3 Personen: 3 Bündel, 0 Ideen noch einzeln"
    )
    press(people[0], people[0].get_by_role("button", name="Ich bin fertig mit meinem Stapel"))
    expect(desk.locator("#sharing")).to_contain_text("fertig")
    _merge_across(desk, people)
    _rename_and_part(people[2])


def _merge_across(desk: Page, people: list[Page]) -> None:
    """The moderator puts one stack's bundle into another's, and takes it back: it lies where it lay."""
    card(desk, "Bündel 2").get_by_role("button", name="Mit anderem Bündel zusammenlegen").click()
    desk.locator("#dialog").get_by_label("Bündel 1").check()
    desk.locator("#merge-form button[type=submit]").click()
    for page in (desk, *people):
        expect(page.locator("#board .idea--bundle")).to_have_count(2)
    expect(people[1].locator("#own-stack")).to_have_count(0)
    expect(people[0].locator("#stack .member")).to_have_count(4)
    desk.get_by_role("button", name="Verlauf").click()
    first = desk.locator(".change").first
    expect(first).to_contain_text("Moderation")
    expect(desk.locator(".change", has_text="jemand aus der Ordnungsgruppe")).to_have_count(3)
    first.get_by_role("button", name="Rückgängig").click()
    expect(desk.locator("#dialog")).to_be_hidden()
    for page in (desk, *people):
        expect(page.locator("#board .idea--bundle")).to_have_count(3)
    expect(people[1].locator("#stack .idea__title")).to_have_text("Bündel 2")


def _rename_and_part(page: Page) -> None:
    """On a phone, by keyboard: another name, then one idea out, then taken back."""
    press(page, page.locator("#stack").get_by_role("button", name="Umbenennen"))
    expect(page.locator("#name-form-name")).to_be_focused()
    page.keyboard.type("Betriebe")
    page.keyboard.press("Enter")
    expect(page.locator("#stack .idea__title")).to_have_text("Betriebe")
    press(page, page.locator("#stack .member").last.get_by_role("button", name="herausnehmen"))
    expect(page.locator("#stack .idea")).to_have_count(2)
    press(page, page.get_by_role("button", name="Herausnehmen rückgängig machen"))
    expect(page.locator("#stack .idea")).to_have_count(1)
    expect(page.locator("#stack .idea__title")).to_have_text("Betriebe")


def test_a_selection_outlives_what_others_do_meanwhile(server: Server, device):
    """Cards are exchanged under it, and what no longer stands is no longer selected; the focus stays on its box."""
    links = server.workshop()
    desk, other, person = device(), device(), device()
    lead(desk, links)
    join(person, links)
    desk.locator(".header .menu summary").click()
    desk.get_by_role("button", name="Noch ein Gerät für die Moderation").click()
    other.goto(desk.locator("#dialog .link-to-copy a").inner_text())
    other.locator("main form button[type=submit]").click()
    desk.keyboard.press("Escape")
    forward(desk, "write", person)
    for title in ("Eins", "Zwei", "Drei", "Vier"):
        submit_idea(person, title)
    forward(desk, "read", other, person)
    for title in ("Eins", "Zwei", "Drei"):
        card(desk, title).locator("[data-pick]").check()
    expect(desk.locator("#picked")).to_contain_text("3 ausgewählt")
    card(desk, "Drei").locator("[data-pick]").focus()
    tool(card(other, "Drei"), "Korrigieren").click()
    other.locator("#correct-form-title").fill("Drei und mehr")
    other.locator("#correct-form button[type=submit]").click()
    expect(card(desk, "Drei und mehr").locator("[data-pick]")).to_be_checked()
    expect(card(desk, "Drei und mehr").locator("[data-pick]")).to_be_focused()
    card(other, "Zwei").get_by_role("button", name="Zusammenführen").click()
    other.locator("#dialog").get_by_label("Vier").check()
    other.locator("#merge-form button[type=submit]").click()
    expect(desk.locator("#picked")).to_contain_text("2 ausgewählt")
    desk.locator("#picked-none").click()
    expect(desk.locator("#picked")).to_be_hidden()
    expect(card(desk, "Eins").locator("[data-pick]")).to_be_focused()


def test_what_could_belong_together_is_proposed_and_forgotten_when_told_apart(server: Server, device):
    desk, people, _wall = _room(server, device)
    desk.locator("#proposals-card > summary").click()
    expect(desk.locator(".proposal")).to_have_count(3)
    lotsen = desk.locator(".proposal", has_text="Lotsen")
    lotsen.get_by_role("button", name="Verschieden").click()
    expect(desk.locator(".proposal")).to_have_count(2)
    desk.locator(".proposal", has_text="Elterncafé").get_by_role("button", name="Zusammenlegen …").click()
    expect(desk.locator("#bundle-form-name")).to_have_value(IDEAS[0][0])
    desk.locator("#bundle-form button[type=submit]").click()
    expect(card(people[0], IDEAS[0][0])).to_contain_text("Bündel aus 2")
    expect(desk.locator(".proposal")).to_have_count(1)  # the list follows the board


def test_ordering_is_accessible(server: Server, device):
    """Panels, stack, bar and every dialog, wide and narrow, light and dark."""
    desk, people, wall = _room(server, device)
    person, problems = people[0], []
    person.locator("#offer").click()
    expect(desk.locator("#sharing")).to_contain_text("1 Person")
    for card_id in ("#sharing-card", "#proposals-card"):
        desk.locator(f"{card_id} > summary").click()
    expect(desk.locator(".proposal").first).to_be_visible()
    problems += check(desk, "panels")
    desk.locator("#sharing-form button[type=submit]").click()
    expect(person.locator("#stack .idea")).to_have_count(6)
    for box in person.locator("#stack [data-pick]").all()[:2]:
        box.check()
    problems += check(person, "stack")
    person.locator("#picked-new").click()
    expect(person.locator("#bundle-form-name")).to_be_focused()
    problems += check(person, "new bundle", NARROW)
    person.keyboard.press("Enter")
    bundle = person.locator("#stack .idea--bundle")
    for name, form in (("In ein Bündel legen", "#put-form"), ("Aufteilen", "#split-form")):
        bundle.get_by_role("button", name=name).click()
        expect(person.locator(form)).to_be_visible()
        problems += check(person, name, NARROW)
        person.keyboard.press("Escape")
    problems += _of_desk_dialogs(desk) + check(desk, "shared out")
    problems += check(wall, "wall", [(1280, "light"), (1920, "dark")])
    assert problems == []


def _of_desk_dialogs(desk: Page) -> list[str]:
    """What is wrong with "only one of both" and the history."""
    desk.get_by_role("button", name="Nur eine von beiden …").click()
    for field, place in (("one", 1), ("other", 2)):
        desk.locator(f"#exclusive-form-{field}").select_option(index=place)
    problems = check(desk, "exclusive", NARROW)
    desk.locator("#exclusive-form button[type=submit]").click()
    expect(desk.locator("#board .rival").first).to_be_visible()
    desk.get_by_role("button", name="Verlauf").click()
    expect(desk.locator(".change")).to_have_count(2)
    problems += check(desk, "history", NARROW)
    desk.keyboard.press("Escape")
    desk.get_by_role("button", name="Nur eine von beiden …").click()
    expect(desk.locator("#dialog .rivals")).to_be_visible()
    problems += check(desk, "exclusive, with one", NARROW)
    desk.keyboard.press("Escape")
    return problems


def test_a_card_one_has_ticked_is_told_to_lie_in_a_bundle_now(server: Server, device):
    links = server.workshop()
    desks, person = [device(), device()], device()
    lead(desks[0], links)
    join(person, links)
    forward(desks[0], "write", person)
    for title in IDEAS[0] + IDEAS[1]:
        submit_idea(person, title)
    forward(desks[0], "read", person)
    _second_desk(desks)
    for title in IDEAS[1]:
        card(desks[1], title).locator("[data-pick]").check()
    for title in (IDEAS[0][0], IDEAS[1][0]):
        card(desks[0], title).locator("[data-pick]").check()
    desks[0].locator("#picked-new").click()
    desks[0].locator("#bundle-form button[type=submit]").click()
    expect(desks[1].locator("#spoken")).to_have_text(
        "Eine der ausgewählten Karten liegt jetzt in einem Bündel."
    )
    expect(desks[1].locator("#picked")).to_contain_text("1 ausgewählt")
    expect(desks[0].locator("#spoken")).not_to_contain_text("liegt jetzt in einem Bündel")


def _second_desk(desks: list[Page]) -> None:
    """Another device for the same moderator."""
    desks[0].locator("details.menu summary").first.click()
    desks[0].get_by_role("button", name="Noch ein Gerät für die Moderation").click()
    link = desks[0].locator("dialog[open] .link-to-copy").inner_text().strip()
    desks[1].goto(link)
    desks[1].get_by_role("button", name="Moderation übernehmen").click()
    expect(desks[1].locator("#board .idea")).to_have_count(4)
    desks[0].keyboard.press("Escape")
