"""The list of themes at work: what the moderator changes on it, and what ideas keep."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.actions import ideas, themes
from app.actions.journal import Request
from app.db import reading
from app.domain.errors import InvalidInput, NotFound
from app.domain.phases import Audience, Step
from app.models import JournalRow
from app.queries.ideas import board, own_ideas
from app.queries.themes import themes as all_themes
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest, joined
from tests.support.product import new_workshop

FIRST = [
    "Vorschule/Grundschule",
    "Bereich Schule (Sek. I, II)",
    "Übergang Schule/Ausbildung",
    "Beschäftigung",
]


def _list(workshop_id: int, *, listed: bool = True) -> list[str]:
    with reading() as session:
        return [dict(t.name)["de"] for t in all_themes(session, workshop_id) if t.listed == listed]


def _events(workshop_id: int) -> int:
    with reading() as session:
        kinds = session.scalars(select(JournalRow.kind).where(JournalRow.workshop_id == workshop_id))
        return list(kinds).count("themes.changed")


def _submit(room: RoomUnderTest, theme: int | None, **about: str) -> int:
    return ideas.submit_idea(
        participant_id=room.people[0],
        workshop_id=room.id,
        title="Lotsen",
        description="",
        theme=theme,
        request=Request(""),
        now=now(),
        **about,
    )


def test_the_working_groups_of_the_process_are_the_first_themes(app, workshop):
    assert _list(workshop.id) == FIRST
    assert _list(new_workshop("abend").id) == []


def test_a_list_is_edited_and_everything_can_be_taken_back(app, workshop):
    themes.add_theme(workshop_id=workshop.id, name="Wohnen", now=now())
    themes.move_theme(workshop_id=workshop.id, number=5, position=1, now=now())
    themes.rename_theme(workshop_id=workshop.id, number=5, name="Wohnen und Leben", now=now())
    assert _list(workshop.id) == ["Wohnen und Leben", *FIRST]
    themes.list_theme(workshop_id=workshop.id, number=1, listed=False, now=now())
    assert _list(workshop.id) == ["Wohnen und Leben", *FIRST[1:]]
    assert _list(workshop.id, listed=False) == [FIRST[0]]
    themes.list_theme(workshop_id=workshop.id, number=1, listed=True, now=now())
    assert _list(workshop.id) == ["Wohnen und Leben", *FIRST[1:], FIRST[0]]
    assert _events(workshop.id) == 5


def test_adding_a_name_that_was_taken_off_takes_it_up_again(app, workshop):
    themes.list_theme(workshop_id=workshop.id, number=4, listed=False, now=now())
    themes.add_theme(workshop_id=workshop.id, name="BESCHÄFTIGUNG", now=now())
    with reading() as session:
        found = {t.number: t.listed for t in all_themes(session, workshop.id)}
    assert found == {1: True, 2: True, 3: True, 4: True}


def test_names_are_unique_and_the_list_is_short(app, workshop):
    with pytest.raises(InvalidInput, match=r"theme\.name_taken"):
        themes.add_theme(workshop_id=workshop.id, name="beschäftigung", now=now())
    with pytest.raises(InvalidInput, match=r"theme\.name_taken"):
        themes.rename_theme(workshop_id=workshop.id, number=1, name="Beschäftigung", now=now())
    themes.rename_theme(workshop_id=workshop.id, number=4, name="beschäftigung", now=now())  # its own name
    for number in range(8):
        themes.add_theme(workshop_id=workshop.id, name=f"Thema {number}", now=now())
    with pytest.raises(InvalidInput, match=r"theme\.too_many"):
        themes.add_theme(workshop_id=workshop.id, name="Noch eines", now=now())
    themes.list_theme(workshop_id=workshop.id, number=1, listed=False, now=now())
    themes.add_theme(workshop_id=workshop.id, name="Noch eines", now=now())
    with pytest.raises(InvalidInput, match=r"theme\.too_many"):
        themes.list_theme(workshop_id=workshop.id, number=1, listed=True, now=now())


def test_a_theme_of_another_workshop_is_not_there(app, workshop):
    other = new_workshop("abend")
    for change in (
        lambda: themes.rename_theme(workshop_id=other.id, number=1, name="x", now=now()),
        lambda: themes.move_theme(workshop_id=other.id, number=1, position=1, now=now()),
        lambda: themes.list_theme(workshop_id=other.id, number=1, listed=False, now=now()),
    ):
        with pytest.raises(NotFound):
            change()
    assert _list(workshop.id) == FIRST


def test_an_idea_keeps_its_theme_when_that_is_renamed_or_taken_off(app, workshop):
    room = joined(workshop.id, 1)
    room.go(Step.WRITE)
    _submit(room, 4)
    themes.rename_theme(workshop_id=room.id, number=4, name="Arbeit", now=now())
    themes.list_theme(workshop_id=room.id, number=4, listed=False, now=now())
    with reading() as session:
        assert own_ideas(session, room.id, room.people[0])[0].theme_name == (("de", "Arbeit"),)
    room.go(Step.READ)
    with reading() as session:
        shown = board(session, room.id, Step.READ, Audience.PARTICIPANT)
    assert [(idea.theme, idea.theme_name) for idea in shown] == [(4, (("de", "Arbeit"),))]
    assert {idea: "kept" for idea in shown}  # what is kept of a card needs a key


@pytest.mark.parametrize(("theme", "key"), [(99, "theme.unknown"), (4, "theme.gone")])
def test_a_theme_that_cannot_be_chosen_is_refused_at_its_field(app, workshop, theme, key):
    room = joined(workshop.id, 1)
    room.go(Step.WRITE)
    themes.list_theme(workshop_id=room.id, number=4, listed=False, now=now())
    with pytest.raises(InvalidInput) as refused:
        _submit(room, theme)
    assert (refused.value.field, refused.value.key) == ("theme", key)
    with reading() as session:
        assert not own_ideas(session, room.id, room.people[0])


def test_an_edit_keeps_what_it_does_not_say_and_a_theme_that_was_taken_off(app, workshop):
    room = joined(workshop.id, 1)
    room.go(Step.WRITE)
    _submit(room, 4, target_group="Eltern", locale="tr")
    themes.list_theme(workshop_id=room.id, number=4, listed=False, now=now())
    whose = {"participant_id": room.people[0], "workshop_id": room.id, "number": 1, "description": ""}
    ideas.edit_idea(**whose, title="Lotsinnen", now=now())
    assert _about(room) == ("Lotsinnen", 4, "Eltern", "tr")
    ideas.edit_idea(**whose, title="Lotsinnen", theme=4, target_group="", locale="pl", now=now())
    assert _about(room) == ("Lotsinnen", 4, "", "pl")
    ideas.edit_idea(**whose, title="Lotsinnen", theme=0, now=now())
    assert _about(room) == ("Lotsinnen", None, "", "pl")
    with pytest.raises(InvalidInput, match=r"theme\.gone"):
        ideas.edit_idea(**whose, title="Lotsinnen", theme=4, now=now())


def test_the_language_is_that_of_the_screen_unless_the_letters_say_otherwise(app, workshop):
    room = joined(workshop.id, 1)
    room.go(Step.WRITE)
    for title, locale in (("Lotsen", ""), ("Kılavuzlar", "tr"), ("دورات لغة", ""), ("Курсы", "tr")):
        ideas.submit_idea(
            participant_id=room.people[0],
            workshop_id=room.id,
            title=title,
            description="",
            locale=locale,
            request=Request(""),
            now=now(),
        )
    with reading() as session:
        found = [idea.locale for idea in own_ideas(session, room.id, room.people[0])]
    assert found[::-1] == ["de", "tr", "ar", "ru"]
    with pytest.raises(InvalidInput, match=r"language\.unknown"):
        _submit(room, None, locale="klingon")
    with pytest.raises(InvalidInput, match=r"text\.too_long"):
        _submit(room, None, target_group="x" * 121)


def _about(room: RoomUnderTest) -> tuple[str, int | None, str, str]:
    with reading() as session:
        idea = own_ideas(session, room.id, room.people[0])[0]
    return idea.title, idea.theme, idea.target_group, idea.locale
