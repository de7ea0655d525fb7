"""What the room makes of its sketches, as it may be seen: how many have answered, and once it is closed what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, func, select
from sqlalchemy.orm import Session

from app.db import table
from app.domain.languages import language_of_name
from app.domain.mood import MOODS, Mood, moods_revealed, words_revealed
from app.domain.phases import Audience
from app.models import Bench, MoodMark, MoodRound, MoodWord, Participant, Sketch, Workshop
from app.queries.agreement import people_present
from app.queries.sketches import SketchView

Text = dict[str, str]


@dataclass(frozen=True)
class Counted:
    """Answers by level: of all, or of a bench (`bench` is its name). Levels come most in favour first."""

    counts: Mapping[Mood, int]
    bench: Text | None = None

    @property
    def answered(self) -> int:
        """How many answered."""
        return sum(self.counts.values())

    @property
    def rows(self) -> Sequence[tuple[Mood, int, float]]:
        """Level, how many chose it, and how much of 100 that is."""
        return [(mood, self.counts[mood], 100 * self.counts[mood] / max(self.answered, 1)) for mood in MOODS]


@dataclass(frozen=True)
class Missing:
    """What somebody missed; nobody knows who. `position` tells it from the others; `hidden_reason` is for the desk."""

    position: int
    text: str
    hidden_reason: str | None = None

    @property
    def locale(self) -> str:
        """Told by the letters alone: the language of a device would tell in a small room whose it is."""
        return language_of_name(self.text)


@dataclass(frozen=True)
class WordPlace:
    """Where a word stands: among those of which round on which sketch."""

    sketch: int
    round: int
    position: int


@dataclass(frozen=True)
class MoodView:
    """One question about a sketch; the result is there once it is closed. `answered` of `present` have answered.

    Closed without a result: too few have answered. `hidden` words are there for the moderator alone.
    """

    sketch: int
    number: int
    answered: int
    present: int
    with_benches: bool
    shown_at: datetime | None
    closed_at: datetime | None = None
    everybody: Counted | None = None
    benches: tuple[Counted, ...] = ()
    words: tuple[Missing, ...] = ()
    hidden: tuple[Missing, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it is being answered."""
        return self.closed_at is None


@dataclass(frozen=True)
class SketchMoods:
    """All questions about a sketch, in order."""

    sketch: int
    rounds: tuple[MoodView, ...] = ()

    @property
    def latest(self) -> MoodView | None:
        """The last one."""
        return self.rounds[-1] if self.rounds else None

    @property
    def open(self) -> MoodView | None:
        """The one that is being answered."""
        return self.latest if self.latest and self.latest.is_open else None

    @property
    def closed(self) -> tuple[MoodView, ...]:
        """Those that are closed."""
        return tuple(one for one in self.rounds if not one.is_open)


@dataclass(frozen=True)
class Moods:
    """All of a room, by sketch."""

    by_sketch: Mapping[int, SketchMoods] = field(default_factory=dict)

    def word(self, place: WordPlace) -> tuple[MoodView, Missing] | None:
        """What stands at a place and to which question it was said, if it is told."""
        rounds = [one for one in self.on(place.sketch).rounds if one.number == place.round]
        said = ((one, word) for one in rounds for word in one.words)
        return next(((one, word) for one, word in said if word.position == place.position), None)

    def on(self, sketch: int) -> SketchMoods:
        """The questions about a sketch, none if nobody was ever asked."""
        return self.by_sketch.get(sketch, SketchMoods(sketch))

    def shown(self, among: Iterable[SketchView]) -> list[tuple[SketchView, MoodView]]:
        """What was put on the big screen last, one or several at once; nothing once it was taken off."""
        found = [
            (sketch, last) for sketch in among if (last := self.on(sketch.number).latest) and last.shown_at
        ]
        newest = max((mood.shown_at for _, mood in found if mood.shown_at), default=None)
        return [(sketch, mood) for sketch, mood in found if mood.shown_at == newest]


_ROUNDS, _MARKS, _SAID = table(MoodRound), table(MoodMark), table(MoodWord)
_SKETCHES, _PEOPLE = table(Sketch), table(Participant)
_BENCHES, _WORKSHOPS = table(Bench), table(Workshop)
_OF_ROOM = _SKETCHES.c.workshop_id == bindparam("workshop_id")
_ALL = (
    select(_SKETCHES.c.number.label("sketch"), _ROUNDS)
    .join(_SKETCHES, _SKETCHES.c.id == _ROUNDS.c.sketch_id)
    .where(_OF_ROOM)
    .order_by(_SKETCHES.c.number, _ROUNDS.c.number)
)
_ANSWERED = (  # of people who are there
    select(_ROUNDS.c.id, func.count())
    .join(_MARKS, _MARKS.c.round_id == _ROUNDS.c.id)
    .join(_SKETCHES, _SKETCHES.c.id == _ROUNDS.c.sketch_id)
    .join(_PEOPLE, _PEOPLE.c.id == _MARKS.c.participant_id)
    .where(_OF_ROOM, _ROUNDS.c.closed_at.is_(None), _PEOPLE.c.removed_at.is_(None))
    .group_by(_ROUNDS.c.id)
)
_OPEN = (
    select(_SKETCHES.c.number, _ROUNDS.c.id)
    .join(_ROUNDS, _ROUNDS.c.sketch_id == _SKETCHES.c.id)
    .where(_OF_ROOM, _ROUNDS.c.closed_at.is_(None))
    .order_by(_SKETCHES.c.number)
)
_WORDS = (
    select(_SAID.c.round_id, _SAID.c.position, _SAID.c.text, _SAID.c.hidden_reason)
    .join(_ROUNDS, _ROUNDS.c.id == _SAID.c.round_id)
    .join(_SKETCHES, _SKETCHES.c.id == _ROUNDS.c.sketch_id)
    .where(_OF_ROOM)
    .order_by(_SAID.c.round_id, _SAID.c.position)
)
_BENCH_NAMES = (
    select(_BENCHES.c.id, _BENCHES.c.name)
    .join(_WORKSHOPS, _WORKSHOPS.c.group_id == _BENCHES.c.group_id)
    .where(_WORKSHOPS.c.id == bindparam("workshop_id"))
    .order_by(_BENCHES.c.position)
)


