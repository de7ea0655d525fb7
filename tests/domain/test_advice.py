"""Advice: one rule for who reads it, who may give it when, and what a decision needs."""

from __future__ import annotations

import pytest

from app.domain import advice as rules
from app.domain.advice import State, Voice
from app.domain.errors import InvalidInput, NotPermitted, NotYours, RuleBroken, TooFast
from app.domain.phases import STEPS, Step

FROM_SKETCHES_ON = {Step.SKETCH, Step.ADVISE, Step.AGREE, Step.SHOW, Step.MOOD, Step.CLOSE}
WHILE_ADVISED = {Step.SKETCH, Step.ADVISE, Step.AGREE}


def test_advice_is_revealed_to_all_from_the_writing_of_sketches_on() -> None:
    assert {step for step in STEPS if rules.advice_revealed(step)} == FROM_SKETCHES_ON
    assert all(rules.advice_revealed(step, paper=True) for step in STEPS)


def test_a_hidden_piece_is_revealed_to_the_desk_alone() -> None:
    seen = {(h, desk): rules.piece_revealed(hidden=h, to_facilitator=desk) for h in (0, 1) for desk in (0, 1)}
    assert seen == {(0, 0): True, (0, 1): True, (1, 0): False, (1, 1): True}


def _may(step: Step, voice: Voice) -> bool:
    try:
        rules.check_advising(step, voice)
    except NotPermitted:
        return False
    return True


@pytest.mark.parametrize(
    ("voice", "steps"),
    [
        (Voice.PARTICIPANT, WHILE_ADVISED),
        (Voice.FACILITATOR, FROM_SKETCHES_ON),
        (Voice.ADVISER, FROM_SKETCHES_ON),
    ],
)
def test_who_may_advise_in_which_step(voice: Voice, steps: set[Step]) -> None:
    assert {step for step in STEPS if _may(step, voice)} == steps


def test_team_and_moderator_decide_and_nobody_else() -> None:
    rules.check_deciding(Step.ADVISE, voice=Voice.PARTICIPANT, in_team=True)
    rules.check_deciding(Step.CLOSE, voice=Voice.FACILITATOR, in_team=False)
    for voice in (Voice.PARTICIPANT, Voice.ADVISER):
        with pytest.raises(NotYours):
            rules.check_deciding(Step.ADVISE, voice=voice, in_team=False)
    with pytest.raises(NotPermitted):
        rules.check_deciding(Step.CLOSE, voice=Voice.PARTICIPANT, in_team=True)


def test_to_decline_needs_a_reason_and_nothing_else_does() -> None:
    for state in (State.OPEN, State.TAKEN_UP, State.SETTLED):
        assert rules.checked_verdict(state, " ") == (state, "")
    assert rules.checked_verdict("declined", " Zu\r\nteuer ") == (State.DECLINED, "Zu\nteuer")
    for state, reason, field in (
        ("declined", "\u200b", "reason"),
        ("", "x", "state"),
        ("done", "x", "state"),
    ):
        with pytest.raises(InvalidInput) as refused:
            rules.checked_verdict(state, reason)
        assert refused.value.field == field
    with pytest.raises(InvalidInput):
        rules.checked_verdict("taken_up", "x" * (rules.REASON_LENGTH + 1))


def test_what_stands_at_the_field_when_a_text_or_a_seat_cannot_be_taken() -> None:
    assert rules.checked_advice(" Wer?\n ") == "Wer?"
    for text in ("", " \n", "x" * 1001):
        with pytest.raises(InvalidInput) as refused:
            rules.checked_advice(text)
        assert refused.value.field == "text"
    assert rules.checked_seat(" Sozial\namt ") == "Sozial amt"
    for name in ("", "x" * 81):
        with pytest.raises(InvalidInput) as refused:
            rules.checked_seat(name)
        assert refused.value.field == "name"


def test_a_place_is_a_section_of_the_sketch_or_all_of_it() -> None:
    assert rules.checked_place("", ["goals"]) is None
    assert rules.checked_place("goals", ["goals"]) == "goals"
    with pytest.raises(InvalidInput):
        rules.checked_place("elsewhere", ["goals"])


def test_limits() -> None:
    rules.check_pace(9)
    with pytest.raises(TooFast):
        rules.check_pace(10)
    rules.check_links(29)
    with pytest.raises(RuleBroken, match="too_many"):
        rules.check_links(30)
    rules.check_withdrawing(answered=False)
    with pytest.raises(RuleBroken, match="answered"):
        rules.check_withdrawing(answered=True)
