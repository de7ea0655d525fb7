"""Templates of sketches have versions: changing one never changes a sketch that has begun."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.actions import selection, sketch_sections, vote_rounds
from app.actions import sketch_templates as actions
from app.actions.cowriting import contribute
from app.actions.journal import Request
from app.actions.sketch_sections import Typed
from app.actions.sketch_templates import TemplateChanged
from app.db import reading, transaction
from app.domain.errors import InvalidInput, NotFound, RuleBroken
from app.domain.phases import Step
from app.domain.selection import Rule
from app.models import Section, SectionVersion, Sketch
from app.processes import load
from app.queries import sketch_templates as queries
from app.queries import sketches as read
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest, joined
from tests.support.product import new_workshop
from tests.support.writers import Page, join_team


def _typed(label: str = "Verkehr", kind: str = "text", options: str = "", english: str = "") -> Typed:
    return Typed(kind, False, {"de": label, "en": english}, {"de": "Wie kommt man hin?"}, {}, {"de": options})


def _of(workshop, number: int = 1) -> queries.TemplateView:
    with reading() as session:
        found = queries.template(session, workshop.id, number)
    assert found is not None
    return found


def _keys(workshop, number: int = 1) -> list[str]:
    return [plan.key for plan in _of(workshop, number).template.sections]


def _chosen(workshop, ideas: list[int]) -> RoomUnderTest:
    room = joined(workshop.id, 1)
    room.collect(3)
    room.go(Step.VOTE)
    vote_rounds.open_round(workshop_id=room.id, seed="1", now=now())
    room.go(Step.CHOOSE)
    _choose(room, ideas)
    return room


def _choose(room: RoomUnderTest, ideas: list[int]) -> None:
    selection.confirm_selection(workshop_id=room.id, rule=Rule.PLAIN, ideas=ideas, reason="so", now=now())


def _sketches(workshop) -> list[list[str]]:
    with reading() as session:
        return [[s.key for s in sketch.sections] for sketch in read.sketches(session, workshop.id)]


def test_a_sketch_keeps_the_version_it_began_with(app, workshop):
    room = _chosen(workshop, [1])
    before = _sketches(workshop)
    here = {"workshop_id": workshop.id, "number": 1}
    assert sketch_sections.add_section(**here, typed=_typed(), now=now()) == "verkehr"
    sketch_sections.remove_section(**here, key="goals", base=2, now=now())
    sketch_sections.move_section(**here, key="verkehr", position=2, base=3, now=now())
    sketch_sections.change_section(**here, key="risks", typed=_typed("Gefahren"), base=4, now=now())
    assert _sketches(workshop) == before
    _choose(room, [1, 2])
    first, second = _sketches(workshop)
    assert first == before[0]
    assert second == _keys(workshop)
    assert (second[1], "goals" in second) == ("verkehr", False)
    with reading() as session:
        labels = [sketch.sections[-1].plan.label["de"] for sketch in read.sketches(session, workshop.id)]
    assert labels == ["Risiken und offene Fragen", "Gefahren"]
    room.go(Step.SKETCH)
    join_team(room, 1)
    join_team(room, 2)
    page = Page(room.id, room.people[0], 1, "goals")
    page.type("Ziel")
    assert page.send().revision == 1
    with pytest.raises(NotFound):
        contribute(replace(page.change(), number=2))
    assert _of(workshop).sketches == 2


def test_a_planned_section_without_a_row_is_empty_and_can_be_written(app, workshop):
    room = _chosen(workshop, [1])
    with transaction() as session:
        sketch = session.query(Sketch).one()
        for record in (Section, SectionVersion):
            session.query(record).filter_by(sketch_id=sketch.id, key="goals").delete()
    with reading() as session:
        found = {s.key: (s.text, s.revision) for s in read.sketches(session, workshop.id)[0].sections}
    assert found["goals"] == ("", 0)
    assert list(found) == _keys(workshop)
    room.go(Step.SKETCH)
    join_team(room)
    page = Page(room.id, room.people[0], 1, "goals")
    page.type("Ziel")
    assert page.send().revision == 1
    with pytest.raises(NotFound):
        contribute(replace(page.change(), key="unknown"))


def test_two_moderators_on_one_section_lose_nothing_and_on_two_disturb_nobody(app, workshop):
    here = {"workshop_id": workshop.id, "number": 1, "now": now()}
    sketch_sections.change_section(**here, key="goals", typed=_typed("Wozu"), base=1)
    sketch_sections.change_section(**here, key="risks", typed=_typed("Gefahren"), base=1)
    with pytest.raises(TemplateChanged) as refused:
        sketch_sections.change_section(**here, key="goals", typed=_typed("Wohin"), base=1)
    assert refused.value.version == 3
    for late in (
        lambda: sketch_sections.remove_section(**here, key="goals", base=1),
        lambda: sketch_sections.move_section(**here, key="goals", position=2, base=1),
        lambda: actions.rename_template(**here, name={"de": "Kurz"}, base=1),
    ):
        with pytest.raises(TemplateChanged):
            late()
    labels = [plan.label["de"] for plan in _of(workshop).template.sections]
    assert ("Wozu" in labels, "Gefahren" in labels, "Wohin" in labels) == (True, True, False)
    sketch_sections.change_section(**here, key="goals", typed=_typed("Wohin"), base=3)
    assert _of(workshop).template.section("goals").label["de"] == "Wohin"


def test_a_change_that_changes_nothing_makes_no_version(app, workshop):
    here = {"workshop_id": workshop.id, "number": 1, "now": now()}
    sketch_sections.change_section(**here, key="goals", typed=_typed(), base=1)
    sketch_sections.change_section(**here, key="goals", typed=_typed(), base=1)
    assert _of(workshop).version == 2
    with pytest.raises(InvalidInput):
        sketch_sections.change_section(**here, key="goals", typed=_typed(""), base=2)
    assert _of(workshop).version == 2


def test_one_of_several_templates_is_in_use_and_the_others_can_go(app, workshop):
    here = {"workshop_id": workshop.id, "now": now()}
    request = Request("workshop", "key")
    copy = {"number": 1, "word": lambda name: {tag: f"{tag} {text}" for tag, text in name.items()}}
    assert [actions.duplicate_template(**here, **copy, request=request) for _ in range(2)] == [2, 2]
    assert _of(workshop, 2).template.name["de"] == "de Projektskizze"
    assert actions.add_template(**here, template=load("abend").sketch) == 3
    with pytest.raises(RuleBroken, match=r"template\.in_use"):
        actions.delete_template(**here, number=1)
    actions.use_template(**here, number=3)
    _chosen(workshop, [1])
    assert _sketches(workshop) == [_keys(workshop, 3)]
    actions.use_template(**here, number=1)
    with pytest.raises(RuleBroken, match=r"template\.has_sketches"):
        actions.delete_template(**here, number=3)
    actions.delete_template(**here, number=2)
    with reading() as session:
        found = [(one.number, one.in_use, one.sketches) for one in queries.templates(session, workshop.id)]
    assert found == [(1, True, 0), (3, False, 1)]
    with pytest.raises(NotFound):
        actions.use_template(**here, number=2)


def test_templates_belong_to_the_process_and_to_no_other(app, workshop):
    same, other = new_workshop(), new_workshop("abend")
    actions.rename_template(workshop_id=same.id, number=1, name={"de": "Unsere"}, base=1, now=now())
    assert _of(workshop).template.name["de"] == "Unsere"
    assert _of(other).template.name["de"] == "Projektskizze"
    assert len(_keys(other)) == 7


def test_there_are_not_templates_without_end(app, workshop):
    template = load("abend").sketch
    for _ in range(19):
        actions.add_template(workshop_id=workshop.id, template=template, now=now())
    with pytest.raises(RuleBroken, match=r"template\.too_many"):
        actions.add_template(workshop_id=workshop.id, template=template, now=now())
