"""Between meetings teams go on where the moderator lets them: in every step but where texts stand still."""

from __future__ import annotations

import pytest

from app.domain.errors import InvalidInput, NotPermitted
from app.domain.help import NOTE_LENGTH, check_called, checked_note
from app.domain.phases import STEPS, Permit, Step, at_sketches, permits
from app.domain.teams import check_going_on

SKETCHING = (Permit.WRITE_SKETCH, Permit.JOIN_TEAM, Permit.ADVISE)


@pytest.mark.parametrize("step", STEPS)
def test_the_open_door_lets_teams_go_on_and_changes_nothing_else(step: Step) -> None:
    opened = at_sketches(step, teams_open=True)
    if step == Step.AGREE:
        assert opened == step
    else:
        assert all(permits(opened, permit) for permit in SKETCHING)
    assert at_sketches(step, teams_open=False) == step


@pytest.mark.parametrize("step", STEPS)
def test_the_door_opens_once_teams_have_begun_and_closes_always(step: Step) -> None:
    check_going_on(step, meeting=1, open_=False)
    check_going_on(step, meeting=2, open_=True)
    if step.position < Step.SKETCH.position:
        with pytest.raises(NotPermitted):
            check_going_on(step, meeting=1, open_=True)
    else:
        check_going_on(step, meeting=1, open_=True)


def test_a_note_is_one_short_line_or_nothing() -> None:
    assert checked_note("  Wer \n rechnet? ") == "Wer rechnet?"
    assert checked_note("") == ""
    assert checked_note("x" * NOTE_LENGTH)
    with pytest.raises(InvalidInput):
        checked_note("x" * (NOTE_LENGTH + 1))


def test_only_a_call_that_stands_is_answered() -> None:
    check_called(True)
    with pytest.raises(NotPermitted):
        check_called(False)
