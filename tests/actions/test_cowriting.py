"""Writing together: everything typed arrives, once, and nothing that is no change is taken."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from pycrdt import Doc, Map, Text
from sqlalchemy import func, select

from app.actions import cowriting
from app.db import reading
from app.domain import cowriting as rules
from app.domain.errors import NotFound, NotPermitted, RuleBroken
from app.domain.phases import Step
from app.models import JournalRow, Section, SectionUpdate, SectionVersion, SectionWriter
from app.queries.cowriting import documents, heard
from app.queries.sketches import sketch
from tests.actions.rooms import RoomUnderTest
from tests.support.evening import evening_until
from tests.support.writers import Page, join_team


@pytest.fixture
def room(app, workshop) -> RoomUnderTest:
    """A room that writes, with all its people in the team of sketch 1; its goals say "Mehr Lehrstellen"."""
    room = evening_until(workshop.id, Step.SKETCH)
    join_team(room, people=room.people)
    return room


def _text(room: RoomUnderTest, key: str = "goals") -> str:
    with reading() as session:
        found = sketch(session, room.id, 1)
    assert found is not None
    return next(section.text for section in found.sections if section.key == key)


def _count(model) -> int:
    with reading() as session:
        return session.execute(select(func.count()).select_from(model)).scalar_one()


def test_two_people_at_one_place_keep_every_letter(room):
    one, other = (Page(room.id, person) for person in room.people[:2])
    one.type(" und Praktika")
    other.type(" für alle 😀", at=16)
    one.send()
    other.send()
    one.listen()
    assert one.text == other.text == _text(room)
    assert " und Praktika" in one.text
    assert " für alle 😀" in one.text


def test_what_is_erased_while_another_writes_there_takes_only_what_was_there(room):
    one, other = (Page(room.id, person) for person in room.people[:2])
    one.erase(0, 16)
    other.type("viel ", at=5)
    one.send()
    other.send()
    assert _text(room) == "viel"


def test_the_same_change_sent_again_is_taken_once(room):
    page = Page(room.id, room.people[0])
    page.type(" jetzt")
    change = page.change()
    first = cowriting.contribute(change)
    counts = _count(SectionUpdate), _count(JournalRow)
    again = cowriting.contribute(change)
    assert again.revision == first.revision
    assert (_count(SectionUpdate), _count(JournalRow)) == counts
    assert _text(room) == "Mehr Lehrstellen jetzt"


def test_a_change_whose_forerunner_never_arrived_is_asked_for_again(room):
    page = Page(room.id, room.people[0])
    page.type(" eins")
    page.told = page.document.get_state()  # as if that had arrived
    page.type(" zwei")
    with pytest.raises(rules.Behind):
        page.send()
    assert _text(room) == "Mehr Lehrstellen"
    page.told = b"\x00"
    page.send()
    assert _text(room) == "Mehr Lehrstellen eins zwei"


def _foreign() -> list[bytes]:
    other = Doc()
    other.get("evil", type=Map)["a"] = 1
    styled = Doc()
    text = styled.get("text", type=Text)
    text.insert(0, "fett", {"bold": True})
    embedded = Doc()
    embedded.get("text", type=Text).insert_embed(0, {"image": "x"})
    return [other.get_update(), styled.get_update(), embedded.get_update()]


@pytest.mark.parametrize("number", range(3))
def test_a_change_made_for_something_else_is_refused_and_harms_nothing(room, number):
    page = Page(room.id, room.people[0])
    foreign = replace(page.change(), update=_foreign()[number])
    with pytest.raises(rules.Unreadable):
        cowriting.contribute(foreign)
    page.type("!")
    page.send()
    assert _text(room) == "Mehr Lehrstellen!"


@pytest.mark.parametrize("broken", [b"", b"\x00", b"\x01\x01", b"\xff" * 40, b"Hallo", b"\x00\x00\x00\x00"])
def test_a_broken_change_or_vector_is_refused_and_harms_nothing(room, broken):
    page = Page(room.id, room.people[0])
    for change in (replace(page.change(), update=broken), replace(page.change(), known=broken)):
        try:
            cowriting.contribute(change)
        except (rules.Unreadable, rules.Behind):
            continue
        assert broken in (b"", b"\x00", b"\x00\x00\x00\x00")  # nothing, and therefore harmless
    assert _text(room) == "Mehr Lehrstellen"


def test_a_change_larger_than_anybody_types_is_refused(room):
    page = Page(room.id, room.people[0])
    page.type("x" * (rules.UPDATE_BYTES + 1))
    with pytest.raises(rules.TooLarge):
        page.send()
    assert _text(room) == "Mehr Lehrstellen"


def test_beyond_its_limit_a_section_takes_what_two_wrote_at_once_and_no_more(room):
    one, other, third = (Page(room.id, person) for person in room.people[:3])
    for page in (one, other):
        page.type("x" * (rules.SECTION_LENGTH - 100))
        page.send()
    assert len(_text(room)) == 16 + 2 * (rules.SECTION_LENGTH - 100)
    third.listen()
    third.type("y" * 200)
    with pytest.raises(RuleBroken, match=r"cowriting\.full"):
        third.send()
    third.erase(0, 10_000)
    third.send()
    assert "y" * 200 in _text(room)


def test_what_was_removed_leaves_little_behind(room):
    page = Page(room.id, room.people[0])
    for _ in range(300):
        page.type("ä" * 400)
        page.send()
        page.erase(16, 416)
    page.send()
    with reading() as session:
        goals = next(found for found in documents(session, room.id, 1) if found.key == "goals")
    assert len(goals.data) < 3_000
    assert _text(room) == "Mehr Lehrstellen"


def test_a_document_that_no_team_could_have_written_is_refused(room, monkeypatch):
    monkeypatch.setattr(rules, "STATE_BYTES", 400)
    page = Page(room.id, room.people[0])
    page.type("ä" * 400)
    with pytest.raises(rules.TooLarge):
        page.send()
    assert _text(room) == "Mehr Lehrstellen"


def test_only_the_team_writes(room):
    page = Page(room.id, room.people[1], sketch=2)
    page.type("Ich auch")
    with pytest.raises(NotPermitted, match=r"sketch\.not_member"):
        page.send()


def test_in_another_step_nobody_writes_and_the_page_keeps_its_text(room):
    page = Page(room.id, room.people[0])
    page.type(" noch")
    room.go(Step.AGREE)
    with pytest.raises(NotPermitted):
        page.send()
    room.back(Step.SKETCH)
    page.send()
    assert _text(room) == "Mehr Lehrstellen noch"


@pytest.mark.parametrize(("sketch_number", "key"), [(9, "goals"), (1, "nothing")])
def test_a_section_that_is_not_there_is_not_found(room, sketch_number, key):
    page = Page(room.id, room.people[0])
    with pytest.raises(NotFound):
        cowriting.contribute(replace(page.change(), number=sketch_number, key=key))


def test_many_changes_are_merged_and_the_newest_stay_for_those_a_little_behind(room):
    page = Page(room.id, room.people[0])
    for number in range(rules.COMPACT_AFTER + 5):
        page.type(f" {number}")
        page.send()
    with reading() as session:
        section = session.execute(
            select(Section).where(Section.key == "goals", Section.sketch_id == 1)
        ).scalar_one()
        kept = session.scalars(select(SectionUpdate.number).order_by(SectionUpdate.number)).all()
        fresh = documents(session, room.id, 1)
    assert section.compacted > 0
    assert kept[-1] == section.revision
    assert rules.KEPT_CHANGES <= len(kept) < rules.COMPACT_AFTER + rules.KEPT_CHANGES
    other = Page(room.id, room.people[1])
    assert other.text == page.text == _text(room)
    assert next(document.key for document in fresh) == "title"


def test_those_who_listen_hear_each_change_once_and_in_order(room):
    with reading() as session:
        before = session.execute(select(func.max(JournalRow.seq))).scalar_one()
    page, listener = Page(room.id, room.people[0]), Page(room.id, room.people[1])
    for letter in "abc":
        page.type(letter)
        page.send()
    with reading() as session:
        upto = session.execute(select(func.max(JournalRow.seq))).scalar_one()
        changes = heard(session, room.id, 1, before, upto)
        assert heard(session, room.id, 2, before, upto) == []
        assert heard(session, room.id, 1, upto, upto) == []
    assert [change.number for change in changes] == [2, 3, 4]
    for change in changes:
        listener.hear(change.data)
    assert listener.text == page.text


def test_a_version_is_a_spell_of_work_with_all_who_wrote(room):
    one, other = (Page(room.id, person) for person in room.people[:2])
    one.type(" A")
    one.send()
    other.listen()
    other.type(" B")
    other.send()
    late = replace(_typed(one, " C"), now=_typed(one, "").now + rules.VERSION_PAUSE + timedelta(seconds=1))
    cowriting.contribute(late)
    with reading() as session:
        of_goals = (SectionVersion.sketch_id == 1, SectionVersion.key == "goals")
        versions = session.execute(
            select(SectionVersion.number, SectionVersion.text)
            .where(*of_goals)
            .order_by(SectionVersion.number)
        ).all()
        writers = session.execute(select(SectionWriter.number, SectionWriter.participant_id)).all()
    assert [(number, text) for number, text in versions] == [
        (0, ""),
        (1, "Mehr Lehrstellen A B"),
        (2, None),
    ]
    assert sorted(map(tuple, writers)) == [(1, room.people[0]), (1, room.people[1]), (2, room.people[0])]


def _typed(page: Page, text: str):
    page.listen()
    page.type(text)
    return page.change()
