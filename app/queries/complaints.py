"""What people reported to the moderator, by the thing it is about; who did is asked of nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import Session

from app.db import table
from app.domain.phases import Step, ideas_revealed
from app.models import Complaint, Idea, Remark
from app.queries.standing import on_board


@dataclass(frozen=True)
class ComplaintView:
    """An idea, or a remark on it, that was reported, with every reason given. `number` is that of the first report."""

    number: int
    idea: int
    remark: int | None
    words: str
    locale: str
    reasons: tuple[str, ...]


_COMPLAINTS, _IDEAS, _REMARKS = table(Complaint).c, table(Idea).c, table(Remark).c
_OPEN = (
    select(
        _COMPLAINTS.id,
        _COMPLAINTS.idea,
        _COMPLAINTS.remark,
        _COMPLAINTS.reason,
        _IDEAS.title,
        _IDEAS.locale,
        _REMARKS.text,
        _REMARKS.locale,
    )
    .join(table(Idea), (_IDEAS.workshop_id == _COMPLAINTS.workshop_id) & (_IDEAS.number == _COMPLAINTS.idea))
    .outerjoin(
        table(Remark),
        (_REMARKS.workshop_id == _COMPLAINTS.workshop_id) & (_REMARKS.number == _COMPLAINTS.remark),
    )
    .where(
        _COMPLAINTS.workshop_id == bindparam("workshop_id"),
        _COMPLAINTS.settled.is_(False),
        on_board(),
        _IDEAS.hidden_reason.is_(None),
        or_(_COMPLAINTS.remark.is_(None), _REMARKS.hidden_reason.is_(None)),
    )
    .order_by(_COMPLAINTS.id)
)


def open_complaints(session: Session, workshop_id: int, step: Step) -> Sequence[ComplaintView]:
    """What is still to be looked at, the oldest first: not settled, and to be read by others.

    While ideas are hidden from the moderator too there is nothing here either. What the moderator hid drops out, and
    is here again when it is shown again.
    """
    if not ideas_revealed(step):
        return []
    rows = session.execute(_OPEN, {"workshop_id": workshop_id})
    found: dict[tuple[int, int | None], ComplaintView] = {}
    for number, idea, remark, reason, title, locale, text, text_locale in rows:
        first = found.get((idea, remark))
        words, language = (title, locale) if remark is None else (text, text_locale)
        reasons = (*first.reasons, reason) if first else (reason,)
        found[idea, remark] = ComplaintView(
            first.number if first else number, idea, remark, words, language, reasons
        )
    return list(found.values())


def open_complaint(session: Session, workshop_id: int, step: Step, number: int) -> ComplaintView | None:
    """One of them."""
    return next((c for c in open_complaints(session, workshop_id, step) if c.number == number), None)
