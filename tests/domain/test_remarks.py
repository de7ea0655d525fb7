"""What a question may say, and how often."""

from __future__ import annotations

import pytest

from app.domain import complaints, remarks
from app.domain.errors import InvalidInput, TooFast


@pytest.mark.parametrize("text", ["", "  \n ", "\u200b\u2066\u2069"])
def test_a_question_without_words_is_none(text):
    with pytest.raises(InvalidInput, match=r"remark\.text_missing"):
        remarks.checked_text(text)


def test_a_question_is_tidied_and_keeps_its_paragraphs():
    assert remarks.checked_text(" Wer?\r\n\r\n\r\n\r\nWann? \u202e") == "Wer?\n\nWann?"


def test_a_question_has_at_most_500_characters():
    assert len(remarks.checked_text("x" * 500)) == 500
    with pytest.raises(InvalidInput, match=r"text\.too_long") as refused:
        remarks.checked_text("x" * 501)
    assert refused.value.field == "text"


@pytest.mark.parametrize("check_pace", [remarks.check_pace, complaints.check_pace])
def test_ten_a_minute_and_no_more(check_pace):
    check_pace(9)
    with pytest.raises(TooFast):
        check_pace(10)
