"""Five levels, read from most in favour to least, and nothing told before closing."""

from __future__ import annotations

import pytest

from app.domain.errors import InvalidInput, NotPermitted, RuleBroken
from app.domain.mood import (
    MOOD_NAMES,
    MOODS,
    Mood,
    check_open,
    check_sketches,
    checked_mood,
    counted,
    moods_revealed,
)
from app.domain.phases import Permit, Step
from app.domain.voting import Subject, permit_for, subject_in
from app.exports.mood_words import MOOD_WORDS


def test_nothing_is_told_before_it_is_closed():
    assert [moods_revealed(closed=closed) for closed in (False, True)] == [False, True]


def test_the_scale_is_symmetric_and_has_words_in_every_place():
    assert [mood.value for mood in MOODS] == [5, 4, 3, 2, 1]
    assert list(MOOD_NAMES) == list(MOODS)
    assert MOOD_WORDS["de"].levels == tuple(MOOD_NAMES.values())
    assert {len(words.levels) for words in MOOD_WORDS.values()} == {len(MOODS)}


def test_levels_nobody_chose_are_counted_as_none():
    assert counted([5, 5, 1]) == {"1": 1, "2": 0, "3": 0, "4": 0, "5": 2}


def test_words_may_stay_away_and_have_an_end():
    assert checked_mood("3", " \n") == (Mood.UNDECIDED, "")
    assert checked_mood("1", "x" * 300)[1] == "x" * 300
    for mood in ("", "6", "-1", "1.0", "¹", " 1"):
        with pytest.raises(InvalidInput, match="none_chosen"):
            checked_mood(mood, "")


def test_what_is_not_open_or_not_there_is_refused():
    with pytest.raises(NotPermitted):
        check_open(False)
    with pytest.raises(RuleBroken):
        check_sketches(0)


def test_only_the_step_of_moods_votes_on_sketches():
    assert [step for step in Step if subject_in(step) is Subject.SKETCHES] == [Step.MOOD]
    assert {subject: permit_for(subject) for subject in Subject} == {
        Subject.IDEAS: Permit.VOTE,
        Subject.SKETCHES: Permit.GIVE_MOOD,
    }
