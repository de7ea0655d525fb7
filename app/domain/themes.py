"""Rules about the list of themes: what a theme may be called, how many there may be, in which order they stand."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.errors import InvalidInput
from app.domain.text import clean_line, fitting

NAME_LENGTH = 80  # characters
MOST = 12  # themes on the list: more than that nobody reads before writing
NONE = 0  # the number that stands for "no theme"; themes count from 1


def checked_name(name: str, others: Iterable[str]) -> str:
    """A theme's name as it is kept; raises `InvalidInput` at `name` when it is empty, too long, or already there.

    `others` are the names of the other themes on the list, in all their languages; capitals make no difference.
    """
    name = fitting("name", name, limit=NAME_LENGTH, clean=clean_line)
    if not name:
        raise InvalidInput("name", "theme.name_missing")
    if name.casefold() in {other.casefold() for other in others}:
        raise InvalidInput("name", "theme.name_taken")
    return name


def check_room_on_list(listed: int) -> None:
    """Whether one more fits on a list of `listed` themes; raises `InvalidInput` at `name` when not."""
    if listed >= MOST:
        raise InvalidInput("name", "theme.too_many", limit=MOST)


def read_choice(typed: str | None) -> int | None:
    """What a form says about the theme: None when it says nothing, `NONE` for "no theme", else the number.

    Raises `InvalidInput` at `theme` for what is no number.
    """
    if typed is None:
        return None
    if typed and not (typed.isascii() and typed.isdecimal() and len(typed) < 8):
        raise InvalidInput("theme", "theme.unknown")
    return int(typed or NONE)


def checked_choice(theme: int | None, listed: bool | None) -> int | None:
    """The theme an idea is put under, None for none; raises `InvalidInput` at `theme` for one that cannot be chosen.

    `listed`: whether the workshop has this theme on its list, None when it has no such theme at all.
    """
    if not theme:
        return None
    if listed is None:
        raise InvalidInput("theme", "theme.unknown")
    if not listed:
        raise InvalidInput("theme", "theme.gone")
    return theme
