"""What there is to see while sketches are presented: the slide for everybody, and what whoever leads sees besides."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.db import of_snapshot
from app.domain.presenting import Place
from app.domain.slides import Slide
from app.live.decks import Decks, decks, language_of
from app.queries.presenting import Presenter, presenters
from app.queries.rooms import Room


@dataclass(frozen=True)
class Shown:
    """A slide with its running number of `total`. `language` is that of the words around what people wrote, `sketch`
    what its sketch is called, `names` those who present it and wish to be named."""

    slide: Slide
    place: Place
    number: int
    total: int
    language: str
    sketch: str
    black: bool = False
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Entry:
    """A slide one may jump to; the first one of its sketch stands for the sketch where that is not shown."""

    number: int
    title: str
    place: Place


@dataclass(frozen=True)
class Lead:
    """What whoever leads sees besides the slide and its notes: `after` is the one that follows.

    `since` is when the sketch that is shown began, `limit` the minutes it may take; `is_first` and `is_last` say that
    there is nothing before and behind it that they may turn to.
    """

    shown: Shown | None
    after: Slide | None
    since: datetime | None
    limit: int | None
    entries: tuple[Entry, ...]
    is_first: bool
    is_last: bool


@dataclass(frozen=True)
class Show:
    """All slides of a room, which of them is shown, and who presents."""

    decks: Decks
    room: Room
    presenters: Sequence[Presenter] = ()

    @property
    def place(self) -> Place | None:
        """The slide that is shown, None while no sketch is presented."""
        return self.decks.running.standing(self.room.shown_sketch, self.room.shown_slide)

    def shown(self, locale: str) -> Shown | None:
        """The slide everybody sees."""
        if self.place is None:
            return None
        names = (one.name for one in self.presenters if one.sketch == self.place.sketch and one.name)
        return self._at(self.place, locale, self.room.screen_black, tuple(sorted(names)))

    def leafed(self, number: int, locale: str) -> Shown | None:
        """A slide somebody leafs to on their own, by its running number."""
        place = self.decks.running.place(number)
        return self._at(place, locale) if place else None

    def lead(self, locale: str, led: Collection[int] | None = None) -> Lead:
        """What the moderator sees, or a participant who leads these sketches."""
        running, now = self.decks.running, self.shown(locale)
        inside = [one for one, _ in running.lengths if led is None or one in led]
        number = now.number if now else 0
        before, after = running.place(number - 1), running.place(number + 1)
        is_last = not after or not number < running.total or after.sketch not in inside
        return Lead(
            shown=now,
            after=None if is_last or after is None else self.decks.slide(after, language_of(locale)),
            since=self.room.shown_since,
            limit=self.room.speech_minutes,
            entries=self._entries(locale, inside),
            is_first=number <= 1 or before is None or before.sketch not in inside,
            is_last=is_last,
        )

    def _at(self, place: Place, locale: str, black: bool = False, names: tuple[str, ...] = ()) -> Shown:
        language, running = language_of(locale), self.decks.running
        return Shown(
            slide=self.decks.slide(place, language),
            place=place,
            number=running.number(place),
            total=running.total,
            language=language,
            sketch=self.decks.titles[place.sketch],
            black=black,
            names=names,
        )

    def _entries(self, locale: str, inside: Collection[int]) -> tuple[Entry, ...]:
        """Every slide of the sketch that is shown, of the others the first."""
        found = []
        for sketch, slides in self.decks.running.lengths:
            is_open = self.place is not None and self.place.sketch == sketch
            for n in range(1, (slides if is_open else 1) + 1 if sketch in inside else 1):
                place = Place(sketch, n)
                slide = self.decks.slide(place, language_of(locale))
                title = slide.topic if is_open else self.decks.titles[sketch]
                found.append(Entry(self.decks.running.number(place), title or slide.title, place))
        return tuple(found)


def show(session: Session, room: Room) -> Show:
    """What the room presents now; asked for once in a snapshot."""
    return of_snapshot(
        session,
        ("show", room.id, room.seq),
        lambda: Show(decks(session, room), room, presenters(session, room.id)),
    )
