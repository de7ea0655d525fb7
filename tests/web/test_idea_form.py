"""The form of an idea: what it asks, what it says when something cannot be taken, and that nothing typed is lost."""

from __future__ import annotations

import re

import pytest

from app.actions import themes, workshops
from app.domain.phases import Step
from app.web.answers import now
from tests.support.databases import ON_SQLITE
from tests.support.looks import Listener
from tests.support.product import new_workshop

pytestmark = ON_SQLITE
ARABIC = "دورات لغة مرافقة"


@pytest.fixture
def writer(doors, workshop):
    """Somebody with the form before them."""
    laptop = doors.join(workshop)
    workshops.move_step(workshop_id=workshop.id, wanted=Step.WRITE, now=now())
    laptop.get(f"{laptop.base}/")
    return laptop


def test_the_form_asks_for_theme_target_group_and_language(writer):
    page = writer.get(f"{writer.base}/").text
    assert re.findall(r'data-draft="(\w+)"', page) == [
        "title",
        "description",
        "theme",
        "target_group",
        "locale",
    ]
    assert '<option value="4" id="idea-form-theme-4">Beschäftigung</option>' in page
    assert '<option value="de" selected lang="de">Deutsch</option>' in page
    assert '<option value="ar" lang="ar">العربية</option>' in page


def test_the_language_that_is_chosen_first_is_that_of_the_screen(doors, workshop, writer):
    english = doors.join(workshop, language="en")
    assert '<option value="en" selected lang="en">English</option>' in english.get(f"{english.base}/").text


def test_without_themes_nobody_is_asked_for_one(doors):
    evening = new_workshop("abend")
    laptop = doors.join(evening)
    workshops.move_step(workshop_id=evening.id, wanted=Step.WRITE, now=now())
    assert 'name="theme"' not in laptop.get(f"{laptop.base}/").text


def test_what_an_idea_says_stands_on_all_its_cards(doors, workshop, writer):
    about = {"theme": 4, "target_group": "für Eltern", "locale": "de"}
    own = writer.send("POST", f"{writer.base}/ideen", title=ARABIC, status=201, **about).text
    desk, screen, other = doors.lead(workshop), doors.screen(workshop), doors.join(workshop)
    workshops.move_step(workshop_id=workshop.id, wanted=Step.READ, now=now())
    board = {laptop: laptop.get(f"{laptop.base}/stand").text for laptop in (desk, screen, other)}
    for text in (own, *board.values()):
        assert re.search(rf'<h\d class="idea__title"[^>]* dir="auto" lang="ar">{ARABIC}</h', text)
        assert '<span class="tag about" dir="auto">Beschäftigung</span>' in text
    for text in (own, board[desk], board[other]):
        assert '<bdi lang="ar">für Eltern</bdi>' in text
    assert "für Eltern" not in board[screen]


@pytest.mark.parametrize(
    ("sent", "place", "message"),
    [
        ({"theme": "77"}, "theme", "Bitte wählen Sie ein Thema aus der Liste."),
        ({"theme": "x"}, "theme", "Bitte wählen Sie ein Thema aus der Liste."),
        ({"theme": "1"}, "theme", "Dieses Thema steht nicht mehr in der Liste."),
        ({"target_group": "x" * 121}, "target_group", "Das sind 121 Zeichen; möglich sind höchstens 120."),
        ({"locale": "xx"}, "locale", "Bitte wählen Sie eine Sprache aus der Liste."),
    ],
)
def test_what_cannot_be_taken_is_told_at_its_field(workshop, writer, sent, place, message):
    themes.list_theme(workshop_id=workshop.id, number=1, listed=False, now=now())
    answer = writer.send(
        "POST", f"{writer.base}/ideen", title="Lotsen", source="idea-form", status=422, **sent
    )
    assert f'hx-target="#idea-form-{place}-error"' in answer.text
    assert message in answer.text
    assert "Lotsen" not in writer.get(f"{writer.base}/mine").text


