"""The report: no persons, no unpublished words, no order of casting."""

import dataclasses
from typing import Any, get_args, get_type_hints

import pytest

from app.domain import report
from app.domain.reported_votes import Ballot
from tests.exports.factories import sample
from tests.exports.vote_factories import BALLOTS, TOTALS


def _types(kind: Any, seen: set[type]) -> set[type]:
    for part in (kind, *get_args(kind)):
        if dataclasses.is_dataclass(part) and isinstance(part, type) and part not in seen:
            seen.add(part)
            for hint in get_type_hints(part).values():
                _types(hint, seen)
        elif part is not kind:
            _types(part, seen)
    return seen


def test_no_type_of_a_report_has_a_field_for_a_person() -> None:
    types = _types(report.Report, set())
    assert len(types) == 56
    fields = {field.name for kind in types for field in dataclasses.fields(kind)}
    assert not fields & {
        "participant",
        "participants",
        "author",
        "authors",
        "person",
        "nickname",
        "pseudonym",
        "seat",
    }
    named = {kind.__name__ for kind in types if "name" in {field.name for field in dataclasses.fields(kind)}}
    in_setting = {"Body", "SetBench", "SetSeat", "SetTheme", "SetTemplate"}  # a seat is an institution
    wished = {"AdviceAnswer", "SketchAdvice"}  # only where an office asked, of those who let their name stand
    assert (
        named == {"BenchCount", "BenchVote", "Partner"} | wished | in_setting
    )  # a partner is what a team wrote


def test_a_hidden_idea_with_words_is_refused() -> None:
    with pytest.raises(ValueError, match="hidden"):
        report.ReportedIdea(number=3, title="Geheim", state="hidden")


@pytest.mark.parametrize(
    "words",
    [
        {"description": "Geheim"},
        {"theme": "Geheim"},
        {"target_group": "Geheim"},
        {"bundle": "Geheim"},
        {"questions": (report.Question(text="Geheim"),)},
    ],
)
def test_a_hidden_idea_with_any_words_is_refused(words: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="hidden"):
        report.ReportedIdea(number=3, title="", state="hidden", **words)


@pytest.mark.parametrize(("state", "into"), [("merged", None), ("visible", 2)])
def test_state_and_merged_into_must_agree(state: report.IdeaState, into: int | None) -> None:
    with pytest.raises(ValueError, match="contradict"):
        report.ReportedIdea(number=3, title="Idee", state=state, merged_into=into)


def test_ballots_lose_the_order_in_which_they_were_cast() -> None:
    one = sample().rounds[0]
    assert dataclasses.replace(one, ballots=tuple(reversed(BALLOTS))).ballots == one.ballots
    assert [ballot.number for ballot in one.ballots] == sorted(ballot.number for ballot in BALLOTS)
    assert list(Ballot(number="A", marks=({5: 1, 2: 3, 4: 0},)).marks[0].items()) == [(2, 3), (5, 1)]


def test_supporters_are_people_and_not_points() -> None:
    one = sample().rounds[0]
    assert one.supporters() == {1: 4, 2: 4, 3: 3, 4: 1, 5: 2}
    assert one.totals() == TOTALS
    assert one.ballots_cast == 6


def test_two_criteria_are_counted_apart_and_together() -> None:
    ballots = (
        Ballot(number="B", marks=({1: 1}, {1: 1, 2: 1})),
        Ballot(number="A", marks=({}, {2: 1})),
        Ballot(number="C", marks=({}, {})),
    )
    one = dataclasses.replace(
        sample().rounds[0], method="approval", ideas=(1, 2), criteria=("mutig", "machbar"), ballots=ballots
    )
    assert {each: one.totals(each) for each in one.counted} == {
        "all": {1: 2, 2: 2},
        "0": {1: 1, 2: 0},
        "1": {1: 1, 2: 2},
    }
    assert one.supporters() == {1: 1, 2: 2}
    assert one.ballots_cast == 2
    assert [one.method_by(each) for each in one.counted] == ["points", "approval", "approval"]
    assert [one.criterion_name(each) for each in one.counted] == ["", "mutig", "machbar"]


def test_a_ballot_without_its_criteria_is_refused() -> None:
    with pytest.raises(ValueError, match="every ballot needs 2"):
        dataclasses.replace(sample().rounds[0], criteria=("mutig", "machbar"))


def test_the_last_selection_of_each_meeting_is_its_decision() -> None:
    first = sample().selections[0]
    again = dataclasses.replace(first, number=2, chosen=(1, 2, 5))
    later = dataclasses.replace(first, number=3, meeting=2, chosen=(8,))
    full = dataclasses.replace(sample(), selections=(later, first, again), holds=3)
    assert full.decisions == (again, later)
    assert full.selection == later
    assert dataclasses.replace(full, holds=None).selection is None
    assert (first.changed, again.changed) == (True, False)


def test_latest_round_and_outcome_are_those_with_the_highest_number() -> None:
    full = sample()
    second = dataclasses.replace(full.rounds[0], number=2)
    again = dataclasses.replace(full.outcomes[0], round_number=2, chosen=(5,))
    both = dataclasses.replace(full, rounds=(second, full.rounds[0]), outcomes=(again, *full.outcomes))
    assert both.latest_round == second
    assert both.outcome("plain") == again
    assert both.idea(99) is None
    assert both.people == 34
