"""A room that writes sketches, reached past the clicks, and people in it who have one open."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from app.domain.phases import Step
from tests.actions.sketching import sketching_room
from tests.e2e.people import join
from tests.e2e.served import Links, Server

_JOIN_TEAM = """async () => {
  const token = document.querySelector('meta[name="csrf-token"]').content;
  const { base } = document.getElementById('stream').dataset;
  return (await fetch(`${base}/skizzen/1/team`, { method: 'POST', headers: { 'X-CSRFToken': token } })).status;
}"""


def writing_room(server: Server, step: Step = Step.SKETCH) -> Links:
    """A room with two sketches that nobody has written in."""
    links = server.workshop()
    with server.room(links) as found:
        sketching_room(found, step=step)
    return links


def sit_down(page: Page, links: Links, name: str, *, team: bool = True) -> Page:
    """Join, take a place in the team of sketch 1 or not, and open the sketch."""
    join(page, links, name)
    if team:
        assert page.evaluate(_JOIN_TEAM) < 300
    return open_sketch(page)


def open_sketch(page: Page) -> Page:
    """Open sketch 1; its fields are alive afterwards."""
    page.goto(page.url.split("/skizzen")[0].rstrip("/") + "/skizzen/1")
    expect(page.locator("#editor-risks")).not_to_have_attribute("aria-busy", "true")
    expect(page.locator("#connection")).to_have_attribute("data-state", "on")
    return page


def text(page: Page, key: str = "goals") -> Locator:
    """The field of a section."""
    return page.locator(f"#text-{key}")


def state(page: Page, key: str = "goals") -> Locator:
    """What is said about a section: saved, or not."""
    return page.locator(f"#editor-{key} [data-section-state]")


def error(page: Page, key: str = "goals") -> Locator:
    """What is wrong with a section, at its field."""
    return page.locator(f"#error-{key}")


def put(page: Page, words: str, key: str = "goals") -> None:
    """Have a text in a section, saved."""
    text(page, key).fill(words)
    expect(state(page, key)).to_have_text("gespeichert")


def paste(page: Page, words: str, key: str = "goals") -> None:
    """Paste what a word processor left in the clipboard."""
    text(page, key).evaluate(
        """(field, words) => { field.focus(); const data = new DataTransfer(); data.setData('text/plain', words);
        const init = { clipboardData: data, bubbles: true, cancelable: true };
        field.dispatchEvent(new ClipboardEvent('paste', init)); }""",
        words,
    )


def both_have(*pages: Page, wanted: Callable[[str], bool], key: str = "goals") -> str:
    """Wait until all pages show the same text, and it is as wanted."""
    for _ in range(400):  # an answer is waited for for eight seconds before it is given up
        shown = {text(page, key).input_value() for page in pages}
        if len(shown) == 1 and wanted(next(iter(shown))):
            return next(iter(shown))
        pages[0].wait_for_timeout(50)
    raise AssertionError([text(page, key).input_value() for page in pages])
