"""What people answer when they are asked what they make of a sketch."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import Session

from app.actions.journal import NO_KEY, Request, append, earlier_result, fingerprint, locked_step, remember
from app.db import table, transaction
from app.domain import mood as rules
from app.domain.events import MoodsCounted
from app.domain.phases import Permit, require
from app.models import Idea, MoodMark, MoodRound, Sketch

# Everybody in the room answers within a minute, so these are built once: building costs more than doing.
_ROUNDS, _SKETCHES, _IDEAS, _MARKS = table(MoodRound), table(Sketch), table(Idea), table(MoodMark)
_ASKED = (
    select(_ROUNDS.c.id, _ROUNDS.c.number)
    .join(_SKETCHES, _SKETCHES.c.id == _ROUNDS.c.sketch_id)
    .join(_IDEAS, (_IDEAS.c.workshop_id == _SKETCHES.c.workshop_id) & (_IDEAS.c.number == _SKETCHES.c.idea))
    .where(
        _SKETCHES.c.workshop_id == bindparam("workshop_id"),
        _SKETCHES.c.number == bindparam("number"),
        _SKETCHES.c.active.is_(True),
        _IDEAS.c.hidden_reason.is_(None),
        _IDEAS.c.withdrawn.is_(False),
        _ROUNDS.c.closed_at.is_(None),
    )
)
_MINE = (_MARKS.c.round_id == bindparam("asked")) & (_MARKS.c.participant_id == bindparam("person"))
_GIVEN = select(_MARKS.c.round_id).where(_MINE)
_ANEW = insert(_MARKS)
_AGAIN = update(_MARKS).where(_MINE)


@dataclass(frozen=True)
class MoodAnswer:
    """A level and words as somebody sends them, to the round of the question that they have read."""

    mood: str
    words: str
    round: int


def give_mood(
    *,
    participant_id: int,
    workshop_id: int,
    number: int,
    answer: MoodAnswer,
    now: datetime,
    request: Request = NO_KEY,
) -> None:
    """Say what one makes of a sketch, or say it anew; until the moderator closes the question."""
    with transaction() as session:
        step = locked_step(session, workshop_id, by=participant_id)
        found = session.execute(_ASKED, {"workshop_id": workshop_id, "number": number}).first()
        rules.check_open(found is not None)
        assert found is not None
        asked = found.id
        require(step, Permit.GIVE_MOOD)
        rules.check_round(answer.round, found.number)
        mood, words = rules.checked_mood(answer.mood, answer.words)
        # Under a scope of this question: its keys go when it closes, or a fingerprint would tell who answered what.
        scoped = Request(scope=f"mood-{asked}-{participant_id}", key=request.key)
        body = fingerprint("give_mood", answer.mood, words)
        if earlier_result(session, scoped, body) is not None:
            return
        if _keep(session, asked, participant_id, {"mood": mood.value, "text": words}):
            append(session, workshop_id, MoodsCounted(sketch=number), now)
        remember(session, scoped, body, {"done": True}, now)


def _keep(session: Session, round_id: int, participant_id: int, what: dict[str, object]) -> bool:
    """Write the answer; whether it is one more."""
    mine = {"asked": round_id, "person": participant_id}
    if session.execute(_GIVEN, mine).first() is not None:
        session.execute(_AGAIN.values(**what), mine)
        return False
    session.execute(_ANEW, {"round_id": round_id, "participant_id": participant_id, **what})
    return True
