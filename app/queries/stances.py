"""A participant's own answers on sketches that are open for agreement: given to them alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from app.db import table
from app.domain.agreement import Stance, counts
from app.models import Agreement, Bench, Participant, Sketch, StanceMark
from app.queries.agreement import MARK

Text = dict[str, str]
_AGREEMENTS, _SKETCHES, _STANCES = table(Agreement), table(Sketch), table(StanceMark)
_PEOPLE, _BENCHES = table(Participant), table(Bench)


@dataclass(frozen=True)
class OwnStance:
    """What a participant answers on a sketch that is open. `on` is the text it will be given to.

    `stance` is None while they have not answered; `counts` says whether it was given to the present text.
    """

    sketch: int
    version: int
    on: int
    stance: Stance | None
    text: str
    for_bench: bool
    counts: bool


_OWN = (
    select(
        _SKETCHES.c.number,
        _AGREEMENTS.c.version,
        MARK,
        _STANCES.c.stance,
        _STANCES.c.text,
        _STANCES.c.bench_id,
        _STANCES.c.given_on,
    )
    .join(_SKETCHES, _SKETCHES.c.id == _AGREEMENTS.c.sketch_id)
    .outerjoin(
        _STANCES,
        (_STANCES.c.agreement_id == _AGREEMENTS.c.id)
        & (_STANCES.c.participant_id == bindparam("participant")),
    )
    .where(_SKETCHES.c.workshop_id == bindparam("workshop_id"), _AGREEMENTS.c.closed_at.is_(None))
    .order_by(func.coalesce(_AGREEMENTS.c.called_at, _AGREEMENTS.c.opened_at).desc(), _AGREEMENTS.c.id.desc())
)
_OWN_BENCH = (
    select(_BENCHES.c.name)
    .join(_PEOPLE, _PEOPLE.c.bench_id == _BENCHES.c.id)
    .where(_PEOPLE.c.id == bindparam("participant"))
)


def own_stances(session: Session, workshop_id: int, participant_id: int) -> Sequence[OwnStance]:
    """A participant's answers on what is open, the sketch called up last first."""
    rows = session.execute(_OWN, {"workshop_id": workshop_id, "participant": participant_id})
    return [
        OwnStance(
            sketch=number,
            version=version,
            on=mark,
            stance=Stance(stance) if stance else None,
            text=text or "",
            for_bench=bench is not None,
            counts=stance is not None and counts(given_on=given_on, present=mark),
        )
        for number, version, mark, stance, text, bench, given_on in rows
    ]


def own_bench(session: Session, participant_id: int) -> Text | None:
    """The bench a participant speaks for."""
    return session.execute(_OWN_BENCH, {"participant": participant_id}).scalars().first()
