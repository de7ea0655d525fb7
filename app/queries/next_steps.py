"""What happens next, as everybody may read it; what was taken out is for the desk alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.db import table
from app.domain.next_steps import due_span
from app.domain.phases import Audience
from app.domain.reported_closing import NextStep as Reported
from app.domain.when import Span
from app.models import NextStep


@dataclass(frozen=True)
class NextStepView:
    """A next step; `due` is how it was typed, `span` the days it means, if it names any."""

    number: int
    what: str
    who: str
    due: str
    sketch: int | None
    meeting: int
    revision: int
    listed: bool

    @property
    def span(self) -> Span | None:
        """The days `due` means."""
        return due_span(self.due)


_STEPS = table(NextStep)
_ALL = (
    select(*(_STEPS.c[name] for name in NextStepView.__annotations__))
    .where(_STEPS.c.workshop_id == bindparam("workshop_id"))
    .order_by(_STEPS.c.position, _STEPS.c.number)
)


def next_steps(session: Session, workshop_id: int, audience: Audience) -> Sequence[NextStepView]:
    """All in their order; at the desk with those that were taken out."""
    found = [NextStepView(*row) for row in session.execute(_ALL, {"workshop_id": workshop_id})]
    return [one for one in found if one.listed or audience is Audience.FACILITATOR]


def next_step(session: Session, workshop_id: int, number: int) -> NextStepView | None:
    """One of them, for the desk."""
    found = next_steps(session, workshop_id, Audience.FACILITATOR)
    return next((one for one in found if one.number == number), None)


def reported_next_steps(session: Session, workshop_id: int) -> tuple[Reported, ...]:
    """Those on the list, for papers."""
    return tuple(
        Reported(
            number=one.number,
            what=one.what,
            who=one.who,
            due=one.due,
            span=one.span,
            sketch=one.sketch,
            meeting=one.meeting,
        )
        for one in next_steps(session, workshop_id, Audience.PARTICIPANT)
    )
