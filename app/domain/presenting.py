"""Rules of presenting: which slide comes after which, through all sketches, and what is said about those who speak."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from app.domain.errors import InvalidInput, NotPermitted, NotYours
from app.domain.people import NAME_LENGTH
from app.domain.slides import Slide
from app.domain.text import clean_line, fitting

LONGEST_SPEECH = 120  # minutes


class Way(StrEnum):
    """Where somebody who leads may turn to."""

    NEXT = "next"
    BACK = "back"
    JUMP = "jump"


@dataclass(frozen=True, slots=True)
class Place:
    """A slide: the number of its sketch, and its place among the slides of that sketch, counted from 1."""

    sketch: int
    slide: int


@dataclass(frozen=True, slots=True)
class Running:
    """How many slides each sketch has, in the order in which they are presented; a sketch has one at least."""

    lengths: tuple[tuple[int, int], ...] = ()

    @property
    def total(self) -> int:
        """How many slides there are in all."""
        return sum(slides for _, slides in self.lengths)

    def standing(self, sketch: int | None, slide: int) -> Place | None:
        """The slide that is shown: the last one of its sketch where there are fewer by now, None without a sketch."""
        length = dict(self.lengths).get(sketch or 0)
        return Place(sketch or 0, min(max(slide, 1), length)) if length else None

    def number(self, place: Place) -> int:
        """The running number of a slide that stands."""
        before = 0
        for sketch, slides in self.lengths:
            if sketch == place.sketch:
                break
            before += slides
        return before + place.slide

    def place(self, number: int) -> Place | None:
        """The slide with this running number; the first or the last one beyond the ends, None where there is none."""
        rest = min(max(number, 1), self.total)
        for sketch, slides in self.lengths:
            if rest <= slides:
                return Place(sketch, rest)
            rest -= slides
        return None

    def turned(self, shown: Place | None, way: Way, number: int = 0) -> Place | None:
        """The slide one comes to; at both ends the one that is shown. Without any, on leads to the first."""
        if way is Way.JUMP:
            return self.place(number)
        if shown is None:
            return self.place(1)
        return self.place(self.number(shown) + (1 if way is Way.NEXT else -1))


def aligned(decks: Sequence[Sequence[Slide]]) -> tuple[tuple[int, ...], ...]:
    """For each slide of a presentation that is there in several languages, its index in each of the decks.

    A text may be parted elsewhere where the words around it are longer. Slides about the same stand at the same
    numbers in all languages, and where one language needs fewer, its last one stands longer: none is left out.
    """
    runs = [_runs(deck) for deck in decks]
    found: list[tuple[int, ...]] = []
    for parts in zip(*runs, strict=False):
        longest = max(len(part) for part in parts)
        found += [tuple(part[min(n, len(part) - 1)] for part in parts) for n in range(longest)]
    return tuple(found)


def _runs(deck: Sequence[Slide]) -> list[list[int]]:
    """The indices of slides that follow one another and are of one kind."""
    return [list(run) for _, run in groupby(range(len(deck)), key=lambda n: deck[n].kind)]


def read_way(said: str) -> Way:
    """The way somebody asks for; raises `InvalidInput`."""
    try:
        return Way(said)
    except ValueError:
        raise InvalidInput("way", "choice.needed") from None


def checked_speech(minutes: int | None) -> int | None:
    """The minutes a sketch may take; None or 0 is no limit. Raises `InvalidInput` at `minutes`."""
    if not minutes:
        return None
    if not 1 <= minutes <= LONGEST_SPEECH:
        raise InvalidInput("minutes", "presenting.minutes", limit=LONGEST_SPEECH)
    return minutes


def checked_presenter(name: str) -> str:
    """The name somebody wishes to be shown with; empty is none. Raises `InvalidInput` at `name`."""
    return fitting("name", name, limit=NAME_LENGTH, clean=clean_line)


def check_in_team(sketch: int, joined: Collection[int]) -> None:
    """Only whoever is in the team of a sketch presents it."""
    if sketch not in joined:
        raise NotPermitted("presenting.not_in_team")


def check_number(number: int, total: int) -> None:
    """Refuse a running number that no slide has; raises `InvalidInput` at `number`."""
    if not 1 <= number <= total:
        raise InvalidInput("number", "presenting.number", last=total)


def may_turn(shown: Place | None, target: Place | None, led: Collection[int] | None) -> bool:
    """Whether somebody may show this slide: the moderator (`led` None) any, others within the sketches they lead."""
    if led is None or target is None:
        return target is not None
    return shown is not None and shown.sketch in led and target.sketch in led


def check_leads(shown: int | None, led: Collection[int] | None) -> None:
    """Refuse whoever does not lead the sketch that is shown."""
    if led is not None and shown not in led:
        raise NotYours("presenting.not_leading")
