"""Rules about sketches: what a section may hold, and that nobody overwrites anybody."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.errors import NotPermitted
from app.domain.text import clean_text, fitting

SECTION_LENGTH = 10_000  # characters
TITLE_KEY = "title"
SUMMARY_KEY = "summary"


@dataclass(frozen=True)
class SectionState:
    """A section's text and the revision it has."""

    text: str
    revision: int


@dataclass(frozen=True)
class Written:
    """What became of a text somebody sent: the new state, or both texts side by side."""

    state: SectionState
    conflict: bool


def checked_section(text: str) -> str:
    """A section's text as it is kept."""
    return fitting("text", text, limit=SECTION_LENGTH, clean=clean_text)


def write_section(present: SectionState, *, text: str, base: int) -> Written:
    """Take `text` when it was written on the present revision; otherwise keep both apart.

    A text equal to the present one is no change: a retry of a save that arrived is not a conflict.
    """
    if text == present.text:
        return Written(present, conflict=False)
    if base != present.revision:
        return Written(present, conflict=True)
    return Written(SectionState(text, present.revision + 1), conflict=False)


def require_open(locked_as: int | None) -> None:
    """A sketch the room agreed on stands still, as the version it was locked as, until it is opened again."""
    if locked_as is not None:
        raise NotPermitted("sketch.locked", version=locked_as)
