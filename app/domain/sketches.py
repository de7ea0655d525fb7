"""Which sections every sketch has, how long they may be, and how many sketches a workshop may come to."""

from app.domain.cowriting import SECTION_LENGTH
from app.domain.errors import NotPermitted

TITLE_KEY = "title"
SUMMARY_KEY = "summary"
TITLE_LENGTH = 200  # characters
MOST_SKETCHES = 999


def limit_of(key: str) -> int:
    """How many characters the text of a section may have."""
    return TITLE_LENGTH if key == TITLE_KEY else SECTION_LENGTH


def require_open(locked_as: int | None) -> None:
    """A sketch the room agreed on stands still, as the version it was locked as, until it is opened again."""
    if locked_as is not None:
        raise NotPermitted("sketch.locked", version=locked_as)
