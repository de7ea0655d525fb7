"""Questions on ideas and their answers, as they may be seen: a name only where somebody wanted theirs to be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Select, bindparam, func, or_, select
from sqlalchemy.orm import Session

from app.db import table
from app.domain.phases import Audience
from app.models import Idea, Participant, Remark
from app.queries.standing import on_board


@dataclass(frozen=True)
class RemarkView:
    """A question with its answers, or an answer. `name` None is anonymous, unless the moderator wrote it.

    `hidden_reason` is only there for the moderator. `idea` is where it was asked, which may lie in a bundle by now.
    """

    number: int
    idea: int
    text: str
    locale: str
    name: str | None = None
    by_facilitator: bool = False
    hidden_reason: str | None = None
    answers: tuple[RemarkView, ...] = ()


@dataclass(frozen=True)
class OwnRemark:
    """What a participant asked or answered themselves."""

    number: int
    idea: int
    text: str
    locale: str
    hidden_reason: str | None


_REMARKS, _IDEAS, _PEOPLE = table(Remark).c, table(Idea).c, table(Participant)
_HEAD = func.coalesce(_IDEAS.merged_into, _IDEAS.number)
_STANDING = (  # the name of somebody who did not want it to be read is not even loaded
    select(
        _HEAD.label("head"),
        _REMARKS.answers,
        _REMARKS.number,
        _REMARKS.idea,
        _REMARKS.text,
        _REMARKS.locale,
        _PEOPLE.c.name,
        _REMARKS.by_facilitator,
        _REMARKS.hidden_reason,
    )
    .join(table(Idea), (_IDEAS.workshop_id == _REMARKS.workshop_id) & (_IDEAS.number == _REMARKS.idea))
    .outerjoin(_PEOPLE, (_PEOPLE.c.id == _REMARKS.participant_id) & _REMARKS.named.is_(True))
    .where(_REMARKS.workshop_id == bindparam("workshop_id"), on_board())
    .order_by(_REMARKS.number)
)
_OWN = (
    select(_REMARKS.number, _REMARKS.idea, _REMARKS.text, _REMARKS.locale, _REMARKS.hidden_reason)
    .where(
        _REMARKS.workshop_id == bindparam("workshop_id"),
        _REMARKS.participant_id == bindparam("participant_id"),
    )
    .order_by(_REMARKS.number)
)


def remarks_on(
    session: Session, workshop_id: int, audience: Audience, only: Iterable[int] | None = None
) -> dict[int, tuple[RemarkView, ...]]:
    """Questions by the idea, or the bundle, they stand on, in the order they were asked.

    Hidden ones are for the moderator alone, to show them again; an answer to a hidden question is hidden with it.
    """
    wanted: Select[Any] = _STANDING
    if audience is Audience.FACILITATOR:
        wanted = wanted.where(or_(_IDEAS.hidden_reason.is_(None), _IDEAS.merged_into.is_(None)))
    else:
        wanted = wanted.where(_IDEAS.hidden_reason.is_(None), _REMARKS.hidden_reason.is_(None))
    if only is not None:
        wanted = wanted.where(_HEAD.in_(list(only)))
    questions: dict[int, list[RemarkView]] = {}
    answers: dict[int, tuple[RemarkView, ...]] = {}
    for head, answered, *fields in session.execute(wanted, {"workshop_id": workshop_id}):
        if answered is None:
            questions.setdefault(head, []).append(RemarkView(*fields))
        else:
            answers[answered] = (*answers.get(answered, ()), RemarkView(*fields))
    return {
        head: tuple(replace(question, answers=answers.get(question.number, ())) for question in asked)
        for head, asked in questions.items()
    }


def readable_remark(
    session: Session, workshop_id: int, number: int, audience: Audience
) -> tuple[int, RemarkView] | None:
    """One question or answer that this audience may read, and the idea or bundle it stands on."""
    for head, questions in remarks_on(session, workshop_id, audience).items():
        for question in questions:
            for remark in (question, *question.answers):
                if remark.number == number:
                    return head, remark
    return None


def own_remarks(session: Session, workshop_id: int, participant_id: int) -> Sequence[OwnRemark]:
    """All that a participant asked and answered, in order."""
    rows = session.execute(_OWN, {"workshop_id": workshop_id, "participant_id": participant_id})
    return [OwnRemark(*row) for row in rows]
