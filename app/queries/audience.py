"""Questions of the audience, as each may see them: a name only where somebody wanted theirs to be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, case, func, select
from sqlalchemy.orm import Session

from app.db import table
from app.domain.audience import State, question_revealed
from app.domain.languages import of_screen
from app.domain.phases import Audience
from app.domain.reported_audience import ReportedQuestion
from app.models import AudienceQuestion, AudienceSupport, Participant
from app.queries.rooms import Room


@dataclass(frozen=True)
class AskedQuestion:
    """A question; `sketch` None is to all. `wanted_by` counts whoever asked it, unless that is somebody in the hall.

    `name` None is anonymous, unless the moderator entered it; `hidden_reason` is only there for the moderator.
    """

    number: int
    sketch: int | None
    text: str
    locale: str
    name: str | None
    by_facilitator: bool
    state: State
    hidden_reason: str | None
    wanted_by: int
    settled: bool = False


@dataclass(frozen=True)
class Asked:
    """All questions an audience may see, those most wanted first, and the one on the big screen."""

    questions: Sequence[AskedQuestion] = ()
    shown: int | None = None

    def those(self, state: str) -> list[AskedQuestion]:
        """Those in one state; what waits, in the order it was asked."""
        found = [one for one in self.questions if one.state == state]
        return sorted(found, key=lambda one: one.number) if state == State.WAITING else found

    @property
    def on_screen(self) -> AskedQuestion | None:
        """The question that is shown large."""
        return next((one for one in self.questions if one.number == self.shown), None)


@dataclass(frozen=True)
class OwnQuestion:
    """What a participant asked themselves, and why it was not released."""

    number: int
    text: str
    locale: str
    state: State
    hidden_reason: str | None


_QUESTIONS, _SUPPORT, _PEOPLE = table(AudienceQuestion).c, table(AudienceSupport), table(Participant)
_SUPPORTED = (
    select(_SUPPORT.c.question_id, func.count().label("number"))
    .join(_PEOPLE, _PEOPLE.c.id == _SUPPORT.c.participant_id)
    .where(_PEOPLE.c.removed_at.is_(None))
    .group_by(_SUPPORT.c.question_id)
    .subquery()
)
_ASKER = table(Participant).alias("asker")
_WANTED = _QUESTIONS.support + func.coalesce(_SUPPORTED.c.number, 0)
_ASKED = (
    select(
        _QUESTIONS.number,
        _QUESTIONS.sketch,
        _QUESTIONS.text,
        _QUESTIONS.locale,
        _QUESTIONS.named,
        _ASKER.c.name,
        _ASKER.c.removed_at,
        _QUESTIONS.by_facilitator,
        _QUESTIONS.state,
        _QUESTIONS.hidden_reason,
        _QUESTIONS.settled,
        _WANTED.label("wanted"),
    )
    .outerjoin(_SUPPORTED, _SUPPORTED.c.question_id == _QUESTIONS.id)
    .outerjoin(_ASKER, _ASKER.c.id == _QUESTIONS.participant_id)
    .where(_QUESTIONS.workshop_id == bindparam("workshop_id"))
    .order_by((_WANTED + case((_QUESTIONS.by_facilitator, 0), else_=1)).desc(), _QUESTIONS.number)
)
_OWN = (
    select(_QUESTIONS.number, _QUESTIONS.text, _QUESTIONS.locale, _QUESTIONS.state, _QUESTIONS.hidden_reason)
    .where(
        _QUESTIONS.workshop_id == bindparam("workshop_id"),
        _QUESTIONS.participant_id == bindparam("participant_id"),
    )
    .order_by(_QUESTIONS.number)
)
_MINE = (
    select(_QUESTIONS.number)
    .join(_SUPPORT, _SUPPORT.c.question_id == _QUESTIONS.id)
    .where(
        _QUESTIONS.workshop_id == bindparam("workshop_id"),
        _SUPPORT.c.participant_id == bindparam("participant_id"),
    )
    .order_by(_QUESTIONS.number)
)


def asked(session: Session, room: Room, audience: Audience) -> Asked:
    """The questions this audience may see; what waits of somebody who was removed is gone with them."""
    leads = audience is Audience.FACILITATOR
    found = []
    for row in session.execute(_ASKED, {"workshop_id": room.id}):
        state = State(row.state)
        is_left = state is State.WAITING and row.removed_at is not None
        if is_left or not question_revealed(state, to_facilitator=leads):
            continue
        found.append(
            AskedQuestion(
                number=row.number,
                sketch=row.sketch,
                text=row.text,
                locale=row.locale,
                name=row.name if row.named else None,
                by_facilitator=row.by_facilitator,
                state=state,
                hidden_reason=row.hidden_reason if leads else None,
                wanted_by=row.wanted + (not row.by_facilitator),
                settled=row.settled,
            )
        )
    return Asked(tuple(found), room.shown_question)


def reported_questions(session: Session, room: Room) -> tuple[ReportedQuestion, ...]:
    """Those all may read, for papers, in which nobody is named."""
    return tuple(
        ReportedQuestion(
            number=one.number,
            text=one.text,
            language=of_screen(one.locale),
            sketch=one.sketch,
            answered=one.state is State.ANSWERED,
            wanted_by=one.wanted_by,
        )
        for one in asked(session, room, Audience.PARTICIPANT).questions
    )


def own_questions(session: Session, workshop_id: int, participant_id: int) -> Sequence[OwnQuestion]:
    """All that a participant asked, in order."""
    rows = session.execute(_OWN, {"workshop_id": workshop_id, "participant_id": participant_id})
    return [
        OwnQuestion(row.number, row.text, row.locale, State(row.state), row.hidden_reason) for row in rows
    ]


def supported_by(session: Session, workshop_id: int, participant_id: int) -> Sequence[int]:
    """The numbers of the questions somebody supports."""
    return list(session.scalars(_MINE, {"workshop_id": workshop_id, "participant_id": participant_id}))
