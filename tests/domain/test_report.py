"""The report: no persons, no unpublished words, no order of casting."""

import dataclasses
from typing import Any, get_args, get_type_hints

import pytest

from app.domain import report
from tests.exports.factories import BALLOTS, sample


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
    assert len(types) == 10
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
    assert named == {"BenchCount"}


def test_a_hidden_idea_with_words_is_refused() -> None:
    with pytest.raises(ValueError, match="hidden"):
        report.ReportedIdea(number=3, title="Geheim", state="hidden")
    with pytest.raises(ValueError, match="hidden"):
        report.ReportedIdea(number=3, title="", description="Geheim", state="hidden")


@pytest.mark.parametrize(("state", "into"), [("merged", None), ("visible", 2)])
def test_state_and_merged_into_must_agree(state: report.IdeaState, into: int | None) -> None:
    with pytest.raises(ValueError, match="contradict"):
        report.ReportedIdea(number=3, title="Idee", state=state, merged_into=into)


def test_ballots_lose_the_order_in_which_they_were_cast() -> None:
    one = sample().rounds[0]
    assert dataclasses.replace(one, ballots=tuple(reversed(BALLOTS))).ballots == one.ballots
    assert [list(ballot) for ballot in one.ballots] == [sorted(ballot) for ballot in one.ballots]


def test_supporters_are_people_and_not_points() -> None:
    one = sample().rounds[0]
    assert one.supporters() == {1: 4, 2: 4, 3: 3, 4: 1, 5: 2}
    assert dataclasses.replace(one, ballots=()).supporters() is None
    approval = dataclasses.replace(one, method="approval", ballots=(), budget=None, per_idea=None)
    assert approval.supporters() == one.totals


def test_latest_round_and_outcome_are_those_with_the_highest_number() -> None:
    full = sample()
    second = dataclasses.replace(full.rounds[0], number=2)
    again = dataclasses.replace(full.outcomes[0], round_number=2, chosen=(5,))
    both = dataclasses.replace(full, rounds=(second, full.rounds[0]), outcomes=(again, *full.outcomes))
    assert both.latest_round == second
    assert both.outcome("plain") == again
    assert both.idea(99) is None
    assert both.people == 34
