"""Rules of reading together: when an idea counts as read by the room, and the pages of the wall."""

from __future__ import annotations

READERS = 3  # people who must have seen an idea before it counts as read by the room
MOST_AT_ONCE = 300  # ideas one report of a page may name; more is not a person reading
WALL_CARDS = 6  # ideas on a page of the big screen, read from the back row


def numbers_in(text: str) -> list[int]:
    """The numbers of ideas in a page's report ("3 7 12"), in order; what is none is left out, as is all too much."""
    words = text.split()[:MOST_AT_ONCE]
    return sorted({int(word) for word in words if word.isascii() and word.isdecimal() and len(word) < 10})


def wall_pages(cards: int) -> int:
    """On how many pages so many ideas stand on the big screen."""
    return max(1, -(-cards // WALL_CARDS))


def wall_page(wanted: int, cards: int) -> int:
    """The page of the big screen that comes nearest to the wanted one."""
    return min(max(1, wanted), wall_pages(cards))
