"""What a participant, or a seat of the advisory board, has to do with advice: their own, and what is new to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.db import table
from app.domain.advice import advice_revealed
from app.domain.phases import Audience, Step
from app.models import Advice, AdviceSeen
from app.queries.advice import Piece, advice, pieces_of


@dataclass(frozen=True)
class News:
    """How much of others came since the last visit, and the number of the first of it."""

    advice: int
    answers: int
    first: int


@dataclass(frozen=True)
class MyAdvice:
    """One's own pieces and answers, news by the number of the sketch, and where one has read before."""

    own: tuple[Piece, ...] = ()
    news: Mapping[int, News] = field(default_factory=dict)
    visited: frozenset[int] = frozenset()

    def on(self, sketch: int) -> tuple[Piece, ...]:
        """One's own on one sketch."""
        return tuple(one for one in self.own if one.sketch == sketch)


_PIECES, _SEEN = table(Advice), table(AdviceSeen)
_OWN = select(_PIECES.c.number).where(
    _PIECES.c.workshop_id == bindparam("workshop_id"), _PIECES.c.participant_id == bindparam("participant_id")
)
_OF_SEAT = select(_PIECES.c.number).where(
    _PIECES.c.workshop_id == bindparam("workshop_id"), _PIECES.c.adviser_id == bindparam("adviser_id")
)
_UPTO = select(_SEEN.c.sketch, _SEEN.c.upto).where(_SEEN.c.participant_id == bindparam("participant_id"))


def my_advice(session: Session, workshop_id: int, step: Step, participant_id: int) -> MyAdvice:
    """A participant's own advice, and what others have written since they last looked."""
    if not advice_revealed(step):
        return MyAdvice()
    me = {"workshop_id": workshop_id, "participant_id": participant_id}
    own = {number for (number,) in session.execute(_OWN, me)}
    seen = {sketch: upto for sketch, upto in session.execute(_UPTO, me)}
    news = {}
    for sketch, on_sketch in advice(session, workshop_id, step, Audience.PARTICIPANT).items():
        fresh = [
            (one.number, one is not piece)
            for piece in on_sketch.pieces
            for one in (piece, *piece.answers)
            if one.number > seen.get(sketch, 0) and one.number not in own and not one.withdrawn
        ]
        if fresh:
            answers = sum(is_answer for _, is_answer in fresh)
            news[sketch] = News(len(fresh) - answers, answers, min(number for number, _ in fresh))
    return MyAdvice(pieces_of(session, workshop_id, step, own), news, frozenset(seen))


def advice_of_seat(session: Session, workshop_id: int, step: Step, adviser_id: int) -> MyAdvice:
    """What was written through one link of the advisory board."""
    rows = session.execute(_OF_SEAT, {"workshop_id": workshop_id, "adviser_id": adviser_id})
    return MyAdvice(pieces_of(session, workshop_id, step, [number for (number,) in rows]))
