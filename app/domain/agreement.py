"""Rules about agreement (Abnehmen): who stands behind a sketch, what holds them back, and when a sketch is locked.

The one visibility rule of it lives here: pages, streams, the big screen, papers and counts ask `split_revealed`.
Until the moderator closes, everybody is told only how many have answered.
"""

from __future__ import annotations

from enum import StrEnum

from app.domain.errors import InvalidInput, NotPermitted, RuleBroken
from app.domain.text import clean_text, fitting

WORDS_LENGTH = 1000  # characters, as of a reservation on the room's choice
REASON_LENGTH = 500


class Stance(StrEnum):
    """How somebody stands to a sketch."""

    AGREE = "agree"
    CONCERNS = "concerns"
    OBJECTION = "objection"


def split_revealed(*, closed: bool) -> bool:
    """Who agreed and who did not, in numbers and in words, is there for nobody until this agreement is closed."""
    return closed


def checked_stance(chosen: str, words: str) -> tuple[Stance, str]:
    """A stance and its words as they are kept.

    An objection says why: without words nobody could answer it. Concerns may, so that nobody who only hesitates is
    made to agree. Words beside plain agreement are refused, not dropped: somebody wrote them for the others.
    """
    words = fitting("text", words, limit=WORDS_LENGTH, clean=clean_text)
    if chosen not in set(Stance):
        raise InvalidInput("stance", "agreement.no_stance")
    stance = Stance(chosen)
    if stance is Stance.OBJECTION and not words:
        raise InvalidInput("text", "agreement.objection_needs_words")
    if stance is Stance.AGREE and words:
        raise InvalidInput("text", "agreement.words_beside_agreement")
    return stance, words


def check_text(*, read: int, present: int) -> None:
    """One answers the text one has read: a stance to an older text must not count for a newer one."""
    if read != present:
        raise RuleBroken("agreement.text_changed")


def counts(*, given_on: int, present: int) -> bool:
    """Whether a stance given to the text `given_on` is one to the `present` text."""
    return given_on == present


def check_asked(asked: bool) -> None:
    """Stances are given while the sketch is called up, and until its agreement is closed."""
    if not asked:
        raise NotPermitted("agreement.not_open")


def check_called(called: bool) -> None:
    """Only a call that stands is closed or taken back: another moderator may have done it a moment ago."""
    if not called:
        raise NotPermitted("agreement.not_called")


def check_answered(answered: int) -> None:
    """What nobody has answered is not closed: it would say that all were asked and nobody cared."""
    if not answered:
        raise RuleBroken("agreement.nobody_answered")


def check_unanswered(answered: int) -> None:
    """What somebody has answered is not taken back: their words would be gone with it. It can be closed and opened."""
    if answered:
        raise RuleBroken("agreement.answered")


def checked_reason(reason: str) -> str:
    """Why a locked sketch is opened again, as all will read it."""
    reason = fitting("reason", reason, limit=REASON_LENGTH, clean=clean_text)
    if not reason:
        raise InvalidInput("reason", "agreement.reason_missing")
    return reason
