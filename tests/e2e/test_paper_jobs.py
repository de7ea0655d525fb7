"""A long paper at the desk: it is written while the moderator goes on, and tells when it is there."""

from __future__ import annotations

import zipfile

from playwright.sync_api import expect

from app.domain.phases import Step
from tests.e2e.people import lead
from tests.support.six_sketches import six_sketches


def test_a_paper_is_written_meanwhile_and_told_on_another_page(server, device):
    links = server.workshop()
    with server.room(links) as room_id:
        six_sketches(room_id).go(Step.CLOSE)  # long enough to be elsewhere before it is written
    desk = device()
    lead(desk, links)
    desk.locator("#stage button.download").click()
    expect(desk.locator("#papers progress")).to_be_visible()
    desk.goto(desk.url.rstrip("/") + "/import")
    expect(desk.locator("#toasts")).to_contain_text("ist fertig", timeout=60_000)
    desk.reload()
    expect(desk.locator("#papers [data-state=ready]")).to_be_visible()
    expect(desk.locator("#toasts .toast")).to_have_count(0)  # told once
    with desk.expect_download() as download:
        desk.locator("#papers a").click()
    assert zipfile.ZipFile(download.value.path()).testzip() is None
    desk.get_by_role("button", name="ausblenden").click()
    expect(desk.locator("#papers [data-job]")).to_have_count(0)
