"""Bad Wi-Fi, a closed lid, another laptop: the same person comes back and nothing typed is lost."""

from __future__ import annotations

import signal

from playwright.sync_api import expect

from tests.e2e.people import forward, join, lead, submit_idea
from tests.e2e.served import Server

LOST = ("Failed to load resource", "htmx: htmx:sse:error", "htmx: htmx:error: Failed to fetch")


def test_a_page_whose_scripts_arrive_late_still_hears_the_room(server, device):
    links = server.workshop()
    desk, person = device(), device()
    lead(desk, links)

    def late(route):
        person.wait_for_timeout(700)
        route.continue_()

    person.route("**/hx-sse*", late)
    join(person, links)
    forward(desk, "write", person)


def test_reload_brings_the_same_person_back(server, device):
    links = server.workshop()
    desk, person = device(), device()
    lead(desk, links)
    join(person, links, "Esin")
    forward(desk, "write", person)
    submit_idea(person, "Bleibt da")
    person.locator("#idea-form-title").fill("Ein Entwurf")
    person.reload()
    expect(person.locator("#mine")).to_contain_text("Bleibt da")
    expect(person.locator("#idea-form-title")).to_have_value("Ein Entwurf")
    person.goto(links.door)
    person.locator("main form button[type=submit]").click()
    expect(person.locator("#mine")).to_contain_text("Bleibt da")
    expect(desk.locator("#numbers .stat__number").first).to_have_text("1")


def test_a_place_moves_to_another_device(server, device, watch):
    watch.allowed = LOST
    links = server.workshop()
    desk, old, new = device(), device(), device()
    lead(desk, links)
    join(old, links, "Esin")
    forward(desk, "write", old)
    submit_idea(old, "Zieht mit um")
    old.locator("details.menu summary").click()
    old.get_by_role("button", name="Auf ein anderes Gerät umziehen").click()
    expect(old.locator("#takeover .code__group")).to_have_count(2)  # the code comes from the server
    code = "".join(old.locator("#takeover .code__group").all_inner_texts())
    new.goto(links.home)
    new.locator("details summary", has_text="Ich war schon dabei").click()
    new.locator("#seat-code").fill(code)
    new.get_by_role("button", name="Platz übernehmen").click()
    expect(new.locator("#mine")).to_contain_text("Zieht mit um")
    expect(old.locator("#code")).to_be_visible()  # the old device stands at the front door again
    expect(desk.locator("#numbers .stat__number").first).to_have_text("1")


def test_an_idea_written_without_a_connection_is_sent_once(server, device, watch):
    watch.allowed = LOST
    links = server.workshop()
    desk, person = device(), device()
    lead(desk, links)
    join(person, links)
    forward(desk, "write", person)
    person.context.set_offline(True)
    expect(person.locator("#offline")).to_be_visible()
    person.locator("#idea-form-title").fill("Im Funkloch geschrieben")
    person.locator("#idea-form button[type=submit]").click()
    expect(person.locator("#kept")).to_contain_text("Im Funkloch geschrieben")
    person.context.set_offline(False)
    expect(person.locator("#mine .idea__title")).to_have_text(["Im Funkloch geschrieben"])
    expect(person.locator("#offline")).to_be_hidden()
    forward(desk, "read", person)
    expect(person.locator("#board .idea")).to_have_count(1)


def test_a_server_that_falls_silent_is_noticed_and_the_text_stays(device, tmp_path, watch):
    watch.allowed = LOST
    server = Server(tmp_path)
    links = server.start()
    try:
        desk, person = device(home=server.address), device(home=server.address)
        lead(desk, links)
        join(person, links)
        forward(desk, "write", person)
        person.locator("#idea-form-title").fill("Halb geschrieben")
        server.signal(signal.SIGSTOP)
        expect(person.locator("#offline")).to_be_visible(timeout=45_000)
        server.signal(signal.SIGCONT)
        expect(person.locator("#offline")).to_be_hidden(timeout=30_000)
        expect(person.locator("#idea-form-title")).to_have_value("Halb geschrieben")
    finally:
        server.signal(signal.SIGCONT)
        server.stop()
