"""Rules about advice on sketches (Rückmeldung): who gives it, who reads it, and what becomes of it.

The visibility of advice is decided here alone: pages, streams, the big screen, the door of the advisory board and
the papers ask `advice_revealed` (of one piece `piece_revealed`).
"""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from app.domain.errors import InvalidInput, NotPermitted, NotYours, RuleBroken, TooFast
from app.domain.phases import STEP_NAMES, Permit, Step, require
from app.domain.text import clean_line, clean_text, fitting

TEXT_LENGTH = 1000  # characters of a piece of advice, or of an answer
REASON_LENGTH = 500
SEAT_LENGTH = 80
PER_MINUTE = 10  # pieces and answers of one person, or of one seat of the advisory board
MOST_LINKS = 30  # links of the advisory board that open at a time


class Voice(StrEnum):
    """Who speaks."""

    PARTICIPANT = "participant"
    FACILITATOR = "facilitator"
    ADVISER = "adviser"


class State(StrEnum):
    """What became of a piece of advice. Settled: a question that is answered; the text stays as it is."""

    OPEN = "open"
    TAKEN_UP = "taken_up"
    SETTLED = "settled"
    DECLINED = "declined"


def checked_advice(text: str) -> str:
    """The words of a piece of advice, or of an answer, as they are kept."""
    text = fitting("text", text, limit=TEXT_LENGTH, clean=clean_text)
    if not text:
        raise InvalidInput("text", "advice.missing")
    return text


def checked_place(section: str, known: Collection[str]) -> str | None:
    """The section a piece of advice is about, None for the whole sketch."""
    if section and section not in known:
        raise InvalidInput("section", "choice.needed")
    return section or None


def checked_verdict(state: str, reason: str) -> tuple[State, str]:
    """A state and the words beside it: to decline needs a reason, everything else may have a sentence."""
    if state not in set(State):
        raise InvalidInput("state", "choice.needed")
    reason = fitting("reason", reason, limit=REASON_LENGTH, clean=clean_text)
    if state == State.DECLINED and not reason:
        raise InvalidInput("reason", "advice.reason_missing")
    return State(state), reason


def checked_seat(name: str) -> str:
    """How a seat of the advisory board signs: an institution, not a person."""
    name = fitting("name", name, limit=SEAT_LENGTH, clean=clean_line)
    if not name:
        raise InvalidInput("name", "adviser.name_missing")
    return name


def advice_revealed(step: Step, *, paper: bool = False) -> bool:
    """Whether advice may be read by all in the room, by the advisory board, and on the big screen.

    From the writing of sketches on. Papers keep what was given before: all have read it then, as with ideas.
    """
    return paper or step.position >= Step.SKETCH.position


def piece_revealed(*, hidden: bool, to_facilitator: bool = False) -> bool:
    """Whether one piece may be read: what the moderator hid only at the desk, to be shown again."""
    return to_facilitator or not hidden


def check_advising(step: Step, voice: Voice) -> None:
    """People in the room advise while sketches are written and agreed on; board and moderator also afterwards."""
    if voice is Voice.PARTICIPANT:
        require(step, Permit.ADVISE)
    elif not advice_revealed(step):
        raise NotPermitted(f"step.{Permit.ADVISE.value}", step=STEP_NAMES[step])


def check_deciding(step: Step, *, voice: Voice, in_team: bool) -> None:
    """What becomes of advice is said by those who write the sketch, or by the moderator."""
    if voice is Voice.ADVISER or (voice is Voice.PARTICIPANT and not in_team):
        raise NotYours("advice.not_yours")
    check_advising(step, voice)


def check_withdrawing(*, answered: bool) -> None:
    """What somebody has answered, or decided on, stays: else their words would hang in the air."""
    if answered:
        raise RuleBroken("advice.answered")


def check_pace(in_last_minute: int) -> None:
    """More than ten a minute is not somebody who reads."""
    if in_last_minute >= PER_MINUTE:
        raise TooFast("remark.too_fast", limit=PER_MINUTE)


def check_links(standing: int) -> None:
    """So many links are a board; more are a second door."""
    if standing >= MOST_LINKS:
        raise RuleBroken("adviser.too_many", limit=MOST_LINKS)
