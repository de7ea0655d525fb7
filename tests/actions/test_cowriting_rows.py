"""Tables, times and choices several people fill in at once: each field merges, and only what belongs there is taken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from pycrdt import Array, Doc, Map, Text, XmlFragment

from app.actions import cowriting
from app.db import reading
from app.domain import cowriting as rules
from app.domain.errors import RuleBroken
from app.domain.phases import Step
from app.domain.section_types import Choice, Money, SectionValue, Timespan
from app.domain.sketch_kinds import ROWS
from app.queries.sketches import sketch
from tests.actions.rooms import RoomUnderTest
from tests.support.evening import evening_until
from tests.support.writers import Page, Table, join_team

COST = {"item": "", "amount": "", "rhythm": "once", "funding": ""}


@pytest.fixture
def room(app, workshop) -> RoomUnderTest:
    """A room that writes, with all its people in the team of sketch 1."""
    room = evening_until(workshop.id, Step.SKETCH)
    join_team(room, people=room.people)
    return room


@pytest.fixture
def pair(room) -> tuple[Table, Table]:
    """Two people at the costs, which have one row."""
    one = Table(room.id, room.people[0], key="costs")
    one.add("a", **COST)
    one.send()
    return one, Table(room.id, room.people[1], key="costs")


def _value(room: RoomUnderTest, key: str = "costs") -> SectionValue:
    with reading() as session:
        found = sketch(session, room.id, 1)
    assert found is not None
    return next(section.value for section in found.sections if section.key == key)


def _costs(room: RoomUnderTest) -> Money:
    value = _value(room)
    assert isinstance(value, Money)
    return value


def _both_send(one: Page, other: Page) -> None:
    one.send()
    other.send()
    one.listen()
    assert len(one.document.get_update()) == len(other.document.get_update())


def test_two_people_fill_two_fields_of_one_row(room, pair):
    one, other = pair
    one.write("a", "item", "Bänke")
    other.write("a", "amount", "1.234,56 €")
    _both_send(one, other)
    (cost,) = _costs(room).rows
    assert (cost.id, cost.item, cost.text) == ("a", "Bänke", "1.234,56 €")
    assert cost.amount is not None
    assert cost.amount.cents == 123456


def test_two_people_make_two_rows_at_once(room, pair):
    one, other = pair
    one.add("b", place="000002b", **{**COST, "item": "Holz"})
    other.add("c", place="000002c", **{**COST, "item": "Schrauben", "rhythm": "yearly"})
    _both_send(one, other)
    assert [(cost.item, cost.yearly) for cost in _costs(room).rows] == [("Holz", False), ("Schrauben", True)]


def test_two_people_in_the_same_field_at_once_keep_both_texts(room, pair):
    one, other = pair
    one.write("a", "item", "Bänke ")
    other.write("a", "item", "Tische ")
    _both_send(one, other)
    assert _costs(room).rows[0].item in ("Bänke Tische", "Tische Bänke")


def test_a_row_taken_out_while_somebody_types_in_it_comes_back_with_their_text(room, pair):
    one, other = pair
    one.set("a", "gone", True)
    other.write("a", "item", "Bänke")
    _both_send(one, other)
    assert _costs(room).rows == ()
    one.set("a", "gone", False)
    one.send()
    assert [cost.item for cost in _costs(room).rows] == ["Bänke"]


def test_rows_stand_by_their_places_and_two_who_move_leave_each_row_once(room, pair):
    one, other = pair
    for row in "bc":
        one.add(row, place=f"00000{'abc'.index(row) + 1}", **COST)
    for row in "abc":
        one.write(row, "item", row)
    one.send()
    other.listen()
    one.set("c", "place", "000000")
    other.set("a", "place", "000004")
    _both_send(one, other)
    assert [cost.item for cost in _costs(room).rows] == ["c", "b", "a"]


def test_what_is_no_amount_is_told_and_stays_as_it_was_typed(room, pair):
    one, _ = pair
    one.write("a", "item", "Bänke")
    one.write("a", "amount", "viel")
    one.send()
    costs = _costs(room)
    assert [(problem.row, problem.field, problem.key) for problem in costs.problems] == [
        ("a", "amount", "money.unclear")
    ]
    assert costs.rows[0].text == "viel"


def test_two_people_choose_at_once(room):
    one, other = (Page(room.id, person, key="target_group") for person in room.people[:2])
    one.document.get("chosen", type=Map)["children"] = True
    other.document.get("chosen", type=Map)["women"] = True
    _both_send(one, other)
    value = _value(room, "target_group")
    assert isinstance(value, Choice)
    assert [chosen.key for chosen in value.chosen] == ["children", "women"]
    other.document.get("chosen", type=Map)["children"] = False
    other.send()
    assert [chosen.key for chosen in _value(room, "target_group").chosen] == ["women"]


def test_two_who_choose_one_of_several_at_once_are_told_that_only_one_is_possible(room):
    one, other = (Page(room.id, person, key="reach") for person in room.people[:2])
    one.document.get("chosen", type=Map)["city"] = True
    other.document.get("chosen", type=Map)["quarter"] = True
    _both_send(one, other)
    assert [problem.key for problem in _value(room, "reach").problems] == ["choice.only_one"]


def test_two_people_fill_in_a_span(room):
    one, other = (Page(room.id, person, key="timeframe") for person in room.people[:2])
    one.document.get("begins", type=Text).insert(0, "März 2027")
    other.document.get("ends", type=Text).insert(0, "gestern")
    _both_send(one, other)
    value = _value(room, "timeframe")
    assert isinstance(value, Timespan)
    assert (value.begins.text, value.begins.span is not None) == ("März 2027", True)
    assert [(problem.field, problem.key) for problem in value.problems] == [("ends", "when.unclear")]


def _row(name: str = "b", **changed: object) -> Callable[[Doc], None]:
    """Adds a row that differs from a good one in these parts; None leaves a part out."""

    def add(document: Doc) -> None:
        good = {"gone": False, "place": "000002", **{key: Text("") for key in COST}, "rhythm": "once"}
        parts = {key: part for key, part in {**good, **changed}.items() if part is not None}
        document.get("rows", type=Map)[name] = Map(parts)

    return add


def _root(name: str) -> Callable[[Doc], None]:
    return lambda document: document.get(name, type=Map).update({"x": True})


def _styled(document: Doc) -> None:
    _row()(document)
    document.get("rows", type=Map)["b"]["item"].insert(0, "fett", {"bold": True})


def _no_map(made: Callable[[], object]) -> Callable[[Doc], None]:
    def add(document: Doc) -> None:
        document.get("rows", type=Map)["b"] = made()

    return add


FOREIGN = {
    "a part nobody knows": _row(evil="x"),
    "a part that is missing": _row(item=None),
    "a text that is none": _row(item="x"),
    "a text that is a table": _row(item=Map({})),
    "a text that is a list": _row(item=Array(["x"])),
    "a text that is markup": _row(item=XmlFragment()),
    "an option that is none": _row(rhythm="daily"),
    "an option that is a text": _row(rhythm=Text("once")),
    "a place that is endless": _row(place="0" * 61),
    "a place that is a number": _row(place=2),
    "gone or not is a word": _row(gone="no"),
    "a row that is a text": _no_map(lambda: Text("x")),
    "a row that is markup": _no_map(XmlFragment),
    "a row that is a number": _no_map(lambda: 1),
    "a row whose name is no name": _row(name='b"><script>'),
    "a row without a name": _row(name=""),
    "a row with an endless name": _row(name="b" * 25),
    "another root": _root("chosen"),
    "a field with style": _styled,
}


@pytest.mark.parametrize("what", FOREIGN)
def test_what_is_no_row_of_this_table_is_refused_and_harms_nothing(room, pair, what):
    one, other = pair
    document = Doc()
    document.apply_update(one.document.get_update())
    before = document.get_state()
    FOREIGN[what](document)
    foreign = replace(one.change(), update=document.get_update(before), known=document.get_state())
    with pytest.raises(rules.Unreadable):
        cowriting.contribute(foreign)
    other.write("a", "item", "Bänke")
    other.send()
    assert [cost.item for cost in _costs(room).rows] == ["Bänke"]


@pytest.mark.parametrize("chosen", [{"moon": True}, {"city": "yes"}, {"city": Text("x")}])
def test_a_choice_takes_only_its_options(room, chosen):
    page = Page(room.id, room.people[0], key="reach")
    for key, value in chosen.items():
        page.document.get("chosen", type=Map)[key] = value
    with pytest.raises(rules.Unreadable):
        page.send()
    assert not _value(room, "reach").filled


def test_a_field_longer_than_two_people_make_it_is_refused(room, pair):
    one, other = pair
    one.write("a", "amount", "1" * 81)
    with pytest.raises(RuleBroken, match=r"cowriting\.full"):
        one.send()
    other.write("a", "amount", "1" * 80)
    other.send()


def test_a_table_takes_what_two_fill_at_once_and_no_more(room, pair):
    one, other = pair
    for n in range(2 * ROWS - 1):
        one.add(f"r{n}", **COST)
    one.send()
    other.add("s", **COST)
    with pytest.raises(RuleBroken, match=r"cowriting\.full_rows"):
        other.send()
    other.set("a", "gone", True)
    other.send()


def test_two_hundred_rows_at_once_are_refused(room, pair):
    one, _ = pair
    for n in range(200):
        one.add(f"r{n}", **{**COST, "item": f"Posten {n}"})
    with pytest.raises(RuleBroken, match=r"cowriting\.full_rows"):
        one.send()
    assert _costs(room).rows == ()


def test_rows_taken_out_make_room_for_others_but_not_for_ever(room, pair):
    one, other = pair
    for n in range(rules.ROWS_EVER - 1):
        one.add(f"r{n}", **COST)
        one.set(f"r{n}", "gone", True)
        if n % 100 == 0:
            one.send()
    one.send()
    other.listen()
    other.told = other.document.get_state()  # a page sends its own changes, not those it heard
    other.write("a", "item", "Bänke")
    other.send()
    assert [cost.item for cost in _costs(room).rows] == ["Bänke"]
    other.add("s", **COST)
    with pytest.raises(rules.TooLarge):
        other.send()
