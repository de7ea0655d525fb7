"""Every text says in which language it is, where that is not the language of the page."""

from __future__ import annotations

import re

import pytest

from app.actions import bundling, vote_rounds, workshops
from app.db import reading
from app.domain.phases import Step
from app.queries.published import published
from app.web.answers import now
from tests.actions.rooms import joined
from tests.actions.votes import vote
from tests.support import markup
from tests.support.databases import ON_SQLITE


@ON_SQLITE
def test_german_stands_as_german_on_an_arabic_page(doors, workshop):
    desk, reader, german = doors.lead(workshop), doors.join(workshop, language="ar"), doors.join(workshop)
    workshops.move_step(workshop_id=workshop.id, wanted=Step.WRITE, now=now())
    question = markup.element_by_id(reader.get(f"{reader.base}/").text, "question")
    assert [part.get("lang") for part in question] == ["de"]
    assert re.search(r'<option value="\d+"[^>]* lang="de"', reader.get(f"{reader.base}/").text)
    german.send("POST", f"{german.base}/ideen", title="Lotsen", theme="1", status=201)
    workshops.move_step(workshop_id=workshop.id, wanted=Step.READ, now=now())
    assert 'class="tag about" dir="auto" lang="de"' in reader.get(f"{reader.base}/").text
    assert 'class="tag about" dir="auto">' in german.get(f"{german.base}/").text
    assert "lang" not in str(markup.element_by_id(desk.get(f"{desk.base}/").text, "board-tools").attrib)


@ON_SQLITE
def test_languages_at_the_door_are_called_in_themselves(doors, workshop):
    stranger = doors.stranger()
    page = stranger.get(f"/j/{workshop.door_token}").text
    for tag, name in (("tr", "Türkçe"), ("ar", "العربية"), ("en", "English")):
        assert f'<span lang="{tag}">{name}</span>' in page


@ON_SQLITE
def test_the_name_of_a_bundle_is_not_in_the_language_of_its_head(app, workshop):
    room = joined(workshop.id, 1)
    room.go(Step.WRITE)
    for title in ("مقهى للأمهات", "قهوة الصباح"):
        room.submit(room.people[0], title)
    room.go(Step.READ)
    bundling.create_bundle(workshop_id=room.id, ideas=[1, 2], name="Elterncafé", now=now())
    room.go(Step.VOTE)
    vote_rounds.open_round(workshop_id=room.id, seed="1", now=now())
    vote(room, room.people[0], 1)
    vote_rounds.close_round(workshop_id=room.id, now=now())
    with reading() as session:
        words = published(session, room.id, Step.VOTE, 1).titles[1]
    assert (words.title, words.locale) == ("Elterncafé", "de")


@ON_SQLITE
@pytest.mark.parametrize(("people", "told"), [(2, "Sobald 3 Personen da sind"), (3, "0 von 1 Idee")])
def test_how_much_was_read_is_told_once_three_people_could_have(doors, workshop, people, told):
    room, desk = joined(workshop.id, people), doors.lead(workshop)
    room.go(Step.WRITE)
    room.submit(room.people[0], "Lotsen")
    room.go(Step.READ)
    assert told in markup.words(markup.element_by_id(desk.get(f"{desk.base}/").text, "numbers"))
