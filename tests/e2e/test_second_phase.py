"""The second phase in four browsers, a desk and the big screen: from teams to versions that everybody saw.

Two teams write at the same time. One writer is cut off in mid-sentence, one writes Arabic, one has only a keyboard.
"""

from __future__ import annotations

import time

from playwright.sync_api import Page, expect

from app.domain.phases import Step
from tests.e2e.cowriting_room import both_have, state, text, writing_room
from tests.e2e.people import forward, join, lead, show
from tests.e2e.test_connection import LOST
from tests.e2e.test_keyboard import go_to, press

AWAY = 60  # seconds without a line
ARABIC = "الآباء يعرفون ما هو التدريب المهني."


class Hall:
    """The pages of the phase: `here` is cut off later, `arabic` is in its team; the others are the second team."""

    def __init__(self, server, device) -> None:
        links = writing_room(server, Step.TEAMS)
        self.here, self.arabic, self.keys, self.fourth = device(), device(), device(), device(390, 844)
        self.desk, self.wall = device(), device(1920, 1080)
        for page, name in ((self.here, "Esin"), (self.keys, "Milan"), (self.fourth, "Ada")):
            join(page, links, name)
        join(self.arabic, links, "Noor", language="العربية")
        lead(self.desk, links)
        show(self.wall, links)

    @property
    def writers(self) -> tuple[Page, ...]:
        return (self.here, self.arabic, self.keys, self.fourth)

    def on(self, step: str) -> None:
        """The moderator moves everybody."""
        forward(self.desk, step, *self.writers, self.wall)


def test_two_teams_from_their_first_word_to_versions_everybody_saw(server, device, watch):
    watch.allowed = LOST
    hall = Hall(server, device)
    _form_teams(hall)
    hall.on("sketch")
    _open_sketches(hall)
    _write_while_one_is_cut_off(hall)
    forward(hall.desk, "advise", hall.wall)
    _advise_and_answer(hall)
    forward(hall.desk, "agree", hall.wall, *hall.writers)
    _agree_with_a_reservation(hall)


def _form_teams(hall: Hall) -> None:
    for page, number in ((hall.here, 1), (hall.arabic, 1), (hall.fourth, 2)):
        page.locator(f"#join-{number}-go").click()
    press(hall.keys, hall.keys.locator("#join-2-go"))
    for page in hall.writers:
        expect(page.locator("#mine")).to_contain_text("Idee")


def _open_sketches(hall: Hall) -> None:
    for page, number in ((hall.here, 1), (hall.arabic, 1), (hall.fourth, 2)):
        page.locator(f'#mine a[href$="/skizzen/{number}"]').first.click()
    press(hall.keys, hall.keys.locator('#mine a[href$="/skizzen/2"]').first)
    for page in hall.writers:
        expect(page.locator("#editor-goals")).not_to_have_attribute("aria-busy", "true")
        expect(page.locator("#connection")).to_have_attribute("data-state", "on")


def _write_while_one_is_cut_off(hall: Hall) -> None:
    text(hall.here).press_sequentially("Eltern wissen, was eine ")
    expect(state(hall.here)).to_have_text("gespeichert")
    both_have(hall.here, hall.arabic, wanted=lambda words: "Eltern wissen" in words)
    hall.here.context.set_offline(True)
    cut = time.monotonic()
    text(hall.here).press_sequentially("Ausbildung ist. ")
    expect(state(hall.here)).to_have_text("auf diesem Gerät gesichert")
    text(hall.arabic).press("Control+Home")
    text(hall.arabic).press_sequentially(f"{ARABIC} ")
    go_to(hall.keys, text(hall.keys))
    hall.keys.keyboard.type("Betriebe lernen Eltern kennen. ")
    text(hall.fourth).press("Control+End")
    text(hall.fourth).press_sequentially("Und umgekehrt.")
    both_have(hall.keys, hall.fourth, wanted=lambda words: "kennen." in words and "umgekehrt." in words)
    hall.here.wait_for_timeout(max(0.0, 1000 * (cut + AWAY - time.monotonic())))
    hall.here.context.set_offline(False)
    both_have(
        hall.here,
        hall.arabic,
        wanted=lambda words: ARABIC in words and "Eltern wissen, was eine Ausbildung ist." in words,
    )
    expect(state(hall.here)).to_have_text("gespeichert")


def _advise_and_answer(hall: Hall) -> None:
    for page in hall.writers:  # editors follow the room by themselves
        expect(page.locator('#stage > [data-step="advise"]')).to_be_visible(timeout=15_000)
    hall.fourth.goto(f"{hall.fourth.url.rstrip('/')}/skizzen/1")
    hall.fourth.locator("#advice-form-section").select_option("goals")
    hall.fourth.locator("#advice-form-text").fill("Wer zahlt das?")
    hall.fourth.locator("#advice-form button[type=submit]").click()
    hall.here.goto(f"{hall.here.url.rstrip('/')}/skizzen/1")
    piece = hall.here.locator(".advice", has_text="Wer zahlt das?")
    piece.get_by_role("button", name="Entscheiden").click()
    hall.here.locator("#advice-sheet").get_by_label("aufgegriffen").check()
    hall.here.locator("#advice-sheet-reason").fill("Steht jetzt bei den Kosten.")
    hall.here.locator("#advice-sheet button[type=submit]").click()
    expect(hall.fourth.locator("#advice-list-1")).to_contain_text("Steht jetzt bei den Kosten.")
    for page in (hall.here, hall.fourth):
        page.goto(page.url.split("/skizzen")[0] + "/")


def _agree_with_a_reservation(hall: Hall) -> None:
    hall.desk.locator("[id^=call-]").first.click()
    shown = f"{ARABIC} Eltern wissen, was eine Ausbildung ist."
    for page in (hall.here, hall.arabic, hall.keys, hall.wall):
        expect(page.locator("#stage")).to_contain_text(shown)
    for page in (hall.here, hall.arabic):
        page.locator("#mine [name=stance]").first.check()
        page.locator("#mine form.stance button[type=submit], #mine form button[type=submit]").first.click()
        expect(page.locator("#mine .stance__kept")).to_be_visible()
    hall.keys.locator("#mine [name=stance]").nth(1).check()
    hall.keys.locator("#mine textarea").first.fill("Die Kosten sind nicht geklärt.")
    hall.keys.get_by_role("button", name="Meine Antwort festhalten").click()
    expect(hall.keys.locator("#mine .stance__kept")).to_be_visible()
    hall.desk.once("dialog", lambda asked: asked.accept())
    hall.desk.locator("[id^=close-]").first.click()
    for page in (hall.desk, hall.here, hall.arabic, hall.keys, hall.wall):
        expect(page.locator("#stage")).to_contain_text("Die Kosten sind nicht geklärt.")
    hall.here.goto(f"{hall.here.url.rstrip('/')}/skizzen/1")
    expect(hall.here.locator("#stage")).to_contain_text("als Version 1 abgenommen")
    expect(text(hall.here)).to_have_attribute("readonly", "")
    assert text(hall.here).input_value().strip() == shown
