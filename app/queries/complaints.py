"""What people reported to the moderator, by the thing it is about; who did is asked of nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, func, or_, select
from sqlalchemy.orm import Session

from app.db import table
from app.domain.advice import advice_revealed
from app.domain.phases import Step, ideas_revealed
from app.models import Advice, Complaint, Idea, Remark
from app.queries.standing import on_board


@dataclass(frozen=True)
class ComplaintView:
    """What was reported, with every reason given. `number` is that of the first report.

    It is an idea, a remark on it, or a piece of advice on its sketch.
    """

    number: int
    idea: int
    remark: int | None
    advice: int | None
    words: str
    locale: str
    reasons: tuple[str, ...]


_COMPLAINTS, _IDEAS, _REMARKS, _ADVICE = table(Complaint).c, table(Idea).c, table(Remark).c, table(Advice).c
_OPEN = (
    select(
        _COMPLAINTS.id,
        _COMPLAINTS.idea,
        _COMPLAINTS.remark,
        _COMPLAINTS.advice,
        _COMPLAINTS.reason,
        func.coalesce(_ADVICE.text, _REMARKS.text, _IDEAS.title),
        func.coalesce(_ADVICE.locale, _REMARKS.locale, _IDEAS.locale),
    )
    .join(table(Idea), (_IDEAS.workshop_id == _COMPLAINTS.workshop_id) & (_IDEAS.number == _COMPLAINTS.idea))
    .outerjoin(
        table(Remark),
        (_REMARKS.workshop_id == _COMPLAINTS.workshop_id) & (_REMARKS.number == _COMPLAINTS.remark),
    )
    .outerjoin(
        table(Advice),
        (_ADVICE.workshop_id == _COMPLAINTS.workshop_id) & (_ADVICE.number == _COMPLAINTS.advice),
    )
    .where(
        _COMPLAINTS.workshop_id == bindparam("workshop_id"),
        _COMPLAINTS.settled.is_(False),
        on_board(),
        _IDEAS.hidden_reason.is_(None),
        _REMARKS.hidden_reason.is_(None),  # as of what is no remark, and no advice
        _ADVICE.hidden_reason.is_(None),
        or_(_ADVICE.withdrawn.is_(None), _ADVICE.withdrawn.is_(False)),
    )
    .order_by(_COMPLAINTS.id)
)


def open_complaints(
    session: Session, workshop_id: int, step: Step, at_sketches: Step
) -> Sequence[ComplaintView]:
    """What is still to be looked at, the oldest first: not settled, and to be read by others.

    While ideas, or advice, are hidden from the moderator too there is nothing here either. What the moderator hid
    drops out, and is here again when it is shown again. `at_sketches` is the step whose rules hold for sketches.
    """
    ideas, advice_too = ideas_revealed(step), advice_revealed(at_sketches)
    if not ideas and not advice_too:
        return []
    rows = session.execute(_OPEN, {"workshop_id": workshop_id})
    found: dict[tuple[int, int | None, int | None], ComplaintView] = {}
    for number, idea, remark, advice, reason, words, language in rows:
        if not (ideas if advice is None else advice_too):
            continue
        first = found.get((idea, remark, advice))
        reasons = (*first.reasons, reason) if first else (reason,)
        found[idea, remark, advice] = ComplaintView(
            first.number if first else number, idea, remark, advice, words, language, reasons
        )
    return list(found.values())


def open_complaint(
    session: Session, workshop_id: int, step: Step, at_sketches: Step, number: int
) -> ComplaintView | None:
    """One of them."""
    every = open_complaints(session, workshop_id, step, at_sketches)
    return next((one for one in every if one.number == number), None)
