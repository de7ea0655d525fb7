"""Rules about questions on ideas (Rückfragen) and their answers."""

from __future__ import annotations

from app.domain.errors import InvalidInput, TooFast
from app.domain.text import clean_text, fitting

TEXT_LENGTH = 500  # characters
PER_MINUTE = 10  # questions and answers a participant may send within a minute


def checked_text(text: str) -> str:
    """The text as it is kept; raises `InvalidInput` when there is none, or too much of it."""
    text = fitting("text", text, limit=TEXT_LENGTH, clean=clean_text)
    if not text:
        raise InvalidInput("text", "remark.text_missing")
    return text


def check_pace(in_last_minute: int) -> None:
    """More than ten a minute is not a person asking."""
    if in_last_minute >= PER_MINUTE:
        raise TooFast("remark.too_fast", limit=PER_MINUTE)
