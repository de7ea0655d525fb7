"""Questions, answers and reports in real browsers: who reads what, and that nothing that is being written is lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.people import card, forward, join, lead, show, submit_idea
from tests.e2e.seeded import ask_by_script
from tests.e2e.test_accessibility import check
from tests.e2e.test_connection import LOST
from tests.e2e.test_keyboard import go_to, press

HOSTILE = (
    "<img src=x onerror=\"document.title='getroffen'\">",
    "<script>document.title='getroffen'</script>",
    '<b hx-get="/weg" hx-trigger="load" hx-on:click="document.title=\'getroffen\'">fett</b>',
    '</details></article><hx-partial hx-target="#stage">weg</hx-partial>',
    '" autofocus onfocus="document.title=\'getroffen\'" x="',
    "\u202eumgedreht \u2066isoliert",
    '{{ 7 * 7 }} {% raw %} data-step="vote" data-visit="99"',
)


@pytest.fixture
def room(server, device) -> tuple[Page, Page, Page]:
    """A moderator, the author of an idea, and a reader, while everybody reads."""
    links = server.workshop()
    desk, author, reader = device(), device(), device(390, 844)
    lead(desk, links)
    join(author, links, "Ada")
    join(reader, links, "Bo")
    forward(desk, "write", author, reader)
    submit_idea(author, "Elterncafé")
    submit_idea(author, "Lotsen")
    forward(desk, "read", author, reader)
    expect(card(reader, "Elterncafé")).to_be_visible()
    return desk, author, reader


def _say(page: Page, words: str, *, named: bool = False) -> None:
    page.locator("#remark-form-text").fill(words)
    if named:
        page.locator("#remark-form-named").check()
    page.locator("#remark-form button[type=submit]").click()
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_a_question_is_asked_answered_hidden_and_shown_again(room):
    desk, author, reader = room
    card(reader, "Elterncafé").get_by_role("button", name="Rückfrage stellen").click()
    expect(reader.locator("#remark-form-text")).to_be_focused()
    _say(reader, "Wer betreibt es?")
    expect(reader.locator("#toasts")).to_contain_text("Ihre Rückfrage steht jetzt bei der Idee.")
    expect(card(reader, "Elterncafé").locator(".remark")).to_be_visible()  # unfolded for whoever asked
    talk = card(author, "Elterncafé").locator(".talk")
    expect(talk.locator("summary")).to_have_text("1 Rückfrage")
    expect(talk).not_to_contain_text("Bo")
    talk.locator("summary").click()
    expect(talk.locator(".remark__who").first).to_have_text("anonym")
    talk.get_by_role("button", name="Antworten").click()
    author.locator("#remark-form-text").fill("Ein Ver")
    ask_by_script(reader, "1", "Und wann?")  # a push while somebody writes
    expect(talk.locator("summary")).to_have_text("2 Rückfragen")
    expect(talk).to_have_attribute("open", "")
    expect(author.locator("#remark-form-text")).to_be_focused()
    expect(author.locator("#remark-form-text")).to_have_value("Ein Ver")
    _say(author, "Ein Verein.", named=True)
    answer = card(reader, "Elterncafé").locator(".talk__answers .remark")
    expect(answer).to_contain_text("Ein Verein.")
    expect(answer.locator(".remark__who")).to_have_text("Ada")
    card(desk, "Elterncafé").locator(".talk summary").click()
    card(desk, "Elterncafé").locator(".talk").get_by_role("button", name="Verbergen").first.click()
    desk.locator("#hide-form-reason").fill("Zu scharf")
    desk.locator("#hide-form button[type=submit]").click()
    expect(card(author, "Elterncafé").locator("summary")).to_have_text("1 Rückfrage")
    expect(card(author, "Elterncafé")).not_to_contain_text("Wer betreibt es?")
    expect(reader.locator("#mine")).to_contain_text("Grund: Zu scharf")
    expect(author.locator("#mine")).not_to_contain_text("Zu scharf")
    card(desk, "Elterncafé").get_by_role("button", name="Wieder zeigen").click()
    expect(card(author, "Elterncafé").locator("summary")).to_have_text("2 Rückfragen · 1 Antwort")
    expect(reader.locator("#mine")).not_to_contain_text("Zu scharf")


def test_what_was_begun_is_kept_without_a_connection_and_after_closing(room, watch):
    watch.allowed = LOST
    _desk, author, reader = room
    card(reader, "Lotsen").get_by_role("button", name="Rückfrage stellen").click()
    reader.locator("#remark-form-text").fill("Für welche Schulen?")
    reader.context.set_offline(True)
    reader.locator("#remark-form button[type=submit]").click()
    expect(reader.locator("#remark-form-note")).to_contain_text("Nicht gesendet")
    expect(reader.locator("#remark-form-text")).to_have_value("Für welche Schulen?")
    reader.keyboard.press("Escape")
    expect(reader.locator("#kept")).to_contain_text("Für welche Schulen?")
    expect(reader.locator("#kept")).to_contain_text("Rückfrage stellen")
    reader.context.set_offline(False)
    expect(reader.locator("#offline")).to_be_hidden(timeout=20_000)
    card(reader, "Lotsen").get_by_role("button", name="Rückfrage stellen").click()
    expect(reader.locator("#remark-form-text")).to_have_value("Für welche Schulen?")
    reader.locator("#remark-form button[type=submit]").click()
    expect(card(author, "Lotsen").locator("summary")).to_have_text("1 Rückfrage")
    expect(reader.locator("#kept [data-kept]")).to_have_count(0)


def test_a_text_that_is_refused_stays_and_the_field_says_why(room):
    _desk, _author, reader = room
    card(reader, "Lotsen").get_by_role("button", name="Rückfrage stellen").click()
    reader.locator("#remark-form-text").fill("x" * 501)
    reader.locator("#remark-form button[type=submit]").click()
    expect(reader.locator("#remark-form-text-error")).to_have_text(
        "Das sind 501 Zeichen; möglich sind höchstens 500."
    )
    expect(reader.locator("#remark-form-text")).to_have_value("x" * 501)


def test_reports_reach_the_moderator_alone_and_are_hidden_or_settled(room):
    desk, author, reader = room
    for page in (author, reader, reader):  # the second time is the same report
        card(page, "Lotsen").get_by_role("button", name="Melden").click()
        page.locator("#report-form-reason").fill("Nennt einen Namen")
        page.locator("#report-form button[type=submit]").click()
        expect(page.locator("#toasts")).to_contain_text("Danke, die Moderation sieht es sich an.")
        expect(page.locator("dialog[open]")).to_have_count(0)
    expect(desk.locator("#complaints h2")).to_have_text("2 Meldungen")
    expect(desk.locator("#complaints")).not_to_contain_text("Ada")
    desk.locator("#complaints").get_by_role("button", name="Verbergen").click()
    expect(desk.locator("#hide-form-reason")).to_have_value("Nennt einen Namen")
    desk.locator("#hide-form button[type=submit]").click()
    expect(desk.locator("#complaints h2")).to_have_count(0)
    expect(card(reader, "Lotsen")).to_have_count(0)
    expect(author.locator("#mine")).to_contain_text("Grund: Nennt einen Namen")
    card(reader, "Elterncafé").get_by_role("button", name="Melden").click()
    reader.locator("#report-form-reason").fill("Gefällt mir nicht")
    reader.locator("#report-form button[type=submit]").click()
    expect(desk.locator("#complaints h2")).to_have_text("1 Meldung")
    desk.get_by_role("button", name="Kein Verstoß").click()
    expect(desk.locator("#complaints h2")).to_have_count(0)
    expect(card(reader, "Elterncafé")).to_be_visible()


def test_ask_answer_and_report_with_the_keyboard_alone(room):
    desk, author, reader = room
    press(reader, card(reader, "Lotsen").get_by_role("button", name="Rückfrage stellen"))
    expect(reader.locator("#remark-form-text")).to_be_focused()
    reader.keyboard.type("Ab wann?")
    go_to(reader, reader.locator("#remark-form-named"))
    reader.keyboard.press("Space")
    press(reader, reader.locator("#remark-form button[type=submit]"))
    expect(card(reader, "Lotsen").get_by_role("button", name="Rückfrage stellen")).to_be_focused()
    press(author, card(author, "Lotsen").locator("summary"))
    expect(card(author, "Lotsen").locator(".remark__who")).to_have_text("Bo")
    press(author, card(author, "Lotsen").get_by_role("button", name="Melden").first)
    expect(author.locator("#report-form-reason")).to_be_focused()
    author.keyboard.type("Spott")
    press(author, author.locator("#report-form button[type=submit]"))
    press(desk, desk.get_by_role("button", name="Kein Verstoß"))
    expect(desk.locator("#complaints h2")).to_have_count(0)
    press(desk, card(desk, "Lotsen").get_by_role("button", name="Rückfrage stellen"))
    expect(desk.locator("#remark-form-text")).to_be_focused()
    desk.keyboard.type("Das klären wir gleich.")
    press(desk, desk.locator("#remark-form button[type=submit]"))
    expect(card(author, "Lotsen")).to_contain_text("Moderation")


@pytest.mark.parametrize("language", ["Deutsch", "English"])
def test_every_new_view_is_accessible(server, device, language):
    links = server.workshop()
    locale = {"Deutsch": "de-DE", "English": "en-GB"}[language]
    desk, person, wall = (device(locale=locale) for _ in range(3))
    wall.set_viewport_size({"width": 1920, "height": 1080})
    show(wall, links)
    lead(desk, links)
    join(person, links, language=language)
    forward(desk, "write", person, wall)
    submit_idea(person, "Lotsen", "Eine Beschreibung.")
    forward(desk, "read", person, wall)
    ask_by_script(person, "1", "Für wen?")
    for page in (desk, person):
        page.locator(".talk summary").click()
    problems = check(person, "talk")
    for name, address in (("ask", "ideen/1/rueckfrage"), ("answer", "rueckfragen/1/antwort")):
        problems += _sheet(person, name, address) + _sheet(desk, name, address)
    problems += _sheet(person, "report", "ideen/1/meldung")
    person.locator('[hx-get$="/ideen/1/meldung"]').click()
    person.locator("#report-form-reason").fill("Spott")
    person.locator("#report-form button[type=submit]").click()
    desk.locator("#complaints h2").wait_for()
    problems += check(desk, "complaints") + _sheet(desk, "hide", "rueckfragen/1/verbergen")
    for page in (desk, person):
        page.locator("#hold").click()
        problems += check(page, "held")
    problems += check(wall, "wall", [(1920, "light"), (1920, "dark")])
    assert not problems, "\n".join(problems)


def _sheet(page: Page, name: str, address: str) -> list[str]:
    page.locator(f'[hx-get$="/{address}"]').click()
    page.locator("dialog[open] form").wait_for()
    problems = check(page, name)
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    return problems


def test_hostile_words_stand_there_as_words_and_do_nothing(room):
    desk, author, reader = room
    title = author.title()
    for number, words in enumerate(HOSTILE):
        ask_by_script(reader, "1", words)
        expect(card(author, "Elterncafé").locator("summary")).to_contain_text(str(number + 1))
    card(reader, "Lotsen").get_by_role("button", name="Melden").click()
    reader.locator("#report-form-reason").fill(HOSTILE[0] + HOSTILE[3])
    reader.locator("#report-form button[type=submit]").click()
    expect(desk.locator("#complaints")).to_contain_text(HOSTILE[0])
    desk.locator("#complaints").get_by_role("button", name="Verbergen").click()
    expect(desk.locator("#hide-form-reason")).to_have_value(HOSTILE[0] + HOSTILE[3])
    desk.keyboard.press("Escape")
    for page in (author, reader):
        page.locator("#idea-1 summary").click()
        for words in HOSTILE[:5]:
            expect(page.locator("#idea-1")).to_contain_text(words)
        assert page.title() == title
        assert page.locator("#idea-1 .remark :is(img, script, [hx-on\\:click], [onfocus])").count() == 0
        expect(card(page, "Lotsen")).to_be_visible()  # the neighbour is unharmed
