"""What people answer when a sketch is called up for agreement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import Session

from app.actions.journal import NO_KEY, Request, append, earlier_result, fingerprint, locked_step, remember
from app.db import table, transaction
from app.domain import agreement as rules
from app.domain.errors import InvalidInput
from app.domain.events import StancesCounted
from app.domain.phases import Permit, require
from app.models import Agreement, Idea, Participant, Sketch, StanceMark
from app.queries.agreement import MARK

# Everybody in the room answers within a minute, so these are built once: building costs more than doing.
_AGREEMENTS, _SKETCHES, _IDEAS = table(Agreement), table(Sketch), table(Idea)
_STANCES, _PEOPLE = table(StanceMark), table(Participant)
_ASKED = (
    select(_AGREEMENTS.c.id, MARK.label("mark"))
    .join(_SKETCHES, _SKETCHES.c.id == _AGREEMENTS.c.sketch_id)
    .join(_IDEAS, (_IDEAS.c.workshop_id == _SKETCHES.c.workshop_id) & (_IDEAS.c.number == _SKETCHES.c.idea))
    .where(
        _SKETCHES.c.workshop_id == bindparam("workshop_id"),
        _SKETCHES.c.number == bindparam("number"),
        _SKETCHES.c.active.is_(True),
        _IDEAS.c.hidden_reason.is_(None),
        _IDEAS.c.withdrawn.is_(False),
        _AGREEMENTS.c.closed_at.is_(None),
    )
)
_MINE = (_STANCES.c.agreement_id == bindparam("asked")) & (_STANCES.c.participant_id == bindparam("person"))
_GIVEN = select(_STANCES.c.given_on).where(_MINE)
_ANEW = insert(_STANCES)
_AGAIN = update(_STANCES).where(_MINE)
_BENCH = select(_PEOPLE.c.bench_id).where(_PEOPLE.c.id == bindparam("person"))


@dataclass(frozen=True)
class Answer:
    """A stance as somebody sends it: `words` in the language `locale`, to the text in the state `read`."""

    stance: str
    words: str
    locale: str
    read: int
    for_own_bench: bool = False


def give_stance(
    *,
    participant_id: int,
    workshop_id: int,
    number: int,
    answer: Answer,
    now: datetime,
    request: Request = NO_KEY,
) -> None:
    """Say how one stands to a sketch, or say it anew; until the moderator closes its agreement."""
    with transaction() as session:
        step = locked_step(session, workshop_id, by=participant_id)
        asked = session.execute(_ASKED, {"workshop_id": workshop_id, "number": number}).first()
        rules.check_asked(asked is not None)
        assert asked is not None
        require(step, Permit.AGREE)
        stance, words = rules.checked_stance(answer.stance, answer.words)
        # Under a scope of this agreement: its keys go when it closes, or a fingerprint would tell who answered what.
        scoped = Request(scope=f"agreement-{asked.id}-{participant_id}", key=request.key)
        body = fingerprint("give_stance", answer.stance, words, answer.read, answer.for_own_bench)
        if earlier_result(session, scoped, body) is not None:
            return
        rules.check_text(read=answer.read, present=asked.mark)
        bench = _own_bench(session, participant_id) if answer.for_own_bench and words else None
        what = {"stance": stance.value, "text": words, "locale": answer.locale, "bench_id": bench}
        if _keep(session, asked.id, participant_id, {**what, "given_on": asked.mark}):
            append(session, workshop_id, StancesCounted(sketch=number), now)
        remember(session, scoped, body, {"done": True}, now)


def _keep(session: Session, agreement_id: int, participant_id: int, what: dict[str, Any]) -> bool:
    """Write the answer; whether it is one more that counts."""
    mine = {"asked": agreement_id, "person": participant_id}
    before = session.execute(_GIVEN, mine).first()
    if before is None:
        session.execute(_ANEW, {"agreement_id": agreement_id, "participant_id": participant_id, **what})
        return True
    session.execute(_AGAIN.values(**what), mine)
    return not rules.counts(given_on=before.given_on, present=what["given_on"])


def _own_bench(session: Session, participant_id: int) -> int:
    found: int | None = session.execute(_BENCH, {"person": participant_id}).scalar_one()
    if found is None:
        raise InvalidInput("behalf", "reservation.no_bench")
    return found
