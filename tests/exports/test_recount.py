"""Whoever has one of the files can recount every vote from it alone, by every rule, and gets what was published."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from app import exports
from app.actions import ordering, selection, vote_rounds, voting, workshops
from app.actions.journal import Request
from app.db import reading
from app.domain.phases import Step
from app.domain.report import Report
from app.domain.selection import Rule
from app.domain.voting import Method, VoteRules
from app.queries.report import report
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest, joined
from tests.exports import recounters
from tests.exports.evenings import evenings

PLACES = 4  # not what a workshop begins with
HEADINGS = {
    "plain": "Die meisten Stimmen",
    "equal_shares": "Gleiche Anteile",
    "phragmen": "Phragmén",
    "sequential_pav": "PAV, Platz für Platz",
}


def _body(content: Report, key: str) -> bytes:
    return exports.download(content, key).body


def _published(content: Report) -> recounters.Chosen:
    return {(o.round_number, o.criterion, o.rule): list(o.chosen) for o in content.outcomes}


def _heading(content: Report, criterion: str, rule: str) -> str:
    latest = content.latest_round
    word = "" if criterion == "all" or latest is None else f" ({latest.criteria[int(criterion)]})"
    return HEADINGS[rule] + word


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(evenings())
def test_every_format_is_enough_to_recount_any_evening(content: Report) -> None:
    published = _published(content)
    assert published
    assert recounters.from_json(_body(content, "json")) == (published, published)
    assert recounters.from_xlsx(_body(content, "xlsx")) == (published, published)
    assert recounters.from_pabulib(_body(content, "pb")) == published
    said, found = recounters.from_csv(_body(content, "csv"), _body(content, "stimmen"))
    assert found == published
    latest = max(number for number, _, _ in published)
    assert said == {
        _heading(content, criterion, rule): set(chosen)
        for (number, criterion, rule), chosen in published.items()
        if number == latest
    }


@settings(max_examples=30, deadline=None)
@given(evenings())
def test_a_forged_ballot_or_place_is_noticed(content: Report) -> None:
    """The recount proves something: what does not follow from the ballots is not what it finds."""
    swapped = tuple(replace(one, chosen=(*one.chosen, 99)) for one in content.outcomes)
    said, found = recounters.from_json(_body(replace(content, outcomes=swapped), "json"))
    assert all(said[key] != found[key] for key in said)


def _voted(workshop_id: int, rules: VoteRules) -> RoomUnderTest:
    room = joined(workshop_id, 9)
    room.collect(7)
    room.go(Step.VOTE)
    workshops.set_places(workshop_id=room.id, places=PLACES, now=now())
    vote_rounds.open_round(workshop_id=room.id, seed="271828", now=now(), rules=rules)
    for n, person in enumerate(room.people):
        for idea in {n % 7 + 1, (n * n) % 7 + 1, n // 3 + 1}:
            voting.set_points(
                participant_id=person,
                workshop_id=room.id,
                idea=idea,
                change=1,
                request=Request(""),
                now=now(),
            )
    vote_rounds.close_round(workshop_id=room.id, now=now())
    room.go(Step.CHOOSE)
    return room


def _report(workshop_id: int) -> Report:
    with reading() as session:
        return report(session, workshop_id, "de", date(2026, 11, 23), str)


def _proves_itself(content: Report) -> Any:
    """Every format, counted again from nothing but the file, chooses what was published; returns the data."""
    published = _published(content)
    assert recounters.from_json(_body(content, "json")) == (published, published)
    assert recounters.from_xlsx(_body(content, "xlsx")) == (published, published)
    assert recounters.from_pabulib(_body(content, "pb")) == published
    assert recounters.from_csv(_body(content, "csv"), _body(content, "stimmen"))[1] == published
    return json.loads(_body(content, "json"))


@pytest.mark.parametrize("rules", [VoteRules(Method.POINTS, 5, 2), VoteRules(Method.APPROVAL, 0, 1)])
def test_the_file_alone_is_enough_to_recount(app, workshop, rules):
    room = _voted(workshop.id, rules)
    data = _proves_itself(_report(room.id))
    assert data["selection"] is None
    assert [len(one["chosen"]) for one in data["outcomes"]] == [PLACES] * 4
    wrong = [{**one, "places": PLACES - 1} for one in data["outcomes"]]
    said, found = recounters.from_json(json.dumps({**data, "outcomes": wrong}).encode())
    assert said != found


def test_it_stays_so_when_an_idea_is_hidden_and_the_room_confirms(app, workshop):
    room = _voted(workshop.id, VoteRules(Method.POINTS, 5, 2))
    ordering.hide_idea(workshop_id=room.id, number=1, reason="doppelt", now=now())
    data = _proves_itself(_report(room.id))
    assert "1" not in data["outcomes"][0]["totals"]
    chosen = data["outcomes"][1]["chosen"]
    selection.confirm_selection(
        workshop_id=room.id, rule=Rule.EQUAL_SHARES, ideas=chosen, reason="", now=now()
    )
    confirmed = _proves_itself(_report(room.id))
    assert confirmed["selections"][0]["places"] == confirmed["outcomes"][1]["places"] == PLACES
    assert confirmed["selection"] == 1