@dataclass(frozen=True)
class _Known:
    """What questions share: answers so far, words by question, benches by id, people who are there."""

    answered: Mapping[int, int]
    words: Mapping[int, list[Missing]]
    benches: Mapping[int, Text]
    present: int


def moods(session: Session, workshop_id: int, audience: Audience = Audience.PARTICIPANT) -> Moods:
    """All questions of a room as this audience may see them: all see the same, but for words the moderator hid."""
    room = {"workshop_id": workshop_id}
    rows = session.execute(_ALL, room).all()
    words: dict[int, list[Missing]] = {}
    for round_id, *said in session.execute(_WORDS, room):
        word, leads = Missing(*said), audience is Audience.FACILITATOR
        if words_revealed(hidden=word.hidden_reason is not None, to_facilitator=leads):
            words.setdefault(round_id, []).append(word)
    known = _Known(
        answered={number: people for number, people in session.execute(_ANSWERED, room)},
        words=words,
        benches={number: name for number, name in session.execute(_BENCH_NAMES, room)},
        present=people_present(session, workshop_id),
    )
    found: dict[int, SketchMoods] = {}
    for row in rows:
        before = found.get(row.sketch, SketchMoods(row.sketch))
        found[row.sketch] = replace(before, rounds=(*before.rounds, _view(row, known)))
    return Moods(found)


def answered_in(session: Session, workshop_id: int) -> Mapping[int, int]:
    """How many have answered, by sketch, for all that are open."""
    room = {"workshop_id": workshop_id}
    answered = {number: people for number, people in session.execute(_ANSWERED, room)}
    return {sketch: answered.get(round_id, 0) for sketch, round_id in session.execute(_OPEN, room)}


def _view(row: Row[Any], known: _Known) -> MoodView:
    view = MoodView(
        sketch=row.sketch,
        number=row.number,
        answered=known.answered.get(row.id, 0),
        present=known.present,
        with_benches=row.with_benches,
        shown_at=row.shown_at,
    )
    if not moods_revealed(closed=row.closed_at is not None):
        return view
    if not row.counts:
        return replace(view, answered=0, present=row.present, closed_at=row.closed_at)
    everybody = Counted(_levels(row.counts))
    said = known.words.get(row.id, ())
    benches = tuple(
        Counted(_levels(row.by_bench[str(bench)]["totals"]["0"]), name)
        for bench, name in known.benches.items()
        if str(bench) in row.by_bench
    )
    return replace(
        view,
        answered=everybody.answered,
        present=row.present,
        closed_at=row.closed_at,
        everybody=everybody,
        benches=benches,
        words=tuple(one for one in said if one.hidden_reason is None),
        hidden=tuple(one for one in said if one.hidden_reason is not None),
    )


def _levels(counts: Mapping[str, int]) -> Mapping[Mood, int]:
    return {mood: counts.get(str(mood.value), 0) for mood in MOODS}


_OWN = (
    select(_SKETCHES.c.number, _ROUNDS.c.number, _ROUNDS.c.with_benches, _MARKS.c.mood, _MARKS.c.text)
    .join(_ROUNDS, _ROUNDS.c.sketch_id == _SKETCHES.c.id)
    .outerjoin(
        _MARKS,
        (_MARKS.c.round_id == _ROUNDS.c.id) & (_MARKS.c.participant_id == bindparam("participant")),
    )
    .where(_OF_ROOM, _ROUNDS.c.closed_at.is_(None))
    .order_by(_ROUNDS.c.opened_at.desc(), _SKETCHES.c.position, _SKETCHES.c.number)
)


@dataclass(frozen=True)
class OwnMood:
    """What a participant answers to an open question; `mood` is None while they have not."""

    sketch: int
    number: int
    with_benches: bool
    mood: int | None
    text: str


def own_moods(session: Session, workshop_id: int, participant_id: int) -> Sequence[OwnMood]:
    """A participant's answers to what is open, given to them alone; what was asked last comes first."""
    rows = session.execute(_OWN, {"workshop_id": workshop_id, "participant": participant_id})
    return [OwnMood(sketch, number, told, mood, text or "") for sketch, number, told, mood, text in rows]
