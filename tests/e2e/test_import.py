"""A table of ideas in a real browser: with errors and duplicates, with the keyboard alone, and 300 ideas at once."""

from __future__ import annotations

import csv
from pathlib import Path

from playwright.sync_api import Page, expect

from bench.idea_texts import many
from tests.e2e.people import card, forward, join, lead
from tests.e2e.served import Server
from tests.e2e.test_accessibility import check
from tests.e2e.test_keyboard import go_to, press

ROWS = [
    ["Titel", "Beschreibung", "Thema"],
    ["Elterncafé", "Einmal im Monat", "Begegnung"],
    ["elterncafe", "Noch einmal", ""],
    ["Leihräder für Azubis", "Damit alle zur Berufsschule kommen.", "Verkehr"],
    ["", "ohne Titel", ""],
    ["Wort " * 30, "zu lang", ""],
]


def file_of(folder: Path, rows: list[list[str]]) -> Path:
    path = folder / "ideen.csv"
    with path.open("w", encoding="cp1252", errors="replace", newline="") as out:
        csv.writer(out, delimiter=";").writerows(rows)
    return path


def go_to_import(desk: Page) -> None:
    desk.locator("details.menu summary").first.click()
    desk.get_by_role("link", name="Ideen aus einer Tabelle übernehmen").click()
    expect(desk.get_by_role("heading", name="Ideen übernehmen")).to_be_visible()


def requests_of(page: Page, ending: str) -> list[str]:
    """The addresses the page writes to from now on, as far as they end like this."""
    sent: list[str] = []
    page.on(
        "request",
        lambda one: sent.append(one.url) if one.method == "POST" and one.url.endswith(ending) else None,
    )
    return sent


def test_a_table_is_looked_at_and_taken_over(server: Server, device, tmp_path):
    links = server.workshop()
    desk, person = device(), device()
    lead(desk, links)
    join(person, links)
    forward(desk, "write", person)
    go_to_import(desk)
    problems = check(desk, "import")
    desk.get_by_role("button", name="Tabelle ansehen").click()
    expect(desk.locator("#import-form-file-error")).to_contain_text("Bitte wählen Sie eine Datei")
    desk.locator("#import-form-file").set_input_files(file_of(tmp_path, ROWS))
    desk.get_by_role("button", name="Tabelle ansehen").click()
    take = desk.locator("[data-take-button]")
    expect(take).to_have_text("2 Ideen übernehmen")
    expect(desk.locator("#import-wrong")).to_contain_text("Bitte geben Sie Ihrer Idee einen Titel.")
    expect(desk.locator("#import-doubled")).to_contain_text("derselbe Titel wie Zeile 2")
    problems += check(desk, "preview")
    desk.locator("#import-doubled").get_by_role("checkbox").check()
    desk.locator("#take-form-shorten").check()
    expect(take).to_have_text("4 Ideen übernehmen")
    desk.locator("#import-themes").get_by_role("checkbox").first.check()
    desk.reload()
    expect(desk.locator("#import-themes").get_by_role("checkbox").first).to_be_checked()
    expect(take).to_have_text("4 Ideen übernehmen")
    sent = requests_of(desk, "/ideen")
    take.dblclick()
    expect(desk.locator("#import")).to_contain_text("4 Ideen übernommen.")
    expect(desk.locator("#spoken")).to_have_text("4 Ideen übernommen.")
    assert len(sent) == 1  # two clicks are one press
    problems += check(desk, "taken")
    desk.get_by_role("link", name="Zur Regie").first.click()
    forward(desk, "read", person)
    for title in ("Elterncafé", "elterncafe", "Leihräder für Azubis", "Wort Wort"):
        expect(card(person, title).first).to_be_visible()
    assert not problems, "\n".join(problems)


def test_a_table_is_taken_over_with_the_keyboard_alone(server: Server, device):
    links = server.workshop()
    desk = device()
    desk.goto(links.facilitator)
    press(desk, desk.get_by_role("button", name="Moderation übernehmen"))
    press(desk, desk.locator("details.menu summary").first)
    press(desk, desk.get_by_role("link", name="Ideen aus einer Tabelle übernehmen"))
    press(desk, desk.locator("main details summary"))
    go_to(desk, desk.locator("#import-form-cells"))
    desk.keyboard.insert_text("Was\tWarum\nChor\tWir singen\nchor\tNoch einmal\n")
    press(desk, desk.get_by_role("button", name="Tabelle ansehen"))
    expect(desk.locator("#columns-form")).to_be_attached()
    press(desk, desk.locator("main details summary").first)
    go_to(desk, desk.locator("#columns-form-heading"))
    desk.keyboard.press("Space")
    press(desk, desk.get_by_role("button", name="Neu zuordnen"))
    expect(desk.locator("[data-take-button]")).to_have_text("1 Idee übernehmen")
    go_to(desk, desk.locator("#import-doubled").get_by_role("checkbox"))
    desk.keyboard.press("Space")
    press(desk, desk.locator("[data-take-button]"))
    expect(desk.locator("#import")).to_contain_text("2 Ideen übernommen.")
    press(desk, desk.get_by_role("link", name="Zur Regie").last)
    expect(desk.locator("#numbers")).to_contain_text("2")


def test_a_full_board_arrives_at_once_on_open_pages(server: Server, device, tmp_path):
    links = server.workshop()
    desk, person = device(), device()
    lead(desk, links)
    join(person, links)
    forward(desk, "write", person)
    forward(desk, "read", person)
    go_to_import(desk)
    rows = [["Titel", "Beschreibung"], *[[idea.title, idea.description] for idea in many(300)]]
    desk.locator("#import-form-file").set_input_files(file_of(tmp_path, rows))
    desk.get_by_role("button", name="Tabelle ansehen").click()
    expect(desk.locator("#take-form")).to_be_visible(timeout=30_000)
    for again in desk.locator("#import-doubled").get_by_role("checkbox").all():
        again.check()
    expect(desk.locator("[data-take-button]")).to_have_text("300 Ideen übernehmen")
    desk.locator("[data-take-button]").click()
    expect(desk.locator("#import")).to_contain_text("300 Ideen übernommen.", timeout=30_000)
    expect(person.locator("#board .idea")).to_have_count(300, timeout=30_000)
    numbers = person.locator("#board .idea").evaluate_all(
        "cards => cards.map(card => Number(card.dataset.k))"
    )
    assert sorted(numbers) == list(range(1, 301))
    person.locator("#board-search").fill("Leihräder")
    expect(person.locator("#board .idea:visible")).to_have_count(1)
