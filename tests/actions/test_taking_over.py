"""A data file makes the same workshop again, all of it or nothing of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from app.actions import agreement, importing, meetings, ordering, pairing, selection, vote_rounds, workshops
from app.domain.importing import Choices
from app.domain.phases import Step
from app.domain.report_reading import WrongFile
from app.domain.selection import Rule
from app.domain.voting import Level, Method, VoteRules, VoteTerms
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest, joined
from tests.actions.votes import benches, sit_down, vote
from tests.exports.hostile import MARKUP, strings
from tests.exports.recounters import from_json
from tests.support.databases import ON_SQLITE
from tests.support.evening import evening, evening_until
from tests.support.product import new_workshop
from tests.support.roundtrip import comes_back, content, reported, taken_over, written
from tests.support.stored import everything
from tests.support.writers import Table, join_team


@pytest.mark.parametrize("process", ["dortmund", "abend"])
def test_an_empty_workshop_comes_back_equal(app, process):
    comes_back(new_workshop(process).id)


def test_every_step_of_an_evening_comes_back_equal(app):
    """With questions, hidden ideas, a bundle, a vote, a choice, sketches, advice in every state, and agreement."""
    for _, room in evening(new_workshop().id):
        comes_back(room.id)


@ON_SQLITE
@pytest.mark.parametrize("locale", ["en", "tr", "leicht"])
def test_it_comes_back_in_every_language(app, locale):
    comes_back(evening_until(new_workshop().id, Step.CLOSE).id, locale)


def _two_criteria(room: RoomUnderTest) -> None:
    """A vote by approval on two criteria, by bench, with a quorum, of people who sit on two benches."""
    first, second = benches()[:2]
    people = [sit_down(room, bench) for bench in [first] * 6 + [second] * 7]
    room.go(Step.VOTE)
    terms = VoteTerms(Level.OPEN, ("mutig", "machbar"), {str(first): 5}, "271828")
    rules = VoteRules(Method.APPROVAL, 0, 1)
    vote_rounds.open_round(workshop_id=room.id, seed="1", now=now(), rules=rules, terms=terms)
    for n, person in enumerate(people):
        vote(room, person, 1 + n % 3)
        vote(room, person, 6, criterion=1)


def _imported(room: RoomUnderTest) -> None:
    cells = [["Titel", "Beschreibung", "Thema"], ["Bücherbus", "In jedem Viertel", "Lesen"], ["Chor", "", ""]]
    here = {"workshop_id": room.id, "draft_id": "d" * 20, "now": now()}
    importing.begin_import(name="liste.csv", cells=cells, **here)
    importing.take_ideas(choices=Choices(themes=("Lesen",)), **here)


def _two_meetings(workshop_id: int) -> RoomUnderTest:
    """The first meeting chooses; the second begins with a file of ideas, votes by two criteria and has not chosen."""
    room = joined(workshop_id, 4)
    room.collect(5)
    room.go(Step.READ)
    pairing.mark_exclusive(workshop_id=room.id, one=2, other=3, now=now())
    room.go(Step.CHOOSE)
    workshops.set_places(workshop_id=room.id, places=1, now=now())
    for ideas, reason in (([1], "Erst so."), ([4], "Dann so.")):
        selection.confirm_selection(
            workshop_id=room.id, rule=Rule.PLAIN, ideas=ideas, reason=reason, now=now()
        )
    meetings.begin_meeting(workshop_id=room.id, now=now())
    room.go(Step.WRITE)
    _imported(room)
    meetings.take_up(workshop_id=room.id, numbers=[1, 2, 3], now=now())
    _two_criteria(room)
    room.go(Step.CHOOSE)
    return room


def test_two_meetings_with_imported_ideas_and_two_criteria_come_back_equal(app):
    room = _two_meetings(new_workshop().id)
    said = content(written(reported(room.id)))
    assert {idea["source"] for idea in said["ideas"]} == {"participant", "import"}
    assert {idea["shelf"] for idea in said["ideas"]} == {"board", "store", "project"}
    assert [bench["ballots"] for bench in said["rounds"][0]["benches"]] == [6, 7]
    comes_back(room.id)


def _with_fields(workshop_id: int) -> RoomUnderTest:
    """Costs that are understood, and some that are not; steps; two sketches the room has begun to agree on."""
    room = evening_until(workshop_id, Step.SKETCH)
    join_team(room, people=room.people)
    costs = Table(room.id, room.people[0], key="costs")
    for row, amount, rhythm in (
        ("a", "ca. 14.400,50 €", "yearly"),
        ("b", "1,234", "once"),
        ("c", "", "once"),
    ):
        costs.add(
            row, place=f"00000{row}", item=f"Posten {row}", amount=amount, rhythm=rhythm, funding="Land"
        )
    costs.send()
    steps = Table(room.id, room.people[0], key="steps")
    steps.add("s", what="Bauen", begins="Mai 2029", ends="Anfang 2028", who="Alle")
    steps.send()
    return room


def test_fields_of_sketches_come_back_as_they_were_typed(app):
    room = _with_fields(new_workshop("abend").id)
    sections = content(written(reported(room.id)))["sketches"][0]["sections"]
    costs = next(one["value"] for one in sections if one["key"] == "costs")
    assert [one["problem"] for one in costs["problems"]] == ["money.ambiguous", "money.missing"]
    comes_back(room.id)


def test_an_agreement_that_has_only_begun_comes_back_equal(app):
    room = evening_until(new_workshop().id, Step.SKETCH)
    room.go(Step.AGREE)
    agreement.call_up(workshop_id=room.id, number=2, now=now())
    assert [one["pending"] for one in content(written(reported(room.id)))["sketches"]] == [True, True]
    comes_back(room.id)


@ON_SQLITE
def test_hostile_texts_come_back_as_they_were_kept(app):
    room = joined(new_workshop().id, 20)
    room.go(Step.WRITE)
    for n, text in enumerate([*strings(180)[::3], *MARKUP]):
        if any(letter.isalnum() for letter in text):
            room.submit(room.people[n % 20], text, text)
    room.go(Step.READ)
    ordering.merge_ideas(workshop_id=room.id, source=2, target=1, now=now())
    comes_back(room.id)


@ON_SQLITE
def test_the_ballots_lead_an_outsider_to_the_same_result_before_and_after(app):
    data = written(reported(_two_meetings(new_workshop().id).id))
    said, found = from_json(data)
    assert said == found == from_json(written(reported(taken_over(data))))[1]
    assert len(said) == 12  # three criteria, four rules


def _full() -> dict[str, Any]:
    return json.loads(written(reported(evening_until(new_workshop().id, Step.CLOSE).id)))


def _at(raw: Any, path: str) -> tuple[Any, Any]:
    *way, last = [int(key) if key.isdecimal() else key for key in path.split(".")]
    for key in way:
        raw = raw[key]
    return raw, last


REFUSED: list[tuple[str, Any, str]] = [
    ("setting", None, "$.setting: without it no workshop can be set up"),
    ("setting.benches", [], "$.setting.benches: at least one bench"),
    ("setting.benches.0.people", 10**6, "$.setting.benches[0].people: a number from 0 to 5000"),
    ("setting.seats.0.bench", 99, "$.setting.seats[0].bench: a number from 0 to 6"),
    ("setting.meetings.0.starts", "früh", "$.setting.meetings[0].starts: a time (HH:MM) is expected"),
    (
        "setting.meetings.1.number",
        1,
        "$.setting.meetings[1].number: 1 stands at $.setting.meetings[0].number",
    ),
    ("setting.vote.per_idea", 0, "$.setting.vote.per_idea"),
    ("setting.group_title", {"en": "x"}, "$.setting.group_title: a German text"),
    ("setting.templates.0.in_use", False, "$.setting.templates: one of the templates"),
    ("setting.templates.0.sketches", [1], "$.sketches[1].number: exactly one of $.setting.templates"),
    ("setting.templates.0.sections.1.key", "title", "$.setting.templates[0].sections: this is no section"),
    ("places", 0, "$.places: a number from 1 to 100"),
    ("ideas.1.merged_into", 99, "$.ideas[1].merged_into: there is no idea 99"),
    ("ideas.0.title", "\u0000", "$.ideas[0].title: a title is expected"),
    ("ideas.0.theme", "Mond", '$.ideas[0].theme: there is no theme "Mond"'),
    ("ideas.2.number", 1, "$.ideas[2].number: 1 stands at $.ideas[0].number already"),
    ("ideas.0.members", [3], "$.ideas[0].members[0]: 2 comes of taking this file over, not 3"),
    ("outcomes.0.chosen", [4], "$.outcomes[0].chosen"),
    ("outcomes.0.left_out", 5, "$.outcomes[0].left_out: 0 comes of taking this file over, not 5"),
    ("rounds.0.per_idea", 51, "$.rounds[0].per_idea"),
    ("rounds.0.seed", "3", ""),
    ("selection", None, "$.selection: 1 comes of taking this file over, not nothing"),
    ("selections.0.round", 7, "$.selections[0].round: there is no round 7"),
    ("selections.0.reservations.0.bench", "Mond", "$.selections[0].reservations[0].bench: there is no bench"),
    ("sketches.1.idea", 1, "$.sketches[1].idea: 1 stands at $.sketches[0].idea already"),
    ("sketches.0.title", "Anders", "$.sketches[0].title"),
    ("sketches.0.origin.votes", 99, "$.sketches[0].origin.votes"),
    ("sketches.0.advice.0.reason", "", ""),
    ("sketches.0.sections.1.label", "Anders", "$.sketches[0].sections[1].label"),
    ("sketches.0.sections.1.key", "title", "$.sketches[0].sections[1].key"),
    ("sketches.1.pending", True, "$.sketches[1].pending"),
    ("sketches.1.versions.0.sections.0.text", "Anders", "$.sketches[1]"),
    ("benches.0.people", 7, "$.benches[0].people: 6 comes of taking this file over, not 7"),
]


@ON_SQLITE
def test_a_tampered_file_is_refused_at_its_place_and_leaves_nothing_behind(app):
    full = _full()
    before = everything()
    for path, value, refused in REFUSED:
        inner, last = _at(full, path)
        kept, inner[last] = inner[last], value
        if refused:
            with pytest.raises(WrongFile) as wrong:
                taken_over(json.dumps(full).encode())
            assert str(wrong.value).startswith(refused), path
        inner[last] = kept
    assert everything() == before


@ON_SQLITE
def test_a_ballot_that_breaks_the_rules_of_its_round_is_refused(app):
    full = _full()
    one = full["rounds"][0]
    one["ballots"][0]["points"] = [{"1": one["per_idea"] + 1}]
    total = sum(ballot["points"][0].get("1", 0) for ballot in one["ballots"])
    one["totals"]["all"]["1"] = total
    one["totals"]["all"]["3"] = sum(ballot["points"][0].get("3", 0) for ballot in one["ballots"])
    with pytest.raises(WrongFile) as wrong:
        taken_over(json.dumps(full).encode())
    assert wrong.value.path.startswith("$.rounds[0].ballots[0].points[0]")


@pytest.mark.parametrize("broken", ["votes", "closing"])
def test_nothing_stays_when_taking_over_fails_midway(app, monkeypatch, broken):
    data = written(reported(evening_until(new_workshop().id, Step.CLOSE).id))
    before = everything()

    def fail(*_: object) -> None:
        raise OSError

    name: Callable[..., None] = fail
    monkeypatch.setattr(f"app.actions.taking_over.take_{broken}", name)
    with pytest.raises(OSError):
        taken_over(data)
    assert everything() == before
