"""Rules about questions of the audience while results are presented: who reads them, and what becomes of them.

Their visibility is decided here alone: pages, streams, the big screen and the papers ask `question_revealed`.
"""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from app.domain.errors import InvalidInput, NotYours, RuleBroken, TooFast
from app.domain.text import clean_text, fitting

TEXT_LENGTH = 500  # characters
PER_MINUTE = 5  # questions a participant may ask within a minute


class State(StrEnum):
    """What became of a question. Hidden: not released, or taken back."""

    WAITING = "waiting"
    RELEASED = "released"
    ANSWERED = "answered"
    HIDDEN = "hidden"


REVEALED = frozenset({State.RELEASED, State.ANSWERED})
_AFTER = {  # where a question may come from
    State.RELEASED: frozenset({State.WAITING, State.HIDDEN}),
    State.HIDDEN: frozenset({State.WAITING, State.RELEASED, State.ANSWERED}),
    State.ANSWERED: frozenset({State.RELEASED}),
}


def question_revealed(state: State, *, to_facilitator: bool = False) -> bool:
    """Whether a question may leave the server for others than whoever asked it: released ones, and the desk's all."""
    return to_facilitator or state in REVEALED


def checked_question(text: str) -> str:
    """The words of a question as they are kept."""
    text = fitting("text", text, limit=TEXT_LENGTH, clean=clean_text)
    if not text:
        raise InvalidInput("text", "audience.text_missing")
    return text


def checked_subject(sketch: int | None, known: Collection[int]) -> int | None:
    """The sketch a question is about, by its number; None for all of them."""
    if sketch is not None and sketch not in known:
        raise InvalidInput("sketch", "choice.needed")
    return sketch


def check_pace(in_last_minute: int) -> None:
    """More than five a minute is not somebody who listens."""
    if in_last_minute >= PER_MINUTE:
        raise TooFast("audience.too_fast", limit=PER_MINUTE)


def is_news(state: State, wanted: State) -> bool:
    """Whether a question still has to be put into a state; raises `RuleBroken` where it cannot come into it."""
    if state is wanted:
        return False  # two devices of the moderator pressed the same
    if state not in _AFTER[wanted]:
        raise RuleBroken(f"audience.not_{wanted.value}")
    return True


def check_supporting(state: State, *, own: bool, settled: bool) -> None:
    """What is released can be supported until the presenting ends, by others than whoever asked: they count already."""
    if own:
        raise NotYours("audience.own")
    if state is not State.RELEASED or settled:
        raise RuleBroken("audience.closed")


def check_withdrawing(state: State) -> None:
    """What others have read stays."""
    if state is not State.WAITING:
        raise RuleBroken("audience.released")


def check_showing(state: State) -> None:
    """On the big screen stands only what all may read."""
    if state is not State.RELEASED:
        raise RuleBroken("audience.not_shown")