def test_the_eleventh_idea_in_a_minute_is_too_fast_for_one_and_for_nobody_else(doors, workshop, writer):
    """The answer replaces nothing but the notice: what was typed and chosen stays in the form (promise 28)."""
    about = {"theme": 2, "target_group": "Eltern", "locale": "tr"}
    for number in range(10):
        writer.send("POST", f"{writer.base}/ideen", title=f"Idee {number}", status=201, **about)
    refused = writer.send(
        "POST", f"{writer.base}/ideen", title="Elf", source="idea-form", status=429, **about
    )
    assert re.findall(r'hx-target="([^"]+)"', refused.text) == ["#idea-form-note", "#toasts"]
    assert "Sie haben in einer Minute 10 Ideen eingereicht." in refused.text
    neighbour = doors.join(workshop)
    neighbour.get(f"{neighbour.base}/")
    neighbour.send("POST", f"{neighbour.base}/ideen", title="Von nebenan", status=201, **about)


def test_the_form_of_an_own_idea_has_what_it_says_even_a_theme_that_was_taken_off(workshop, writer):
    about = {"theme": 3, "target_group": "Eltern", "locale": "tr"}
    writer.send("POST", f"{writer.base}/ideen", title="Kılavuz", status=201, **about)
    themes.list_theme(workshop_id=workshop.id, number=3, listed=False, now=now())
    form = writer.get(f"{writer.base}/ideen/1/bearbeiten").text
    assert (
        '<option value="3" selected hidden id="idea-edit-form-theme-3">'
        "Übergang Schule/Ausbildung (nicht mehr in der Liste)</option>" in form
    )
    assert '<option value="tr" selected lang="tr">Türkçe</option>' in form
    assert 'value="Eltern"' in form
    own = writer.send("POST", f"{writer.base}/ideen/1", title="Kılavuzlar", **about).text
    assert "Übergang Schule/Ausbildung" in own


def test_a_page_from_before_that_asks_for_less_changes_nothing_else(writer):
    about = {"theme": 3, "target_group": "Eltern", "locale": "tr"}
    writer.send("POST", f"{writer.base}/ideen", title="Kılavuz", status=201, **about)
    own = writer.send("POST", f"{writer.base}/ideen/1", title="Kılavuzlar", description="").text
    assert "Übergang Schule/Ausbildung" in own
    assert '<bdi lang="tr">Eltern</bdi>' in own


def test_a_new_list_of_themes_reaches_the_forms_and_the_boards(doors, workshop, writer):
    writer.send("POST", f"{writer.base}/ideen", title="Lotsen", theme=4, status=201)
    with Listener(writer, workshop.id) as listener:
        themes.rename_theme(workshop_id=workshop.id, number=4, name="Arbeit", now=now())
        heard = listener.until_now()
    assert '<option value="4" id="idea-form-theme-4">Arbeit</option>' in heard
    assert 'hx-target="#stage" hx-swap="innerMorph"' in heard
    workshops.move_step(workshop_id=workshop.id, wanted=Step.READ, now=now())
    with Listener(doors.screen(workshop), workshop.id) as wall:
        themes.rename_theme(workshop_id=workshop.id, number=4, name="Beruf", now=now())
        assert '<span class="tag about" dir="auto">Beruf</span>' in wall.until_now()


def test_a_new_list_leaves_the_editors_of_sketches_alone(doors, workshop):
    laptop = doors.join(workshop)
    with Listener(laptop, workshop.id) as listener:  # still arriving: there are no themes to be seen either
        themes.add_theme(workshop_id=workshop.id, name="Wohnen", now=now())
        assert "#stage" not in listener.until_now()


def test_the_list_is_edited_in_a_dialog_that_says_what_was_done(doors, workshop):
    desk = doors.lead(workshop)
    desk.get(f"{desk.base}/")
    assert "Beschäftigung" in desk.get(f"{desk.base}/themen").text
    added = desk.send("POST", f"{desk.base}/themen", name="<b>Wohnen", source="theme-form").text
    assert 'value="&lt;b&gt;Wohnen"' in added
    assert '<hx-partial hx-target="#themes-say" hx-swap="innerHTML">Das Thema steht' in added
    taken = desk.send("POST", f"{desk.base}/themen", name="wohnen", source="theme-form")
    assert taken.status == 200  # "<b>Wohnen" is another name
    refused = desk.send("POST", f"{desk.base}/themen", name="WOHNEN", source="theme-form", status=422)
    assert 'hx-target="#theme-form-name-error"' in refused.text
    off = desk.send("DELETE", f"{desk.base}/themen/6/liste").text
    assert "Herausgenommen" in off
    desk.send("POST", f"{desk.base}/themen/1/platz", position="x", status=422)
