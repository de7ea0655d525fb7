"""Two directions of writing in one sketch: every paragraph reads its own way, headings stand where the page begins."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.e2e.cowriting_room import put, sit_down, writing_room
from tests.e2e.people import forward, join, lead
from tests.e2e.test_accessibility import check

GERMAN, ARABIC = "Eltern wissen mehr.", "الآباء يعرفون (12.000 €)."

# How far the words of each line stand from the left and from the right edge of what they stand in.
EDGES = """(element) => {
  const box = element.getBoundingClientRect();
  const range = document.createRange();
  range.selectNodeContents(element);
  const lines = [...range.getClientRects()].filter(({ width }) => width > 20);
  return lines.map(({ left, right }) => (left - box.left < box.right - right ? "left" : "right"));
}"""


def _edges(page: Page, place: str) -> list[str]:
    return list(dict.fromkeys(page.locator(place).first.evaluate(EDGES)))


def test_a_text_in_two_languages_reads_right_in_a_page_of_either(server, device):
    links = writing_room(server)
    desk, one, arabic = device(), device(), device(locale="ar")
    lead(desk, links)
    sit_down(one, links, "Esin")
    put(one, f"{GERMAN}\n{ARABIC}")
    one.locator("#editor-costs [data-add-row]").click()
    one.locator('#editor-costs [data-field="item"]').fill("Holz")
    one.locator('#editor-costs [data-field="amount"]').fill("12 €")
    expect(one.locator("#drawn-costs")).to_contain_text("12,00")
    join(arabic, links, "Noor", language="العربية")
    forward(desk, "advise", one, arabic)
    forward(desk, "agree", one, arabic)
    desk.locator("button#call-up-1").click()
    for page in (one, arabic):
        expect(page.locator("#answered-1")).to_be_visible()
        assert _edges(page, "#agreement-1 dd[dir]") == ["left", "right"]
    assert _edges(one, "#agreement-2 h2") == ["left"]
    assert _edges(arabic, "#agreement-1 h2") == ["right"]
    problems = check(arabic, "agree", [(320, "dark")])
    arabic.set_viewport_size({"width": 390, "height": 844})
    gap = arabic.locator("#agreement-1 .table-wrap").evaluate(
        "(wrap) => wrap.querySelector('tbody th').getBoundingClientRect().top - wrap.getBoundingClientRect().top"
    )
    assert gap < 20  # no empty line of the markup stands above the first row
    assert problems == []
