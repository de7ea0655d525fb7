"""Advice on sketches as it may be read: signed as somebody wanted it, under the rule of `domain/advice.py`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import bindparam, case, select
from sqlalchemy.orm import Session

from app.db import of_snapshot, table
from app.domain.advice import State, Voice, advice_revealed, piece_revealed
from app.domain.phases import Audience, Step
from app.models import Advice, AdviceVerdict, Adviser, Participant
from app.queries.sketches import sketch as active_sketch


@dataclass(frozen=True)
class Verdict:
    """What became of a piece, in whose words; `by_team` False is the moderator."""

    state: State
    reason: str
    locale: str
    by_team: bool


@dataclass(frozen=True)
class Piece:
    """A piece of advice with its answers, or an answer. `section` None is the whole sketch.

    `name` None is anonymous, unless the moderator speaks. A withdrawn one has no text. `hidden_reason` is for the desk,
    and for whoever wrote it.
    """

    number: int
    sketch: int
    section: str | None
    text: str
    locale: str
    voice: Voice
    name: str | None = None
    withdrawn: bool = False
    hidden_reason: str | None = None
    verdicts: tuple[Verdict, ...] = ()
    answers: tuple[Piece, ...] = ()

    @property
    def verdict(self) -> Verdict | None:
        """The one that holds."""
        return self.verdicts[-1] if self.verdicts else None

    @property
    def state(self) -> State:
        return self.verdicts[-1].state if self.verdicts else State.OPEN

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to say what becomes of it."""
        return self.state == State.OPEN and not self.withdrawn

    @property
    def answered(self) -> bool:
        """Whether it can no longer be withdrawn."""
        return bool(self.verdicts) or any(not answer.withdrawn for answer in self.answers)


@dataclass(frozen=True)
class SketchAdvice:
    """All that was advised on one sketch, in the order it was given."""

    sketch: int
    pieces: tuple[Piece, ...] = ()

    @property
    def standing(self) -> tuple[Piece, ...]:
        """What counts: not withdrawn, and not hidden."""
        return tuple(one for one in self.pieces if not one.withdrawn and one.hidden_reason is None)

    @property
    def newest(self) -> int:
        """The highest number in it, answers included."""
        return max((n.number for one in self.pieces for n in (one, *one.answers)), default=0)

    def count(self, state: str) -> int:
        """How many pieces are in this state."""
        return sum(one.state == state for one in self.standing)

    def on(self, section: str | None) -> tuple[Piece, ...]:
        """What stands on one section, or on the whole sketch."""
        return tuple(one for one in self.standing if one.section == section)


_PIECES, _VERDICTS, _PEOPLE, _SEATS = table(Advice), table(AdviceVerdict), table(Participant), table(Adviser)
_ALL = (  # the name of somebody who did not want it to be read, or was removed, is not even loaded
    select(
        _PIECES.c.answers,
        _PIECES.c.number,
        _PIECES.c.sketch,
        _PIECES.c.section,
        case((_PIECES.c.withdrawn, ""), else_=_PIECES.c.text).label("text"),
        _PIECES.c.locale,
        _PIECES.c.voice,
        _PEOPLE.c.name,
        _SEATS.c.name.label("seat"),
        _PIECES.c.withdrawn,
        _PIECES.c.hidden_reason,
    )
    .outerjoin(
        _PEOPLE,
        (_PEOPLE.c.id == _PIECES.c.participant_id)
        & _PIECES.c.named.is_(True)
        & _PEOPLE.c.removed_at.is_(None),
    )
    .outerjoin(_SEATS, _SEATS.c.id == _PIECES.c.adviser_id)
    .where(_PIECES.c.workshop_id == bindparam("workshop_id"))
    .order_by(_PIECES.c.number)
)
_DECIDED = (
    select(_VERDICTS.c.advice, _VERDICTS.c.state, _VERDICTS.c.reason, _VERDICTS.c.locale, _VERDICTS.c.by_team)
    .where(_VERDICTS.c.workshop_id == bindparam("workshop_id"))
    .order_by(_VERDICTS.c.advice, _VERDICTS.c.place)
)


