"""The slides of a room's sketches, made once for each state of their texts: turning one makes none anew.

A slide needs the whole report, so decks are kept per room, and for as long as nothing has happened that they could
show. The words around what people wrote are those of papers, which the application brings along (`use_words`).
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import get_args

from sqlalchemy.orm import Session

from app.db import of_snapshot
from app.domain.presenting import Place, Running, aligned
from app.domain.report import Language, Report
from app.domain.sketch_slides import sketch_deck
from app.domain.slide_words import SlideWords
from app.domain.slides import Slide
from app.live.fragments import translations
from app.queries.presenting import content_mark
from app.queries.report import report
from app.queries.rooms import Room, epoch

LANGUAGES: tuple[Language, ...] = get_args(Language)
_KEPT = 16
_NO_DAY = date(2000, 1, 1)  # slides of sketches do not say when they were made
_kept: OrderedDict[tuple[str, int], Decks] = OrderedDict()
_lock = threading.Lock()
_words: dict[Language, SlideWords] = {}


@dataclass(frozen=True)
class Decks:
    """The slides of all sketches in their order, the same number of them in each language."""

    running: Running
    slides: Mapping[int, Mapping[Language, tuple[Slide, ...]]]
    titles: Mapping[int, str]

    def slide(self, place: Place, language: Language) -> Slide:
        """A slide that stands, in a language of papers."""
        return self.slides[place.sketch][language][place.slide - 1]


def use_words(words: Mapping[Language, SlideWords]) -> None:
    """Say in which words slides are made."""
    _words.update(words)


def language_of(locale: str) -> Language:
    """In which language of papers somebody sees slides."""
    return "en" if locale == "en" else "de"


def decks(session: Session, room: Room) -> Decks:
    """The slides of the room as its sketches are now."""
    return of_snapshot(session, ("decks", room.id, room.seq), lambda: _decks(session, room))


def _decks(session: Session, room: Room) -> Decks:
    key = (f"{epoch(session)}/{room.id}", content_mark(session, room.id))
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    made = _made([report(session, room.id, one, _NO_DAY, translations(one).gettext) for one in LANGUAGES])
    with _lock:
        _kept[key] = made
        while len(_kept) > _KEPT:
            _kept.popitem(last=False)
    return made


def _made(reports: list[Report]) -> Decks:
    slides: dict[int, dict[Language, tuple[Slide, ...]]] = {}
    for papers in zip(*(one.sketches for one in reports), strict=True):
        made = [
            sketch_deck(one, paper, _words[one.language]).slides
            for one, paper in zip(reports, papers, strict=True)
        ]
        places = aligned(made)
        slides[papers[0].number] = {
            one.language: tuple(deck[place[n]] for place in places)
            for n, (one, deck) in enumerate(zip(reports, made, strict=True))
        }
    lengths = tuple((number, len(of_sketch[LANGUAGES[0]])) for number, of_sketch in slides.items())
    titles = {paper.number: paper.title for paper in reports[0].sketches}
    return Decks(Running(lengths), slides, titles)
