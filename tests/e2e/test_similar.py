""" "Gibt es das schon?" in a real browser: an offer, never in the way."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.e2e.people import forward, join, lead, submit_idea
from tests.e2e.served import Server

TITLE = "Leihräder für Auszubildende"


def writing(server: Server, device) -> tuple[Page, Page]:
    """Two people write; one has submitted an idea that everybody has read since."""
    links = server.workshop()
    desk, author, person = device(), device(height=560), device()
    lead(desk, links)
    join(author, links)
    join(person, links)
    forward(desk, "write", author, person)
    submit_idea(author, TITLE, "Damit alle zur Berufsschule kommen.")
    return author, person


def test_similar_ideas_are_offered_once_and_take_nothing_away(server, device):
    author, person = writing(server, device)
    asked = []
    author.on("request", lambda request: asked.append(request.url) if "/aehnliche" in request.url else None)
    title, box = author.locator("#idea-form-title"), author.locator("[data-similar] details")
    title.press_sequentially("Leihräder", delay=20)  # too few letters to ask
    author.wait_for_timeout(900)
    assert asked == []
    title.press_sequentially(" für Azubis", delay=20)
    expect(box).to_contain_text(TITLE)
    expect(box).to_contain_text("von Ihnen")
    assert len(asked) == 1  # after the last letter, not with every one
    expect(title).to_be_focused()
    assert title.evaluate("field => field.selectionStart") == len("Leihräder für Azubis")
    expect(author.locator("#spoken")).to_contain_text("Es gibt ähnliche Ideen")
    author.locator("#spoken").evaluate("place => { place.textContent = ''; }")
    author.locator("[data-similar] summary").click()
    expect(box).not_to_have_attribute("open", "")
    text = author.locator("#idea-form-description")
    text.click()
    before = text.bounding_box()["y"]
    text.press_sequentially("Für alle, die kein Rad haben", delay=10)
    author.wait_for_timeout(1200)
    assert len(asked) == 2
    expect(box).not_to_have_attribute("open", "")  # folded it stays
    assert abs(text.bounding_box()["y"] - before) < 2
    expect(author.locator("#spoken")).to_have_text("")  # told once
    author.locator("#idea-form button[type=submit]").click()  # and submitted as ever
    expect(author.locator("#mine .idea__title")).to_have_count(2)
    expect(author.locator("[data-similar]")).to_be_empty()
    person.locator("#idea-form-title").fill("Leihräder für Azubis")  # of others', nothing before the reveal
    person.wait_for_timeout(1200)
    expect(person.locator("[data-similar]")).to_be_empty()


def test_what_appears_above_does_not_push_the_field_away(server, device):
    author, _person = writing(server, device)
    title, text = author.locator("#idea-form-title"), author.locator("#idea-form-description")
    text.click()
    before = text.bounding_box()["y"]
    text.press_sequentially("Leihräder für Auszubildende", delay=5)
    expect(author.locator("[data-similar] details")).to_be_visible()
    assert abs(text.bounding_box()["y"] - before) < 2
    expect(text).to_be_focused()
    text.fill("")
    expect(author.locator("[data-similar]")).to_be_empty()
    expect(title).to_have_value("")
