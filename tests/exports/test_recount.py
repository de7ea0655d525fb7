"""Whoever has the data can recount the vote: from the file alone, and whether or not the room has confirmed."""

from __future__ import annotations

import io
import json
from datetime import date
from typing import Any

import pytest

from app.actions import ordering, selection, voting, workshops
from app.actions.journal import Request
from app.db import reading
from app.domain.phases import Step
from app.domain.selection import Rule
from app.domain.voting import Method, VoteRules
from app.exports import json_data
from app.queries.report import report
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest, joined
from tests.domain.recount import recount

PLACES = 4  # not what a workshop begins with


def _voted(workshop_id: int, rules: VoteRules) -> RoomUnderTest:
    room = joined(workshop_id, 9)
    room.collect(7)
    room.go(Step.VOTE)
    workshops.set_places(workshop_id=room.id, places=PLACES, now=now())
    voting.open_round(workshop_id=room.id, seed="271828", now=now(), rules=rules)
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
    voting.close_round(workshop_id=room.id, now=now())
    room.go(Step.CHOOSE)
    return room


def _data(workshop_id: int) -> Any:
    out = io.BytesIO()
    with reading() as session:
        json_data.write(report(session, workshop_id, "de", date(2026, 11, 23), str), out)
    return json.loads(out.getvalue())


def _proves_itself(data: Any) -> bool:
    """Both rules, counted again from nothing but the file, choose what it says they chose."""
    last, outcomes = data["rounds"][-1], {one["rule"]: one for one in data["outcomes"]}
    for place, rule in enumerate(("plain", "equal_shares")):
        said = outcomes[rule]
        again = recount(last["ballots"], list(said["totals"]), last["method"], said["places"], last["seed"])[
            place
        ]
        if [int(idea) for idea in again] != said["chosen"]:
            return False
    return True


@pytest.mark.parametrize("rules", [VoteRules(Method.POINTS, 5, 2), VoteRules(Method.APPROVAL, 0, 1)])
def test_the_file_alone_is_enough_to_recount(app, workshop, rules):
    room = _voted(workshop.id, rules)
    data = _data(room.id)
    assert data["selection"] is None
    assert [len(one["chosen"]) for one in data["outcomes"]] == [PLACES, PLACES]
    assert _proves_itself(data)
    wrong = [{**one, "places": PLACES - 1} for one in data["outcomes"]]
    assert not _proves_itself({**data, "outcomes": wrong})


def test_it_stays_so_when_an_idea_is_hidden_and_the_room_confirms(app, workshop):
    room = _voted(workshop.id, VoteRules(Method.POINTS, 5, 2))
    ordering.hide_idea(workshop_id=room.id, number=1, reason="doppelt", now=now())
    data = _data(room.id)
    assert "1" not in data["outcomes"][0]["totals"]
    assert _proves_itself(data)
    chosen = data["outcomes"][1]["chosen"]
    selection.confirm_selection(
        workshop_id=room.id, rule=Rule.EQUAL_SHARES, ideas=chosen, reason="", now=now()
    )
    confirmed = _data(room.id)
    assert confirmed["selection"]["places"] == confirmed["outcomes"][1]["places"] == PLACES
    assert _proves_itself(confirmed)
