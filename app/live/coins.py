"""The picture of a round: a column for each person, what they have left and what they have just paid.

Drawn on the server as two paths, so that a picture is small and needs no style of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from app.domain.reasons import Purse

COLUMNS = 60  # more columns than that nobody can tell apart; then several people share one
WIDTH, GAP, HEIGHT = 10, 2, 100  # of a column with its gap, and of the whole picture, in its own units


@dataclass(frozen=True)
class Picture:
    """`left` and `paid` are paths in a box of `width` by `HEIGHT`; a column stands for `people` people."""

    left: str
    paid: str
    width: int
    people: int


def picture(purses: Sequence[Purse], top: Fraction) -> Picture | None:
    """Draw purses in their order; `top` is the amount that fills the height. None when there is nothing to draw."""
    number = sum(purse.people for purse in purses)
    if not number or not top:
        return None
    people = -(-number // COLUMNS)
    left, paid = [], []
    columns = list(_columns(purses, people))
    for place, (rest, gone) in enumerate(columns):
        foot, body = HEIGHT * rest / top, HEIGHT * gone / top
        x = place * WIDTH + GAP // 2
        left += _bar(x, Fraction(0), foot)
        paid += _bar(x, foot, body)
    return Picture("".join(left), "".join(paid), len(columns) * WIDTH, people)


def _columns(purses: Sequence[Purse], people: int) -> Iterator[tuple[Fraction, Fraction]]:
    """What is left and what was paid, per column: the average of those who share it."""
    rest = gone = Fraction(0)
    room = people
    for purse in purses:
        waiting = purse.people
        while waiting:
            taken = min(waiting, room)
            rest, gone = rest + taken * purse.after, gone + taken * purse.paid
            waiting, room = waiting - taken, room - taken
            if not room:
                yield rest / people, gone / people
                rest = gone = Fraction(0)
                room = people
    if room < people:
        yield rest / (people - room), gone / (people - room)


def _bar(x: int, foot: Fraction, height: Fraction) -> list[str]:
    """One bar that stands `foot` above the ground."""
    if not height:
        return []
    top = _short(HEIGHT - foot - height)
    return [f"M{x} {top}h{WIDTH - GAP}v{_short(height)}h-{WIDTH - GAP}z"]


def _short(value: Fraction) -> str:
    return f"{float(value):.1f}".removesuffix(".0")  # for the eye only; counting is over
