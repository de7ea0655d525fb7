"""What sections of a sketch hold, as it is seen: on a phone, from right to left, on the big screen, and by axe."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator

from tests.e2e.served import Server
from tests.e2e.test_accessibility import AXE, TAGS

AXE_ON = """async tags => { const found = await axe.run("#values", { runOnly: tags });
  return found.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.html.slice(0, 200)}`)); }"""
CUT = "part => part.scrollWidth - part.clientWidth > 1 || part.scrollHeight - part.clientHeight > 1"


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that shows the gallery."""
    running = Server(tmp_path_factory.mktemp("gallery"), AUGENHOEHE_GALLERY="1")
    running.start()
    yield running
    running.stop()


def _place(part: Locator) -> tuple[float, float]:
    box = part.bounding_box()
    assert box
    return box["x"], box["x"] + box["width"]


def test_sections_are_seen_whole_and_in_the_direction_of_their_language(gallery, device):
    page = device(1900, 1000, home=gallery.address)
    page.goto(f"{gallery.address}/stil#values")
    frames = page.locator("#values .frame")
    for held in frames.locator(".section-value").all():
        assert not held.evaluate("part => part.scrollWidth > part.clientWidth + 1"), held.inner_html()[:300]
    for body in page.locator("#values .screen__body").all():
        assert not body.evaluate(CUT), body.inner_html()[:300]
    latin, arabic = frames.nth(0), frames.nth(4)
    for frame, turned in ((latin, False), (arabic, True)):
        steps = frame.locator(".plan__steps")
        first, second = (_place(steps.locator(".plan__bar").nth(n)) for n in (0, 1))
        assert (first[0] > second[0]) is turned
        years = [_place(year)[0] for year in frame.locator(".plan:has(ol) .plan__year").all()]
        assert years == sorted(years, reverse=turned)
        assert len(years) == 2
    listed = latin.get_by_role("listitem").filter(has_text="Schulung an vier Abenden")
    assert "2027" in listed.inner_text()
    assert latin.get_by_role("table").count() == 2


def test_axe_finds_nothing_in_sections(gallery, device):
    page = device(1280, 900, home=gallery.address)
    page.goto(f"{gallery.address}/stil")
    page.evaluate(AXE)
    assert page.evaluate(AXE_ON, TAGS) == []
