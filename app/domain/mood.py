"""Rules of the Stimmungsbild: what the room makes of a sketch, on five levels, and when that may be told.

Its visibility is decided here alone: pages, streams, the big screen, papers and counts ask `moods_revealed`, of words
`words_revealed`, and closing asks `tellable`. Until the moderator closes a question, everybody is told only how many
have answered.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from types import MappingProxyType

from app.domain.errors import InvalidInput, NotPermitted, RuleBroken
from app.domain.phases import N_
from app.domain.text import clean_text, fitting

WORDS_LENGTH = 300  # characters
FEWEST_ANSWERS = 3  # with two, whoever gave one of them knows the other


class Mood(IntEnum):
    """What somebody makes of a sketch: two levels for it, two against it, and one between them."""

    NEVER = 1
    RATHER_NOT = 2
    UNDECIDED = 3
    RATHER = 4
    SURELY = 5


MOODS: tuple[Mood, ...] = tuple(sorted(Mood, reverse=True))  # as they are read: most in favour first
MOOD_NAMES = MappingProxyType(
    {
        Mood.SURELY: N_("Das sollten wir unbedingt tun"),
        Mood.RATHER: N_("Das sollten wir eher tun"),
        Mood.UNDECIDED: N_("Ich bin unentschieden"),
        Mood.RATHER_NOT: N_("Das sollten wir eher nicht tun"),
        Mood.NEVER: N_("Das sollten wir auf keinen Fall tun"),
    }
)


def moods_revealed(*, closed: bool) -> bool:
    """What the room makes of a sketch, in numbers and in words, is there for nobody until the question is closed."""
    return closed


def tellable(answers: int) -> bool:
    """Whether a result may be kept: never of one or two people.

    `answers` are those of people who were there when the room was asked; who came afterwards may have come to look
    through the others, and protects nobody (as in `domain.benches`).
    """
    return answers >= FEWEST_ANSWERS


def words_revealed(*, hidden: bool, to_facilitator: bool = False) -> bool:
    """What somebody missed is there for all when the question is closed; what the moderator hid, at the desk alone."""
    return to_facilitator or not hidden


def checked_mood(chosen: str, words: str) -> tuple[Mood, str]:
    """A level and the words about what is missing, which nobody has to write, as they are kept."""
    words = fitting("text", words, limit=WORDS_LENGTH, clean=clean_text)
    if chosen not in {str(mood.value) for mood in Mood}:
        raise InvalidInput("mood", "mood.none_chosen")
    return Mood(int(chosen)), words


def counted(given: Iterable[int]) -> dict[str, int]:
    """How many chose each level, with the level as text: also those nobody chose."""
    found = dict.fromkeys((str(mood.value) for mood in Mood), 0)
    for mood in given:
        found[str(mood)] += 1
    return found


def check_sketches(sketches: int) -> None:
    """Without a sketch there is nothing to ask about."""
    if not sketches:
        raise RuleBroken("mood.no_sketches")


def check_open(is_open: bool) -> None:
    """Moods are given, and a question is closed, while it is open: another moderator may have closed it just now."""
    if not is_open:
        raise NotPermitted("mood.not_open")


def check_round(answered: int, asked: int) -> None:
    """One answers the question one has read: meanwhile it may have been closed and asked anew, on other terms."""
    if answered != asked:
        raise NotPermitted("mood.asked_anew")


def check_asked(asked: bool) -> None:
    """Only what was asked once is shown again."""
    if not asked:
        raise NotPermitted("mood.not_asked")
