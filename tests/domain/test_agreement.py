"""Rules of agreement: one stance, words where they are needed, and answers that belong to a text."""

from __future__ import annotations

import pytest

from app.domain import agreement, sketches
from app.domain.agreement import Stance
from app.domain.errors import InvalidInput, NotPermitted, RuleBroken


def test_the_split_is_there_for_nobody_before_it_is_closed():
    assert [agreement.split_revealed(closed=closed) for closed in (False, True)] == [False, True]


@pytest.mark.parametrize(
    ("chosen", "words", "kept"),
    [
        ("agree", " ", (Stance.AGREE, "")),
        ("concerns", "", (Stance.CONCERNS, "")),
        ("concerns", " Zu\r\nteuer ", (Stance.CONCERNS, "Zu\nteuer")),
        ("objection", "Nein", (Stance.OBJECTION, "Nein")),
    ],
)
def test_a_stance_is_kept_with_its_words(chosen, words, kept):
    assert agreement.checked_stance(chosen, words) == kept


@pytest.mark.parametrize(
    ("chosen", "words", "field"),
    [("dafür", "", "stance"), ("objection", "\n ", "text"), ("agree", "aber", "text")],
)
def test_a_stance_that_says_too_little_or_two_things_is_refused(chosen, words, field):
    with pytest.raises(InvalidInput) as refused:
        agreement.checked_stance(chosen, words)
    assert refused.value.field == field


def test_an_answer_is_to_the_text_that_was_read():
    agreement.check_text(read=3, present=3)
    with pytest.raises(RuleBroken, match="text_changed"):
        agreement.check_text(read=3, present=4)
    assert [agreement.counts(given_on=3, present=present) for present in (3, 4)] == [True, False]


def test_a_locked_sketch_names_its_version():
    sketches.require_open(None)
    with pytest.raises(NotPermitted) as refused:
        sketches.require_open(2)
    assert refused.value.values == {"version": 2}
