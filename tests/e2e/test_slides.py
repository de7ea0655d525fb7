"""Slides in real browsers: led from the desk and from a presenter's phone, seen on the big screen and at a place."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect
from sqlalchemy import select

from app.actions import selection
from app.db import transaction
from app.domain.phases import Step
from app.domain.selection import Rule
from app.models import Participant, Section, Sketch, SketchMember
from app.web.answers import now
from tests.e2e.people import join, lead, show
from tests.e2e.served import Links, Server
from tests.support.hall import fill_hall

TEXT = "Jugendliche kennen die Wege in die Ausbildung nicht. Wer neu ist, fragt niemanden. "


def presented(server: Server, links: Links, member: str) -> None:
    """Two sketches are presented; whoever has this name is in the team of the first."""
    with server.room(links) as room:
        hall = fill_hall(room)
        selection.confirm_selection(workshop_id=room, rule=Rule.PLAIN, ideas=[1, 3], reason="So.", now=now())
        hall.go(Step.AGREE)
        with transaction() as session:
            sketch = session.scalars(
                select(Sketch.id).where(Sketch.workshop_id == room, Sketch.number == 1)
            ).one()
            person = session.scalars(
                select(Participant.id).where(Participant.workshop_id == room, Participant.name == member)
            ).one()
            session.add(SketchMember(sketch_id=sketch, participant_id=person))
            for key in ("situation", "goals", "target_group"):
                known = session.get(Section, (sketch, key))
                if known is not None:
                    known.text = TEXT * 4
        hall.go(Step.SHOW)


def slide(page: Page, number: int | str) -> Locator:
    """The slide with this running number, as everybody sees it."""
    return page.locator(f'#slide [data-slide="{number}"]')


def place(page: Page, number: int) -> Locator:
    """Where whoever leads is."""
    return page.locator("#leading .lead__head").filter(has_text=re.compile(rf"^\s*{number} von "))


def swipe(page: Page, to: int) -> None:
    """A finger goes over the slide, so many px to the right."""
    page.evaluate(
        """(to) => {
          const slide = document.querySelector("#leading [data-swipe]");
          const { left, top, width } = slide.getBoundingClientRect();
          const at = (type, x) => slide.dispatchEvent(new PointerEvent(type, {
            bubbles: true, pointerId: 7, pointerType: "touch", isPrimary: true, clientX: x, clientY: top + 40 }));
          at("pointerdown", left + width / 2);
          at("pointerup", left + width / 2 + to);
        }""",
        to,
    )


def test_desk_phone_place_and_screen_are_at_one_slide(server, device):
    links = server.workshop()
    desk, phone, person, wall = device(), device(390, 800, has_touch=True), device(), device(1920, 1080)
    lead(desk, links)
    join(phone, links, "Esin")
    join(person, links)
    show(wall, links)
    presented(server, links, "Esin")
    for page in (desk, phone, person, wall):
        page.reload()
    for page in (person, wall):
        expect(slide(page, 1)).to_be_visible()

    desk.locator("#turn-next").click()
    for page in (person, wall):
        expect(slide(page, 2)).to_be_visible()
    expect(place(desk, 2)).to_be_visible()
    desk.keyboard.press("ArrowRight")  # the focus is on a button inside the frame
    desk.locator("#lead").focus()
    expect(place(desk, 3)).to_be_visible()
    desk.keyboard.press("PageUp")
    expect(place(desk, 2)).to_be_visible()
    desk.keyboard.press(" ")
    expect(place(desk, 3)).to_be_visible()
    desk.keyboard.press("b")
    expect(slide(wall, "black")).to_be_visible()
    assert wall.evaluate("document.elementFromPoint(900, 40).className") == "screen__black"
    wall.reload()
    expect(slide(wall, "black")).to_be_visible()
    expect(slide(person, "black")).to_be_visible()
    desk.keyboard.press("B")
    for page in (person, wall):
        expect(slide(page, 3)).to_be_visible()
    wall.reload()
    expect(slide(wall, 3)).to_be_visible()
    _keys_are_everybodys_own_outside_of_the_frame(desk)
    desk.locator("#lead").focus()
    desk.keyboard.press("2")
    desk.keyboard.press("Enter")
    for page in (person, wall):
        expect(slide(page, 2)).to_be_visible()
    _offer_and_lead(desk, phone, person, wall)


def _keys_are_everybodys_own_outside_of_the_frame(desk: Page) -> None:
    desk.locator("#speech-form-minutes").focus()
    desk.keyboard.press("b")
    desk.locator("[data-forward]").focus()
    desk.keyboard.press("ArrowRight")
    desk.locator("#jump-form-number").fill("")
    desk.locator("#jump-form-number").press("b")
    desk.wait_for_timeout(400)
    expect(place(desk, 3)).to_be_visible()
    expect(desk.locator("#leading .lead__slide--black")).to_have_count(0)
    desk.locator("#jump-form-number").fill("")


def _offer_and_lead(desk: Page, phone: Page, person: Page, wall: Page) -> None:
    phone.locator("#presenter-form-1-name").fill("Esin Kaya")
    phone.locator("#presenter-form-1-send").click()
    for page in (person, wall):
        expect(page.locator("#slide .presenting__who")).to_contain_text("Es stellt vor: Esin Kaya")
    desk.locator("#speech-form-minutes").fill("1")
    desk.locator("#speech-form button").click()
    phone.get_by_role("link", name="Folien führen").click()
    expect(place(phone, 2)).to_be_visible()
    expect(phone.locator("#lead")).to_be_focused()
    phone.locator("#jump-form-number").fill("9999")
    phone.locator("#jump-form-number").press("Enter")
    expect(phone.locator("#jump-form-number-error")).to_contain_text("Geben Sie eine Zahl von 1 bis")
    expect(phone.locator("#jump-form-number")).to_have_value("9999")
    swipe(phone, -120)
    for page in (person, wall):
        expect(slide(page, 3)).to_be_visible()
    expect(place(phone, 3)).to_be_visible()
    swipe(phone, 120)
    expect(slide(wall, 2)).to_be_visible()
    expect(place(desk, 2)).to_be_visible()
    expect(phone.locator("[data-speech]")).to_have_text(re.compile(r"\d+:\d\d"))
    expect(phone.locator("[data-speech-word]")).to_have_text("weniger als 1 Minute")
    for page in (person, wall):  # what is for those who lead is sent to nobody else
        assert "data-since" not in page.content()
        assert "lead__notes" not in page.content()
    person.locator("#leaf").click()
    person.locator("#leaf-next").click()
    expect(person.locator("#dialog-title")).to_contain_text("Folie 3")
    expect(slide(wall, 2)).to_be_visible()
    person.keyboard.press("Escape")
    expect(slide(person, 2)).to_be_visible()
    desk.get_by_role("button", name=re.compile("^Führen zurücknehmen")).click()
    expect(phone.locator("#leading")).to_contain_text("Die Folien führt gerade die Moderation.")
    for nothing in ("#jump-form", "#lead-keys"):
        expect(phone.locator(nothing)).to_be_hidden()
    desk.get_by_role("button", name=re.compile("^Führen lassen")).click()
    expect(place(phone, 2)).to_be_visible()
