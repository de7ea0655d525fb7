"""Meetings in a row of one workshop: when the next may begin, and what may be taken up again."""

from __future__ import annotations

from app.domain.errors import NotPermitted, RuleBroken
from app.domain.phases import STEP_NAMES, Step

BOARD = ""  # where an idea is: on the board,
STORE = "store"  # in the Ideenspeicher, or
PROJECT = "project"  # chosen by an earlier meeting


def check_beginning(step: Step) -> None:
    """A meeting that has only just begun is not followed by another: that would be a second press."""
    if step == Step.ARRIVE:
        raise NotPermitted("meeting.just_begun", step=STEP_NAMES[step])


def check_moving(step: Step, *, vote_begun: bool) -> None:
    """The board changes until this meeting votes; afterwards votes would count for what was not to be chosen."""
    if step.position > Step.VOTE.position or vote_begun:
        raise RuleBroken("store.after_vote")
