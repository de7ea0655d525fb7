"""A sketch with long tables on the big screen: page after page, with nothing cut off and everything large enough."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from app.actions.agreement import call_up
from app.domain.phases import Step
from app.web.answers import now
from tests.actions.sketching import sketching_room
from tests.e2e.people import show
from tests.support.writers import Table

STEP = "Ausschreibung der Koordinierungsstelle für die Anerkennungsberatung im Integrationsbüro, halbe Stelle"
FIELDS = {
    "steps": {"what": STEP, "begins": "März 2027", "ends": "2028", "who": "Wohlfahrtsverbände und Kammern"},
    "costs": {"item": STEP, "amount": "viel", "rhythm": "yearly", "funding": "Eigenmittel der Verbände"},
}
PAID = ("Land", "Eigenmittel der Wohlfahrtsverbände", "")
TURN = 12_000  # ms after which the screen turns its page
CUT = """() => [...document.querySelectorAll("#stage .screen__body, #stage .beside")].filter(part =>
  part.scrollHeight > part.clientHeight + 1 || part.scrollWidth > part.clientWidth + 1).length"""
SMALLEST = """() => Math.min(...[...document.querySelectorAll("#stage .section-value")].filter(part =>
  part.checkVisibility()).map(part => parseFloat(getComputedStyle(part).fontSize)), 999) / innerHeight * 100"""


def _written(server, step: Step):
    links = server.workshop()
    with server.room(links) as found:
        room = sketching_room(found, step=Step.SKETCH)
        for key, fields in FIELDS.items():
            table = Table(room.id, room.people[0], key=key)
            for n in range(25):
                odd = {"what": "Auftakt", "item": "Miete", "amount": "1.200,50", "funding": PAID[n % 3]}
                row = {**fields, **({key: odd[key] for key in fields if key in odd} if n % 2 else {})}
                table.add(f"row{n}", place=f"{n:06d}", **row)
            table.send()
        room.go(step)
        if step is Step.AGREE:
            call_up(workshop_id=room.id, number=1, now=now())
    return links


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1024, 768)])
def test_every_row_of_a_long_table_is_seen_whole(server, device, width, height):
    wall = device(width, height)
    wall.clock.install()
    show(wall, _written(server, Step.AGREE))
    pages = wall.locator("#stage [data-page]")
    seen, least = "", 2.0 if width > 1024 else 1.6  # per cent of the height; the narrow one follows its width
    for n in range(pages.count()):
        expect(pages.nth(n)).to_be_visible()
        assert wall.evaluate(CUT) == 0, pages.nth(n).inner_text()
        assert wall.evaluate(SMALLEST) >= least
        assert wall.locator("#stage h1").evaluate("title => title.clientHeight") > 20
        seen += pages.nth(n).inner_text()
        wall.clock.run_for(TURN + 100)
    assert (seen.count("halbe Stelle"), seen.count("Auftakt"), seen.count("Miete")) == (26, 12, 12)
    assert "Jedes Jahr zusammen" in seen