def advice(
    session: Session, workshop_id: int, step: Step, audience: Audience, *, paper: bool = False
) -> Mapping[int, SketchAdvice]:
    """Advice by the number of the sketch it is on, as this audience may read it; the advisory board reads as all do.

    An answer to a hidden piece is hidden with it. Two questions, asked once in a snapshot.
    """
    if not advice_revealed(step, paper=paper):
        return {}
    desk = audience is Audience.FACILITATOR
    found: dict[int, list[Piece]] = {}
    for piece in _everything(session, workshop_id):
        if not piece_revealed(hidden=piece.hidden_reason is not None, to_facilitator=desk):
            continue
        answers = tuple(
            one
            for one in piece.answers
            if piece_revealed(hidden=one.hidden_reason is not None, to_facilitator=desk)
        )
        found.setdefault(piece.sketch, []).append(replace(piece, answers=answers))
    return {sketch: SketchAdvice(sketch, tuple(pieces)) for sketch, pieces in found.items()}


def advice_on(
    session: Session, workshop_id: int, step: Step, audience: Audience, sketch: int
) -> SketchAdvice:
    """The advice on one sketch, which may be none."""
    return advice(session, workshop_id, step, audience).get(sketch, SketchAdvice(sketch))


def readable_piece(
    session: Session, workshop_id: int, step: Step, audience: Audience, number: int
) -> Piece | None:
    """One piece or answer that this audience may read, on a sketch that does not rest; withdrawn ones are none."""
    for on_sketch in advice(session, workshop_id, step, audience).values():
        for piece in on_sketch.pieces:
            for one in (piece, *piece.answers):
                if one.number == number and not one.withdrawn:
                    rests = active_sketch(session, workshop_id, one.sketch) is None
                    return None if rests else one
    return None


def pieces_of(session: Session, workshop_id: int, step: Step, numbers: Iterable[int]) -> tuple[Piece, ...]:
    """What one author wrote themselves, with what the moderator says about it where it was hidden."""
    own = set(numbers)
    if not own or not advice_revealed(step):
        return ()
    return tuple(
        one
        for piece in _everything(session, workshop_id)
        for one in (piece, *piece.answers)
        if one.number in own and not one.withdrawn
    )


def _everything(session: Session, workshop_id: int) -> Sequence[Piece]:
    return of_snapshot(session, ("advice", workshop_id), lambda: _load(session, workshop_id))


def _load(session: Session, workshop_id: int) -> Sequence[Piece]:
    here = {"workshop_id": workshop_id}
    rows = session.execute(_ALL, here).all()
    if not rows:
        return ()
    verdicts: dict[int, tuple[Verdict, ...]] = {}
    for number, state, reason, locale, by_team in session.execute(_DECIDED, here):
        one = Verdict(State(state), reason, locale, bool(by_team))
        verdicts[number] = (*verdicts.get(number, ()), one)
    answers: dict[int, tuple[Piece, ...]] = {}
    for row in rows:
        if row.answers is not None:
            answers[row.answers] = (*answers.get(row.answers, ()), _piece(row))
    return [
        replace(_piece(row), verdicts=verdicts.get(row.number, ()), answers=answers.get(row.number, ()))
        for row in rows
        if row.answers is None
    ]


def _piece(row: Any) -> Piece:
    # Any: the row's type is a tuple of eleven, which nobody would read
    return Piece(
        number=row.number,
        sketch=row.sketch,
        section=row.section,
        text=row.text,
        locale=row.locale,
        voice=Voice(row.voice),
        name=row.seat if row.voice == Voice.ADVISER else row.name,
        withdrawn=bool(row.withdrawn),
        hidden_reason=row.hidden_reason,
    )
