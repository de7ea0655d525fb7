"""Rules of a vote: the proposed budget, how points spread, words side by side, what is told while it is open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import voting
from app.domain.errors import InvalidInput
from app.domain.voting import Method, VoteRules

POINTS, APPROVAL = Method.POINTS, Method.APPROVAL


@pytest.mark.parametrize(
    ("ideas", "budget", "per_idea"),
    [(1, 3, 3), (2, 3, 2), (3, 3, 1), (12, 3, 1), (13, 4, 1), (20, 5, 2), (40, 10, 4), (100, 12, 5)],
)
def test_the_proposal_for_so_many_ideas(ideas, budget, per_idea):
    assert voting.proposed(ideas) == VoteRules(POINTS, budget, per_idea)


@given(st.integers(1, 700))
def test_who_gives_all_proposed_points_away_can_and_reaches_three_ideas(ideas):
    rules = voting.proposed(ideas)
    assert rules.per_idea * ideas >= rules.budget
    assert rules.per_idea * (min(3, ideas) - 1) < rules.budget
    voting.check_spread(rules, ideas)


@given(st.integers(1, 50), st.integers(1, 50), st.integers(1, 60))
def test_points_that_fit_reach_three_ideas_and_no_others_are_taken(budget, per_idea, ideas):
    rules = VoteRules(POINTS, budget, min(per_idea, budget))
    reached = min(3, ideas)
    fits = ideas == 1 or (reached - 1) * rules.per_idea < rules.budget
    try:
        voting.check_spread(rules, ideas)
    except InvalidInput:
        assert not fits
    else:
        assert fits


def test_what_would_fit_is_told_at_the_field():
    with pytest.raises(InvalidInput) as wrong:
        voting.check_spread(VoteRules(POINTS, 5, 3), 8)
    assert (wrong.value.field, wrong.value.values) == ("per_idea", {"budget": 5, "most": 2, "reached": 3})
    with pytest.raises(InvalidInput) as wrong:
        voting.check_spread(VoteRules(POINTS, 2, 1), 8)
    assert (wrong.value.field, wrong.value.values) == ("budget", {"least": 3})
    voting.check_spread(VoteRules(APPROVAL, 0, 1), 8)
    voting.check_spread(VoteRules(APPROVAL, 1, 1), 8)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [(("mutig", "machbar"), ("mutig", "machbar")), ((" mutig ", ""), ("mutig",))],
)
def test_one_or_two_words_are_kept(typed, kept):
    assert voting.checked_criteria(*typed) == kept


@pytest.mark.parametrize(
    ("typed", "field", "key"),
    [
        (("", " \t"), "criterion_1", "vote.criteria_missing"),
        (("", "machbar"), "criterion_1", "vote.criteria_missing"),
        (("mutig", "MUTIG"), "criterion_2", "vote.criteria_alike"),
        (("x" * 31, "y"), "criterion_1", "text.too_long"),
        (("x", "y" * 31), "criterion_2", "text.too_long"),
    ],
)
def test_words_that_cannot_be_taken_are_told_at_their_field(typed, field, key):
    with pytest.raises(InvalidInput) as wrong:
        voting.checked_criteria(*typed)
    assert (wrong.value.field, wrong.value.key) == (field, key)


@pytest.mark.parametrize("typed", ["", "  ", "0", "007", "123456", " 42 "])
def test_a_thrown_number_is_kept_as_it_is(typed):
    assert voting.checked_seed(typed) == typed.strip()


@pytest.mark.parametrize("typed", ["1234567", "12a", "-1", "1.5", "٣", "²", "1 2", "9" * 5000])
def test_no_other_number_decides_ties(typed):
    with pytest.raises(InvalidInput) as wrong:
        voting.checked_seed(typed)
    assert wrong.value.field == "seed"


def test_a_quorum_is_set_for_benches_with_a_number():
    assert voting.checked_quorum({"1": " 3 ", "2": "", "3": "0", "4": "999"}) == {"1": 3, "4": 999}


@pytest.mark.parametrize("typed", ["-1", "drei", "1000", "1.5", "²", "9" * 4000])
def test_no_other_quorum_is_set(typed):
    with pytest.raises(InvalidInput) as wrong:
        voting.checked_quorum({"7": typed})
    assert wrong.value.field == "quorum_7"


@given(st.integers(0, 3000))
def test_progress_is_told_in_steps_of_five_and_never_too_high(voters):
    told = voting.told(voters)
    assert told % 5 == 0
    assert told <= voters < told + 5
