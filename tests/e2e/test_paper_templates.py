"""The office brings its own Word template: first one with a wrong placeholder, then a right one."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.e2e.people import lead
from tests.e2e.served import Server
from tests.e2e.test_accessibility import check
from tests.filling.crafted import written

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def test_a_wrong_placeholder_is_named_and_a_right_template_is_used(server: Server, device):
    desk = device()
    lead(desk, server.workshop())
    desk.goto(desk.url.rstrip("/") + "/ratsvorlage")
    problems = check(desk, "none yet")
    for name, text in (("falsch.docx", "Zu {{ betrff }}"), ("richtig.docx", "Zu {{ betreff }}")):
        file = {"name": name, "mimeType": _DOCX, "buffer": written("Vorlage", text)}
        desk.locator("#paper-form-file").set_input_files(files=[file])
        desk.get_by_role("button", name="Vorlage prüfen und in Gebrauch nehmen").click()
        if name == "falsch.docx":
            error = desk.locator("#paper-form-file-error")
            expect(error).to_contain_text("Absatz 2 („Zu {{ betrff }}“): „betrff“ gibt es nicht")
            expect(error).to_contain_text("meinten Sie „betreff“?")
            problems += check(desk, "wrong")
    expect(desk.locator("#brought")).to_contain_text("richtig.docx")
    expect(desk.locator("#paper-form-file-error")).to_be_empty()
    problems += check(desk, "in use")
    with desk.expect_download() as download:
        desk.get_by_role("link", name="Vorlage wieder herunterladen").click()
    assert download.value.suggested_filename == "ratsvorlage-vorlage.docx"
    assert problems == []
