"""Rules of the Stimmungsbild: what the room makes of a sketch, on five levels, and when that may be told.

The one visibility rule of it lives here: pages, streams, the big screen, papers and counts ask `moods_revealed`.
Until the moderator closes a question, everybody is told only how many have answered.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from types import MappingProxyType

from app.domain.errors import InvalidInput, NotPermitted, RuleBroken
from app.domain.phases import N_
from app.domain.text import clean_text, fitting

WORDS_LENGTH = 300  # characters


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


def check_asked(asked: bool) -> None:
    """Only what was asked once is shown again."""
    if not asked:
        raise NotPermitted("mood.not_asked")
