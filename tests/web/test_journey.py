"""One evening over real pages, on all screens, from the code on the wall to the papers: all valid."""

from __future__ import annotations

import json

import pytest

from app import exports
from app.domain.phases import STEPS, Step
from tests.support.databases import ON_SQLITE
from tests.support.markup import element_by_id, words
from tests.support.writers import typed


def test_an_evening_from_the_code_on_the_wall_to_the_papers(doors, workshop):
    desk, screen = doors.lead(workshop), doors.screen(workshop)
    people = [doors.join(workshop, name) for name in ("Ada", "", "Chris")]
    _all_look(desk, screen, people)
    _go(desk, Step.WRITE)
    for n, person in enumerate(people):
        person.get(f"{person.base}/")
        person.send("POST", f"{person.base}/ideen", title=f"Idee {n + 1}", description="Wörter", status=201)
    _all_look(desk, screen, people)
    _go(desk, Step.READ)
    _all_look(desk, screen, people)
    desk.send("POST", f"{desk.base}/ideen/2/zusammenfuehren", target=1)
    _all_look(desk, screen, people)
    _go(desk, Step.VOTE)
    desk.send("POST", f"{desk.base}/abstimmung/eroeffnung", method="points", budget=3, per_idea=2)
    for person in people:
        person.send("POST", f"{person.base}/ideen/1/punkt")
    people[0].send("POST", f"{people[0].base}/ideen/3/punkt")
    _all_look(desk, screen, people)
    _go(desk, Step.CHOOSE)
    desk.send("POST", f"{desk.base}/plaetze", places=1)
    _all_look(desk, screen, people)
    desk.send("POST", f"{desk.base}/auswahl", rule="equal_shares", ideas=[1], reason="")
    _go(desk, Step.TEAMS)
    _all_look(desk, screen, people)
    _go(desk, Step.SKETCH)
    _write_goals(people[0], "Mehr Lehrstellen")
    _all_look(desk, screen, people)
    for step in (Step.ADVISE, Step.AGREE):
        _go(desk, step)
        _all_look(desk, screen, people)
    _go(desk, Step.SHOW)
    _all_look(desk, screen, people)
    desk.send("POST", f"{desk.base}/folie", way="next", sketch=1, slide=1)
    assert "Mehr Lehrstellen" in screen.get(f"{screen.base}/").text
    for step in (Step.MOOD, Step.CLOSE):
        _go(desk, step)
        _all_look(desk, screen, people)
    offered = people[2].get(f"{people[2].base}/").text
    for name in set(exports.FORMATS) - {"protokoll", "protokoll-pdf"}:  # those are fixed first
        is_offered = f'"/ergebnisse/{workshop.public_id}/{name}"' in offered
        assert is_offered or f'{{"format": "{name}"}}' in offered  # long ones are written in the background
        assert people[2].get(f"/ergebnisse/{workshop.public_id}/{name}").body


def _write_goals(person, text: str) -> None:
    person.send("POST", f"{person.base}/skizzen/1/team")
    saved = person.send("POST", f"{person.base}/skizzen/1/felder/goals", **typed(text))
    assert json.loads(saved.body)["revision"] == 1
    known = json.loads(person.get(f"{person.base}/skizzen/1/felder").body)
    assert (known["goals"]["revision"], known["title"]["revision"]) == (1, 0)
    person.get(f"{person.base}/skizzen/1")


def _go(desk, wanted):
    desk.send("POST", f"{desk.base}/schritt", step=wanted.value)


def _all_look(desk, screen, people):
    for laptop in (desk, screen, *people):
        laptop.get(f"{laptop.base}/")
        laptop.get(f"{laptop.base}/stand")
    for person in people:
        person.get(f"{person.base}/mine")


@ON_SQLITE
@pytest.mark.parametrize("language", ["de", "en"])
def test_every_step_is_valid_in_every_language_with_nothing_in_it(doors, workshop, language):
    desk, screen = doors.lead(workshop), doors.screen(workshop)
    person = doors.join(workshop, language=language)
    desk.submit("/sprache", language=language, next=f"{desk.base}/")
    for step in STEPS[1:4]:
        _go(desk, step)
        _all_look(desk, screen, [person])


@ON_SQLITE
def test_a_refused_form_keeps_the_text_and_names_the_field(doors, workshop):
    desk, person = doors.lead(workshop), doors.join(workshop)
    _go(desk, Step.WRITE)
    person.get(f"{person.base}/")
    answer = person.send(
        "POST", f"{person.base}/ideen", status=422, title="", description="bleibt", source="idea-form"
    )
    assert 'hx-target="#idea-form-title-error"' in answer.text
    assert "Bitte geben Sie Ihrer Idee einen Titel." in answer.text
    page = doors.stranger()
    page.get("/")
    again = page.submit("/", code="FALSCH", status=422)
    assert element_by_id(again.text, "code").get("value") == "FALSCH"
    assert words(element_by_id(again.text, "code-error"))


@ON_SQLITE
def test_a_place_moves_to_another_device_once(doors, workshop):
    old, new, late = doors.join(workshop, "Ada"), doors.stranger(), doors.stranger()
    shown = old.send("POST", f"{old.base}/umzug").text
    code = "".join(shown.partition('class="visually-hidden">')[2].partition("<")[0].split())
    new.get("/")
    assert "Ada" in new.submit("/platz", seat_code=code).text
    old.get(f"/w/{workshop.public_id}/", status=404)
    late.get("/")
    late.submit("/platz", seat_code=code, status=422)
