"""What a participant's page reports while they read: which ideas they have had before their eyes."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import bindparam, or_, select
from sqlalchemy.dialects import postgresql, sqlite

from app.db import table, transaction
from app.domain.phases import Step, ideas_revealed
from app.models import Idea, Sight, Workshop
from app.queries.standing import on_board

_IDEAS, _SIGHTS, _WORKSHOPS = table(Idea).c, table(Sight), table(Workshop).c
_STEP = select(_WORKSHOPS.step).where(_WORKSHOPS.id == bindparam("workshop_id"))
_SHOWN = (  # with a bundle's card one sees all that lies in it
    select(bindparam("participant_id"), _IDEAS.number, _IDEAS.workshop_id)
    .where(
        _IDEAS.workshop_id == bindparam("workshop_id"),
        on_board(),
        _IDEAS.hidden_reason.is_(None),
        or_(
            _IDEAS.number.in_(bindparam("numbers", expanding=True)),
            _IDEAS.merged_into.in_(bindparam("numbers", expanding=True)),
        ),
    )
    .order_by(_IDEAS.number)  # two tabs of one person must not wait for each other crosswise
)
_COLUMNS = ("participant_id", "idea", "workshop_id")
_SEE = {  # everybody reads at once: one statement, built once
    "sqlite": sqlite.insert(_SIGHTS).from_select(_COLUMNS, _SHOWN).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(_SIGHTS).from_select(_COLUMNS, _SHOWN).on_conflict_do_nothing(),
}


def see_ideas(*, participant_id: int, workshop_id: int, numbers: Sequence[int]) -> None:
    """Note that a participant has seen these ideas; again changes nothing, and what is not to be seen is left out.

    The journal is told nothing: with its times it would say who read what when. Nor is the workshop locked: nobody
    waits for somebody else's reading.
    """
    if not numbers:
        return
    with transaction() as session:
        step = session.execute(_STEP, {"workshop_id": workshop_id}).scalar_one()
        if ideas_revealed(Step(step)):
            values = {"participant_id": participant_id, "workshop_id": workshop_id, "numbers": list(numbers)}
            session.execute(_SEE[session.get_bind().dialect.name], values)
